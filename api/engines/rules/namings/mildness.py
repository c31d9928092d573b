"""Words of plans and offices in names: they make little of the thing."""

from collections.abc import Sequence

from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token
from api.schemas.framing import Effect, Valence

_MILD = forms_of("named_things", "mild")
"""Words of plans and offices, which make little of what they are said of."""


def mild_colour(tokens: Sequence[Token]) -> tuple[Effect, Valence] | None:
    """The effect of a name in words of the office; None for others, whose effect is not known."""
    mild = any(token.lower in _MILD for token in tokens)
    return ("minimise", "positive") if mild else None
