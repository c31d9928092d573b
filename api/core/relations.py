"""How two claims, and whole groups of claims, relate."""

from collections.abc import Sequence

from api.core.origins import Origins
from api.schemas.comparison import PairRelation, Relation
from api.schemas.reading import Judgement

IMPORTANCE: tuple[Relation, ...] = (
    "contradicted",
    "reported_vs_rejected",
    "possible_conflict",
    "differently_framed",
    "differently_attributed",
    "differently_hedged",
    "more_specific",
    "corroborated",
    "corroborated_same_origin",
    "only_in",
)
"""Relations, the one that matters most to a reader first."""

CONFLICTS: tuple[Relation, ...] = ("contradicted", "reported_vs_rejected", "possible_conflict")
"""Relations in which the accounts do not agree."""

JUDGED: tuple[Relation, ...] = IMPORTANCE[:8]
"""Relations that an engine may answer; the others are derived by code."""


def rank(relation: Relation) -> int:
    """Place in `IMPORTANCE`; 0 matters most."""
    return IMPORTANCE.index(relation)


def most_important(judgements: Sequence[Judgement]) -> Judgement:
    """The judgement that decides for the group; of several the one with the nearest claims."""
    return min(judgements, key=lambda judgement: (_rank(judgement), -judgement.pair.score))


def pair_relation(judgement: Judgement, origins: Origins) -> PairRelation:
    """The judged pair as shown; for `more_specific` the specific claim stands left."""
    pair = judgement.pair
    left, right = pair.left, pair.right
    if judgement.relation == "more_specific" and judgement.specific == "right":
        left, right = right, left
    relation = judgement.relation
    if relation is None:
        raise ValueError("an unrelated pair has no relation")
    same_text = left.analysis.article.sha256 == right.analysis.article.sha256
    if relation == "corroborated" and not same_text and origins.shared(left, right):
        relation = "corroborated_same_origin"
    return PairRelation(
        left=left.ref,
        right=right.ref,
        relation=relation,
        on=judgement.on,
        rationale=judgement.rationale,
        score=min(1.0, max(0.0, pair.score)),
        rule_id=judgement.rule_id,
        confidence=judgement.confidence,
    )


def _rank(judgement: Judgement) -> int:
    return len(IMPORTANCE) if judgement.relation is None else rank(judgement.relation)
