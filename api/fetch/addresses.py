"""Which network addresses may be connected to: those of the public internet, and no others."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from api.errors import FetchError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
"""All addresses of a host. Raises FetchError where it has none."""
IsAllowed = Callable[[Address], bool]

_REFUSED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "100.64.0.0/10",  # shared by carriers; some clouds keep their metadata there
            "168.63.129.16/32",  # the platform's own address in Azure, though it is a public one
            "192.88.99.0/24",  # relays of 6to4
            "::/96",  # IPv4 in IPv6, the old way
            "::ffff:0:0/96",  # IPv4 in IPv6
            "::ffff:0:0:0/96",  # IPv4 translated
            "64:ff9b::/96",  # NAT64
            "64:ff9b:1::/48",  # NAT64, local
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
            "5f00::/16",  # segment routing
            "fec0::/10",  # site-local
        ),
    )
)
"""Refused whatever `ipaddress` says of them, which differs between versions of Python: ranges that
lead to another address than the one that is seen, and ranges that are nobody's."""


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet, and leads nowhere else."""
    plain = address.is_global and not (
        address.is_multicast
        or address.is_private
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )
    return plain and not any(address in network for network in _REFUSED)


async def resolve(host: str, port: int) -> Sequence[Address]:
    """All addresses that this machine's resolver has for the host, in its order."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(
            "The page's host has no address that could be found. Check how it is written."
        ) from None
    return tuple(dict.fromkeys(ip_address(str(entry[4][0])) for entry in found))
