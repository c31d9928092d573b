"""How aligned statements are grouped and explained to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.readable.vocabulary import RELATIONS
from api.schemas.comparison import Alignment, Member, Relation


@dataclass(frozen=True, slots=True)
class Group:
    """Relations that a reader looks at together."""

    id: str
    title: str
    relations: frozenset[Relation]

    def of(self, alignments: Sequence[Alignment]) -> list[Alignment]:
        """Those of the alignments that belong here, in their order."""
        return [alignment for alignment in alignments if alignment.relation in self.relations]


CONFLICTS = Group(
    "conflicts",
    "Where they conflict",
    frozenset({"contradicted", "possible_conflict", "reported_vs_rejected"}),
)
DIFFERENCES = Group(
    "differences",
    "Told differently",
    frozenset(
        {"differently_framed", "differently_attributed", "differently_hedged", "more_specific"}
    ),
)
AGREEMENTS = Group(
    "agreements", "Where they agree", frozenset({"corroborated", "corroborated_same_origin"})
)
SHARED = (CONFLICTS, DIFFERENCES, AGREEMENTS)
"""The groups of statements that more than one account makes, what matters most first."""


def no_conflict(alignments: Sequence[Alignment]) -> str:
    """What it means that no conflict is shown: none among some, or nothing to look among."""
    shared = sum(alignment.relation != "only_in" for alignment in alignments)
    if not shared:
        return "Nothing could be aligned, so no conflict could be looked for."
    if shared == 1:
        return "No conflict was found in the one aligned statement."
    return f"No conflict was found among the {shared} aligned statements."


def named(alignment: Alignment) -> str:
    """The relation, and what it is on: "possible conflict on number"."""
    on = f" on {', '.join(alignment.on)}" if alignment.on else ""
    return RELATIONS[alignment.relation].name + on


def likeness(alignment: Alignment) -> str:
    """How alike the nearest claims of the relation are, and how often its rule was right."""
    decisive = [pair for pair in alignment.pairs if pair.relation == alignment.relation]
    if not decisive:
        return ""
    nearest = max(decisive, key=lambda pair: pair.score)
    right = nearest.confidence
    known = "" if right is None else f"; this rule was right in {right:.0%} of labelled cases"
    return f"likeness of the wordings {nearest.score:.2f}{known}"


def telling_claims(member: Member, alignment: Alignment) -> Sequence[str]:
    """The account's claims in the pairs that gave the alignment its relation, else all."""
    decisive = [
        side.claim_id
        for pair in alignment.pairs
        if pair.relation == alignment.relation
        for side in (pair.left, pair.right)
        if side.article == member.article
    ]
    return list(dict.fromkeys(decisive)) or member.claim_ids
