"""Answers of a model, kept, so that the same question is paid for once."""

import hashlib
import json
import logging
from typing import Final, Protocol

from api.ports import Cache, Completion, CompletionAnswer, CompletionRequest
from api.schemas.run import Usage

_log = logging.getLogger(__name__)
_VERSION: Final = "1"
"""Of what is asked and what is kept: a new one makes all kept answers stale."""
_HIT: Final = Usage(cache_hits=1)


class ScopedCompletion(Completion, Protocol):
    """A completion that tells what changes its answers besides the request."""

    @property
    def scope(self) -> str:
        """Such as the provider's address: equal scopes and requests have equal answers."""


class CachedCompletion:
    """Completion with a memory. Failures are raised and never kept.

    Identical questions at once are asked once; the usage of those who only waited, like that of a
    kept answer, is one cache hit without tokens and cost.
    """

    def __init__(self, completion: ScopedCompletion, cache: Cache) -> None:
        self._completion = completion
        self._cache = cache

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        key = self._key(request)
        asked: list[CompletionAnswer] = []

        async def ask() -> str:
            asked.append(await self._completion.complete(request))
            return _kept(asked[-1])

        text, _ = await self._cache.get_or_make(key, ask)
        if asked:
            return asked[-1]
        answer = _recalled(text)
        if answer is None:
            await self._cache.set(key, await ask())
        return answer or asked[-1]

    def _key(self, request: CompletionRequest) -> str:
        fields = [
            _VERSION,
            self._completion.scope,
            request.model,
            request.instructions,
            request.context,
            request.task,
            request.schema_name,
            dict(request.schema),
            request.max_tokens,
        ]
        return "completion:" + hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def _kept(answer: CompletionAnswer) -> str:
    return json.dumps({"text": answer.text, "usage": answer.usage.model_dump()})


def _recalled(text: str) -> CompletionAnswer | None:
    try:
        return CompletionAnswer(str(json.loads(text)["text"]), _HIT)
    except (ValueError, TypeError, KeyError, RecursionError):
        _log.warning("A kept answer cannot be read; the model is asked again")
        return None
