"""What a "who" behind a comma stands for."""

from collections.abc import Sequence
from functools import lru_cache

from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.piece import CLOSING, Offsets, extent
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, words
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, forms, is_finite, opening_verb
from api.text.abbreviations import TITLES

_JOINTS = words("and but while whereas though")
_BOUNDS = PREPOSITIONS | PRONOUNS | TIES | _JOINTS | {"to"}
_PLURAL_VERBS = words("are were have do appear seem say fear hope")
_LONGEST = 6
_LONGEST_BRACKET = 8
_LEAST_HEAD = 2
_SINGULAR_VERBS = words("is was has does isn't wasn't hasn't doesn't")
_NOT_PLURAL = frozenset({"ss", "us", "is"})
_OWNED = frozenset({"'s", "’s", "&"})
"""What joins two parts of one name or phrase."""
_APOSTROPHES = frozenset("'’")
_NEW = frozenset({"a", "an", "the"})
_PERSONS = listed("persons")


def antecedent_of(tokens: Sequence[Token], comma: int) -> Offsets | None:
    """Offsets of the noun phrase before the comma, or None where it may not be the one meant."""
    verb = comma + 2
    word = tokens[comma + 1].lower
    one = _whole_of_many(tokens, comma) if tokens[verb].lower in _SINGULAR_VERBS else None
    found = one or head_before(tokens, comma, plural=tokens[verb].lower in _PLURAL_VERBS, word=word)
    verbal = tokens[verb].lower in _PLURAL_VERBS or is_finite(tokens, verb)
    return found if verbal or opening_verb(tokens[verb:]) is not None else None


def head_before(
    tokens: Sequence[Token], comma: int, *, plural: bool = False, word: str = ""
) -> Offsets | None:
    """Offsets of the noun phrase before the comma, where it hangs on no other one.

    An age between commas is no part of it: "Ann Cole, 34, who". `plural`: a verb behind the comma
    wants many. `word`: the "who" or "which" behind it, which tells a person from a thing.
    """
    comma = _before_age(tokens, comma)
    first = _start(tokens, comma)
    if first >= comma or comma - first > _LONGEST:
        return None
    first += _is_gerund(tokens, first)
    first = _with_other(tokens, first, comma) if plural else first
    hangs = first > 0 and tokens[first - 1].lower in PREPOSITIONS
    if hangs and not (plural and _is_singular(tokens, first - 2)) and not _is_only(tokens, first):
        return _told_apart(tokens, first, comma, word)
    return extent(tokens[_with_name(tokens, first) if word == "who" else first : comma])


def _is_gerund(tokens: Sequence[Token], first: int) -> bool:
    """Whether what is done to somebody stands before the name: "electing Ann Cole, who"."""
    word, behind = tokens[first], tokens[first + 1]
    return word.text.islower() and word.lower.endswith("ing") and behind.is_capitalised


def _with_other(tokens: Sequence[Token], first: int, comma: int) -> int:
    """Where the first of two starts of whom a verb of many tells: "Iran and Iraq, who were"."""
    if first < _LEAST_HEAD or tokens[first - 1].lower != "and":
        return first
    other = _start(tokens, first - 1)
    one = not tokens[comma - 1].lower.endswith("s")
    return other if other < first - 1 and (one or other == 0) else first


def _whole_of_many(tokens: Sequence[Token], comma: int) -> Offsets | None:
    """The "trial of 400 residents" before a ", which is": one thing of many."""
    first, last = _start(tokens, comma), tokens[comma - 1]
    many = last.text.islower() and last.lower[-1] == "s" and last.lower[-2:] not in _NOT_PLURAL
    if not many or first < _LEAST_HEAD or tokens[first - 1].lower != "of":
        return None
    start = _start(tokens, first - 1)
    alone = start < first - 1 and tokens[first - 2].lower[-1] != "s"
    free = alone and not (start and tokens[start - 1].lower in PREPOSITIONS)
    return extent(tokens[start:comma]) if free and comma - start <= 2 * _LONGEST else None


def is_person_of_another(tokens: Sequence[Token], comma: int) -> bool:
    """Whether either of two persons may be meant: "the wife of the minister, who"."""
    first = _start(tokens, comma)
    if not 1 < first < comma or tokens[first - 1].lower not in PREPOSITIONS:
        return False
    return _is_person(tokens, first - 2) and _names_person(tokens, first, comma)


def _start(tokens: Sequence[Token], comma: int) -> int:
    """Where the noun phrase before the comma starts, with whoever owns it: "Mr Webb's lawyer"."""
    first = comma
    while first > 0 and not _bounds_phrase(tokens, first - 1):
        first -= 1
        owned = first > 0 and tokens[first - 1].text in _OWNED
        if tokens[first].lower in DETERMINERS and not owned:
            break
    return first - _is_pointed_at(tokens, first)


