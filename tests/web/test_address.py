"""The field for the address of a page, on a server that fetches, in a browser."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest
import respx
import uvicorn
from playwright.async_api import Browser, Locator, Page, expect

from api.app import create_app
from api.fetch import FetchRules, WebFetcher
from api.fetch.addresses import Address, is_public
from api.settings import Settings
from tests.fetch.site import HTML, LOOPBACK, Site, here, site
from tests.ingest.pages import page as written
from tests.web.browsing import NARROW, WIDE, check, opened

INSIDE = "intranet.example"
SECOND = written().replace("thousands", "hundreds").encode()
ANSWERS = {"/b": (200, HTML, SECOND)}


@pytest.fixture(autouse=True)
def loopback_passes(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route().pass_through()


async def _resolve(host: str, port: int) -> Sequence[Address]:
    return [ip_address("10.0.0.8")] if host == INSIDE else await here(host, port)


@asynccontextmanager
async def fetching(one: Site) -> AsyncIterator[str]:
    """The address of a server that may fetch from the site, and from no other private network."""
    app = create_app(Settings(cache=False))
    app.state.fetcher = WebFetcher(
        FetchRules(ports=(80, 443, one.port)),
        resolve=_resolve,
        is_allowed=lambda address: address == LOOPBACK or is_public(address),
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None))
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


def address(page: Page, letter: str) -> Locator:
    return page.get_by_role("group", name=f"Account {letter}").get_by_label("the address")


async def compare(page: Page) -> None:
    await page.get_by_role("button", name="Compare", exact=True).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_pages_are_fetched_and_called_by_their_outlet(
    browser: Browser, scripts: bool
) -> None:
    async with (
        site(ANSWERS) as one,
        fetching(one) as server,
        opened(browser, java_script_enabled=scripts) as page,
    ):
        await page.goto(server)
        await address(page, "A").fill(one.url("/a"))
        await address(page, "B").fill(one.url("/b"))
        await compare(page)
        await page.wait_for_url("**/comparisons/**", timeout=60_000)  # the first reads word lists
        await expect(page.locator(".account").first).to_contain_text("The Paper")


@pytest.mark.parametrize("width", [WIDE, NARROW])
async def test_what_is_wrong_with_an_address_is_said_beside_it(
    browser: Browser, width: int
) -> None:
    async with (
        site() as one,
        fetching(one) as server,
        opened(browser, width, bypass_csp=True) as page,
    ):
        await page.goto(f"{server}/?accounts=3")
        wrong = (
            (f"{INSIDE}/a", "not on the public internet"),
            (one.url("/gone"), "answered 404"),
            (one.url("/a", "paper.example").replace(str(one.port), "22"), "the ports"),
        )
        for letter, (typed, _) in zip("ABC", wrong, strict=True):
            await address(page, letter).fill(typed)
        await compare(page)
        for letter, (typed, told) in zip("ABC", wrong, strict=True):
            field = address(page, letter)
            await expect(field).to_have_attribute("aria-invalid", "true")
            await expect(field).to_have_value(typed)
            beside = page.locator(f"#{await field.get_attribute('aria-describedby')}")
            await expect(beside).to_contain_text(told)
            await expect(beside).not_to_contain_text("FACTFRAME_")
        await check(page, f"address-wrong-{width}")
