"""Loaded words of a statement, with what they colour."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.engines.rules.comparison.statement.keys import Keys, is_light
from api.engines.rules.words.tokens import Token, scan
from api.schemas.base import Span
from api.schemas.reading import Side

_BESIDE = 3


@dataclass(frozen=True)
class Colour:
    """A loaded wording and the keys of the words that it is or stands beside."""

    words: str
    on: frozenset[str]


def loaded(side: Side, tokens: Sequence[Token]) -> tuple[range, ...]:
    """Where the loaded wordings stand that the reading of the account found in the statement."""
    first, last = side.claim.evidence[0].start, side.claim.evidence[-1].end
    found = []
    for item in side.analysis.held.language.touching(first, last):
        if first <= item.span.start and item.span.end <= last and _is_within(item.span, side):
            place = _find(tokens, [t.lower for t in scan(item.span.exact)])
            if place is not None:
                found.append(place)
    return tuple(found)


def colours(places: Iterable[range], tokens: Sequence[Token], keyed: Keys) -> tuple[Colour, ...]:
    """The loaded wordings that stand in these places, with what they colour."""
    return tuple([_colour(place, tokens, keyed) for place in places])


def coloured(
    left: Sequence[Colour], right: Sequence[Colour], shared: Collection[str]
) -> tuple[str, str] | None:
    """A loaded wording on what both tell, where the other has none: in the left or the right."""
    here = [c for c in left if _is_alone(c, right, shared)]
    there = [c for c in right if _is_alone(c, left, shared)]
    if bool(here) == bool(there):
        return None
    return (here[0].words, "") if here else ("", there[0].words)


def _is_alone(colour: Colour, others: Sequence[Colour], shared: Collection[str]) -> bool:
    on = {key for key in colour.on if key in shared and not is_light(key)}
    known = any(c.words.lower() == colour.words.lower() or c.on & on for c in others)
    return bool(on) and not known


def _is_within(span: Span, side: Side) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in side.claim.evidence)


def _colour(place: range, tokens: Sequence[Token], keyed: Keys) -> Colour:
    near = range(place.start - _BESIDE, place.stop + _BESIDE)
    words = _written(tokens[place.start : place.stop])
    return Colour(words, frozenset([keyed.at[i] for i in near if i in keyed.at]))


def _written(tokens: Sequence[Token]) -> str:
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(token.text if token.start == before.end else f" {token.text}")
    return "".join(parts)


def _find(tokens: Sequence[Token], wanted: Sequence[str]) -> range | None:
    size = len(wanted)
    starts = range(len(tokens) - size + 1)
    first = next((i for i in starts if [t.lower for t in tokens[i : i + size]] == wanted), None)
    return None if first is None else range(first, first + size)
