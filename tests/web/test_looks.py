"""How the pages look where it matters: marks, tables, narrow windows, paper."""

from collections.abc import AsyncIterator, Iterator, Sequence
from string import ascii_uppercase

import pytest
from playwright.async_api import Browser, Page, expect

from tests.http.server import serving
from tests.web.browsing import NARROW, WIDE, browsing, opened, picture

FOUR = (
    "Police said on Monday that 14 people were arrested at the port.",
    "Police said on Monday that 16 people were arrested at the port.",
    "The union said that 14 people were arrested at the port on Monday.",
    "The harbour board said on Monday that 14 people were arrested at the port.",
)
LOADED = (
    "The notorious bridge was closed on Monday.",
    "The bridge was closed on Monday. “It is an outrageous disaster,” said Mark Roper.",
)
SIXTEEN = tuple(f"{text} {'It rained. ' * n}" for n in range(1, 5) for text in FOUR)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = ("-m", "api", "serve", "--port", "{port}")
    with serving(tmp_path_factory.mktemp("cache"), *command) as address:
        yield address


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as started:
        yield started


async def examples(page: Page, server: str) -> None:
    await page.goto(server)
    await page.get_by_role("button", name="Try the two example articles").click()
    await page.wait_for_url("**/comparisons/**")


async def one_example(page: Page, server: str) -> None:
    await examples(page, server)
    await page.locator(".account a").first.click()
    await page.wait_for_url("**/analyses/**")


async def many_accounts(page: Page, server: str, texts: Sequence[str] = FOUR) -> None:
    """All of them compared, and all shown beside each other."""
    await page.goto(f"{server}?accounts={len(texts)}")
    for number, text in enumerate(texts, start=1):
        await page.locator(f"[name=text-{number}]").fill(text)
    await page.locator("[data-compare]").click()
    await page.wait_for_url("**/comparisons/**")
    shown = "".join(f"&show={letter}" for letter in ascii_uppercase[: len(texts)])
    await page.goto(page.url + shown)


