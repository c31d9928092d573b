"""Signing in with a key, in a browser and on a real server that asks for keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.async_api import Browser, Page, expect

from api.cli import main
from tests.http.server import serving
from tests.web.browsing import NARROW, WIDE, check, opened

REFUSED = "401 (Unauthorized)"
"""What the browser writes in its console where a key is wrong."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def key(folder: Path) -> str:
    runner = CliRunner(env={"FACTFRAME_KEYS": str(folder / "keys")})
    done = runner.invoke(main, ["keys", "create", "The desk"])
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


@pytest.fixture(scope="module")
def guarded(folder: Path, key: str) -> Iterator[str]:
    with serving(folder, "-m", "api", "serve", "--port", "{port}") as address:
        yield address


async def sign_in(page: Page, key: str) -> None:
    """By the keyboard alone: the field has the focus."""
    await expect(page.get_by_label("Key")).to_be_focused()
    await page.keyboard.type(key)
    await page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_form_can_be_used_by_everybody(
    browser: Browser, guarded: str, width: int, scheme: str
) -> None:
    looks = {"color_scheme": scheme, "bypass_csp": True}
    async with opened(browser, width, REFUSED, **looks) as page:
        await page.goto(guarded)
        await check(page, f"sign-in-{width}-{scheme}")
        await sign_in(page, "ffk_mistyped")
        await expect(page.locator(".error")).to_contain_text("This key is not good")
        await check(page, f"sign-in-wrong-{width}-{scheme}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_whoever_signs_in_comes_to_where_they_were_going(
    browser: Browser, guarded: str, key: str, scripts: bool
) -> None:
    async with opened(browser, expected=REFUSED, java_script_enabled=scripts) as page:
        await page.goto(f"{guarded}/?accounts=5")
        await expect(page).to_have_title("Sign in – Factframe")
        await sign_in(page, "ffk_mistyped")
        await expect(page).to_have_title("Error: Sign in – Factframe")
        field = page.get_by_label("Key")
        await expect(field).to_have_value("")
        await expect(field).to_have_accessible_description(
            "This key is not good: it may be mistyped, or revoked. Ask the operator for another."
        )
        await sign_in(page, f" {key} ")
        await expect(page.get_by_role("group", name="Account E")).to_be_visible()
        await page.get_by_role("button", name="Sign out").click()
        await expect(field).to_be_focused()
        await page.goto(f"{guarded}/?accounts=5")
        await expect(field).to_be_visible()


async def test_what_is_typed_is_kept_while_one_signs_in_again(
    browser: Browser, guarded: str, key: str
) -> None:
    async with opened(browser, expected=REFUSED) as page:
        await page.goto(guarded)
        await sign_in(page, key)
        await page.get_by_label("Text").nth(0).fill("It rained on Monday, the mayor said.")
        await page.context.clear_cookies()
        await page.get_by_role("button", name="Compare", exact=True).click()
        await expect(page.locator("[data-error]")).to_contain_text("sign in there")
        other = await page.context.new_page()
        await other.goto(guarded)
        await sign_in(other, key)
        await expect(other.get_by_role("button", name="Sign out")).to_be_visible()
        await page.get_by_role("button", name="Compare", exact=True).click()
        await page.wait_for_url("**/analyses/**")
