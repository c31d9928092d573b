"""Connections that come to nothing are closed, since each counts towards the most that are open."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS: Final = 10.0
"""How long a connection may be without a request; it is closed after twice that at the latest."""


class PatientProtocol(H11Protocol):
    """Closes connections that bring no whole head of a request in time, however slowly they go on
    sending; uvicorn itself waits for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)

    def _watch(self, before: Any) -> None:  # a RequestResponseCycle, or None before the first
        self._timer = self.loop.call_later(HEAD_SECONDS, self._look, before)

    def _look(self, before: Any) -> None:
        """Whether the connection waits for a head still, as it did at the last look."""
        cycle: Any = self.cycle  # None before the first, whatever its type says
        if cycle is before and (cycle is None or cycle.response_complete):
            self.transport.close()
        else:
            self._watch(cycle)
