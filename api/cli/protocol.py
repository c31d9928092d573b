"""Connections that come to nothing are closed, since each counts towards the most that are open."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE_SECONDS: Final = 10.0
"""How long a connection may stand still; it is closed after twice that at the latest."""

_State = tuple[Any, int]
"""The last request, a RequestResponseCycle or None, and how many bytes wait to be sent."""


class PatientProtocol(H11Protocol):
    """Closes connections that bring no whole head of a request in time, however slowly they go on
    sending, and those that take nothing of an answer; uvicorn itself waits for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch((None, 0))

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)

    def _watch(self, before: _State) -> None:
        self._timer = self.loop.call_later(PATIENCE_SECONDS, self._look, before)

    def _look(self, before: _State) -> None:
        """Whether nothing has moved since the last look, with the client to blame for it."""
        cycle, unsent = now = (self.cycle, self.transport.get_write_buffer_size())
        awaits_client = unsent or before[0] is None or cycle.response_complete
        if now != before or not awaits_client:
            self._watch(now)
        elif unsent:
            self.transport.abort()  # closing would wait for what is unsent
        else:
            self.transport.close()
