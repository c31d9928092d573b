"""The start page without scripts: what is handed in is read, and nothing typed is lost."""

import re
from html import unescape

import httpx
import pytest

from tests.http.test_results import PAGE

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
    assert "The accounts tell of one event" in page
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
        (form("", ""), "Paste the text of an account here."),
        (form(A, B, **{"date-2": "yesterday"}), "such as 2022-09-11"),
        (
            form(A, "Le maire a dit que le pont serait fermé dès lundi matin à la circulation."),
            "“fr”",
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
    field = re.search(r'<input id="date-2"[^>]*>', page)
    assert field
    assert 'aria-invalid="true" aria-describedby="wrong-date-2"' in field[0]
    assert 'id="wrong-date-2"' in page


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
    assert '"date-2": "Write the day' in wrong.text


async def test_a_form_that_is_too_large_is_told_so(pages: httpx.AsyncClient) -> None:
    answer = await pages.post("/", data=form("x " * 17_000_000))
    assert answer.status_code == 413
    assert "larger than" in answer.text
