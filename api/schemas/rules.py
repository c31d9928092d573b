"""The rules of the embedded engine, as told to those who use it."""

from pydantic import Field

from api.schemas.base import Result, Share


class Rule(Result):
    """One rule by which the embedded engine makes items of results."""

    id: str
    """Identifier, as in the `rule_id` of every item that it made."""
    reads: str
    """What it takes for what."""
    example: str
    """A text in which it finds something."""
    items: int = Field(ge=0)
    """Items that it made on the labelled texts; 0 where nothing of its kind is labelled."""
    right: int = Field(ge=0)
    """How many of them agree with a label."""
    confidence: Share | None
    """`right` divided by `items`; null where there are too few items to tell."""


class MeasuredOn(Result):
    """The labelled texts on which the rules were measured."""

    name: str
    """What they are called."""
    articles: int
    """How many there are."""
    about: str
    """Who labelled them, and what the figures are worth."""


class RuleCatalogue(Result):
    """All rules of the embedded engine."""

    measured_on: MeasuredOn | None
    """The labelled texts behind `items`, `right` and `confidence`; null where none were used."""
    rules: tuple[Rule, ...]
    """The rules, by id."""
