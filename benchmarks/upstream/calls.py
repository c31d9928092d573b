"""What the stand-in noticed of one call, and how it can be told to fail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

CHARACTERS_PER_TOKEN = 4

Outcome = Literal["under way", "answered", "failed", "broken", "gone"]
"""`broken`: words that are no JSON. `gone`: the caller did not wait."""
Act = Literal["503", "hang", "broken"]


@dataclass(slots=True)
class Call:
    """One call; times are seconds of the stand-in's clock."""

    question: str
    """Name of the schema that was asked for, or the model's where there was none."""
    digest: str
    """Of all that was said: equal questions have equal ones."""
    began: float
    tokens_in: int
    tokens_out: int = 0
    ended: float = 0.0
    outcome: Outcome = "under way"


@dataclass(slots=True)
class Fault:
    """What becomes of some of the calls."""

    act: Act
    question: str = ""
    """Of which question; empty: of all."""
    holding: str = ""
    """Only of those that hold these words."""
    every: int = 1
    """Of so many such calls the last one fails."""
    times: int | None = None
    """How often in all; None: always."""
    seen: int = 0
    struck: int = 0

    def strikes(self, question: str, said: str) -> bool:
        """Whether this call is to fail; counts it."""
        if (self.question and self.question != question) or self.holding not in said:
            return False
        self.seen += 1
        if self.seen % self.every or (self.times is not None and self.struck >= self.times):
            return False
        self.struck += 1
        return True


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an answer takes."""

    first: float = 0.3
    """Seconds before the first token."""
    token: float = 0.01
    """Seconds for each token of the answer."""

    def seconds(self, tokens: int) -> float:
        return self.first + self.token * tokens


def tokens(characters: int) -> int:
    return -(-characters // CHARACTERS_PER_TOKEN)


def completion(
    words: str, sent: int, model: str, tool: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The words as a chat completion, as OpenAI's API gives it."""
    message: dict[str, Any] = {"role": "assistant", "content": words}
    if tool:
        message = {"role": "assistant", "content": None, "tool_calls": [tool]}
    said = tokens(len(words))
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [
            {"index": 0, "finish_reason": "tool_calls" if tool else "stop", "message": message}
        ],
        "usage": {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said},
    }
