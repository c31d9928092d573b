"""Whether words tell of something that is bad in itself."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token


@cache
def _harms() -> frozenset[str]:
    return forms_of("harms", "harm")


@cache
def _losses() -> frozenset[str]:
    return forms_of("harms", "loss")


def tells_harm(tokens: Sequence[Token]) -> bool:
    """Whether they tell of harm: deaths, a crisis, hunger."""
    return _holds(tokens, _harms())


def tells_loss(tokens: Sequence[Token]) -> bool:
    """Whether they tell of what is bad only for some reasons: a closure, a delay, a price."""
    return _holds(tokens, _losses())


def _holds(tokens: Sequence[Token], sought: Collection[str]) -> bool:
    if any(token.lower in sought for token in tokens):
        return True
    return any(f"{one.lower} {other.lower}" in sought for one, other in pairwise(tokens))
