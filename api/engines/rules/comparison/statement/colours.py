"""Loaded words of a statement, with what they colour."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from api.engines.rules.comparison.statement.keys import Keys, is_light
from api.engines.rules.words.tokens import Token, scan
from api.schemas.reading import Side

_BESIDE = 3


@dataclass(frozen=True)
class Colour:
    """A loaded wording and the keys of the words that it is or stands beside."""

    words: str
    on: frozenset[str]


def colours(side: Side, tokens: Sequence[Token], keyed: Keys) -> tuple[Colour, ...]:
    """The loaded wordings that the reading of the account found in the statement's text."""
    return tuple(_colours(side, tokens, keyed))


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


def _colours(side: Side, tokens: Sequence[Token], keyed: Keys) -> Iterator[Colour]:
    spans = side.claim.evidence
    for item in side.analysis.language:
        if not any(s.start <= item.span.start and item.span.end <= s.end for s in spans):
            continue
        place = _find(tokens, [t.lower for t in scan(item.span.exact)])
        if place is not None:
            near = range(place.start - _BESIDE, place.stop + _BESIDE)
            yield Colour(item.span.exact, frozenset(keyed.at[i] for i in near if i in keyed.at))


def _find(tokens: Sequence[Token], wanted: Sequence[str]) -> range | None:
    size = len(wanted)
    starts = range(len(tokens) - size + 1)
    first = next((i for i in starts if [t.lower for t in tokens[i : i + size]] == wanted), None)
    return None if first is None else range(first, first + size)
