"""The catalogue of rules: what each reads, an example of it, and how often it was right."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.rules import MeasuredOn, Rule, RuleCatalogue
from api.yaml_data import parse

_FOLDER = Path(__file__).parent / "rulebook"
MEASURED = _FOLDER / "measured.json"
"""Where the counts of `python -m evals rules --write` are kept."""


class Trace(TypedDict):
    """How an item was made: the fields of `api.schemas.base.Traced`."""

    rule_id: str
    confidence: float | None


class _Entry(BaseModel):
    """A rule as the rulebook describes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    reads: str
    """What it takes for what, for a reader who is no programmer."""
    example: str
    """A text in which it finds something."""


class _Rulebook(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[_Entry, ...] = Field(min_length=1)


class Counted(BaseModel):
    """Items of a rule on a labelled set, and how many of them were right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    items: int = Field(ge=0)
    right: int = Field(ge=0)


class Measured(BaseModel):
    """The content of `measured.json`: how often the rules were right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: MeasuredOn | None = None
    least: int = 20
    """Fewer items than this tell no precision."""
    rules: Mapping[str, Counted] = Field(default_factory=dict)


@cache
def trace(rule_id: str) -> Trace:
    """The trace of an item of this rule. Raises KeyError for a rule that no rulebook describes."""
    rule = _by_id()[rule_id]
    return Trace(rule_id=rule.id, confidence=rule.confidence)


@cache
def catalogue() -> RuleCatalogue:
    """All rules by id."""
    return RuleCatalogue(
        measured_on=_measured().on,
        rules=tuple(rule for _, rule in sorted(_by_id().items())),
    )


@cache
def _by_id() -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    for file in sorted(_FOLDER.glob("*.yaml")):
        for entry in _Rulebook.model_validate(parse(file.read_text(encoding="utf-8"))).rules:
            if entry.id in rules:
                raise ValueError(f"{file.name}: the rule {entry.id!r} stands twice")
            rules[entry.id] = _rule(entry)
    return rules


def _rule(entry: _Entry) -> Rule:
    measured = _measured()
    counted = measured.rules.get(entry.id, Counted(items=0, right=0))
    enough = counted.items >= measured.least
    return Rule(
        id=entry.id,
        reads=entry.reads,
        example=entry.example,
        items=counted.items,
        right=counted.right,
        confidence=round(counted.right / counted.items, 2) if enough else None,
    )


@cache
def _measured() -> Measured:
    return Measured.model_validate_json(MEASURED.read_text(encoding="utf-8"))
