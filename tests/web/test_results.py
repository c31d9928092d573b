"""Results as pages, and as files to take away."""

import json
import re
from html import unescape

import httpx
import pytest

from api.schemas.comparison import ComparedArticle, Comparison
from tests.web.test_start import A, B, form

HOSTILE = (
    "<script>alert(1)</script> A lorry hit the bridge <img src=x onerror=alert(1)> on Monday.\u202e"
    ' "><svg onload=alert(1)> Two people were hurt, the mayor said. </textarea></title>'
)

OTHER = "The orchestra of Vilna played Bruckner on Sunday. Critics praised Ada Lund, the conductor."
SIX = B.replace("Four", "Nine")
OWN = " Inspector Jane Stoker closed the road on Tuesday."
OUTLETS = {"outlet-1": "The Gazette", "outlet-2": "The Herald"}


@pytest.fixture(scope="module")
async def compared(pages: httpx.AsyncClient) -> str:
    sent = await pages.post("/", data=form(A, B, **{"outlet-1": "The <b>Gazette</b>"}))
    return str(sent.headers["location"])


@pytest.fixture(scope="module")
async def examples(pages: httpx.AsyncClient) -> str:
    return str((await pages.post("/", data={"do": "examples"})).headers["location"])


async def test_every_link_within_a_page_leads_somewhere(
    pages: httpx.AsyncClient, examples: str
) -> None:
    page = (await pages.get(examples)).text
    analysis = re.search(r'href="(/analyses/[^"]+)"', page)
    assert analysis
    for one in (page, (await pages.get(analysis[1])).text):
        check_links(one)


def check_links(page: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert len(re.findall(r' id="', page)) == len(ids)


async def test_pages_hold_nothing_from_elsewhere(pages: httpx.AsyncClient, compared: str) -> None:
    answer = await pages.get(compared)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


async def test_assets_are_kept_for_ever(pages: httpx.AsyncClient) -> None:
    page = (await pages.get("/")).text
    for address in re.findall(r'(?:href|src)="(/assets/[^"]+)"', page):
        found = await pages.get(address)
        assert found.status_code == 200
        assert "immutable" in found.headers["cache-control"]
    assert (await pages.get("/assets/0000/factframe.css")).status_code == 404


async def test_what_is_not_kept_is_told_on_a_page(pages: httpx.AsyncClient) -> None:
    answer = await pages.get("/comparisons/none")
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]
    assert "Back to the start" in answer.text


async def test_a_result_is_taken_away_as_a_file(pages: httpx.AsyncClient, compared: str) -> None:
    path = compared.partition("?")[0]
    for suffix, kind in (
        ("html", "text/html"),
        ("md", "text/markdown"),
        ("json", "application/json"),
    ):
        file = await pages.get(f"{path}.{suffix}")
        assert kind in file.headers["content-type"]
        assert f'.{suffix}"' in file.headers["content-disposition"]
    as_json = (await pages.get(f"{path}.json")).text
    assert len(Comparison.model_validate(json.loads(as_json)).articles) == 2
    assert (await pages.get(f"{path}.exe")).status_code == 404


async def test_the_file_stands_by_itself(pages: httpx.AsyncClient, compared: str) -> None:
    file = (await pages.get(compared.partition("?")[0] + ".html")).text
    assert "<style>" in file
    assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;' in file
    assert not re.findall(r'(?:src|href)="(?!#)', file)


async def test_hostile_words_stay_words(pages: httpx.AsyncClient) -> None:
    sent = await pages.post(
        "/", data=form(HOSTILE, HOSTILE + " Again.", **{"outlet-1": HOSTILE[:200]})
    )
    for path in (sent.headers["location"], sent.headers["location"].partition("?")[0] + ".html"):
        page = (await pages.get(path)).text
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<svg onload" not in page
        assert "\u202e" not in page
        assert "⟨U+202E⟩" in page


