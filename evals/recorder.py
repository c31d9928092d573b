"""Keeps what a model answers, to be replayed."""

import asyncio
from collections import defaultdict
from time import perf_counter

from api.errors import Spent, UpstreamAnswerError, UpstreamError, UpstreamRefusalError
from api.ports import Completion, CompletionAnswer, CompletionRequest
from api.schemas.run import PromptRef, Usage
from evals.recording import (
    Answer,
    Failure,
    FailureCode,
    Header,
    Recording,
    RecordingError,
    digest_of_parts,
    digests,
)

Question = tuple[PromptRef, str]
"""A prompt and the digest of what was rendered from it."""


class Recorder:
    """Puts every question to the completion and keeps the answer; implements `Completion`.

    A question that was answered is not put again: the same answer is given, as one cache hit.
    `timed`: whether the time that an answer takes means anything.
    """

    def __init__(self, completion: Completion, *, timed: bool = True) -> None:
        self._completion = completion
        self._timed = timed
        self._answers: list[Answer] = []
        self._texts: dict[Question, str] = {}
        self._unanswered: dict[Question, str] = {}
        self._locks: defaultdict[Question, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        question = (request.prompt, digest_of_parts(digests(request)))
        async with self._locks[question]:
            if question in self._texts:
                return CompletionAnswer(self._texts[question], Usage(cache_hits=1))
            answer = await self._asked(request, question)
            self._texts[question] = answer.text
            return answer

    def recording(self, header: Header) -> Recording:
        """All that was asked and answered so far.

        Raises RecordingError where nothing was asked, or a question stayed without an answer for
        no fault of the model.
        """
        if not (self._answers or self._unanswered):
            raise RecordingError("The model was asked nothing, so there is nothing to record.")
        if self._unanswered:
            raise RecordingError(
                f"{len(self._unanswered)} questions got no answer, so nothing is recorded: "
                + " ".join(dict.fromkeys(self._unanswered.values()))
            )
        return Recording(header=header, answers=tuple(self._answers))

    async def _asked(self, request: CompletionRequest, question: Question) -> CompletionAnswer:
        started = perf_counter()
        try:
            answer = await self._completion.complete(request)
        except UpstreamRefusalError as error:
            self._keep(request, started, _usage(error.spent), failed=("upstream-refusal", error))
            raise
        except UpstreamAnswerError as error:
            self._keep(request, started, _usage(error.spent), failed=("upstream-answer", error))
            raise
        except UpstreamError as error:
            self._unanswered[question] = f"{request.prompt.id}: {error.message}"
            raise
        self._keep(request, started, answer.usage, text=answer.text)
        return answer

    def _keep(
        self,
        request: CompletionRequest,
        started: float,
        usage: Usage,
        *,
        text: str | None = None,
        failed: tuple[FailureCode, UpstreamError] | None = None,
    ) -> None:
        parts = digests(request)
        rendered = digest_of_parts(parts)
        self._unanswered.pop((request.prompt, rendered), None)
        self._answers.append(
            Answer(
                prompt=request.prompt,
                rendered=rendered,
                parts=parts,
                text=text,
                failure=Failure(code=failed[0], message=failed[1].message) if failed else None,
                usage=usage,
                seconds=round(perf_counter() - started, 3) if self._timed else None,
            )
        )


def _usage(spent: Spent) -> Usage:
    return Usage(
        upstream_calls=spent.calls,
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        cost_usd=spent.cost_usd,
    )
