"""The start page without scripts: what is handed in is read, and nothing typed is lost."""

import json
import re
from html import unescape

import httpx
import pytest

from tests.http.test_results import PAGE

INSIDE = "secret of the inside"

A = "A lorry hit the bridge on Monday. Two people were hurt."
B = "A lorry hit the bridge on Monday. Four people were hurt."


def form(*texts: str, **more: str) -> dict[str, str]:
    return {f"text-{n}": text for n, text in enumerate(texts, start=1)} | {"do": "compare"} | more


async def test_programs_are_still_told_where_to_go(pages: httpx.AsyncClient) -> None:
    answer = await pages.get("/", headers={"Accept": "*/*"})
    assert answer.json()["documentation"] == "/docs"


async def test_two_accounts_are_compared_in_the_order_given(pages: httpx.AsyncClient) -> None:
    for texts in ((A, B), (B, A)):
        sent = await pages.post("/", data=form(*texts))
        assert sent.status_code == 303
        page = (await pages.get(sent.headers["location"])).text
        assert "possible contradiction about a number" in page
        cells = re.findall(r'data-col="A"><p class="side">.*?<q>(.*?)</q>', page, re.DOTALL)
        shown = [re.sub(r'<span class="unseen">.*?</span>|<.*?>', "", cell) for cell in cells]
        assert any(re.search(r"Two|Four", one) for one in shown)
        first = next(one for one in shown if "people were hurt" in one)
        assert first in texts[0]


async def test_one_account_is_analysed(pages: httpx.AsyncClient) -> None:
    sent = await pages.post("/", data=form(A))
    assert sent.headers["location"].startswith("/analyses/")
    assert "Two people were hurt." in (await pages.get(sent.headers["location"])).text


async def test_the_examples_are_compared_by_one_button(pages: httpx.AsyncClient) -> None:
    sent = await pages.post("/", data={"do": "examples"})
    page = (await pages.get(sent.headers["location"])).text
    assert "The accounts are about one event" in page
    for opening in ("The Russian President", "The Center for Countering"):
        assert opening in page


async def test_files_are_read(pages: httpx.AsyncClient) -> None:
    files = {
        "file-1": ("one.txt", A.encode(), "text/plain"),
        "file-2": ("two.html", PAGE.encode(), "text/html"),
    }
    sent = await pages.post("/", data={"do": "compare"}, files=files)
    assert sent.headers["location"].startswith("/comparisons/")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (form("", ""), "Paste the text of this account"),
        (form(A, B, **{"date-2": "yesterday"}), "such as 2022-09-11"),
        (
            form(A, "Le maire a dit que le pont serait fermé dès lundi matin à la circulation."),
            "This looks like French, and this server reads English only",
        ),
        (form(A, B, engine="oracle"), "Choose one of the engines"),
    ],
)
async def test_errors_keep_what_was_typed(
    pages: httpx.AsyncClient, given: dict[str, str], message: str
) -> None:
    answer = await pages.post("/", data=given | {"outlet-1": "The <Gazette>"})
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert message in page
    assert 'value="The <Gazette>"' in page
    assert all(value in page for name, value in given.items() if name.startswith("text"))


async def test_an_error_stands_beside_its_account(pages: httpx.AsyncClient) -> None:
    page = (await pages.post("/", data=form(A, B, **{"date-2": "yesterday"}))).text
    field = re.search(r'<input[^>]* id="date-2"[^>]*>', page)
    assert field
    assert 'aria-invalid="true" aria-describedby="wrong-date-2"' in field[0]
    assert 'id="wrong-date-2"' in page
    assert '<a href="#date-2">Account B, date: ' in page
    assert "<title>Error: " in page


async def test_another_account_is_added_without_losing_any(pages: httpx.AsyncClient) -> None:
    answer = await pages.post("/", data=form(A, B) | {"do": "add"})
    assert 'id="text-3"' in answer.text
    assert A in answer.text
    many = await pages.post("/", data=form(*[A] * 16) | {"do": "add"})
    assert 'id="text-17"' not in many.text


