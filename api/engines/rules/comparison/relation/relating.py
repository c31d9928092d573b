"""The relation of two statements that share nearly all of their words, or one clear act."""

from api.engines.rules.comparison.relation.alike import alike, embedded, of_other_things
from api.engines.rules.comparison.relation.coinages import two_names
from api.engines.rules.comparison.relation.conflicts import conflict, opposed
from api.engines.rules.comparison.relation.ruled import plain, ruled, unrelated
from api.engines.rules.comparison.relation.telling import Told, told
from api.engines.rules.comparison.shared.overlap import Overlap, overlap
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import is_light
from api.engines.rules.comparison.statement.refutations import refutes
from api.schemas.claims import AUTHOR, Claim
from api.schemas.reading import CandidatePair, Judgement

_REJECTED = 0.45
"""Least share of the larger statement where what is rejected is no act of the other."""


def relate(pair: CandidatePair, mine: Content, yours: Content) -> Judgement:
    """How the two stand to each other by strong agreement, or no relation."""
    shared = overlap(mine, yours)
    identical = plain(pair.left.claim) == plain(pair.right.claim)
    is_alike = identical or alike(mine, yours, shared)
    within = not (mine.negation or yours.negation) and embedded(mine, yours)
    if is_alike and mine.refuted != yours.refuted:
        return both_reject(pair) if denied_beside(mine, yours) else refuted(pair, mine)
    if is_rejected(mine, yours) and (is_alike or within):
        whole = identical or within or shared.of_larger >= _REJECTED
        return (
            rejected(pair)
            if whole or any(not is_light(key) for key in shared.verbs)
            else unrelated(pair)
        )
    if identical and _one_voice(pair) and not opposed(mine, yours):
        return ruled(pair, "corroborated.verbatim", "The same words in both.")
    if clash := _clash(pair, mine, yours, shared, alike=is_alike):
        return clash
    if _apart(mine, yours, shared, within=within):
        return unrelated(pair)
    return told(Told(pair, mine, yours, shared), alike=is_alike or within, within=not is_alike)


def _clash(
    pair: CandidatePair, mine: Content, yours: Content, shared: Overlap, *, alike: bool
) -> Judgement | None:
    if found := conflict(pair, mine, yours, shared, alike=alike):
        return ruled(pair, found.rule, found.rationale + dates(pair), on=(found.on,))
    if names := two_names(pair.left, pair.right, mine, yours):
        called = f"“{names[0].term}” in one account and “{names[1].term}” in the other"
        text = f"The same source is reported to call it {called}."
        return ruled(pair, "conflict.names", text + dates(pair))
    return None


def _apart(mine: Content, yours: Content, shared: Overlap, *, within: bool) -> bool:
    """Whether they tell of other things, or one of what the other denies."""
    if not within and of_other_things(mine, yours, shared):
        return True
    beside = mine.heads & yours.beside or yours.heads & mine.beside
    return opposed(mine, yours) and not beside


def _one_voice(pair: CandidatePair) -> bool:
    """Whether both are their authors' own words, or both are a source's."""
    return (pair.left.claim.asserted_by == AUTHOR) == (pair.right.claim.asserted_by == AUTHOR)


def is_rejected(mine: Content, yours: Content) -> bool:
    """Whether the author of just one of the two holds it untrue."""
    return mine.held_untrue != yours.held_untrue


def rejected(pair: CandidatePair) -> Judgement:
    text = "One account rejects it, the other does not."
    return ruled(pair, "rejected.author", text)


def denied_beside(mine: Content, yours: Content) -> bool:
    """Whether a source calls it untrue in the one, and in the other a source denies it."""
    calls, denies = (side.side.claim for side in ((mine, yours) if mine.refuted else (yours, mine)))
    called = _denied_by_source(calls) or (calls.asserted_by != AUTHOR and refutes(calls.text))
    return called and _denied_by_source(denies)


def _denied_by_source(claim: Claim) -> bool:
    return any(each.value == "CT-" and each.voice_id != AUTHOR for each in claim.factuality)


def both_reject(pair: CandidatePair) -> Judgement:
    return ruled(pair, "corroborated.denied", "A source rejects it in both accounts.")


def refuted(pair: CandidatePair, mine: Content) -> Judgement:
    """One of the two is called untrue: by its author, or by a source in what that source says."""
    side = pair.left if mine.refuted else pair.right
    text = f"One account says that it is untrue.{dates(pair)}"
    if side.claim.asserted_by != AUTHOR and refutes(side.claim.text):
        return ruled(pair, "conflict.negation", text, on=("polarity",))
    return ruled(pair, "rejected.refuted", text)


def dates(pair: CandidatePair) -> str:
    """A caveat where the texts are of different days, or the day of one is not known."""
    days = [str(side.analysis.article.published_at or "")[:10] for side in (pair.left, pair.right)]
    if days[0] == days[1]:
        return ""
    if not all(days):
        day = days[0] or days[1]
        return f" One text is of {day}, the other has no date: it may tell of another day."
    return f" The texts are of {days[0]} and {days[1]}."
