"""How aligned statements are grouped and explained to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.readable.vocabulary import ON, RELATIONS
from api.readable.wording import percent
from api.schemas.comparison import Alignment, ClaimRef, Member, PairRelation, Relation


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
        return "No statements could be matched, so there was nothing to search for conflicts."
    if shared == 1:
        return "No conflict was found in the one statement that could be matched."
    return f"No conflict was found among the {shared} statements that could be matched."


def named(alignment: Alignment) -> str:
    """The relation, and what it is about: "possible contradiction about a number"."""
    on = f" about {' and '.join(ON[matter] for matter in alignment.on)}" if alignment.on else ""
    return RELATIONS[alignment.relation].name + on


def decisive(alignment: Alignment) -> Sequence[PairRelation]:
    """The judged pairs that gave the alignment its relation, those most alike first."""
    found = (pair for pair in alignment.pairs if pair.relation == alignment.relation)
    return sorted(found, key=lambda pair: -pair.score)


def reasons(alignment: Alignment) -> str:
    """Why the relation holds, and how often its rule was right."""
    pairs = decisive(alignment)
    right = pairs[0].confidence if pairs else None
    rule = f"This rule was right in {percent(right)} of the cases it was tried on" if right else ""
    return ". ".join(part.rstrip(".") for part in (alignment.rationale, rule) if part)


def telling_claims(member: Member, alignment: Alignment) -> Sequence[str]:
    """The account's claims in the pairs that gave the alignment its relation, else all."""
    telling = [
        side.claim_id
        for pair in decisive(alignment)
        for side in (pair.left, pair.right)
        if side.article == member.article
    ]
    return list(dict.fromkeys(telling)) or member.claim_ids


def against(ref: ClaimRef, alignment: Alignment) -> Sequence[ClaimRef]:
    """The claims that conflict with this one, or word it otherwise."""
    if alignment.relation not in CONFLICTS.relations | {"differently_framed"}:
        return ()
    return [
        other
        for pair in decisive(alignment)
        for one, other in ((pair.left, pair.right), (pair.right, pair.left))
        if one == ref
    ]