async def lines(page: Page, kind: str) -> set[str]:
    """The kinds of line under the marks of this kind."""
    found: list[str] = await page.locator(f".text .m.m-{kind}").evaluate_all(
        "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    )
    return set(found)


async def test_every_layer_of_the_text_is_switched_alone(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await one_example(page, server)
        kinds = ("claim", "source", "cue", "naming", "loaded")
        await expect(page.locator(".text .m-claim .m-loaded").first).to_be_visible()
        for kind in kinds:
            await page.locator(f"[name=layer][value={kind}]").uncheck()
            assert await lines(page, kind) == {"none"}
            for other in kinds:
                if other != kind:
                    assert await lines(page, other) == {"underline"}
            await page.locator(f"[name=layer][value={kind}]").check()


async def test_loaded_words_of_the_accounts_are_compared_and_a_layer_of_the_texts(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await many_accounts(page, server, LOADED)
        own, quoted = await page.locator("[aria-labelledby=language] tbody tr").all()
        told = [" ".join(one.split()) for one in await own.locator("td").all_inner_texts()]
        assert told == ["Loaded language notorious", "none found"]
        assert "Mark Roper" in await quoted.locator("td").nth(1).inner_text()
        await own.locator("a.words").first.press("Enter")
        await expect(page.locator(".texts .lit")).to_have_text("notorious")
        assert await lines(page, "loaded") == {"underline"}
        await page.get_by_role("checkbox", name="loaded words").uncheck()
        assert await lines(page, "loaded") == {"none"}
        await page.get_by_role("checkbox", name="statements").uncheck()
        await expect(page.locator(".texts a.tag").first).to_be_hidden()
        await page.locator("a.jump").first.click()
        await expect(page.locator(".texts a.tag").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_on_a_phone_every_account_is_reached(
    browser: Browser, server: str, scripts: bool
) -> None:
    async with opened(browser, NARROW, java_script_enabled=scripts) as page:
        await examples(page, server)
        link = page.locator("#alone ~ details a.jump[href^='#B-in-']").first
        place = str(await link.get_attribute("href"))
        await link.click()
        await expect(page.locator(f"[id='{place[1:]}']")).to_be_in_viewport()


async def test_on_a_phone_the_chosen_account_is_the_one_in_the_tables(
    browser: Browser, server: str
) -> None:
    async with opened(browser, NARROW) as page:
        await examples(page, server)
        await page.get_by_role("radio", name="B").check()
        cells = page.locator("section[aria-labelledby=voices] td")
        await expect(cells.nth(0)).to_be_hidden()
        await expect(cells.nth(1)).to_be_visible()


async def test_on_a_phone_the_summary_and_the_first_conflict_are_near(
    browser: Browser, server: str
) -> None:
    async with opened(browser, NARROW) as page:
        await examples(page, server)
        for place, most in (("#short", 400), ("article.statement", 1250)):
            top = await page.locator(place).first.evaluate("e => e.getBoundingClientRect().top")
            assert top < most, place


async def test_on_a_phone_the_claims_are_near_the_text(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await one_example(page, server)
        top = await page.locator("#claims").evaluate("e => e.getBoundingClientRect().top")
        assert top < 2 * 900


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("texts", [FOUR, SIXTEEN], ids=["four", "sixteen"])
async def test_words_in_tables_are_not_broken_letter_by_letter(
    browser: Browser, server: str, width: int, texts: Sequence[str]
) -> None:
    async with opened(browser, width) as page:
        await many_accounts(page, server, texts)
        cells = page.locator("table.across tbody :is(th[scope=row], td):visible")
        widths = await cells.evaluate_all("all => all.map(one => one.offsetWidth)")
        assert min(widths) >= 120
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_four_accounts_stand_in_one_row(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await many_accounts(page, server)
        columns = page.locator("article.statement").first.locator(".columns > *")
        tops = await columns.evaluate_all("all => all.map(one => one.offsetTop)")
        assert len(tops) == len(FOUR)
        assert len(set(tops)) == 1


async def test_as_many_accounts_as_fit_are_shown_where_nobody_chose(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await many_accounts(page, server, SIXTEEN[:5])
        await page.goto(page.url.partition("&show")[0])
        columns = page.locator("article.statement").first.locator(":scope > .columns")
        await expect(columns.locator("> :visible")).to_have_count(4)
        assert await columns.evaluate("one => one.scrollWidth <= one.clientWidth")
        await picture(page, "columns-five")


async def test_paper_is_light_and_has_every_account(browser: Browser, server: str) -> None:
    async with opened(browser, 600, color_scheme="dark") as page:
        await examples(page, server)
        await page.emulate_media(media="print")
        for column in await page.locator("article.statement [data-col]").all():
            await expect(column).to_be_visible()
        ground = await page.locator("article.statement").first.evaluate(
            "one => getComputedStyle(one).backgroundColor"
        )
        assert ground == "rgb(255, 255, 255)"


@pytest.mark.parametrize("texts", [SIXTEEN[:5], SIXTEEN], ids=["five", "sixteen"])
async def test_paper_has_accounts_that_are_not_shown_and_cuts_none_off(
    browser: Browser, server: str, texts: Sequence[str]
) -> None:
    async with opened(browser, 720) as page:
        await many_accounts(page, server, texts)
        await page.goto(f"{page.url.partition('&show')[0]}&show=A")
        last = page.locator(f".texts [data-col={ascii_uppercase[len(texts) - 1]}]")
        await expect(last).to_be_hidden()
        await page.emulate_media(media="print")
        await expect(last).to_be_visible()
        seen = page.locator("main :is(.column, th, td):visible")
        assert await seen.evaluate_all(
            "all => all.every(one => one.getBoundingClientRect().right <= innerWidth)"
        )
        heard = page.locator("[aria-labelledby=voices] tbody tr").first.locator("td:visible")
        await expect(heard).to_have_count(len(texts))


async def test_tags_are_large_enough_to_be_hit(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await one_example(page, server)
        small = await page.locator("a.tag").evaluate_all(
            "all => all.filter(one => one.offsetHeight < 24 || one.offsetWidth < 24).length"
        )
        assert small == 0


async def test_on_paper_columns_of_accounts_are_equally_wide_and_nothing_invites_to_click(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await examples(page, server)
        await page.emulate_media(media="print")
        for table in await page.locator(".across").all():
            heads = await table.locator("thead th[data-col]").all()
            boxes = [box for head in heads if (box := await head.bounding_box())]
            assert len(boxes) == len(heads) >= 2
            assert max(box["width"] for box in boxes) - min(box["width"] for box in boxes) < 2
        for told in await page.get_by_text(" lead to ", exact=False).all():
            assert not await told.is_visible()
        assert not await page.get_by_text("For developers").is_visible()
