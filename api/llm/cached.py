"""Answers of a model, kept, so that the same question is paid for once."""

import hashlib
import json
import logging
from copy import copy
from dataclasses import replace
from typing import Final, Protocol

from api.errors import Spent, UpstreamError
from api.observing import LookedUp, note
from api.ports import Cache, Completion, CompletionAnswer, CompletionRequest
from api.schemas.run import Usage

_log = logging.getLogger(__name__)
_VERSION: Final = "2"
"""Of what is asked and what is kept: a new one makes all kept answers stale."""
_HIT: Final = Usage(cache_hits=1)


class ScopedCompletion(Completion, Protocol):
    """A completion that tells what changes its answers besides the request."""

    @property
    def scope(self) -> str:
        """Such as the provider's address: equal scopes and requests have equal answers."""


class CachedCompletion:
    """Completion with a memory. Failures and answers that cannot be used are never kept.

    Identical questions at once are asked once; the usage of those who only waited, like that of a
    kept answer, is one cache hit without tokens and cost, and a failure costs them nothing.
    """

    def __init__(self, completion: ScopedCompletion, cache: Cache) -> None:
        self._completion = completion
        self._cache = cache

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        key = self._key(request)
        question = _Question(self._completion, request)
        try:
            text, found = await self._cache.get_or_make(key, question.put)
            note(LookedUp("answer", found))
            if not question.answers:
                if kept := await _recalled(text, request):
                    return kept
                await self._cache.set(key, await question.put())
        except _UnusableError as unusable:
            if not question.put_by_us:
                return replace(unusable.answer, usage=_HIT)
        except UpstreamError as error:
            raise error if question.put_by_us else _free(error) from None
        return question.answers[-1]

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


class _UnusableError(Exception):
    """Hands an answer that is not to be kept to all who wait for it."""

    def __init__(self, answer: CompletionAnswer) -> None:
        super().__init__()
        self.answer = answer


class _Question:
    """One caller's question, which another caller of the same may put in its stead."""

    def __init__(self, completion: Completion, request: CompletionRequest) -> None:
        self._completion = completion
        self._request = request
        self.put_by_us = False
        self.answers: list[CompletionAnswer] = []

    async def put(self) -> str:
        """Ask the model. Returns what is to be kept; raises _UnusableError for what is not."""
        self.put_by_us = True
        answer = await self._completion.complete(self._request)
        self.answers.append(answer)
        if not await self._request.usable(answer.text):
            raise _UnusableError(answer)
        return json.dumps({"text": answer.text, "usage": answer.usage.model_dump()})


def _free(error: UpstreamError) -> UpstreamError:
    """The failure for one who only waited for it."""
    free = copy(error)
    free.spent = Spent()
    return free


async def _recalled(text: str, request: CompletionRequest) -> CompletionAnswer | None:
    try:
        answer = CompletionAnswer(str(json.loads(text)["text"]), _HIT)
    except (ValueError, TypeError, KeyError, RecursionError):
        _log.warning("A kept answer cannot be read; the model is asked again")
        return None
    return answer if await request.usable(answer.text) else None
