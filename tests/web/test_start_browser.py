"""The start page in a browser: what is put in is seen, can be taken out, and is never lost."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, Route, expect

from tests.http.test_results import PAGE
from tests.seeds import SEED_000, SEED_004
from tests.web.browsing import NARROW, opened, picture

A = "It rained on Monday, the mayor said."
B = "It snowed on Monday, the mayor said."
LONG = "The mayor said on Monday that the bridge was safe. " * 4000


def text(page: Page, letter: str) -> Locator:
    return account(page, letter).get_by_role("textbox", name="Text")


def account(page: Page, letter: str) -> Locator:
    return page.get_by_role("group", name=f"Account {letter}")


def compare(page: Page) -> Locator:
    return page.get_by_role("button", name="Compare", exact=True)


async def typed(page: Page, server: str, *texts: str) -> None:
    await page.goto(server)
    for letter, one in zip("ABCDEFGH", texts, strict=False):
        if await account(page, letter).count() == 0:
            await page.get_by_role("button", name="Add an account").click()
        await text(page, letter).fill(one)


def file(name: str, content: str) -> Any:
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


async def test_a_plain_file_is_read_into_its_field(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await page.goto(server)
        await page.get_by_label("or a file").nth(0).set_input_files(SEED_000)
        await page.get_by_label("or a file").nth(1).set_input_files(SEED_004)
        await expect(text(page, "A")).to_have_value(SEED_000.read_text(encoding="utf-8"))
        await expect(page.get_by_role("status")).to_contain_text("is in its field")
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


async def test_a_page_is_named_and_can_be_taken_away(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await typed(page, server, A)
        chosen = account(page, "B").get_by_label("or a file")
        await chosen.set_input_files(file("two.html", PAGE))
        await expect(account(page, "B")).to_contain_text("two.html will be read as it is.")
        await expect(text(page, "B")).to_be_hidden()
        await picture(page, "start-file")
        await account(page, "B").get_by_role("button", name="Remove the file").click()
        await expect(text(page, "B")).to_be_focused()
        await compare(page).click()
        await page.wait_for_url("**/analyses/**")


async def test_a_file_does_not_replace_a_text(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await typed(page, server, A, B)
        await account(page, "B").get_by_label("or a file").set_input_files(file("b.txt", "Words."))
        await expect(text(page, "B")).to_have_value(B)
        await expect(account(page, "B")).to_contain_text("There is a text as well")
        await compare(page).click()
        await expect(text(page, "B")).to_be_focused()
        await expect(account(page, "B")).to_contain_text("Remove the file, or empty this field")
        await account(page, "B").get_by_role("button", name="Remove the file").click()
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


async def test_an_empty_file_is_told(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await typed(page, server, A)
        await account(page, "B").get_by_label("or a file").set_input_files(file("e.txt", ""))
        await expect(account(page, "B")).to_contain_text("e.txt is empty")
        await compare(page).click()
        await expect(account(page, "B")).to_contain_text("e.txt holds no words")
        await expect(text(page, "A")).to_have_value(A)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_eight_files_at_once_are_eight_accounts(
    browser: Browser, server: str, tmp_path: Path, scripts: bool
) -> None:
    files = [tmp_path / f"{n}.txt" for n in range(8)]
    for n, one in enumerate(files):
        one.write_text(f"{A} {n} people were hurt.", encoding="utf-8")
    async with opened(browser, java_script_enabled=scripts) as page:
        await page.goto(server)
        await page.get_by_label("or several files at once").set_input_files(files)
        if not scripts:
            await page.get_by_role("button", name="Add an account").click()
        await expect(text(page, "H")).to_have_value(f"{A} 7 people were hurt.")
        await picture(page, f"start-eight-{scripts}")


async def test_accounts_are_dropped_where_there_is_room(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await typed(page, server, A)
        dropped = await page.evaluate_handle(
            """() => {
                const held = new DataTransfer();
                for (const n of [1, 2]) held.items.add(new File([`Rain ${n}.`], `${n}.txt`));
                return held;
            }"""
        )
        await text(page, "A").dispatch_event("drop", {"dataTransfer": dropped})
        await expect(text(page, "C")).to_have_value("Rain 2.")
        await expect(text(page, "A")).to_have_value(A)
        await expect(text(page, "B")).to_have_value("Rain 1.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_an_account_is_taken_out(browser: Browser, server: str, scripts: bool) -> None:
    async with opened(browser, java_script_enabled=scripts) as page:
        await typed(page, server, A, "middle", B)
        await page.get_by_role("button", name="Remove account B").click()
        await expect(text(page, "B")).to_have_value(B)
        await expect(account(page, "C")).to_have_count(0)
        if scripts:
            await page.get_by_role("button", name="Put it back").click()
            await expect(text(page, "B")).to_have_value("middle")
            await expect(text(page, "B")).to_be_focused()
            await expect(text(page, "C")).to_have_value(B)


async def test_faults_are_listed_with_links_to_their_fields(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await typed(page, server, "https://example.org/news", B, A)
        await text(page, "C").fill("")
        await account(page, "C").get_by_label("Outlet").fill("The Gazette")
        await compare(page).click()
        faults = page.get_by_role("group", name="Nothing has been compared yet")
        await expect(faults).to_be_focused()
        await expect(faults.get_by_role("link")).to_have_count(2)
        assert await page.evaluate("document.documentElement.scrollWidth") <= NARROW
        await picture(page, "start-faults")
        await faults.get_by_role("link", name="Account C").click()
        await expect(text(page, "C")).to_be_focused()
        await expect(text(page, "C")).to_have_accessible_description(
            "✗ Paste the text of this account, or empty what is said about it."
        )
        await text(page, "A").fill(A)
        await text(page, "C").fill(LONG[:51])
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


async def test_one_fault_is_gone_to(browser: Browser, server: str) -> None:
    french = "Le maire a dit que le pont serait fermé dès lundi matin à la circulation."
    async with opened(browser) as page:
        await typed(page, server, A, french)
        await compare(page).click()
        language = account(page, "B").get_by_label("Language")
        await expect(language).to_be_focused()
        await language.select_option("English")
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


@pytest.mark.parametrize("name", ["news.pdf", "news.html"])
async def test_after_a_file_that_cannot_be_read_its_text_is_pasted(
    browser: Browser, server: str, name: str
) -> None:
    content = "%PDF-1.7 \x00" if name.endswith("pdf") else "<p>Too short.</p>"
    async with opened(browser) as page:
        await page.goto(server)
        await text(page, "A").fill(A)
        await account(page, "B").get_by_label("or a file").set_input_files(file(name, content))
        await compare(page).click()
        await expect(account(page, "B").locator(".error")).to_contain_text(name)
        await expect(account(page, "B").locator("[data-held]")).to_be_hidden()
        await text(page, "B").fill(B)
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


async def test_the_work_is_told_and_cancelled(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await typed(page, server, LONG, LONG + "It was not.")
        await account(page, "A").get_by_label("Outlet").fill("The Gazette")
        posted: list[str] = []
        page.on("request", lambda asked: posted.append(asked.method))
        await compare(page).click()
        await expect(page.get_by_text("A The Gazette: reading …")).to_be_visible()
        await expect(page.get_by_text("0 of 3 steps")).to_be_visible()
        await expect(compare(page)).to_have_attribute("aria-disabled", "true")
        await compare(page).click(force=True)
        assert posted.count("POST") == 1
        await page.get_by_role("button", name="Cancel").click()
        await expect(page.get_by_role("button", name="Cancel")).to_be_hidden()
        await expect(page.get_by_role("status")).to_contain_text("Cancelled.")
        await expect(compare(page)).to_be_focused()
        await expect(compare(page)).not_to_have_attribute("aria-disabled", "true")
        await expect(text(page, "A")).to_have_value(LONG)


async def test_a_server_that_stops_in_mid_run_loses_nothing(browser: Browser, server: str) -> None:
    async def cut_off(route: Route) -> None:
        stage = '{"stage":"reading","account":1,"label":"x","done":0,"of":3}'
        await route.fulfill(
            body=f"event: stage\ndata: {stage}\n\n", content_type="text/event-stream"
        )

    async with opened(browser) as page:
        await typed(page, server, A, B)
        await page.route("**/", cut_off)
        await compare(page).click()
        await expect(page.get_by_text("The server could not be reached")).to_be_visible()
        await expect(page.locator("#faults")).to_be_focused()
        await page.unroute("**/")
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_back_brings_everything_again(browser: Browser, server: str, scripts: bool) -> None:
    async with opened(browser, java_script_enabled=scripts) as page:
        await typed(page, server, A, B)
        await account(page, "B").get_by_label("Outlet").fill("The Gazette")
        await account(page, "B").get_by_label("Date").fill("2022-09-11")
        if scripts:
            several = page.get_by_label("or several files at once")
            await several.set_input_files(file("three.html", PAGE))
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")
        await page.go_back()
        await expect(text(page, "A")).to_have_value(A)
        await expect(account(page, "B").get_by_label("Outlet")).to_have_value("The Gazette")
        await expect(account(page, "B").get_by_label("Date")).to_have_value("2022-09-11")
        if scripts:
            await expect(account(page, "C")).to_contain_text("three.html will be read as it is.")
        await expect(page.get_by_role("button", name="Cancel")).to_be_hidden()


async def test_a_reload_keeps_five_accounts(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await typed(page, server, A, B, "Three.", "Four.", "Five.")
        await account(page, "E").get_by_label("Outlet").fill("The Gazette")
        await page.reload()
        await expect(text(page, "E")).to_have_value("Five.")
        await expect(account(page, "E").get_by_label("Outlet")).to_have_value("The Gazette")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_enter_in_a_field_compares(browser: Browser, server: str, scripts: bool) -> None:
    async with opened(browser, java_script_enabled=scripts) as page:
        await typed(page, server, A, B, "It hailed on Monday.")
        await account(page, "B").get_by_label("Outlet").press("Enter")
        await page.wait_for_url("**/comparisons/**")


async def test_sixteen_accounts_are_all_that_can_be_added(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await page.goto(f"{server}?accounts=15")
        adding = page.get_by_role("button", name="Add an account")
        await adding.click()
        await expect(text(page, "P")).to_be_focused()
        await expect(adding).to_be_hidden()
        told = page.get_by_role("status").and_(page.locator("[data-full]"))
        await expect(told).to_have_text("16 accounts are the most that can be compared at once.")
        await expect(told).to_be_visible()
        await picture(page, "start-full")
        await page.get_by_role("button", name="Remove account P").click()
        await expect(adding).to_be_visible()
        await expect(told).to_be_hidden()


async def test_what_is_too_large_is_told_before_it_is_sent(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    async with opened(browser) as page:
        await typed(page, server, A)
        page.on("request", lambda request: asked.append(request.method))
        large = tmp_path / "two.html"
        large.write_text("x" * 33_000_000, encoding="utf-8")
        await account(page, "B").get_by_label("or a file").set_input_files(large)
        await compare(page).click()
        await expect(account(page, "B")).to_contain_text("33 MB, and the server takes 32 MB")
        await expect(account(page, "B").get_by_label("or a file")).to_be_focused()
        await expect(text(page, "A")).to_have_value(A)
        assert "POST" not in asked
        await picture(page, "start-too-large")
        await account(page, "B").get_by_label("or a file").set_input_files(file("b.txt", B))
        await compare(page).click()
        await page.wait_for_url("**/comparisons/**")
