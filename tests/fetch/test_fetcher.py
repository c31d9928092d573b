"""Pages of real servers on this machine, good ones and hostile ones."""

import asyncio
import gzip
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from api.errors import (
    FetchError,
    FetchRefusedError,
    FetchTimeoutError,
    FetchUnusableError,
)
from api.fetch import FetchRules, WebFetcher
from api.fetch.addresses import Address
from api.ingest import from_address
from api.schemas.article import ArticleMetadata
from tests.fetch.site import HTML, LOOPBACK, Answer, Special, fetcher, site
from tests.ingest.pages import page

PUBLIC = ip_address("93.184.216.34")


async def test_the_page_comes_with_where_it_came_from_and_when() -> None:
    async with site({"/old": (301, {"Location": "/a#top"}, b"")}) as one:
        article = await from_address(one.url("/old"), ArticleMetadata(), fetcher(one))
    assert article.title == "Storm hits coast"
    assert article.url == "https://paper.example/storm"  # as the page names itself
    assert article.fetched is not None
    assert (article.fetched.asked, article.fetched.url) == (one.url("/old"), one.url("/a"))
    assert abs((datetime.now(UTC) - article.fetched.at).total_seconds()) < 60
    head = one.heads[-1].lower()
    assert f"host: paper.example:{one.port}" in head
    assert "user-agent: factframe/" in head
    assert "cookie" not in head


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
async def test_a_packed_page_is_unpacked(packing: str) -> None:
    pack = gzip.compress if packing == "gzip" else zlib.compress
    body = pack(page().encode())
    async with site({"/a": (200, {**HTML, "Content-Encoding": packing}, body)}) as one:
        assert (await fetcher(one).get(one.url())).data == page().encode()


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        ((200, HTML, b"x" * 70_000), FetchUnusableError, "50,000"),
        (
            (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"\0" * 50_000_000)),
            FetchUnusableError,
            "50,000",
        ),
        ((200, {**HTML, "Content-Encoding": "gzip"}, b"nonsense"), FetchUnusableError, "broken"),
        (
            (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x")[:-4]),
            FetchUnusableError,
            "broken",
        ),
        ((200, {**HTML, "Content-Encoding": "br"}, b"x"), FetchUnusableError, "packed"),
        ((200, {"Content-Type": "image/png"}, b"x"), FetchUnusableError, "no page"),
        ((200, {}, b"x"), FetchUnusableError, "no page"),
        ((404, HTML, b"x"), FetchError, "answered 404"),
        ((500, HTML, b"x"), FetchError, "answered 500"),
        ((302, {"Location": "/a"}, b""), FetchError, "more than 5 times"),
        ((302, {"Location": "file:///etc/passwd"}, b""), FetchRefusedError, "http and https"),
        ((302, {"Location": "http://[::1"}, b""), FetchRefusedError, "no address"),
        ((302, {"Location": "http://me:x@paper.example/"}, b""), FetchRefusedError, "password"),
        ((302, {"Location": "http://paper.example:22/"}, b""), FetchRefusedError, "ports"),
        ((200, {**HTML, "Content-Length": "900"}, b"x"), FetchError, "broke off|did not come"),
    ],
)
async def test_what_is_not_used(answer: Answer, error: type[FetchError], message: str) -> None:
    async with site({"/a": answer}) as one:
        with pytest.raises(error, match=message):
            await fetcher(one, bytes=50_000, seconds=3.0).get(one.url())
    assert len(one.asked) <= 7


async def test_ten_thousand_redirects_are_followed_five_times() -> None:
    moves = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(10_000)}
    async with site(moves) as one:
        with pytest.raises(FetchError, match="more than 5"):
            await fetcher(one).get(one.url("/0"))
    assert [path for path in one.asked if path != "/robots.txt"] == [f"/{n}" for n in range(6)]


