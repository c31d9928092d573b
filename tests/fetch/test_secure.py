"""TLS: the certificate must be for the name that was asked for, though the address is pinned."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.errors import FetchError
from api.fetch import FetchRules, WebFetcher, fetcher
from tests.fetch.site import LOOPBACK, here
from tests.ingest.pages import page

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for paper.example, with its key, that nobody else vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *(str(OPENSSL), "req", "-x509", "-newkey", "ec", "-pkeyopt"),
            *("ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=paper.example"),
            *("-addext", "subjectAltName=DNS:paper.example"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "paper.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "paper.pem"


@asynccontextmanager
async def secure(certificate: Path) -> AsyncIterator[int]:
    """The port of a site that shows the certificate to whoever comes."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = page().encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def reader(port: int) -> WebFetcher:
    rules = FetchRules(ports=(port,), seconds=10)
    return WebFetcher(rules, resolve=here, is_allowed=lambda address: address == LOOPBACK)


@pytest.fixture
def vouched_for(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(fetcher, "_certificates", lambda: context)


@pytest.mark.usefixtures("vouched_for")
async def test_the_certificate_of_the_name_is_taken_at_any_address(certificate: Path) -> None:
    async with secure(certificate) as port:
        found = await reader(port).get(f"https://paper.example:{port}/robots.txt")
    assert found.data == page().encode()


@pytest.mark.usefixtures("vouched_for")
async def test_the_certificate_of_another_name_is_refused(certificate: Path) -> None:
    async with secure(certificate) as port:
        with pytest.raises(FetchError):
            await reader(port).get(f"https://other.example:{port}/a")


async def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    async with secure(certificate) as port:
        with pytest.raises(FetchError):
            await reader(port).get(f"https://paper.example:{port}/a")
