"""Addresses handed in at the API, on the start page and on the command line: a real site behind
the real fetcher, for which this machine stands for the public internet."""

import asyncio
from collections.abc import Callable
from ipaddress import ip_address

import httpx
import pytest
from click.testing import CliRunner

from api import bootstrap
from api.app import create_app
from api.cli import main
from api.cli.exits import Exit
from api.settings import Settings
from tests.fetch.site import HTML, LOOPBACK, Answer, Site, Special, fetcher, here, site
from tests.http.problem import assert_problem
from tests.web.conftest import PAGES
from tests.web.test_start import form

TEXT = "The council voted on Monday to close the library, police said."
INNER = ip_address("10.0.0.7")


async def _silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


ELSEWHERE = {"Location": "http://inner.example/"}
CASES: dict[str, tuple[dict[str, Answer | Special], str, str]] = {
    "another address": (
        {"/a": (302, ELSEWHERE, b"")},
        "refused",
        "publ",
    ),
    "robots": ({"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /")}, "refused", "robots"),
    "too large": ({"/a": (200, HTML, b"x" * 90_000)}, "unusable", "FACTFRAME_FETCH_MAX_BYTES"),
    "no page": ({"/a": (200, {"Content-Type": "image/png"}, b"x")}, "unusable", "no page"),
    "too slow": ({"/a": _silence}, "timeout", "FACTFRAME_FETCH_SECONDS"),
    "gone": ({"/a": (404, HTML, b"")}, "failed", "404"),
}


async def _resolve(host: str, port: int) -> tuple[object, ...]:
    return (INNER,) if host == "inner.example" else tuple(await here(host, port))


def filled(one: Site) -> dict[str, str]:
    """The form of the start page, with the address of the site as the first account."""
    return form("", TEXT, **{"address-1": one.url()})


@pytest.fixture
def fetching(monkeypatch: pytest.MonkeyPatch) -> Callable[[Site], None]:
    """Has the service fetch from this site, and take no address but its own for a public one."""

    def chosen(one: Site) -> None:
        made = fetcher(one, bytes=50_000, seconds=2.0, ports=(80, one.port))
        made._backend._resolve = _resolve  # type: ignore[assignment]
        made._backend._is_allowed = lambda address: address == LOOPBACK
        monkeypatch.setattr(bootstrap, "_fetcher", lambda _: made)

    return chosen


@pytest.fixture
def client() -> Callable[[], httpx.AsyncClient]:
    """Makes a client of a service that is made then."""
    return lambda: httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(Settings(cache=False))),
        base_url="http://testserver",
        timeout=60,
    )


@pytest.mark.parametrize("case", CASES)
async def test_at_the_api_it_is_a_problem(
    case: str,
    client: Callable[[], httpx.AsyncClient],
    fetching: Callable[[Site], None],
) -> None:
    answers, code, hint = CASES[case]
    async with site(answers) as one:
        fetching(one)
        async with client() as api:
            answer = await api.post("/v1/analyses", json={"article": {"url": one.url()}})
    told = assert_problem(answer)
    assert told["type"] == f"/problems/fetch-{code}"
    assert hint in told["detail"]


@pytest.mark.parametrize("case", CASES)
async def test_on_the_start_page_it_stands_beside_the_address(
    case: str,
    client: Callable[[], httpx.AsyncClient],
    fetching: Callable[[Site], None],
) -> None:
    answers, _, hint = CASES[case]
    async with site(answers) as one:
        fetching(one)
        async with client() as page:
            answer = await page.post("/", data=filled(one), headers=PAGES)
    assert answer.status_code in {422, 502, 504}
    assert hint.startswith("FACTFRAME_") or hint in answer.text
    assert "FACTFRAME_" not in answer.text
    assert 'id="wrong-address-1"' in answer.text


@pytest.mark.parametrize("case", CASES)
async def test_on_the_command_line_it_is_a_line_and_a_code(
    case: str, fetching: Callable[[Site], None]
) -> None:
    answers, code, hint = CASES[case]
    async with site(answers) as one:
        fetching(one)
        run = CliRunner(env={"FACTFRAME_CACHE": "false"}).invoke
        done = await asyncio.to_thread(run, main, ["analyze", one.url()])
    refused = code in {"refused", "unusable"}
    assert done.exit_code == (Exit.BAD_DATA if refused else Exit.UNAVAILABLE)
    assert hint in done.stderr
    assert done.stdout == ""


async def test_a_page_is_read_by_every_way_in(
    client: Callable[[], httpx.AsyncClient], fetching: Callable[[Site], None]
) -> None:
    async with site() as one:
        fetching(one)
        async with client() as api:
            answer = await api.post("/v1/analyses", json={"article": {"url": one.url()}})
            sent = await api.post("/", data=filled(one), headers=PAGES)
        run = CliRunner(env={"FACTFRAME_CACHE": "false"}).invoke
        done = await asyncio.to_thread(run, main, ["analyze", one.url()])
    assert answer.json()["article"]["title"] == "Storm hits coast"
    assert sent.status_code in {200, 303}, sent.text
    assert done.exit_code == Exit.OK, done.output
    assert "Storm hits coast" in done.stdout
