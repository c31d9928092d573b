"""What is kept and what is used, each on the account of whoever asks."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from api.account import Amounts, amounts, current_account
from api.errors import UpstreamError
from api.llm.cached import ScopedCompletion
from api.ports import Cache, CompletionAnswer, CompletionRequest

_CHARACTERS_PER_TOKEN: Final = 4


class TenantCache:
    """A cache in which every namespace sees its own rows only.

    Those who ask at once share work within their namespace only: whether another one has asked
    the same cannot be told from the answer, nor from the time that it takes.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    @property
    def warning(self) -> str | None:
        return self._cache.warning

    async def get(self, key: str) -> str | None:
        return await self._cache.get(_own(key))

    async def set(self, key: str, value: str) -> None:
        await self._cache.set(_own(key), value)

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._cache.get_or_make(_own(key), make)


def _own(key: str) -> str:
    """The key within the current namespace. That of everybody has the keys as they are."""
    namespace = current_account.get().namespace
    return f"tenant:{namespace}:{key}" if namespace else key


class MeteredCompletion:
    """A completion whose every call is allowed to and counted on the account that asked, also one
    that fails. Raises QuotaError too."""

    def __init__(self, completion: ScopedCompletion) -> None:
        self._completion = completion

    @property
    def scope(self) -> str:
        return self._completion.scope

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        account = current_account.get()
        await account.admit_call()
        try:
            answer = await self._completion.complete(request)
        except UpstreamError as error:
            await account.charge(_spent(error))
            raise
        except asyncio.CancelledError:
            await account.charge(Amounts(tokens=_estimated(request)))
            raise
        await account.charge(amounts(answer.usage))
        return answer


def _estimated(request: CompletionRequest) -> int:
    """Tokens of a question whose answer nobody waits for any more, while the provider counts on:
    what is cut off is not free."""
    asked = (request.instructions, request.context, request.task)
    return sum(map(len, asked)) // _CHARACTERS_PER_TOKEN


def _spent(error: UpstreamError) -> Amounts:
    spent = error.spent
    return Amounts(
        tokens=spent.tokens_in + spent.tokens_out,
        usd=spent.cost_usd or 0.0,
        unpriced=spent.calls if spent.cost_usd is None else 0,
    )