async def test_claims_are_chosen_without_scripts(pages: httpx.AsyncClient) -> None:
    text = f"{A} The mayor said the bridge was safe."
    where = (await pages.post("/", data=form(text))).headers["location"]
    everything = (await pages.get(where)).text
    numbers = (await pages.get(where, params={"type": "numerical"})).text
    assert cards_shown(everything) > cards_shown(numbers) == 1
    assert "Two people were hurt." in unescape(numbers)
    check_links(numbers)


def cards_shown(page: str) -> int:
    return len(re.findall(r'<li class="card" id', page))


async def test_a_choice_that_fits_no_claim_is_told_and_left_out(pages: httpx.AsyncClient) -> None:
    where = (await pages.post("/", data=form(A))).headers["location"]
    page = unescape((await pages.get(where, params={"type": "zzz"})).text)
    assert "No claim here has the sort “zzz”" in page
    assert cards_shown(page) == cards_shown((await pages.get(where)).text)


async def test_words_are_found_without_scripts(pages: httpx.AsyncClient) -> None:
    where = (await pages.post("/", data=form(A, B + OWN))).headers["location"]
    page = (await pages.get(f"{where}&find=STOKER")).text
    rows = re.findall(r'<li class="statement r-only-in".*?</li>', page, re.DOTALL)
    assert rows
    assert [row for row in rows if " hidden>" not in row.partition("<a ")[0]] == [
        row for row in rows if "Stoker" in row
    ]
    assert "1 statement found" in page
    told = re.findall(r"<span data-count>(\d+) of (\d+)</span>", page)
    assert sum(int(left) for left, _ in told) == 1
    assert sum(int(among) for _, among in told) == len(rows)


async def test_words_in_accounts_that_are_not_shown_are_one_link_away(
    pages: httpx.AsyncClient,
) -> None:
    texts = [A, B, A.replace("Two", "Five"), B.replace("Four", "Six"), SIX + OWN]
    where = (await pages.post("/", data=form(*texts))).headers["location"]
    page = unescape((await pages.get(where)).text)
    links = re.findall(r'href="(\?[^"#]*)#(E-in-[^"]+)"', page)
    assert links
    for query, target in links:
        there = (await pages.get(where.partition("?")[0] + query)).text
        assert f'id="{target}"' in there
        assert 'data-col="A" data-off' not in there
        assert 'data-col="E" data-off' not in there


async def test_both_sides_of_a_conflict_are_seen_whatever_is_shown(
    pages: httpx.AsyncClient,
) -> None:
    texts = [A, A.replace("lorry", "van"), A.replace("Monday", "Sunday"), SIX, B]
    where = (await pages.post("/", data=form(*texts))).headers["location"]
    page = (await pages.get(where)).text
    article = r'<article class="statement r-possible-conflict".*?</article>'
    conflict = re.search(article, page, re.DOTALL)
    assert conflict
    assert '<details class="chosen" open><summary>Also in E' in conflict[0]


async def test_a_comparison_is_headed_by_its_accounts_and_never_by_an_accusation(
    pages: httpx.AsyncClient,
) -> None:
    accusing = "Bosses 'ignored weeks of warnings' at Millbrook"
    texts = (f"{accusing}\n\n{A}", f"Bosses ignored weeks of warnings, union says\n\n{B}")
    where = (await pages.post("/", data=form(*texts))).headers["location"]
    page = unescape((await pages.get(where)).text)
    told = (
        "A “Bosses 'ignored weeks of warnings' at …” and "
        "B “Bosses ignored weeks of warnings, union says”"
    )
    assert "<h1>2 accounts side by side</h1>" in page
    assert f"<title>{told} – 2 accounts – Factframe</title>" in page
    report = await pages.get(f"{where.partition('?')[0]}.md")
    assert re.match(r"# [AB] “Bosses", report.text)
    other = (await pages.post("/", data=form(A, OTHER, **OUTLETS))).headers["location"]
    page = (await pages.get(other)).text
    assert '<h1 dir="auto">The Gazette and The Herald</h1>' in page
    assert "<title>The Gazette and The Herald – 2 accounts – Factframe</title>" in page