async def _drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _dripping_head(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Header: a\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


@pytest.mark.parametrize("special", [_drip, _dripping_head, _silence])
async def test_a_server_that_never_ends_is_left(special: Special) -> None:
    async with site({"/a": special}) as one:
        with pytest.raises((FetchTimeoutError, FetchError)):
            async with asyncio.timeout(20):
                await fetcher(one, seconds=1.0).get(one.url())


async def test_a_redirect_to_this_machine_is_not_followed() -> None:
    asked: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[Address]:
        asked.append(host)
        return (LOOPBACK,)

    async with site() as one:
        one.answers["/a"] = (302, {"Location": f"http://inner.example:{one.port}/b"}, b"")

        def allowed(_: Address) -> bool:
            return asked[-1] == "paper.example"  # stands for a public address

        rules = FetchRules(ports=(one.port,))
        with pytest.raises(FetchRefusedError, match="public internet"):
            await WebFetcher(rules, resolve=resolve, is_allowed=allowed).get(one.url())
    assert asked[-1] == "inner.example"
    assert "/b" not in one.asked


async def test_https_is_not_left_for_http() -> None:
    rules = FetchRules()
    web = WebFetcher(rules)
    secure = rules.checked("https://paper.example/a")
    with pytest.raises(FetchRefusedError, match="from https to http"):
        web._next(secure, "http://paper.example/a")


async def test_a_name_that_also_means_this_machine_is_refused_whole() -> None:
    async def both(host: str, port: int) -> Sequence[Address]:
        return (PUBLIC, LOOPBACK)

    async with site() as one:
        with pytest.raises(FetchRefusedError, match="public internet"):
            await WebFetcher(FetchRules(ports=(one.port,)), resolve=both).get(one.url())
    assert one.asked == []


async def test_a_name_that_changes_its_meaning_is_checked_where_it_is_connected_to() -> None:
    """Each connection resolves once and goes where that answer says, so that the second answer of
    a rebinding name is checked like the first."""
    answers = iter([(LOOPBACK,), (ip_address("127.0.0.2"),)])

    async def rebinding(host: str, port: int) -> Sequence[Address]:
        return next(answers)

    async with site() as one:
        rules = FetchRules(ports=(one.port,))
        web = WebFetcher(rules, resolve=rebinding, is_allowed=lambda found: found == LOOPBACK)
        with pytest.raises(FetchRefusedError, match="public internet"):
            await web.get(one.url())
    assert one.asked == ["/robots.txt"]  # the page would have been the second connection
    assert next(answers, None) is None


@pytest.mark.parametrize(
    ("robots", "error"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /"), FetchRefusedError),
        ((200, {}, b"User-agent: factframe\nDisallow: /a"), FetchRefusedError),
        ((200, {}, b"User-agent: other\nDisallow: /"), None),
        ((404, {}, b""), None),
        ((403, {}, b""), None),
        ((500, {}, b""), FetchError),
        ((503, {}, b""), FetchError),
        ((200, {}, b"#" * 600_000), FetchError),
        ((200, {}, b"\xff\xfe\0nonsense" * 100), None),
        ((200, {}, b"User-agent: *\nDisallow: /" + b"*a" * 100_000 + b"$"), None),
    ],
)
async def test_what_a_site_asks_of_robots(robots: Answer, error: type[FetchError] | None) -> None:
    async with site({"/robots.txt": robots}) as one:
        if error is None:
            assert (await fetcher(one).get(one.url())).data
        else:
            with pytest.raises(error, match=r"robots\.txt"):
                await fetcher(one).get(one.url())
            assert "/a" not in one.asked


async def test_robots_txt_is_asked_for_once_in_a_while() -> None:
    async with site() as one:
        web = fetcher(one)
        await web.get(one.url())
        await web.get(one.url())
    assert one.asked.count("/robots.txt") == 1


async def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with site() as one:
        assert (await fetcher(one).get(one.url())).data


async def test_nothing_is_fetched_unless_it_is_switched_on() -> None:
    with pytest.raises(FetchRefusedError, match="FACTFRAME_FETCH"):
        await from_address("https://paper.example/a", ArticleMetadata(), None)
