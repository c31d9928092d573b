"""Which claims of different accounts are worth a judgement."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from api.core.linking import Label, link
from api.core.terms import stems
from api.schemas.comparison import ComparedArticle
from api.schemas.framing import Referent
from api.schemas.reading import CandidatePair, Judgement, ReferentPair, ReferentSide, Side
from api.taxonomies import contrast_sets
from api.text.similarity import Similarity

NEIGHBOURS = 3
"""Most similar claims of other accounts that are judged, for every claim."""

FLOOR = 0.1
"""Least similarity of two claims that are judged."""

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
    and for claims in identical words one pair each. So N accounts of c claims give at most
    3 * c * N pairs, and one call of `Engine.match`: an engine that judges them in batches of b
    makes at most 3 * c * N / b calls, linear in N. Accounts with identical texts count once.
    """
    sides = [
        Side(key=article.key, claim=claim, analysis=article.analysis)
        for article in leads(articles)
        for claim in article.analysis.claims
    ]
    texts = [comparable(_wording(side)) for side in sides]
    same_words, representatives = _identical(sides)
    near = _neighbours(sides, texts, representatives)
    pairs = dict.fromkeys(same_words, 1.0) | near
    return tuple(
        CandidatePair(left=sides[i], right=sides[j], score=score)
        for (i, j), score in sorted(pairs.items())
    )


def referent_candidates(articles: Sequence[ComparedArticle]) -> tuple[ReferentPair, ...]:
    """Pairs of referents of different accounts with a like label, a like name or a shared kind."""
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
    return tuple(
        ReferentPair(left=sides[i][1], right=sides[j][1])
        for i, j in combinations(range(len(sides)), 2)
        if sides[i][0] != sides[j][0] and (marks[i] & marks[j] or (i, j) in linked)
    )


def comparable(text: str) -> str:
    """The text with every word of a contrast set replaced by the set's name.

    So "fled" and "withdrew" are as near as the same word twice.
    """
    pattern, sets = _contrast_terms()
    return pattern.sub(lambda match: sets[match.group().casefold()], text)


def _copied_claims(lead: ComparedArticle, copy: ComparedArticle) -> Iterable[Judgement]:
    for claim in copy.analysis.claims:
        places = {(span.start, span.end) for span in claim.evidence}
        twin = next(
            (
                other
                for other in lead.analysis.claims
                if places == {(span.start, span.end) for span in other.evidence}
                and (other.text == claim.text or lead.analysis.id != copy.analysis.id)
            ),
            None,
        )
        if twin is not None:
            pair = CandidatePair(
                left=Side(key=lead.key, claim=twin, analysis=lead.analysis),
                right=Side(key=copy.key, claim=claim, analysis=copy.analysis),
                score=1.0,
            )
            yield Judgement(pair, "corroborated", rationale="The texts are identical.")


def _wording(side: Side) -> str:
    evidence = " ".join(span.exact for span in side.claim.evidence)
    text = side.claim.text
    return text if _folded(evidence) == _folded(text) else f"{text} {evidence}"


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


def _neighbours(
    sides: Sequence[Side], texts: Sequence[str], indices: Sequence[int]
) -> dict[tuple[int, int], float]:
    similarity = Similarity(texts)
    pairs: dict[tuple[int, int], float] = {}
    for index in indices:
        others = [other for other in indices if sides[other].key != sides[index].key]
        for other, score in similarity.nearest(index, others, NEIGHBOURS):
            if score >= FLOOR:
                pairs[min(index, other), max(index, other)] = score
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
    return stems(named) | {f"set:{kind}" for kind in _kinds(named)}


def _kinds(text: str) -> set[str]:
    pattern, sets = _contrast_terms()
    return {sets[match.group().casefold()] for match in pattern.finditer(text)}


@lru_cache(maxsize=1)
def _contrast_terms() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern that finds the terms of all contrast sets, and the set of each."""
    sets: dict[str, str] = {}
    for contrast in contrast_sets():
        for item in contrast.terms:
            sets.setdefault(item.term.casefold(), contrast.id)
    longest_first = sorted(sets, key=lambda term: (-len(term), term))
    either = "|".join(re.escape(term) for term in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), sets


def _folded(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text).strip(" .").casefold()
