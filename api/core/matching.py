"""Which claims of different accounts are worth a judgement."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import floor, log

from api.core.event import likeness
from api.core.linking import Label, link
from api.core.terms import stems, words
from api.core.topics import comparable, topics
from api.core.voices import asserting
from api.schemas.claims import TRACEABLE, Claim
from api.schemas.comparison import ComparedArticle
from api.schemas.framing import Referent
from api.schemas.reading import CandidatePair, Judgement, ReferentPair, ReferentSide, Side
from api.text.similarity import Similarity
from api.text.synonyms import concepts

NEIGHBOURS = 3
"""Most similar claims of other accounts to judge for every claim, beside one on its topic."""

ACCOUNTS = 4
"""Other accounts of which the most similar claim is judged too, whatever the others have."""

_LINKED = 3
"""What a like label counts beside every mark that two referents share."""

COMMON_TOPIC = 50
"""Claims that share a topic beyond which it ties none of them together."""

FLOOR = 0.06
"""Least similarity of two claims that are judged."""

TELLING_NUMBER = 13
"""Numbers from here on tie claims together as a topic does."""

_ROUNDING = 0.2
"""Numbers that differ by a tenth or less share a mark, those that differ by a fifth may."""

_POINTING = re.compile(r"(?:it|they|this|these|those|he|she)\b", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"\s+")


def leads(articles: Sequence[ComparedArticle]) -> tuple[ComparedArticle, ...]:
    """The first account of every text: the others are copies and need no judgement."""
    first: dict[str, ComparedArticle] = {}
    for article in articles:
        first.setdefault(article.analysis.article.sha256, article)
    return tuple(first.values())


def copies(articles: Sequence[ComparedArticle]) -> tuple[Judgement, ...]:
    """Judgements by code on accounts with identical texts: the same words say the same."""
    first = {item.analysis.article.sha256: item for item in leads(articles)}
    return tuple(
        judgement
        for article in articles
        if (lead := first[article.analysis.article.sha256]).key != article.key
        for judgement in _copied_claims(lead, article)
    )


def candidates(articles: Sequence[ComparedArticle]) -> tuple[CandidatePair, ...]:
    """Pairs of claims to be judged, in canonical order.

    For each claim these are its `NEIGHBOURS` most similar claims in all other accounts together,
    the most similar one of each of the `ACCOUNTS` accounts that come nearest, and the one with
    which it shares the rarest topics of the contrast sets; for claims in identical words one pair
    each. So N accounts of c claims give at most 8 * c * N pairs (of two accounts 4 * c * N), and
    one call of `Engine.match`: an engine that judges them in batches of b makes at most
    8 * c * N / b calls, linear in N. Accounts with identical texts count once.
    """
    sides = [
        Side(key=article.key, claim=claim, analysis=article.analysis)
        for article in leads(articles)
        for claim in article.analysis.claims
    ]
    wordings = [_wording(side) for side in sides]
    similarity = Similarity([_with_classes(comparable(wording), wording) for wording in wordings])
    same_words, representatives = _identical(sides)
    rivals = dict(_rivals(sides, wordings, representatives))
    near = _neighbours(sides, similarity, representatives, rivals)
    pairs = dict.fromkeys(same_words, 1.0) | near
    event = likeness(leads(articles))
    return tuple(
        CandidatePair(
            left=sides[i],
            right=sides[j],
            score=score,
            event=event[frozenset((sides[i].key, sides[j].key))],
        )
        for (i, j), score in sorted(pairs.items())
    )


def referent_candidates(articles: Sequence[ComparedArticle]) -> tuple[ReferentPair, ...]:
    """Pairs of referents of different accounts with a like label, a like name or a shared kind.

    For each referent these are its `NEIGHBOURS` most alike, so their number grows linearly.
    """
    sides = [
        (index, side)
        for index, article in enumerate(leads(articles))
        for side in _referents(article)
    ]
    marks = [_marks(side) for _, side in sides]
    linked = {
        pair
        for group in link([Label(account, side.label) for account, side in sides])
        for pair in combinations(group, 2)
    }
    near: dict[int, list[tuple[int, int]]] = {}
    for i, j in combinations(range(len(sides)), 2):
        alike = len(marks[i] & marks[j]) + _LINKED * ((i, j) in linked)
        if alike and sides[i][0] != sides[j][0]:
            near.setdefault(i, []).append((-alike, j))
            near.setdefault(j, []).append((-alike, i))
    kept = {(min(i, j), max(i, j)) for i in near for _, j in sorted(near[i])[:NEIGHBOURS]}
    return tuple(ReferentPair(left=sides[i][1], right=sides[j][1]) for i, j in sorted(kept))


def _copied_claims(lead: ComparedArticle, copy: ComparedArticle) -> Iterable[Judgement]:
    left = list(lead.analysis.claims)
    for claim in copy.analysis.claims:
        places = {(span.start, span.end) for span in claim.evidence}
        alike = [
            other
            for other in left
            if places == {(span.start, span.end) for span in other.evidence}
            and (other.text == claim.text or lead.analysis.id != copy.analysis.id)
        ]
        twin = max(alike, key=lambda other: _likeness(claim, other), default=None)
        if twin is not None:
            left.remove(twin)
            pair = CandidatePair(
                left=Side(key=lead.key, claim=twin, analysis=lead.analysis),
                right=Side(key=copy.key, claim=claim, analysis=copy.analysis),
                score=1.0,
            )
            yield Judgement(pair, "corroborated", rationale="The texts are identical.")


def _likeness(claim: Claim, other: Claim) -> tuple[bool, bool, bool]:
    """How surely two claims with the same evidence are one claim."""
    return claim.id == other.id, claim.text == other.text, claim.asserted_by == other.asserted_by


def _wording(side: Side) -> str:
    """What is said and by what source, and what a pronoun at its head may point back to."""
    evidence = " ".join(span.exact for span in side.claim.evidence)
    text = side.claim.text
    parts = [text] if _folded(evidence) == _folded(text) else [text, evidence]
    return " ".join((*parts, *_source(side), *_before(side)))


def _source(side: Side) -> Iterator[str]:
    voice = asserting(side)
    if voice is not None and voice.kind in TRACEABLE:
        yield voice.label


def _before(side: Side) -> Iterator[str]:
    """The sentence before, where the claim opens with a pronoun."""
    at = side.claim.evidence[0].sentence
    sentences = side.analysis.sentences
    points = at > 0 and _POINTING.match(side.claim.text)
    if points and sentences[at - 1].region == sentences[at].region:
        yield sentences[at - 1].span.exact


def _identical(sides: Sequence[Side]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs that tie claims in identical words together, and one claim of each such group."""
    groups: dict[str, list[int]] = {}
    for index, side in enumerate(sides):
        groups.setdefault(_folded(side.claim.text), []).append(index)
    pairs = [pair for group in groups.values() for pair in _star(group, sides)]
    paired = {index for pair in pairs for index in pair}
    representatives = [
        index
        for group in groups.values()
        for place, index in enumerate(group)
        if place == 0 or index not in paired
    ]
    return pairs, representatives


