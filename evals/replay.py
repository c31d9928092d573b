"""A recording in the place of the model."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from api.errors import UpstreamAnswerError, UpstreamError, UpstreamRefusalError
from api.ports import CompletionAnswer, CompletionRequest
from api.schemas.run import Usage
from evals.recording import (
    PARTS,
    Answer,
    FailureCode,
    Part,
    Recording,
    RecordingError,
    digest_of_parts,
    digests,
)

_FAILURES: Final[dict[FailureCode, type[UpstreamError]]] = {
    "upstream-refusal": UpstreamRefusalError,
    "upstream-answer": UpstreamAnswerError,
}
_SHOWN: Final = 12
_MEANING: Final[dict[Part, str]] = {
    "instructions": "the instructions",
    "context": "the context (the article, or the lists to compare)",
    "task": "the task (with its labels, and what is asked for again)",
    "schema": "the schema of the answer",
}


class ReplayCompletion:
    """Answers as the recording does, each time as one cache hit; implements `Completion`.

    Raises RecordingError for a question that is not in it: nothing is made up, and no model asked.
    """

    def __init__(self, recording: Recording, name: str) -> None:
        self._name = name
        self._by_prompt: defaultdict[str, list[Answer]] = defaultdict(list)
        self._outcomes: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
        for answer in recording.answers:
            self._by_prompt[answer.prompt.id].append(answer)
            self._outcomes[answer.prompt.digest, answer.rendered].append(answer)

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        parts = digests(request)
        outcomes = self._outcomes.get((request.prompt.digest, digest_of_parts(parts)))
        if not outcomes:
            raise RecordingError(f"{self._name}: {self._why_not(request, parts)} Record it again.")
        outcome = outcomes.pop(0) if len(outcomes) > 1 else outcomes[0]
        if outcome.failure:
            raise _FAILURES[outcome.failure.code](outcome.failure.message)
        return CompletionAnswer(outcome.text or "", Usage(cache_hits=1))

    def _why_not(self, request: CompletionRequest, parts: dict[Part, str]) -> str:
        prompt = request.prompt
        of_prompt = self._by_prompt.get(prompt.id)
        if not of_prompt:
            there = ", ".join(sorted(self._by_prompt)) or "none"
            return f"there is no answer to {prompt.id}; the prompts answered are: {there}."
        of_file = [answer for answer in of_prompt if answer.prompt.digest == prompt.digest]
        if not of_file:
            was = of_prompt[0].prompt.digest
            return (
                f"the prompt {prompt.id} changed since: its file had the digest {was[:_SHOWN]} and "
                f"now has {prompt.digest[:_SHOWN]}."
            )
        return (
            f"the prompt {prompt.id} is the same file, but what is rendered into it changed: it "
            f"differs from the nearest recorded question in {_difference(of_file, parts)}."
        )


def _difference(answers: Sequence[Answer], parts: dict[Part, str]) -> str:
    """The parts of a question that are not those of the recorded question nearest to it."""

    def differing(answer: Answer) -> list[Part]:
        return [part for part in PARTS if answer.parts[part] != parts[part]]

    return " and ".join(_MEANING[part] for part in min(map(differing, answers), key=len))
