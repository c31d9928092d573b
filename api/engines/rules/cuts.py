"""The places where a sentence can be cut into clauses without loss."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import TIES, first_verb, forms, has_subject_and_verb, is_finite

_JOINTS = frozenset({"and", "but", "while", "whereas", "though"})
_BOUNDS = PREPOSITIONS | PRONOUNS | TIES | _JOINTS | {"to"}
_PLURAL_VERBS = frozenset({"are", "were", "have", "do", "appear", "seem", "say", "fear", "hope"})
_LONGEST_CUT = 300
_VERB_AFTER_SUBJECT = 8
_LONGEST_ANTECEDENT = 6
_LEAST_RELATIVE = 4

Offsets = tuple[int, int]


class Piece(NamedTuple):
    """A clause as offsets; `antecedent` is what its "who" stands for, for a relative clause."""

    start: int
    end: int
    antecedent: Offsets | None = None


def pieces(tokens: Sequence[Token], end: int, closed: Sequence[Offsets]) -> Iterator[Piece]:
    """The clauses of a stretch that ends at `end`; no cut falls within the `closed` offsets."""
    first = depth = 0
    if len(tokens) > _LONGEST_CUT:
        yield Piece(tokens[0].start, end)
        return
    for index, token in enumerate(tokens):
        depth += (token.text in {"(", "[", "“"}) - (token.text in {")", "]", "”"})
        if index <= first or depth > 0 or _is_closed(token, closed):
            continue
        width = _joint(tokens, first, index)
        if width:
            yield from _with_relative(tokens[first:index], token.start, closed)
            first = index + width
    yield from _with_relative(tokens[first:], end, closed)


def _is_closed(token: Token, closed: Sequence[Offsets]) -> bool:
    return any(low <= token.start < high for low, high in closed)


def _joint(tokens: Sequence[Token], first: int, index: int) -> int:
    """How many tokens join two clauses here; 0 where no cut is safe."""
    word = tokens[index].lower
    if word not in {";", ",", "and", "but"}:
        return 0
    left, following = tokens[first:index], tokens[index + 1 : index + 2]
    after = following[0].lower if following else ""
    if word == ";":
        both = has_subject_and_verb(left) and has_subject_and_verb(tokens[index + 1 :])
        return int(both)
    if word == ",":
        width = 2 if after in _JOINTS else 0
    elif word == "and" and after == "that":
        width = 2
    else:
        width = int(after in PRONOUNS - {"you", "who"})
    safe = width and has_subject_and_verb(left) and not any(t.lower in TIES for t in left)
    return width if safe and _opens_clause(tokens[index + width :]) else 0


def _opens_clause(tokens: Sequence[Token]) -> bool:
    """Whether a subject stands first and its verb soon behind it."""
    verb = first_verb(tokens[: _VERB_AFTER_SUBJECT + 1])
    if not verb:
        return False
    head = tokens[0]
    subject = head.lower in PRONOUNS | DETERMINERS or head.is_capitalised or head.lower[-1] == "s"
    return subject and not any(t.lower in TIES - {"that"} or t.text == "," for t in tokens[:verb])


def _with_relative(tokens: Sequence[Token], end: int, closed: Sequence[Offsets]) -> Iterator[Piece]:
    """The clause, with a ", who …" as a clause of its own where it is plain who is meant."""
    if not tokens:
        return
    for index in range(1, len(tokens) - 2):
        if tokens[index].lower != "," or tokens[index + 1].lower not in {"who", "which"}:
            continue
        antecedent = _antecedent(tokens, index)
        stop = next((i for i in range(index + 2, len(tokens)) if tokens[i].text == ","), None)
        last = len(tokens) if stop is None else stop
        if antecedent is None or _is_closed(tokens[index], closed):
            continue
        if stop is None and tokens[index + 1].lower == "who":
            yield Piece(tokens[0].start, tokens[index].start)
            yield Piece(tokens[index + 2].start, end, antecedent)
            return
        inside = any(_is_closed(t, closed) for t in tokens[index:last])
        if stop is not None and not inside and _is_subject(tokens, antecedent, index, stop):
            yield Piece(tokens[0].start, end)
            yield Piece(tokens[index + 2].start, tokens[stop].start, antecedent)
            return
    yield Piece(tokens[0].start, end)


def _is_subject(tokens: Sequence[Token], phrase: Offsets, comma: int, stop: int) -> bool:
    """Whether the phrase opens the clause, and the relative clause is long and no list."""
    long = stop - comma > _LEAST_RELATIVE
    return phrase[0] == tokens[0].start and long and first_verb(tokens[stop + 1 :]) is not None


def _antecedent(tokens: Sequence[Token], comma: int) -> Offsets | None:
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
    if first >= comma or comma - first > _LONGEST_ANTECEDENT:
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
