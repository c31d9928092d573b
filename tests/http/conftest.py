"""An application over a service without engines, and a client that needs no socket."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.http.deps import Service
from api.settings import Settings
from tests.http.fakes import FakeService


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
async def client(service: FakeService) -> AsyncIterator[httpx.AsyncClient]:
    async with connect(service) as connected:
        yield connected


def connect(service: Service, settings: Settings | None = None) -> httpx.AsyncClient:
    app = create_app(settings or Settings(cache=False), service=service)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")
