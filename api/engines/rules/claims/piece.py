"""A stretch of a sentence that tells a fact."""

from collections.abc import Sequence
from typing import Literal

from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, has_subject_and_verb
from api.text.values import value

CLOSING = frozenset('"”’')
"""Marks that close a quotation, behind which its clause goes on."""
Offsets = tuple[int, int]
Cut = Literal[
    "whole", "clause", "tied", "fronted", "coordinated", "relative", "restrictive", "apposition",
    "participle",
]  # fmt: skip
"""How a clause was cut from its sentence, if it is not the whole of it."""


@value
class Piece:
    """A clause as offsets."""

    start: int
    end: int
    antecedent: Offsets | None = None
    """What is to be read before it: what its "who" stands for, or the subject that it shares."""
    shown: int | None = None
    """Where its evidence starts, if before `start`: at the "who"."""
    broken: bool = False
    """Whether other words part it from its antecedent, which is evidence as well."""
    context: Offsets | None = None
    """The clause that it completes, where it cannot be read alone: ", killing two"."""
    cut: Cut = "whole"
    reads: str = "{first} {told}"
    """How it reads as a sentence of its own: "{first}'s {told}" behind a "whose"."""


@value
class Aside:
    """An aside by the places of its tokens: the comma before it, its first, and behind its last."""

    comma: int
    first: int
    stop: int
    antecedent: Offsets | None
    cut: Cut
    reads: str = "{first} {told}"
    """How it reads behind its antecedent."""
    is_about_subject: bool = False
    """Whether it is told of the subject right before it: "The report, published in May,"."""


def extent(tokens: Sequence[Token]) -> Offsets:
    """The offsets from the first of the tokens to the last."""
    return tokens[0].start, tokens[-1].end


def is_closed(token: Token, closed: Sequence[Offsets]) -> bool:
    """Whether it stands within one of the `closed` offsets, which nothing may cut."""
    for low, high in closed:  # noqa: SIM110 - asked of every comma
        if low <= token.start < high:
            return True
    return False


def is_split(start: int, end: int, closed: Sequence[Offsets]) -> bool:
    """Whether one of the `closed` offsets lies partly within the stretch and partly outside."""
    met = ((low, high) for low, high in closed if low < end and start < high)
    return any(not start <= low < high <= end for low, high in met)


def has_words(tokens: Sequence[Token], least: int) -> bool:
    """Whether so many of the tokens at least are words."""
    for token in tokens:
        least -= token.is_word
        if not least:
            return True
    return False


def stands(tokens: Sequence[Token], subject: Offsets | None) -> bool:
    """Whether it is a clause, with a subject of its own or that of the clause before."""
    return has_subject_and_verb(tokens) or (subject is not None and first_verb(tokens) is not None)
