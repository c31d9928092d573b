"""From a model's words to a validated draft, item by item.

Words are hostile until parsed: size and depth are bounded first. What is broken in form only
(fences, prose around the object, trailing commas) is mended, and said so; an answer that breaks
off is never mended, since it would yield shortened quotes that still stand in the text.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

import json_repair
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from api.schemas.base import Draft

D = TypeVar("D", bound=Draft)
Json = Any  # a JSON value of any type

_LONGEST: Final = 10_000_000
_LONGEST_MENDED: Final = 200_000
"""Mending hostile text takes seconds beyond this; a long answer of a model has 80,000."""
_LONGEST_GIVEN: Final = 2_000
_DEEPEST: Final = 50
_PIECE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*"?|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one item of the answer, or with all of it."""

    list_name: str
    """The list that the item is in, such as `claims`; empty when it is about the whole answer."""
    index: int | None
    """Index of the item in the answer's list; None when it is about the whole answer."""
    message: str
    """What is wrong, in words that a model can act on."""
    given: str = ""
    """The item as the model gave it, in JSON, cut at 2,000 characters; empty for the whole."""

    def __str__(self) -> str:
        where = self.list_name if self.index is None else f"{self.list_name}[{self.index}]"
        return f"{where}: {self.message}" if where else self.message


@dataclass(frozen=True, slots=True)
class Parsed(Generic[D]):
    """An answer as far as it is valid."""

    value: D | None
    """The answer without the items that have problems; None when nothing of it can be used."""
    problems: tuple[Problem, ...] = ()
    """What was left out and why. Indexes are those of the answer as given, not of `value`."""
    notes: tuple[str, ...] = ()
    """What was mended or ignored without loss of an item."""


class _UnusableError(ValueError):
    """The text holds no complete JSON object within the bounds."""


def parse(text: str, model: type[D]) -> Parsed[D]:
    """The draft in a model's answer. Never raises: what is wrong is in `problems`."""
    notes: list[str] = []
    try:
        value = _load(text, notes)
    except _UnusableError as error:
        return Parsed(None, (Problem("", None, str(error)),), tuple(dict.fromkeys(notes)))
    return _validate(value, model, notes)


def _load(text: str, notes: list[str]) -> dict[str, Json]:
    if len(text) > _LONGEST:
        raise _UnusableError("the answer is too long")
    if text.lstrip().startswith("<think>"):
        text = text.partition("</think>")[2]
    start = text.find("{")
    if start < 0:
        raise _UnusableError("the answer holds no JSON object")
    value, end = _object(text[start:], notes)
    if text[:start].strip("\ufeff \t\r\n") or text[start + end :].strip():
        notes.append("words around the JSON object were ignored")
    if _SURROGATE.search(text):
        value = _without_surrogates(value)
    if not isinstance(value, dict):
        raise _UnusableError("the answer is not a JSON object")
    return value


def _object(text: str, notes: list[str]) -> tuple[Json, int]:
    """The object that the text opens with, and where it ends."""
    closed = _nesting(text)
    try:
        return _strict(text, notes)
    except ValueError:
        if not closed:
            raise _UnusableError("the answer breaks off before its end") from None
    end = text.rfind("}") + 1
    return _mended(text[:end], notes), end


def _nesting(text: str) -> bool:
    """Whether all brackets and quotation marks are closed. Raises when the nesting is too deep."""
    depth = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        depth += (piece in "[{") - (piece in "]}")
        if depth > _DEEPEST:
            raise _UnusableError("the answer is nested too deeply")
        if piece[0] == '"' and (len(piece) == 1 or piece[-1] != '"'):
            return False
    return depth <= 0


def _mended(text: str, notes: list[str]) -> Json:
    if len(text) > _LONGEST_MENDED:
        raise _UnusableError("the answer is not valid JSON")
    try:
        value, _ = _strict(json_repair.repair_json(text), notes)
    except (ValueError, RecursionError) as error:
        raise _UnusableError("the answer is not valid JSON") from error
    notes.append("the answer was not valid JSON and was mended")
    return value


def _strict(text: str, notes: list[str]) -> tuple[Json, int]:
    def pairs(items: list[tuple[str, Json]]) -> dict[str, Json]:
        result = dict(items)
        if len(result) < len(items):
            notes.append("of a key given twice the last value was used")
        return result

    decoder = json.JSONDecoder(
        object_pairs_hook=pairs, parse_constant=_refuse_constant, parse_float=_finite
    )
    return decoder.raw_decode(text)


def _without_surrogates(value: Json) -> Json:
    """The value with U+FFFD for halves of characters, which no output could carry."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("a number is out of range")
    return number


def _validate(value: dict[str, Json], model: type[D], notes: list[str]) -> Parsed[D]:
    if unknown := [e["loc"] for e in _errors(value, model) if e["type"] == "extra_forbidden"]:
        _drop_keys(value, unknown)
        notes.append("keys that were not asked for were ignored")
    problems = tuple(_with_item(fault, value) for fault in _problems(_errors(value, model)))
    if any(problem.index is None for problem in problems):
        return Parsed(None, problems, tuple(dict.fromkeys(notes)))
    _drop_items(value, problems)
    try:
        return Parsed(model.model_validate(value), problems, tuple(dict.fromkeys(notes)))
    except ValidationError as error:
        rest = tuple(Problem("", None, _message(e, e["loc"])) for e in _details(error))
        return Parsed(None, (*problems, *rest), tuple(dict.fromkeys(notes)))


def _errors(value: Json, model: type[Draft]) -> list[ErrorDetails]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return _details(error)
    return []


def _details(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_context=False, include_input=False)


def _problems(errors: Iterable[ErrorDetails]) -> tuple[Problem, ...]:
    """One problem for each outermost list item that has errors, one for each other error."""
    messages: dict[tuple[str, int | None], list[str]] = {}
    for error in errors:
        name, index, rest = _item(error["loc"])
        messages.setdefault((name, index), []).append(_message(error, rest))
    return tuple(Problem(*item, "; ".join(said)) for item, said in messages.items())


def _item(location: Sequence[int | str]) -> tuple[str, int | None, Sequence[int | str]]:
    for position, step in enumerate(location):
        if isinstance(step, int):
            return _path(location[:position]), step, location[position + 1 :]
    return "", None, location


def _message(error: ErrorDetails, location: Sequence[int | str]) -> str:
    said = error["msg"][:1].lower() + error["msg"][1:]
    return f"{_path(location)}: {said}" if location else said


def _path(location: Sequence[int | str]) -> str:
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def _with_item(problem: Problem, value: Json) -> Problem:
    if problem.index is None:
        return problem
    item = _list(value, problem)[problem.index]
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    return replace(problem, given=text[:_LONGEST_GIVEN])


def _list(value: Json, problem: Problem) -> Json:
    for step in problem.list_name.split("."):
        value = value[step]
    return value


def _drop_keys(value: Json, locations: Iterable[Sequence[int | str]]) -> None:
    for *path, key in locations:
        holder = value
        for step in path:
            holder = holder[step]
        del holder[key]


def _drop_items(value: Json, problems: Iterable[Problem]) -> None:
    """Leave out the items named, from the last to the first so that indexes stay right."""
    for problem in sorted(problems, key=lambda problem: problem.index or 0, reverse=True):
        del _list(value, problem)[problem.index]
