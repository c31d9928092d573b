"""What a "who" behind a comma stands for."""

from collections.abc import Sequence

from api.engines.rules.claims.piece import CLOSING, Offsets, extent
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, forms, is_finite, opening_verb

_JOINTS = words("and but while whereas though")
_BOUNDS = PREPOSITIONS | PRONOUNS | TIES | _JOINTS | {"to"}
_PLURAL_VERBS = words("are were have do appear seem say fear hope")
_LONGEST = 6


def antecedent_of(tokens: Sequence[Token], comma: int) -> Offsets | None:
    """Offsets of the noun phrase before the comma, or None where it may not be the one meant."""
    verb = comma + 2
    found = head_before(tokens, comma, plural=tokens[verb].lower in _PLURAL_VERBS)
    verbal = tokens[verb].lower in _PLURAL_VERBS or is_finite(tokens, verb)
    return found if verbal or opening_verb(tokens[verb:]) is not None else None


def head_before(tokens: Sequence[Token], comma: int, *, plural: bool = False) -> Offsets | None:
    """Offsets of the noun phrase before the comma, where it hangs on no other one.

    An age between commas is no part of it: "Ann Cole, 34, who". `plural`: a verb behind the comma
    wants many.
    """
    first = comma = _before_age(tokens, comma)
    while first > 0 and not _bounds_phrase(tokens, first - 1):
        first -= 1
        if tokens[first].lower in DETERMINERS:
            break
    if first >= comma or comma - first > _LONGEST:
        return None
    hangs = first > 0 and tokens[first - 1].lower in PREPOSITIONS
    if hangs and not (plural and _is_singular(tokens, first - 2)) and not _is_only(tokens, first):
        return None
    return extent(tokens[first:comma])


def _before_age(tokens: Sequence[Token], comma: int) -> int:
    """Place of the comma, or of the one before an age: "Ann Cole, 34, who"."""
    aged = comma > 1 and tokens[comma - 1].text.isdecimal() and tokens[comma - 2].text == ","
    return comma - 2 if aged else comma


def head_of(tokens: Sequence[Token], comma: int) -> Offsets:
    """Offsets of all words before the comma, without an age."""
    return extent(tokens[: _before_age(tokens, comma) or comma])


def _is_singular(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun before the preposition cannot be the plural that a verb wants."""
    return index < 0 or not tokens[index].lower.endswith("s")


def _is_only(tokens: Sequence[Token], first: int) -> bool:
    """Whether no noun stands before the preposition: "spoke to Ann Cole, who"."""
    return first < 2 or is_finite(tokens, first - 2)  # noqa: PLR2004 - the word before it


def _bounds_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    participle = index > 0 and tokens[index - 1].lower in forms("auxiliary")
    bounds = not token.is_word or token.lower in _BOUNDS
    return bounds or participle or is_finite(tokens, index) or _says(tokens, index)


def _says(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a verb of saying right behind a quotation: ",” swears Ann Cole"."""
    before = tokens[index - 1].text if index else ""
    return before in CLOSING and tokens[index].lower.endswith(("s", "ed"))
