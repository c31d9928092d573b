"""Bodies that take too long to arrive, or come packed."""

import asyncio

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import UnsupportedFormatError
from api.http import problem_types, problems
from api.http.problem_types import BY_ERROR
from api.http.problems import RequestError


class Bodies:
    """Refuses packed bodies, and gives up on those that have not arrived after so many seconds."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif Headers(scope=scope).get("content-encoding", "identity").strip().lower() != "identity":
            await _packed()(scope, receive, send)
        else:
            await self.app(scope, _Patience(receive, self._seconds), send)


def _packed() -> Response:
    detail = "Send the body as it is, without Content-Encoding."
    headers = {"Accept-Encoding": "identity", **problems.CLOSE}
    return problems.respond(BY_ERROR[UnsupportedFormatError], detail, headers=headers)


class _Patience:
    """Receives the body until the time is up; what comes after it may take any time."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive = receive
        self._ends = asyncio.get_running_loop().time() + seconds
        self._seconds = seconds
        self._arrived = False

    async def __call__(self) -> Message:
        if self._arrived:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._ends):
                message = await self._receive()
        except TimeoutError:
            detail = (
                f"The body did not arrive within {self._seconds:g} seconds"
                " (FACTFRAME_BODY_SECONDS). Send it again."
            )
            raise RequestError(problem_types.TOO_SLOW, detail, headers=problems.CLOSE) from None
        self._arrived = not message.get("more_body", False)
        return message
