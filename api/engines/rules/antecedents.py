"""What a "who" behind a comma stands for."""

from collections.abc import Sequence

from api.engines.rules.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS
from api.engines.rules.piece import Offsets
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import TIES, forms, is_finite

_JOINTS = frozenset({"and", "but", "while", "whereas", "though"})
_BOUNDS = PREPOSITIONS | PRONOUNS | TIES | _JOINTS | {"to"}
_PLURAL_VERBS = frozenset({"are", "were", "have", "do", "appear", "seem", "say", "fear", "hope"})
_LONGEST = 6


def antecedent_of(tokens: Sequence[Token], comma: int) -> Offsets | None:
    """Offsets of the noun phrase before the comma, or None where it may not be the one meant.

    An age between commas is no part of it: "Ann Cole, 34, who".
    """
    verb = comma + 2
    if comma > 1 and tokens[comma - 1].text.isdecimal() and tokens[comma - 2].text == ",":
        comma -= 2
    first = comma
    while first > 0 and not _bounds_phrase(tokens, first - 1):
        first -= 1
        if tokens[first].lower in DETERMINERS:
            break
    if first >= comma or comma - first > _LONGEST:
        return None
    if first and tokens[first - 1].lower in PREPOSITIONS and not _agrees(tokens, first, comma):
        return None
    if not (is_finite(tokens, verb) or tokens[verb].lower in _PLURAL_VERBS):
        return None
    return tokens[first].start, tokens[comma - 1].end


def _agrees(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether only the nearer of two nouns before a "who" can be the plural that it wants."""
    other = tokens[first - 2].lower if first > 1 else ""
    return tokens[comma + 2].lower in _PLURAL_VERBS and not other.endswith("s")


def _bounds_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    participle = index > 0 and tokens[index - 1].lower in forms("auxiliary")
    return not token.is_word or participle or token.lower in _BOUNDS or is_finite(tokens, index)
