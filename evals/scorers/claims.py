"""Which statements are made, of what sort, by whom, and how certain each voice makes them."""

from collections.abc import Iterable

from api.schemas.claims import Claim
from evals.pairing import Match
from evals.rows import Row
from evals.scorers.pairs import Pairs, Rows, Sides, found, once, text_of, voice_label


@once
def paired(sides: Sides) -> Pairs[Claim]:
    """Paired by evidence; of several on the same words, those of the same voice."""
    return sides.pairs(
        sides.gold.claims,
        sides.answer.claims,
        lambda claim: claim.evidence,
        lambda one, other: float(sides.same_voice(one.asserted_by, other.asserted_by)),
    )


def evidence(sides: Sides) -> Rows:
    """Which statements are made, with partial credit on their evidence."""
    return paired(sides).extent()


def kind(sides: Sides) -> Rows:
    """What sort of statement each is (AVeriTeC's types)."""
    return paired(sides).labelled(lambda claim: claim.type)


def voice(sides: Sides) -> Rows:
    """Who asserts each statement."""
    return paired(sides).voiced(lambda _, claim: (claim.asserted_by,))


def factuality(sides: Sides) -> Rows:
    """How certain every voice of the chain makes every statement (FactBank), end to end."""
    pairs = paired(sides)
    return found(row for item in pairs for row in _commitments(pairs, item))


def _commitments(pairs: Pairs[Claim], item: Match[Claim]) -> Iterable[Row]:
    sides = pairs.sides
    left = _values(item.gold)
    right = _values(item.answer)
    for speaker, value in left.items():
        same = next((other for other in right if sides.same_voice(speaker, other)), None)
        other = None if same is None else right.pop(same)
        told = f"{voice_label(sides.gold, speaker)}: {_words(item.gold)}"
        yield pairs.row(item, (value, other), float(value == other), told)
    for speaker, value in right.items():
        told = f"{voice_label(sides.answer, speaker)}: {_words(item.answer)}"
        yield pairs.row(item, (None, value), 0.0, told)


def _values(claim: Claim | None) -> dict[str, str]:
    return {item.voice_id: item.value for item in claim.factuality} if claim else {}


def _words(claim: Claim | None) -> str:
    return text_of(claim.evidence) if claim else ""
