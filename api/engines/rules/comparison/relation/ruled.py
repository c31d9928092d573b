"""A judgement on two statements, made with the rule that it follows."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from api.engines.rules.catalogue import trace
from api.schemas.claims import Claim
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.reading import CandidatePair, Judgement

_RELATIONS: Final[Mapping[str, Relation]] = {
    "corroborated": "corroborated",
    "specific": "more_specific",
    "conflict": "possible_conflict",
    "rejected": "reported_vs_rejected",
    "framed": "differently_framed",
    "attributed": "differently_attributed",
    "hedged": "differently_hedged",
}
"""The relation that the rules of a family tell of."""
_CONFLICTS: Final[frozenset[Relation]] = frozenset({"possible_conflict", "reported_vs_rejected"})
_REMEMBERED = 1024


def ruled(
    pair: CandidatePair,
    rule: str,
    rationale: str,
    *,
    on: tuple[ConflictOn, ...] = (),
    specific: str | None = None,
) -> Judgement:
    """`rule`: as in the rulebook, behind "match."; its first word tells the relation."""
    relation = _RELATIONS[rule.partition(".")[0]]
    made = trace(f"match.{rule}")
    return Judgement(pair, relation, on=on, rationale=rationale, specific=specific, **made)


def unrelated(pair: CandidatePair) -> Judgement:
    return Judgement(pair, None)


def agrees(judgement: Judgement) -> bool:
    """Whether it relates the two, and not as in conflict."""
    return judgement.relation is not None and judgement.relation not in _CONFLICTS


def plain(claim: Claim) -> str:
    """The claim's text without differences of case and space."""
    return _folded(claim.text)


@lru_cache(maxsize=_REMEMBERED)
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
