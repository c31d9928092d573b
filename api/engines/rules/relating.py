"""The relation of two statements that share nearly all of their words, or one clear act."""

from api.engines.rules.alike import alike, embedded, of_other_things, same
from api.engines.rules.conflicts import conflict, denied_by_both
from api.engines.rules.content import Content
from api.engines.rules.overlap import overlap
from api.engines.rules.passages import AUTHOR
from api.engines.rules.ruled import plain, ruled, unrelated
from api.engines.rules.telling import Told, told
from api.schemas.claims import Claim, FactualityValue
from api.schemas.reading import CandidatePair, Judgement

_REJECTED = 0.45
"""What is rejected must be nearly all that the other side says, not a part of it."""


def relate(pair: CandidatePair, mine: Content, yours: Content) -> Judgement:
    """How the two stand to each other by strong agreement, or no relation."""
    shared = overlap(mine, yours)
    left, right = pair.left.claim, pair.right.claim
    identical = plain(left) == plain(right)
    if is_rejected(pair) and (identical or (same(shared) and shared.of_larger >= _REJECTED)):
        return rejected(pair)
    is_alike = identical or alike(mine, yours, shared)
    apart = opposed(mine, yours)
    authors = (left.asserted_by == AUTHOR) == (right.asserted_by == AUTHOR)
    if identical and authors and not apart:
        return ruled(pair, "corroborated.verbatim", "The same words in both.")
    if found := conflict(pair, mine, yours, shared, alike=is_alike):
        text = found.rationale + dates(pair)
        return ruled(pair, found.rule, text, on=(found.on,))
    within = not (mine.negation or yours.negation) and embedded(mine, yours)
    if not within and of_other_things(mine, yours, shared):
        return unrelated(pair)
    if apart and not (mine.heads & yours.beside or yours.heads & mine.beside):
        return unrelated(pair)
    return told(Told(pair, mine, yours, shared), alike=is_alike or within, within=not is_alike)


def opposed(mine: Content, yours: Content) -> bool:
    """Whether one negates its main clause, and the other does not."""
    return bool(mine.negation) != bool(yours.negation) and not denied_by_both(mine, yours)


def is_rejected(pair: CandidatePair) -> bool:
    """Whether the author of just one of the two holds it untrue."""
    values = [_author(side.claim) for side in (pair.left, pair.right)]
    return values[0].endswith("-") != values[1].endswith("-")


def rejected(pair: CandidatePair) -> Judgement:
    text = "One author rejects it, the other does not."
    return ruled(pair, "rejected.author", text)


def dates(pair: CandidatePair) -> str:
    """A caveat where the texts are of different days, or the day of one is not known."""
    days = [str(side.analysis.article.published_at or "")[:10] for side in (pair.left, pair.right)]
    if days[0] == days[1]:
        return ""
    if not all(days):
        return f" One text is of {days[0] or days[1]}, the other has no date: it may tell of later."
    return f" The texts are of {days[0]} and {days[1]}."


def _author(claim: Claim) -> FactualityValue:
    return next((f.value for f in claim.factuality if f.voice_id == AUTHOR), "U")