async def test_what_is_wrong_with_the_accounts_is_said_first(pages: httpx.AsyncClient) -> None:
    for texts, caution in (
        ((A, OTHER), "These texts seem to be about different events"),
        ((A, A), "A and B are the same text, word for word"),
    ):
        where = (await pages.post("/", data=form(*texts))).headers["location"]
        page = (await pages.get(where)).text
        assert caution in page
        assert "None found." not in page
        assert page.index(caution) < page.index('class="counts"')


async def test_columns_are_chosen_without_scripts(pages: httpx.AsyncClient) -> None:
    texts = [A, B, A.replace("Two", "Five"), B.replace("Four", "Nine"), SIX]
    where = (await pages.post("/", data=form(*texts))).headers["location"]
    page = (await pages.get(where)).text
    assert 'data-col="D"' in page
    assert 'data-col="D" data-off' not in page
    assert 'data-col="E" data-off' in page
    order = re.search(r"order=([\d.]+)", where)
    assert order
    assert f'name="order" value="{order[1]}"' in page
    chosen = (await pages.get(f"{where}&show=A&show=E")).text
    assert 'data-col="E" data-off' not in chosen
    assert 'data-col="B" data-off' in chosen
    told = "No column was chosen, so the first 4 are shown."
    assert told in (await pages.get(f"{where}&show=")).text
    assert told not in page + chosen
    assert '<input type="hidden" name="show" value="">' in page


async def test_files_keep_the_order_of_the_page_and_hold_all_accounts(
    pages: httpx.AsyncClient,
) -> None:
    texts = [B, A, B.replace("Four", "Nine"), A.replace("Two", "Five")]
    where = (await pages.post("/", data=form(*texts))).headers["location"]
    links = re.findall(r'href="([^"]+)" download', unescape((await pages.get(where)).text))
    made = {
        link.partition("?")[0].rpartition(".")[2]: (await pages.get(link)).text for link in links
    }
    handed_in = [account.analysis.article.text for account in _accounts(made["json"])]
    assert handed_in == texts
    assert 'data-col="D"' in made["html"]


async def test_every_account_keeps_its_letter_wherever_a_page_leads(
    pages: httpx.AsyncClient,
) -> None:
    texts = [B, A, B.replace("Four", "Nine"), A.replace("Two", "Five"), SIX.replace("Nine", "Ten")]
    outlets = {f"outlet-{n}": f"Outlet {letter}" for n, letter in enumerate("ABCDE", start=1)}
    where = (await pages.post("/", data=form(*texts, **outlets))).headers["location"]
    path, _, order = where.partition("?")
    page = unescape((await pages.get(where)).text)
    assert letters(page) == [f"{letter} Outlet {letter}" for letter in "ABCDE"]
    own = {link for link in re.findall(r' href="([^"]+)"', page) if link.startswith(("?", path))}
    assert len(own) > 3
    assert all(order in link for link in own)
    hidden = order.replace("order=", '<input type="hidden" name="order" value="') + '">'
    assert all(hidden in one for one in re.findall(r"<form.*?</form>", page, re.DOTALL))
    bare = letters((await pages.get(path)).text)
    assert sorted(line[2:] for line in bare) == [f"Outlet {letter}" for letter in "ABCDE"]
    for odd in ("?order=9.1", "?order=1.2", "?order="):
        page = (await pages.get(path + odd)).text
        assert letters(page) == bare
        assert "order=" not in page


def letters(page: str) -> list[str]:
    """Letter and name of every account, as the page lists them."""
    listed = re.findall(r'<li class="account">(.*?)<br>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in listed]


def _accounts(text: str) -> tuple[ComparedArticle, ...]:
    return Comparison.model_validate_json(text).articles
