"""How a question is put to a model, and what is given up when the model does not take it."""

import json
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from api.ports import CompletionRequest

Structure = Literal["schema", "json", "prompt"]

_LOWER: Final[dict[Structure, Structure]] = {"schema": "json", "json": "prompt"}
_RANK: Final[dict[Structure, int]] = {"schema": 2, "json": 1, "prompt": 0}
_STRUCTURE_WORDS: Final = (
    "response_format",
    "schema",
    "structured output",
    "output_format",
    "output_config",
    "json mode",
    "json_object",
    "grammar",
    "guided",
)
_SCHEMA_PROMPT: Final = (
    "\nAnswer with one JSON object that is valid under this JSON schema, and with nothing else:\n"
)

Arguments = dict[str, Any]  # keyword arguments of a foreign function


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a model is known to accept. It only ever becomes smaller."""

    structure: Structure = "schema"
    """`schema`: JSON schema enforced by the provider. `json`: its JSON mode, with the schema in
    the prompt. `prompt`: the schema in the prompt alone."""
    temperature: bool = True
    """Whether temperature 0 may be asked for."""

    def without(self, complaint: str) -> "Dialect | None":
        """What is left after a rejection in these words, or None when it names neither part."""
        words = complaint.lower()
        if self.temperature and "temperature" in words:
            return replace(self, temperature=False)
        lower = _LOWER.get(self.structure)
        if lower and any(word in words for word in _STRUCTURE_WORDS):
            return replace(self, structure=lower)
        return None

    def meet(self, other: "Dialect") -> "Dialect":
        """What both accept."""
        return Dialect(
            min(self.structure, other.structure, key=_RANK.__getitem__),
            self.temperature and other.temperature,
        )

    def arguments(self, request: CompletionRequest) -> Arguments:
        """The request as arguments of litellm's `acompletion`."""
        arguments: Arguments = {
            "model": request.model,
            "messages": self._messages(request),
            "max_tokens": request.max_tokens,
        }
        if self.temperature:
            arguments["temperature"] = 0
        if self.structure == "json":
            arguments["response_format"] = {"type": "json_object"}
        if self.structure == "schema":
            arguments["response_format"] = {
                "type": "json_schema",
                "json_schema": {
                    "name": request.schema_name,
                    "schema": dict(request.schema),
                    "strict": True,
                },
            }
        return arguments

    def _messages(self, request: CompletionRequest) -> list[Arguments]:
        task = _closed(request.task)
        if self.structure != "schema":
            task += _SCHEMA_PROMPT + json.dumps(dict(request.schema), ensure_ascii=False) + "\n"
        return [
            {"role": "system", "content": _closed(request.instructions)},
            {"role": "user", "content": _content(request.model, _closed(request.context), task)},
        ]


def _content(model: str, context: str, task: str) -> str | list[Arguments]:
    """One text, or for Claude two: it keeps the prefix up to the marked part for the next call.

    Others keep prefixes unasked, and some OpenAI-compatible servers refuse the mark or the parts.
    """
    if "claude" not in model and not model.startswith("anthropic/"):
        return context + task
    return [
        {"type": "text", "text": context, "cache_control": {"type": "ephemeral"}},
        {"type": "text", "text": task},
    ]


def _closed(part: str) -> str:
    return part if part.endswith("\n") else part + "\n"
