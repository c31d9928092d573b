"""What two claims of two accounts have to do with each other, by their wording alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from api.engines.rules.comparison.relation.assignment import with_nearby, without_twins
from api.engines.rules.comparison.relation.bar import grounded, tells
from api.engines.rules.comparison.relation.disagreement import gated
from api.engines.rules.comparison.relation.nearby import CERTAIN, nearby
from api.engines.rules.comparison.relation.relating import relate
from api.engines.rules.comparison.relation.ruled import agrees, plain, unrelated
from api.engines.rules.comparison.relation.states import contrary
from api.engines.rules.comparison.shared.events import reassured
from api.engines.rules.comparison.shared.evidence import evidence
from api.engines.rules.comparison.shared.nearness import Ref, nearness, ref
from api.engines.rules.comparison.statement.content import Content, content_of
from api.engines.rules.comparison.things import same_things
from api.schemas.reading import CandidatePair, Judgement, Matching, ReferentPair


def match(pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]) -> Matching:
    """A judgement on every candidate, and the referents that are the same thing.

    The score of each pair is its nearness among all of them. Strong agreement relates one claim to
    as many as it is found with. Weaker evidence relates a claim without such a counterpart to one
    claim of another account, the nearest first.
    """
    contents = _contents(pairs)
    near = nearness(pairs, contents)
    told = [replace(pair, score=each.score) for pair, each in zip(pairs, near, strict=True)]
    sure = evidence(told, contents, near)
    scored = reassured(told, contents, sure)
    wordings = _wordings(pairs)
    judgements = [
        unrelated(found.pair) if _has_nearer(found, wordings) else found
        for found in (_judged(pair, contents) for pair in scored)
    ]

    def look(pair: CandidatePair, evidence: float) -> Judgement:
        mine, yours = _both(pair, contents)
        found = contrary(pair, mine, yours) or nearby(pair, mine, yours, evidence)
        return _gated(found, mine, yours, evidence)

    certain = [
        each >= CERTAIN and tells(*_both(pair, contents))
        for pair, each in zip(scored, sure, strict=True)
    ]
    kept = with_nearby(without_twins(judgements), sure, certain, look)
    return Matching(judgements=tuple(kept), same_referents=same_things(referents, kept))


def _judged(pair: CandidatePair, contents: Mapping[Ref, Content]) -> Judgement:
    """What strong agreement tells of the pair, as far as nothing that both of them say differs."""
    mine, yours = _both(pair, contents)
    return _gated(relate(pair, mine, yours), mine, yours)


def _gated(judgement: Judgement, mine: Content, yours: Content, evidence: float = 0.0) -> Judgement:
    """What is left of it where the two differ in what both say, or have too little in common."""
    found = gated(judgement, mine, yours, sure=evidence >= CERTAIN)
    if found.relation is not None and not grounded(found, mine, yours, evidence):
        return unrelated(found.pair)
    return found


def _both(pair: CandidatePair, contents: Mapping[Ref, Content]) -> tuple[Content, Content]:
    return contents[ref(pair.left)], contents[ref(pair.right)]


def _contents(pairs: Sequence[CandidatePair]) -> Mapping[Ref, Content]:
    found: dict[Ref, Content] = {}
    for pair in pairs:
        for side in (pair.left, pair.right):
            if ref(side) not in found:
                found[ref(side)] = content_of(side)
    return found


def _wordings(pairs: Sequence[CandidatePair]) -> Mapping[str, Collection[str]]:
    """The wordings of each account's claims."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for side in (pair.left, pair.right):
            found.setdefault(side.key, set()).add(plain(side.claim))
    return found


def _has_nearer(judgement: Judgement, wordings: Mapping[str, Collection[str]]) -> bool:
    """Whether one of two that agree stands word for word in the other's account already."""
    left, right = judgement.pair.left, judgement.pair.right
    here, there = plain(left.claim), plain(right.claim)
    if here == there or not agrees(judgement):
        return False
    return here in wordings[right.key] or there in wordings[left.key]
