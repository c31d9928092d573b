"""What a person does in a browser, step by step."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.seeds import seed_000, seed_004
from tests.web.browsing import NARROW, WIDE, check, opened


async def compare_examples(page: Page, server: str) -> None:
    await page.goto(server)
    await page.get_by_role("button", name="Try the two example articles").click()
    await page.wait_for_url("**/comparisons/**")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_the_examples_are_compared_in_two_clicks(
    browser: Browser, server: str, scripts: bool
) -> None:
    async with opened(browser, java_script_enabled=scripts) as page:
        await compare_examples(page, server)
        await expect(page.get_by_role("heading", name="Where they conflict")).to_be_visible()
        await expect(page.get_by_text("gesture of goodwill").first).to_be_attached()


async def test_accounts_are_pasted_and_read_to_their_evidence(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await page.goto(server)
        await page.get_by_label("Text").nth(0).fill(seed_000())
        await page.get_by_label("Text").nth(1).fill(seed_004())
        await page.get_by_label("Outlet").nth(0).fill("The Example")
        await page.get_by_role("button", name="Compare", exact=True).click()
        await page.wait_for_url("**/comparisons/**")
        await expect(page.get_by_text("The Example").first).to_be_visible()
        await page.locator(".jump").first.click()
        lit = page.locator(".text .lit").first
        await expect(lit).to_be_in_viewport()
        await page.locator(".account a").first.click()
        await page.wait_for_url("**/analyses/**")
        await page.locator(".text .m-claim").first.click()
        await expect(page.locator(".card.lit")).to_be_in_viewport()


async def test_claims_are_chosen_in_place(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await compare_examples(page, server)
        await page.locator(".account a").first.click()
        await page.get_by_label("Sort of claim").select_option("event_property")
        cards = page.locator(".card:visible")
        shown = await cards.count()
        await expect(page.locator("[data-shown]")).to_contain_text(f"{shown} of")
        kinds = await cards.evaluate_all("all => all.map(card => card.dataset.type)")
        assert set(kinds) == {"event_property"}


async def test_a_choice_of_claims_stays_in_the_address(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await compare_examples(page, server)
        await page.locator(".account a").first.click()
        await page.get_by_label("Sort of claim").select_option("position")
        cards = page.locator(".card:visible")
        shown = await cards.count()
        await page.reload()
        await expect(cards).to_have_count(shown)
        await page.get_by_label("Sort of claim").select_option("")
        assert await cards.count() > shown
        assert "?" not in page.url
        await page.get_by_label("Sort of claim").select_option("position")
        hidden = page.locator(".card[hidden]").first
        await page.evaluate("id => (location.hash = id)", await hidden.get_attribute("id"))
        await expect(page.locator(".card:target")).to_be_in_viewport()


async def test_every_row_of_how_it_is_told_leads_to_the_words(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await compare_examples(page, server)
        sections = ("names", "voices", "frames", "functions")
        for section in sections:
            link = page.locator(f"section[aria-labelledby={section}] a.words").first
            await link.click()
            await expect(page.locator(".texts .lit").first).to_be_in_viewport()
        await page.locator(".account a").first.click()
        for section in (*sections, "language", "cast"):
            link = page.locator(f"section[aria-labelledby={section}] a.words").first
            words = await link.inner_text()
            await link.click()
            lit = page.locator(".text .lit")
            await expect(lit.first).to_be_in_viewport()
            if section not in {"voices", "functions"}:
                told = " ".join(await lit.all_inner_texts())
                assert words.split() == told.split()


async def test_marked_words_lead_back_to_what_is_said_of_them(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await compare_examples(page, server)
        await page.locator(".account a").first.click()
        await page.locator(".text .m-claim").first.click()
        await expect(page.locator(".card.lit")).to_be_in_viewport()
        assert "#c" in page.url
        source = page.locator(".region > .m-source").first
        items = str(await source.get_attribute("data-items")).split()
        (place,) = (item for item in items if item.startswith("w"))
        await source.click()
        await expect(page.locator(f"a.words[data-item='{place}']").first).to_be_in_viewport()


async def test_what_conflicting_quotes_differ_in_is_marked(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await page.goto(server)
        await page.get_by_label("Text").nth(0).fill("Fourteen people were arrested on Monday.")
        await page.get_by_label("Text").nth(1).fill("16 people were arrested on Monday.")
        await page.get_by_role("button", name="Compare", exact=True).click()
        await page.wait_for_url("**/comparisons/**")
        marked = page.locator("article.statement mark")
        assert await marked.all_text_contents() == ["differs: Fourteen", "differs: 16"]
        await expect(page.locator(".synopsis li")).to_contain_text("Fourteen or 16?")


async def test_statements_of_one_account_are_found_as_one_types(
    browser: Browser, server: str
) -> None:
    async with opened(browser) as page:
        await compare_examples(page, server)
        await page.get_by_label("Find in these statements").fill("treason")
        rows = page.locator(".r-only-in:visible bdi:first-of-type")
        await expect(page.locator("[data-found]")).to_contain_text("found")
        told = await rows.all_inner_texts()
        assert told
        for folded in await page.locator("[aria-labelledby=alone] .alone").all():
            left = await folded.locator("li:not([hidden])").count()
            among = await folded.locator("li").count()
            await expect(folded.locator("[data-count]")).to_have_text(f"{left} of {among}")
        assert all("treason" in one.lower() for one in told if "certain" not in one)


TOP = "node => node.getBoundingClientRect().top"


async def test_sections_begin_at_the_top_of_the_window(browser: Browser, server: str) -> None:
    async with opened(browser, reduced_motion="reduce") as page:
        await compare_examples(page, server)
        for section in ("Statements", "In one only", "Texts", "Voices"):
            link = page.get_by_role("navigation", name="Sections").get_by_role("link", name=section)
            await link.click()
            target = page.locator(str(await link.get_attribute("href")))
            await expect(target).to_be_in_viewport()
            assert 0 <= await target.evaluate(TOP) < 100, section


async def test_the_link_back_from_the_text_leads_the_keyboard_too(
    browser: Browser, server: str
) -> None:
    async with opened(browser, reduced_motion="reduce") as page:
        await compare_examples(page, server)
        back = page.locator(".texts a.tag").first
        statement = page.locator(str(await back.get_attribute("href")))
        for _ in range(2):
            await back.focus()
            await page.keyboard.press("Enter")
            await expect(statement.locator("a.tag").first).to_be_focused()
            await expect(statement).to_be_in_viewport()


async def test_on_a_phone_no_statement_is_under_the_switch(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW, reduced_motion="reduce") as page:
        await compare_examples(page, server)
        bar = page.locator(".switch")
        for target in await page.locator("article.statement").all():
            await page.evaluate("id => (location.hash = id)", await target.get_attribute("id"))
            await expect(target.locator("a.tag").first).to_be_focused()
            below = await bar.evaluate("node => node.getBoundingClientRect().bottom")
            assert await target.evaluate(TOP) >= below


async def test_everything_is_reached_by_the_keyboard(browser: Browser, server: str) -> None:
    async with opened(browser) as page:
        await page.goto(server)
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        for _ in range(40):
            await page.keyboard.press("Tab")
            if await page.evaluate("document.activeElement.value") == "examples":
                break
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/comparisons/**")
        await page.keyboard.press("j")
        await expect(page.locator("article.statement.lit")).to_be_in_viewport()
        seen = set()
        for _ in range(60):
            await page.keyboard.press("Tab")
            seen.add(
                await page.evaluate(
                    "document.activeElement.tagName + getComputedStyle(document.activeElement)"
                    ".outlineStyle"
                )
            )
        assert not {one for one in seen if one.endswith("none")} - {"BODYnone"}
        await expect(page.get_by_text("leads to the next statement")).to_be_visible()
        past = page.get_by_role("link", name="Skip past the texts")
        await past.focus()
        await expect(past).to_be_in_viewport()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Who is heard where")).to_be_in_viewport()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_can_be_used_by_everybody(
    browser: Browser, server: str, width: int, scheme: str
) -> None:
    async with opened(browser, width, color_scheme=scheme, bypass_csp=True) as page:
        await page.goto(server)
        await check(page, f"start-{width}-{scheme}")
        await page.get_by_role("button", name="Try the two example articles").click()
        await page.wait_for_url("**/comparisons/**")
        await check(page, f"comparison-{width}-{scheme}")
        await page.locator(".account a").first.click()
        await page.wait_for_url("**/analyses/**")
        await check(page, f"analysis-{width}-{scheme}")


async def test_on_a_phone_accounts_are_switched(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await compare_examples(page, server)
        column = page.locator("article.statement").first.locator("[data-col]")
        await expect(column.nth(0)).to_be_visible()
        await expect(column.nth(1)).to_be_visible()
        await page.get_by_role("radio", name="B").check()
        await expect(column.nth(0)).to_be_hidden()
        await expect(column.nth(1)).to_be_visible()


HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    "The mayor \u202esaid\u202c on Monday that 👩‍👩‍👧 the bridge was <b>safe</b>. "
    "\u0633\u0642\u0637 \u0627\u0644\u062c\u0633\u0631. {{ 7*7 }} ${7*7} "
)


async def test_a_hostile_article_does_nothing(browser: Browser, server: str) -> None:
    async with opened(browser, NARROW) as page:
        await page.goto(server)
        await page.get_by_label("Text").nth(0).fill(HOSTILE + "x" * 50_000)
        filler = "The mayor said on Monday that the bridge was safe. " * 4000
        await page.get_by_label("Text").nth(1).fill(HOSTILE + filler)
        await page.get_by_role("button", name="Compare", exact=True).click()
        await page.wait_for_url("**/comparisons/**", timeout=60_000)
        assert await page.title() != "owned"  # which only a script would make it
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await expect(page.locator("main img, main script, main b")).to_have_count(0)


async def test_the_file_taken_away_works_by_itself(
    browser: Browser, server: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("taken")
    async with opened(browser) as page:
        await compare_examples(page, server)
        await page.get_by_text("Download or share").click()
        async with page.expect_download() as waiting:
            await page.get_by_role("link", name="One HTML file").click()
        await (await waiting.value).save_as(folder / "taken.html")
    async with opened(browser, offline=True) as page:
        await page.goto((folder / "taken.html").as_uri())
        await page.locator(".jump").first.click()
        await expect(page.locator(".text .lit").first).to_be_in_viewport()
        assert len(await page.pdf()) > 50_000