def _star(group: Sequence[int], sides: Sequence[Side]) -> Iterable[tuple[int, int]]:
    """The first claim with those of other accounts, and its own account's others with one."""
    first = group[0]
    others = [index for index in group if sides[index].key != sides[first].key]
    if others:
        yield from ((first, index) for index in others)
        own = [index for index in group[1:] if sides[index].key == sides[first].key]
        yield from ((index, others[0]) for index in own)


def _rivals(
    sides: Sequence[Side], wordings: Sequence[str], indices: Sequence[int]
) -> Iterator[tuple[int, list[int]]]:
    """For each claim, those of other accounts with the rarest topics in common."""
    found = {index: _marks_of(sides[index], wordings[index]) for index in indices}
    holders: dict[str, list[int]] = {}
    for index in indices:
        for topic in found[index]:
            holders.setdefault(topic, []).append(index)
    telling = {topic for topic, held in holders.items() if len(held) <= COMMON_TOPIC}
    for index in indices:
        weights: dict[int, float] = {}
        for topic in sorted(found[index] & telling):
            for other in holders[topic]:
                if sides[other].key != sides[index].key:
                    weights[other] = weights.get(other, 0) + 1 / len(holders[topic])
        if weights:
            most = max(weights.values())
            yield index, [other for other, weight in weights.items() if weight == most]


def _marks_of(side: Side, wording: str) -> set[str]:
    """Topics, classes of synonyms, and the numbers that few other things have, also rounded."""
    told = {q.value for q in side.claim.quantities if q.value >= TELLING_NUMBER}
    numbers = {mark for value in told for mark in (f"#{value:g}", *_orders(value))}
    return topics(wording) | {f"={name}" for name in _classes(wording)} | numbers


def _orders(value: float) -> tuple[str, str]:
    """Two marks of which numbers share at least one that differ by no more than rounding."""
    place = log(value) / _ROUNDING
    return f"~{floor(place)}", f"~~{floor(place + 0.5)}"


def _with_classes(text: str, wording: str) -> str:
    """The text with the name of its class behind it for every synonym."""
    return " ".join((text, *(f"class{name}" for name in _classes(wording))))


@lru_cache(maxsize=1024)
def _classes(wording: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept.name for concept in concepts(words(wording))))


def _neighbours(
    sides: Sequence[Side],
    similarity: Similarity,
    indices: Sequence[int],
    rivals: Mapping[int, Sequence[int]],
) -> dict[tuple[int, int], float]:
    """For each claim, the most similar ones of other accounts, and of its rivals the most similar.

    One claim after the other, since its likeness to all others is worked out at once.
    """
    pairs: dict[tuple[int, int], float] = {}
    accounts = dict.fromkeys(sides[index].key for index in indices)
    others = {key: [i for i in indices if sides[i].key != key] for key in accounts}
    for index in indices:
        for other, score in similarity.nearest(index, others[sides[index].key], NEIGHBOURS):
            if score >= FLOOR:
                pairs[min(index, other), max(index, other)] = score
        if index in rivals:
            score, other = max((similarity.score(index, each), -each) for each in rivals[index])
            pairs[min(index, -other), max(index, -other)] = score
    return pairs


def _referents(article: ComparedArticle) -> Iterable[ReferentSide]:
    for referent in article.analysis.referents:
        if terms := _names_of(referent, article):
            yield ReferentSide(
                key=article.key, label=referent.label, terms=terms, referent_id=referent.id
            )


def _names_of(referent: Referent, article: ComparedArticle) -> tuple[str, ...]:
    used = (n.term.exact for n in article.analysis.namings if n.referent == referent.id)
    return tuple(dict.fromkeys(used))


def _marks(side: ReferentSide) -> set[str]:
    """What two referents must share to be candidates."""
    named = " ".join((side.label, *side.terms))
    return stems(named) | {f"set:{kind}" for kind in topics(named)}


def _folded(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text).strip(" .").casefold()
