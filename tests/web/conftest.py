"""The application with the embedded engine, and clients that ask for pages."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.settings import Settings

PAGES = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="session")
async def pages() -> AsyncIterator[httpx.AsyncClient]:
    """Asks for pages as a browser does, without following where it is sent."""
    transport = httpx.ASGITransport(create_app(Settings(cache=False)))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://testserver", headers=PAGES
    ) as client:
        yield client