async def test_hidden_and_foreign_characters_come_back_as_they_were(
    pages: httpx.AsyncClient,
) -> None:
    text = "\n  It\u202e rained.\u200b שלום 👩‍👩‍👧\r\nTwice."
    answer = await pages.post("/", data=form(text) | {"do": "add"})
    typed = re.search(r'<textarea id="text-1"[^>]*>(.*?)</textarea>', answer.text, re.DOTALL)
    assert typed
    shown = unescape(typed[1])
    assert shown.removeprefix("\n") == text.replace("\r\n", "\n")


async def test_an_analysis_can_be_compared_with_a_new_account(pages: httpx.AsyncClient) -> None:
    first = (await pages.post("/", data=form(A))).headers["location"].rpartition("/")[2]
    page = (await pages.get("/", params={"with": first})).text
    assert f'name="known-1" value="{first}"' in page
    sent = await pages.post("/", data={"known-1": first, "text-2": B, "do": "compare"})
    assert sent.headers["location"].startswith("/comparisons/")


async def test_stages_are_told_to_scripts(pages: httpx.AsyncClient) -> None:
    sent = await pages.post("/", data=form(A, B), headers={"Accept": "text/event-stream"})
    assert sent.headers["content-type"].startswith("text/event-stream")
    names = re.findall(r"^event: (\w+)$", sent.text, re.MULTILINE)
    assert names == ["stage"] * 5 + ["done"]
    assert '"stage": "comparing"' in sent.text
    wrong = await pages.post(
        "/", data=form(A, B, **{"date-2": "x"}), headers={"Accept": "text/event-stream"}
    )
    assert '"field": "date-2", "message": "Write the day' in wrong.text
    too_large = await pages.post(
        "/", data=form("x " * 17_000_000), headers={"Accept": "text/event-stream"}
    )
    assert "larger than" in too_large.json()["detail"]


async def test_stages_name_the_account_and_count_the_steps(pages: httpx.AsyncClient) -> None:
    sent = await pages.post(
        "/",
        data=form(A, f"date 2022-09-11\n\n{B}", **{"outlet-1": "Gazette"}),
        headers={"Accept": "text/event-stream"},
    )
    stages = [json.loads(one) for one in re.findall(r"^data: (.*)$", sent.text, re.MULTILINE)][:-1]
    assert {one["label"] for one in stages if one["account"] == 1} == {"Gazette"}
    assert {one["label"] for one in stages if one["account"] == 2} == {B}
    assert [one["done"] for one in stages][-2:] == [2, 2]
    assert {one["of"] for one in stages} == {3}


async def test_an_empty_form_asks_for_a_text(pages: httpx.AsyncClient) -> None:
    page = (await pages.post("/", data=form("", ""))).text
    assert "Paste the text of an account here." in page
    assert 'aria-describedby="wrong-text-1" autofocus' in page


FILES = [
    ("e.txt", b"", "e.txt holds no words"),
    ("x.pdf", b"%PDF-1.4 fake", "x.pdf cannot be read: plain text"),
    ("o.txt", "The café burned, police said.".encode("cp1252"), "The letters of o.txt"),
    ("p.html", b"<html><body><p>Too short.</p></body></html>", "p.html: Fewer than 25 words"),
]


@pytest.mark.parametrize(("name", "content", "message"), FILES)
async def test_a_file_that_cannot_be_read_is_told_and_nothing_is_compared(
    pages: httpx.AsyncClient, name: str, content: bytes, message: str
) -> None:
    answer = await pages.post("/", data=form(A), files={"file-2": (name, content)})
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert re.search(rf'id="wrong-file-2">[^<]*<span[^>]*>✗</span> {re.escape(message)}', page)
    assert A in page
    assert not re.search(r"pdftotext|iconv|0x", page)
    assert "is read as it is" not in page
    assert "data-typed hidden" not in page


