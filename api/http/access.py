"""Who is let in, and to what: the keys of programs, the sessions of browsers, the open paths."""

import ipaddress
from contextlib import ExitStack
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.gate import Gate
from api.access.quotas import KeyAccount
from api.account import EVERYBODY, Account, FreeAccount, current_account
from api.errors import ConfigurationError
from api.http import problem_types, problems
from api.http.limiting import Allowance, Limiter, network
from api.settings import Settings

COOKIE: Final = "factframe_session"
SIGN_IN: Final = "/sign-in"
SIGN_OUT: Final = "/sign-out"

OPEN_PATHS: Final = frozenset({"/healthz", "/readyz", SIGN_IN, SIGN_OUT, "/problems"})
OPEN_FOLDERS: Final = ("/assets/", "/docs/assets/", "/problems/")
"""What asks for no key: whether the service lives, how to get in, and files that are the same for
everybody."""

STRANGER: Final = FreeAccount("stranger")
"""Whoever is at an open path without a key where keys are asked for."""

_NO_KEY: Final = (
    "Send a key of this service as `Authorization: Bearer …`, or sign in at /sign-in with a"
    " browser. The operator makes keys with: factframe keys create"
)
_EXPOSED: Final = (
    "This service can be reached from other machines and has no keys. On its machine, make one"
    " with `factframe keys create`; or set FACTFRAME_NO_KEYS=true where a server before it controls"
    " access."
)


class Access:
    """Lets in whom the gate lets in, within the limits, each on an account of its own."""

    def __init__(self, app: ASGIApp, gate: Gate, settings: Settings) -> None:
        self.app = app
        self._gate = gate
        self._settings = settings
        self._limiter = Limiter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self._serve(scope, receive, send)
        except ConfigurationError as error:
            await problems.respond_to_error(error)(scope, receive, send)
        except problems.RequestError as error:
            refused = problems.respond(error.problem, error.detail, headers=error.headers)
            await refused(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        account = await self._account(scope)
        if account is None:
            await _refused(Request(scope))(scope, receive, send)
            return
        if isinstance(account, KeyAccount):
            scope.setdefault("state", {})["key_id"] = account.identifier
        with ExitStack() as stack:
            if allowance := self._allowance(account, scope):
                send = _telling(await self._limiter.hit(allowance), send)
                stack.enter_context(self._limiter.one_more(allowance))
            stack.callback(current_account.reset, current_account.set(account))
            await self.app(scope, receive, send)

    async def _account(self, scope: Scope) -> Account | None:
        """Who asks; None for one who may not. Raises ConfigurationError; not at open paths, which
        say themselves what is wrong."""
        is_open = _is_open(scope)
        try:
            return await self._known(scope, is_open=is_open)
        except ConfigurationError:
            if is_open:
                return STRANGER
            raise

    async def _known(self, scope: Scope, *, is_open: bool) -> Account | None:
        if not await self._gate.asks():
            if not (is_open or self._gate.is_left_open) and _is_exposed(scope):
                raise ConfigurationError(_EXPOSED)
            return EVERYBODY
        found = await self._gate.account(bearer(scope), Request(scope).cookies.get(COOKIE))
        return found or (STRANGER if is_open else None)

    def _allowance(self, account: Account, scope: Scope) -> Allowance | None:
        rate, at_once = self._settings.rate, self._settings.requests_at_once
        if isinstance(account, KeyAccount):
            own = account.key.limits
            return Allowance(account.identifier, own.rate or rate, own.at_once or at_once)
        where = network((scope.get("client") or ("",))[0])
        return Allowance(where, rate, at_once) if where and not _is_open(scope) else None


def bearer(scope: Scope) -> str | None:
    """The key that the request brings; None where it brings none."""
    scheme, _, key = Headers(scope=scope).get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def _path(scope: Scope) -> str:
    """The path within the service."""
    return str(scope["path"]).removeprefix(str(scope.get("root_path", "")))


def _is_open(scope: Scope) -> bool:
    path = _path(scope)
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _is_exposed(scope: Scope) -> bool:
    """Whether the request came to an address that other machines can reach."""
    try:
        address = str((scope.get("server") or ("",))[0]).partition("%")[0]
        return not ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _refused(request: Request) -> Response:
    """A browser that wants a page is sent to the form; what it hands in is not, and is told."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and request.method in {"GET", "HEAD"}:
        query = f"?{request.url.query}" if request.url.query else ""
        next_path = quote(_path(request.scope) + query, safe="/")
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}{SIGN_IN}?next={next_path}", HTTPStatus.SEE_OTHER)
    headers = {"WWW-Authenticate": 'Bearer realm="factframe"', **problems.CLOSE}
    return problems.respond(problem_types.NO_KEY, _NO_KEY, headers=headers)


def _telling(headers: dict[str, str], send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return with_headers
