"""One question to the model: prompt, answer, and what of the answer is valid."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from api.errors import UpstreamAnswerError
from api.llm.answers import Problem, parse
from api.llm.prompting import render
from api.llm.schema import portable
from api.ports import Completion, CompletionRequest
from api.schemas.base import Draft
from api.schemas.run import Usage

D = TypeVar("D", bound=Draft)
_LONGEST_ITEM = 2_000


@dataclass(frozen=True, slots=True)
class Faulty:
    """An item of the answer that does not fit the schema."""

    list_name: str
    message: str
    item: str
    """The item in JSON; empty where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Answered(Generic[D]):
    """What the model answered, as far as it is valid; `value` None: nothing of it is."""

    value: D | None
    faulty: tuple[Faulty, ...]
    usage: Usage

    @property
    def reason(self) -> str:
        return "; ".join(fault.message for fault in self.faulty)[:_LONGEST_ITEM]

    def required(self) -> D:
        """The value. Raises UpstreamAnswerError when there is none."""
        if self.value is None:
            raise UpstreamAnswerError(
                "The model's answer is not of the form asked for. Try again, or use a model that "
                "follows a JSON schema."
            )
        return self.value


class Asking:
    """Asks one model. `spent` adds up what all answers cost."""

    def __init__(self, completion: Completion, model: str, max_tokens: int) -> None:
        self._completion = completion
        self._model = model
        self._max_tokens = max_tokens
        self.spent = Usage()

    async def ask(self, prompt: str, draft: type[D], **inputs: object) -> Answered[D]:
        """The answer to the prompt with these inputs. Raises UpstreamError."""
        rendered = render(prompt, **inputs)
        request = CompletionRequest(
            model=self._model,
            instructions=rendered.instructions,
            context=rendered.context,
            task=rendered.task,
            schema_name=prompt.partition("/")[0],
            schema=_schema(draft),
            max_tokens=self._max_tokens,
        )
        answer = await self._completion.complete(request)
        self.spent = self.spent + answer.usage
        parsed = parse(answer.text, draft)
        faulty = tuple(_faulty(problem, answer.text) for problem in parsed.problems)
        return Answered(parsed.value, faulty, answer.usage)


@lru_cache(maxsize=16)
def _schema(draft: type[Draft]) -> dict[str, Any]:
    return portable(draft)


def _faulty(problem: Problem, text: str) -> Faulty:
    return Faulty(problem.list_name, problem.message, _item(problem, text))


def _item(problem: Problem, text: str) -> str:
    """The item as the model gave it; empty where the answer is too broken to find it."""
    try:
        value = json.loads(text[text.index("{") : text.rindex("}") + 1])
        item = value[problem.list_name][problem.index] if problem.index is not None else ""
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return ""
    return as_json(item) if item else ""


def as_json(item: object) -> str:
    """The item on one line, cut where it is too long to show to the model again."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))[:_LONGEST_ITEM]
