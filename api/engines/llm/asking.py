"""One question to the model: prompt, answer, and what of the answer is valid."""

import asyncio
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from api.engines.llm.prompts import Prompts
from api.errors import Spent, UpstreamAnswerError, UpstreamError, UpstreamLeakError
from api.llm.answers import Parsed, Problem, parse
from api.llm.prompting import render
from api.llm.schema import portable
from api.ports import Completion, CompletionRequest
from api.schemas.base import Draft
from api.schemas.run import PromptRef, RunWarning, Usage

D = TypeVar("D", bound=Draft)
_LONGEST_ITEM = 2_000
_LONG = 20_000
"""Characters from which mending an answer could hold up everything else."""


@dataclass(frozen=True, slots=True)
class Answered(Generic[D]):
    """What the model answered, as far as it is valid; `value` None: nothing of it is."""

    value: D | None
    problems: tuple[Problem, ...]

    @property
    def reason(self) -> str:
        return "; ".join(problem.message for problem in self.problems)[:_LONGEST_ITEM]

    def required(self) -> D:
        """The value. Raises UpstreamAnswerError when there is none."""
        if self.value is None:
            raise UpstreamAnswerError(
                "The model's answer is not of the form asked for. Try again, or use a model that "
                "follows a JSON schema."
            )
        return self.value


class _Understanding(Generic[D]):
    """What answers to one question mean, each parsed once."""

    def __init__(self, draft: type[D]) -> None:
        self._draft = draft
        self._parsed: dict[str, Parsed[D]] = {}

    async def of(self, text: str) -> Parsed[D]:
        if text not in self._parsed:
            self._parsed[text] = await _parsed(text, self._draft)
        return self._parsed[text]

    async def usable(self, text: str) -> bool:
        return (await self.of(text)).value is not None


class Asking:
    """Asks one model. `spent` adds up what all calls cost, those that failed too; `leaks` counts
    answers that were thrown away because they gave away what is secret about the question,
    `uncounted` those of which the provider did not say how many tokens they took."""

    def __init__(
        self, completion: Completion, model: str, max_tokens: int, prompts: Prompts
    ) -> None:
        self._completion = completion
        self._model = model
        self._max_tokens = max_tokens
        self.prompts = prompts
        self.spent = Usage()
        self.leaks = 0
        self.uncounted = 0

    @property
    def warnings(self) -> tuple[RunWarning, ...]:
        """What the reader should know of the answers as such."""
        leaked = (
            f"{self.leaks} answers of the model repeated a secret of its instructions and were "
            "thrown away: the text may have talked the model into it. Look at the result with care."
        )
        uncounted = (
            f"Of {self.uncounted} answers the model's provider did not say, or not so that it can "
            "be true, how many tokens they took: these are not counted, and the price is not known."
        )
        told = (
            (self.leaks, "answer_leaked", leaked),
            (self.uncounted, "usage_not_counted", uncounted),
        )
        return tuple(RunWarning(code=code, message=text) for number, code, text in told if number)

    async def ask(self, prompt: str, draft: type[D], **inputs: object) -> Answered[D]:
        """The answer to the prompt with these inputs. Raises UpstreamError."""
        rendered = render(prompt, **inputs)
        understanding = _Understanding(draft)
        request = CompletionRequest(
            model=self._model,
            instructions=rendered.instructions,
            context=rendered.context,
            task=rendered.task,
            schema_name=prompt.partition("/")[0],
            schema=_schema(draft),
            max_tokens=self._max_tokens,
            prompt=PromptRef(id=rendered.id, digest=rendered.digest),
            usable=understanding.usable,
        )
        parsed = await understanding.of(await self._text(request))
        return Answered(parsed.value, parsed.problems)

    async def _text(self, request: CompletionRequest) -> str:
        try:
            answer = await self._completion.complete(request)
        except UpstreamError as error:
            self.spent = self.spent + _usage(error.spent)
            self.leaks += isinstance(error, UpstreamLeakError)
            raise
        self.spent = self.spent + answer.usage
        self.uncounted += bool(answer.usage.upstream_calls and not answer.usage.tokens_in)
        return answer.text


def _usage(spent: Spent) -> Usage:
    return Usage(
        upstream_calls=spent.calls,
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        cost_usd=spent.cost_usd,
    )


async def _parsed(text: str, draft: type[D]) -> Parsed[D]:
    """The draft in the text; a long one, which may take long to mend, in a thread."""
    if len(text) > _LONG:
        return await asyncio.to_thread(parse, text, draft)
    return parse(text, draft)


@lru_cache(maxsize=16)
def _schema(draft: type[Draft]) -> dict[str, Any]:
    return portable(draft)


def as_json(item: object) -> str:
    """The item on one line, cut where it is too long to show to the model again."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))[:_LONGEST_ITEM]
