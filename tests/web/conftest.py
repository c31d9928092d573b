"""The application with the embedded engine, clients that ask for pages, and a browser."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from playwright.async_api import Browser

from api.app import create_app
from api.settings import Settings
from tests.http.server import serving
from tests.web.browsing import browsing

PAGES = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="session")
async def pages() -> AsyncIterator[httpx.AsyncClient]:
    """Asks for pages as a browser does, without following where it is sent."""
    transport = httpx.ASGITransport(create_app(Settings(cache=False)))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://testserver", headers=PAGES
    ) as client:
        yield client


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own process."""
    command = ("-m", "api", "serve", "--port", "{port}")
    with serving(tmp_path_factory.mktemp("cache"), *command) as address:
        yield address


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as started:
        yield started