def _is_pointed_at(tokens: Sequence[Token], first: int) -> bool:
    """Whether a "that" before the noun points at it: "during that debate"."""
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    return len(before) > 1 and before[1] == "that" and before[0] in PREPOSITIONS


def _told_apart(tokens: Sequence[Token], first: int, comma: int, word: str) -> Offsets | None:
    """Of "Ann Cole of King's College", "who" means the first and "which" the second, and of "the
    family of the man" it means the man."""
    person = _is_person(tokens, first - 2)
    if word == "which":
        return extent(tokens[first:comma]) if person else None
    inner = _names_person(tokens, first, comma)
    if word == "who" and inner and not person and _is_singular(tokens, first - 2):
        return extent(tokens[first:comma])
    if word != "who" or not person or inner:
        return None
    start = _start(tokens, first - 1)
    free = start < first - 1 and not (start and tokens[start - 1].lower in PREPOSITIONS)
    return extent(tokens[_with_name(tokens, start) : comma]) if free else None


def _with_name(tokens: Sequence[Token], first: int) -> int:
    """Where the name starts that a noun phrase tells of: "Ann Cole, a nurse"."""
    if first < 2 or tokens[first].lower not in _NEW or tokens[first - 1].text != ",":  # noqa: PLR2004
        return first
    start = first - 1
    while start and tokens[start - 1].is_capitalised and tokens[start - 1].is_word:
        start -= 1
    return start if start < first - 1 else first


def _is_person(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is the last of somebody's name, or a noun for a person."""
    token = tokens[index]
    if token.is_capitalised:
        before = tokens[index - 1]
        named = before.is_capitalised and before.lower not in DETERMINERS
        return index > 0 and (named or _is_title(before))
    return is_person_noun(token.lower)


def _names_person(tokens: Sequence[Token], first: int, comma: int) -> bool:
    titled = any(_is_title(token) for token in tokens[first:comma])
    return titled or is_person_noun(tokens[comma - 1].lower)


def _is_title(token: Token) -> bool:
    return token.lower.removesuffix(".") in TITLES


@lru_cache(maxsize=4096)
def is_person_noun(word: str) -> bool:
    """Whether a noun in lower case stands for a person."""
    known = forms_of("persons", "office", "male", "female") | _PERSONS
    return word in known or word.removesuffix("s") in known


def _before_age(tokens: Sequence[Token], comma: int) -> int:
    """Place of the comma, or of what stands before an age or brackets: "Ann Cole (Labour), who"."""
    if comma and tokens[comma - 1].text == ")":
        near = range(comma - 2, max(0, comma - _LONGEST_BRACKET), -1)
        return next((i for i in near if tokens[i].text == "("), comma)
    aged = comma > 1 and tokens[comma - 1].text.isdecimal() and tokens[comma - 2].text == ","
    return comma - 2 if aged else comma


def head_of(tokens: Sequence[Token], comma: int) -> Offsets:
    """Offsets of all words before the comma, without an age."""
    return extent(tokens[: _before_age(tokens, comma) or comma])


def _is_singular(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun before the preposition cannot be the plural that a verb wants."""
    return index < 0 or not tokens[index].lower.endswith("s")


def _is_only(tokens: Sequence[Token], first: int) -> bool:
    """Whether no noun stands before the preposition: "spoke to Ann Cole, who".

    One does in "people briefed on the plan, who".
    """
    if first < 2:  # noqa: PLR2004 - the word before it
        return True
    reduced = first > 2 and is_person_noun(tokens[first - 3].lower)  # noqa: PLR2004
    return is_finite(tokens, first - 2) and not (reduced and tokens[first - 2].lower[-2:] == "ed")


def _bounds_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    participle = index > 0 and tokens[index - 1].lower in forms("auxiliary")
    if token.text in _OWNED or _is_plural_owner(tokens, index):
        return False
    bounds = not token.is_word or token.lower in _BOUNDS
    return bounds or participle or is_finite(tokens, index) or _says(tokens, index)


def _is_plural_owner(tokens: Sequence[Token], index: int) -> bool:
    """Whether the mark tells of several owners within a name: "the Harbour Workers' Union"."""
    if tokens[index].text not in _APOSTROPHES or not 0 < index < len(tokens) - 1:
        return False
    before, behind = tokens[index - 1], tokens[index + 1]
    return before.lower.endswith("s") and before.end == tokens[index].start and behind.is_word


def _says(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a verb of saying right behind a quotation: ",” swears Ann Cole"."""
    before = tokens[index - 1].text if index else ""
    return before in CLOSING and tokens[index].lower.endswith(("s", "ed"))