async def test_a_text_and_a_file_for_one_account_are_both_kept(pages: httpx.AsyncClient) -> None:
    answer = await pages.post("/", data=form(A, B), files={"file-2": ("two.html", PAGE.encode())})
    page = unescape(answer.text)
    assert "There is a text here and a file as well" in page
    assert B in page
    kept = {"held-2": PAGE, "filename-2": "two.html"}
    dropped = unescape((await pages.post("/", data=form(A, B, **kept) | {"do": "drop-2"})).text)
    assert B in dropped
    assert "two.html" not in dropped
    sent = await pages.post("/", data=form(A, "", **kept))
    assert sent.headers["location"].startswith("/comparisons/")


async def test_several_files_are_an_account_each(pages: httpx.AsyncClient) -> None:
    files = [("files", (f"{n}.txt", f"{A} Number {n}.".encode())) for n in range(8)]
    page = (await pages.post("/", data=form("", B) | {"do": "add"}, files=files)).text
    typed = re.findall(r'<textarea id="text-\d+"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert typed[:3] == [f"{A} Number 0.", B, f"{A} Number 1."]
    assert typed[8] == f"{A} Number 7."
    full = await pages.post("/", data=form(*[A] * 16), files=files[:1])
    assert "0.txt was left out" in full.text


async def test_what_is_said_about_an_account_without_its_text_is_told(
    pages: httpx.AsyncClient,
) -> None:
    page = (await pages.post("/", data=form(A, "", **{"outlet-2": "The Gazette"}))).text
    assert 'id="wrong-text-2"' in page
    assert "Paste the text of this account" in page


@pytest.mark.parametrize("text", ["https://example.org/a", " www.example.org/a \n http://b.org/ "])
async def test_an_address_is_not_taken_for_a_text(pages: httpx.AsyncClient, text: str) -> None:
    answer = await pages.post("/", data=form(A, text))
    assert answer.status_code == 422
    assert "Pages are not fetched from their addresses" in answer.text
    assert 'id="wrong-text-2"' in answer.text


async def test_a_text_taken_for_another_language_is_read_as_english(
    pages: httpx.AsyncClient,
) -> None:
    french = "Le maire a dit que le pont serait fermé dès lundi matin à la circulation."
    page = unescape((await pages.post("/", data=form(french))).text)
    assert re.search(r'<select[^>]*aria-describedby="wrong-language-1"', page)
    sent = await pages.post("/", data=form(french, **{"language-1": "en"}))
    assert sent.status_code == 303
    foreign = await pages.post("/", data=form(french, **{"language-1": "xx"}))
    assert "Choose one of the languages" in foreign.text


async def test_an_account_is_taken_out_and_the_others_move_up(pages: httpx.AsyncClient) -> None:
    answer = await pages.post("/", data=form(A, "middle", B) | {"do": "remove-2"})
    typed = re.findall(r'<textarea id="(text-\d)"[^>]*>(.*?)</textarea>', answer.text, re.DOTALL)
    assert typed[:2] == [("text-1", A), ("text-2", B)]


async def test_an_account_read_before_is_named_and_can_be_taken_out(
    pages: httpx.AsyncClient,
) -> None:
    text = form(A, **{"outlet-1": "The Gazette"})
    first = (await pages.post("/", data=text)).headers["location"].rpartition("/")[2]
    page = (await pages.get("/", params={"with": first})).text
    assert f'href="/analyses/{first}" dir="auto">The Gazette, A lorry hit the bridge' in page
    assert re.search(r'<p class="taking-out"><button[^>]*value="remove-1"', page)
    out = await pages.post("/", data={"known-1": first, "text-2": B, "do": "remove-1"})
    assert "Read before" not in out.text
    assert f">{B}</textarea>" in out.text


async def test_an_account_that_is_not_kept_any_more_is_asked_for_again(
    pages: httpx.AsyncClient,
) -> None:
    answer = await pages.get("/", params={"with": "unknown"})
    assert answer.status_code == 404
    assert 'aria-describedby="wrong-text-1"' in answer.text
    sent = await pages.post("/", data={"known-1": "unknown", "text-2": B, "do": "compare"})
    assert "Paste the text again." in sent.text
    assert '<textarea id="text-1"' in sent.text
    assert B in sent.text


async def test_a_reload_has_room_for_as_many_accounts(pages: httpx.AsyncClient) -> None:
    assert 'id="text-5"' in (await pages.get("/", params={"accounts": "5"})).text
    assert re.search("data-full>16 accounts", (await pages.get("/?accounts=16")).text)
    assert re.search("data-full hidden>16 accounts", (await pages.get("/?accounts=15")).text)
    for odd in ("0", "17", "-1", "x" * 5000):
        page = (await pages.get("/", params={"accounts": odd})).text
        assert 'id="text-3"' not in page


async def test_one_reader_is_told_of_and_not_asked_for(pages: httpx.AsyncClient) -> None:
    page = (await pages.get("/")).text
    assert 'type="radio"' not in page
    assert "no language model does" in page


async def test_an_unknown_address_is_a_page_for_browsers_alone(pages: httpx.AsyncClient) -> None:
    seen = await pages.get("/nowhere/at/all")
    assert seen.status_code == 404
    assert "Back to the start" in seen.text
    told = await pages.get("/nowhere", headers={"Accept": "*/*"})
    assert told.status_code == 404
    assert told.json()["type"] == "/problems/not-found"


async def test_a_form_that_is_too_large_is_told_so(pages: httpx.AsyncClient) -> None:
    answer = await pages.post("/", data=form("x " * 17_000_000))
    assert answer.status_code == 413
    assert "larger than" in answer.text
    assert "Go back in your browser" in answer.text


async def test_what_was_typed_comes_back_whatever_fails(
    pages: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def failing(*_: object) -> None:
        raise RuntimeError(INSIDE)

    monkeypatch.setattr("api.service.Service.compare", failing)
    answer = await pages.post("/", data=form(A, B, **{"outlet-2": "The Herald"}))
    assert answer.status_code == 500
    assert f">{A}</textarea>" in answer.text
    assert 'value="The Herald"' in answer.text
    assert "The server failed" in answer.text
    assert INSIDE not in answer.text + caplog.text
    assert "A request failed unexpectedly" in caplog.text


async def test_a_page_that_fails_is_a_page_still(
    pages: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_: object) -> None:
        raise RuntimeError(INSIDE)

    monkeypatch.setattr("api.service.Service.get_analysis", failing)
    answer = await pages.get("/analyses/a1")
    assert answer.status_code == 500
    assert "Try again" in answer.text
    assert "Back to the start" in answer.text
    assert INSIDE not in answer.text


async def test_a_result_that_is_gone_tells_what_to_do(pages: httpx.AsyncClient) -> None:
    for address in ("/analyses/a1", "/comparisons/x1", "/comparisons/x1.md"):
        answer = await pages.get(address)
        assert answer.status_code == 404
        assert "Hand the articles in again" in answer.text
        assert "Back to the start" in answer.text


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [("POST", "/analyses/a1", "GET"), ("GET", "/sign-out", "POST"), ("DELETE", "/", "GET, POST")],
)
async def test_an_address_that_works_otherwise_is_a_page_for_browsers_alone(
    pages: httpx.AsyncClient, method: str, address: str, allowed: str
) -> None:
    seen = await pages.request(method, address)
    assert seen.status_code == 405
    assert seen.headers["allow"] == allowed
    assert "Back to the start" in seen.text
    told = await pages.request(method, address, headers={"Accept": "application/json"})
    assert told.headers["content-type"] == "application/problem+json"
    nowhere = await pages.request("POST", "/nowhere")
    assert nowhere.status_code == 404
    assert "There is nothing here" in nowhere.text
