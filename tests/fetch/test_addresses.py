"""Which addresses are never connected to."""

from ipaddress import ip_address

import pytest

from api.errors import FetchRefusedError
from api.fetch import FetchRules, WebFetcher
from api.fetch.addresses import is_public

REFUSED = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "100::1",
    "3fff::1",
    "5f00::1",
    "::ffff:0:127.0.0.1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_only_the_public_internet_is_reached(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_the_public_internet_is_reached(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[64:ff9b::7f00:1]/",
    ],
)
async def test_this_machine_is_not_reached_however_it_is_written(url: str) -> None:
    with pytest.raises(FetchRefusedError, match="not on the public internet"):
        await WebFetcher(FetchRules()).get(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "http and https"),
        ("gopher://paper.example/", "http and https"),
        ("paper.example/a", "http and https"),
        ("http://", "http and https"),
        ("http://me:secret@paper.example/", "password"),
        ("http://me@paper.example/", "password"),
        ("http://paper.example:22/", "ports 80, 443"),
        ("https://paper.example:8443/", "ports 80, 443"),
        ("http://paper.example/\x00", "not a URL"),
        ("http://paper.example/" + "a" * 5000, "4,000"),
        ("http://[::1", "not a URL"),
        ("http://paper.example:99999/", "ports|URL"),
    ],
)
async def test_an_address_that_is_none_is_refused_before_anything_is_asked(
    url: str, message: str
) -> None:
    with pytest.raises(FetchRefusedError, match=message):
        await WebFetcher(FetchRules()).get(url)


@pytest.mark.parametrize(
    ("listed", "host", "allowed"),
    [
        ("paper.example", "paper.example", True),
        ("paper.example", "PAPER.example.", True),
        ("paper.example", "www.paper.example", False),
        ("paper.example", "notpaper.example", False),
        (".paper.example", "www.paper.example", True),
        (".paper.example", "notpaper.example", False),
        ("paper.example", "paper.example.evil.example", False),
    ],
)
def test_only_hosts_that_are_listed(listed: str, host: str, allowed: bool) -> None:
    rules = FetchRules(hosts=(listed,))
    if allowed:
        assert rules.checked(f"https://{host}/a").host
    else:
        with pytest.raises(FetchRefusedError, match="FACTFRAME_FETCH"):
            rules.checked(f"https://{host}/a")


async def test_a_host_that_is_listed_is_still_not_this_machine() -> None:
    with pytest.raises(FetchRefusedError, match="public internet"):
        await WebFetcher(FetchRules(hosts=("localhost",))).get("http://localhost/")
