"""Connections to addresses that were checked, under the name that was asked for.

The address that is checked is the address that is connected to: a name that resolves to something
else the next time changes nothing. Host header and certificate stay those of the name, since they
are handled above this.
"""

from collections.abc import Iterable
from typing import Any

import httpcore

from api.errors import FetchRefusedError
from api.fetch.addresses import Address, IsAllowed, Resolve


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Resolves a name, refuses it where any of its addresses is not allowed, and connects."""

    def __init__(self, resolve: Resolve, is_allowed: IsAllowed) -> None:
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        addresses = await self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return await self._network.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(
            str(addresses[-1]), port, timeout, local_address, socket_options
        )

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[Address]:
        addresses = list(await self._resolve(host, port))
        if not addresses or not all(map(self._is_allowed, addresses)):
            raise FetchRefusedError(
                "The page's host is not on the public internet, and nothing else is fetched. Open "
                "the page and hand in its text."
            )
        return addresses
