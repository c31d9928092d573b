"""By which names the service is called, against pages that give their own name our address.

A page of another site can have its own name lead to this machine (DNS rebinding) and then reads
what it asks for, since to the browser it is one site. The name stays in `Host`.
"""

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http import problem_types, problems

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
ANY: Final = "*"


class Hosts:
    """Refuses requests for other names than those of loopback, the address that was called, and
    those given. A request without `Host` comes from no browser and passes."""

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self.app = app
        self._names = LOOPBACK | {_bare(name) for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(scope):
            detail = "The service is not called so. The operator can name it in FACTFRAME_HOSTS."
            await problems.respond(problem_types.UNKNOWN_HOST, detail)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        called = Headers(scope=scope).getlist("host")
        names = {_bare(host) for host in called}
        return ANY in self._names or names <= self._names | {_own_address(scope)}


def _own_address(scope: Scope) -> str:
    """The address that this very request came to."""
    address = str((scope.get("server") or ("",))[0])
    return f"[{address}]" if ":" in address else address.lower()


def _bare(host: str) -> str:
    """The host without its port, nor the dot that may end a name."""
    name = host.strip().lower()
    end = name.rfind("]") + 1
    return name[:end] or name.partition(":")[0].removesuffix(".")
