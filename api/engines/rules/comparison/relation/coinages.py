"""Names that a source gave to what a statement tells of: "what it called a regrouping"."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import name_key
from api.engines.rules.words.tokens import scan
from api.schemas.claims import AUTHOR, Voice
from api.schemas.framing import Naming
from api.schemas.reading import Side


class Coinage(NamedTuple):
    """A name and the words of the label of whoever coined it."""

    term: str
    by: frozenset[str]


def two_names(
    left: Side, right: Side, mine: Content, yours: Content
) -> tuple[Coinage, Coinage] | None:
    """Two names that one body gave to one act: of one contrast set, with another stem.

    The act counts as one where a place or another name stands in both statements.
    """
    if not mine.names & yours.names:
        return None
    groups = {angle.group for angle in mine.angles} & {angle.group for angle in yours.angles}
    acts = {act.key for act in mine.acts} & {act.key for act in yours.acts}
    if not groups or not acts:
        return None
    for here in _coinages(left):
        for there in _coinages(right):
            if here.by == there.by and here.term.lower() != there.term.lower():
                return here, there
    return None


def _coinages(side: Side) -> Sequence[Coinage]:
    spans = side.claim.evidence
    return [
        Coinage(naming.term.exact, _body(side.analysis.voices, naming))
        for naming in side.analysis.namings
        if naming.namer != AUTHOR
        and naming.quoted
        and any(s.start <= naming.term.start and naming.term.end <= s.end for s in spans)
    ]


def _body(voices: Sequence[Voice], naming: Naming) -> frozenset[str]:
    label = next(voice.label for voice in voices if voice.id == naming.namer)
    return frozenset(name_key(token.lower) for token in scan(label) if token.is_capitalised)
