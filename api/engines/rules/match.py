"""What two claims of two accounts have to do with each other, by their wording alone."""

from collections.abc import Sequence
from functools import cache

from api.engines.rules.conflicts import agree, at_other_times, conflict
from api.engines.rules.content import Angle, Content, content_of
from api.engines.rules.overlap import Overlap, overlap
from api.engines.rules.passages import AUTHOR
from api.schemas.claims import Claim, FactualityValue
from api.schemas.reading import CandidatePair, Judgement, Matching, ReferentPair, ReferentSide
from api.taxonomies import contrast_sets
from api.text.stems import stem

_SAME = 0.6
_SAME_WEIGHT = 2.5
_FRAMED = 0.5
_FRAMED_WEIGHT = 2.2
_FRAMED_WORDS = 2
_NEARLY_ALL = 0.75
_EXTRA_WORDS = 4
_SHOWN = 3
_DEGREE = {"CT": "certain", "PR": "probable", "PS": "possible", "U": "uncommitted"}


def match(pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]) -> Matching:
    """A judgement on every candidate, and the referents that are the same thing."""
    contents: dict[tuple[str, str], Content] = {}
    judgements = []
    for pair in pairs:
        for side in (pair.left, pair.right):
            contents.setdefault((side.key, side.claim.id), content_of(side.claim))
        mine = contents[pair.left.key, pair.left.claim.id]
        yours = contents[pair.right.key, pair.right.claim.id]
        judgements.append(judge(pair, mine, yours))
    same = tuple(pair for pair in referents if same_thing(pair.left, pair.right))
    return Matching(judgements=tuple(judgements), same_referents=same)


def judge(pair: CandidatePair, mine: Content, yours: Content) -> Judgement:
    """The relation of the two claims, with the words that show it."""
    left, right = pair.left.claim, pair.right.claim
    shared = overlap(mine, yours)
    identical = _plain(left) == _plain(right)
    rejected = _rejected(left, right)
    if rejected and (identical or _same(shared)):
        return Judgement(pair, "reported_vs_rejected", rationale=rejected)
    if identical and (left.asserted_by == AUTHOR) == (right.asserted_by == AUTHOR):
        return Judgement(pair, "corroborated", rationale="The same words in both.")
    found = conflict(left, right, mine, yours)
    if found:
        return Judgement(pair, "possible_conflict", on=(found.on,), rationale=found.rationale)
    if at_other_times(mine, yours):
        return Judgement(pair, None)
    return _agreeing(pair, mine, yours, shared)


def _framed(shared: Overlap) -> bool:
    """Whether the two tell of one thing: by more than a name and a word of one kind."""
    plain = [word for word in shared.words if word not in shared.names]
    enough = shared.share >= _FRAMED and shared.weight >= _FRAMED_WEIGHT
    return enough and (len(plain) >= _FRAMED_WORDS or shared.share >= _NEARLY_ALL)


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split()).casefold()


def _same(shared: Overlap) -> bool:
    return shared.share >= _SAME and shared.weight >= _SAME_WEIGHT and not shared.foreign_names


def _contrast(angles: tuple[Angle, Angle]) -> str:
    return f"“{angles[0].words}” here, “{angles[1].words}” there."


def _agreeing(pair: CandidatePair, mine: Content, yours: Content, shared: Overlap) -> Judgement:
    if shared.angles and _framed(shared):
        return Judgement(pair, "differently_framed", rationale=_contrast(shared.angles))
    if not _same(shared):
        return Judgement(pair, None)
    left, right = pair.left.claim, pair.right.claim
    words = ", ".join(f"“{word}”" for word in _shown(left, right, shared))
    if (left.asserted_by == AUTHOR) != (right.asserted_by == AUTHOR):
        where = ("here", "there") if left.asserted_by == AUTHOR else ("there", "here")
        text = f"The author asserts it {where[0]}, a source {where[1]}; both have {words}."
        return Judgement(pair, "differently_attributed", rationale=text)
    here, there = (_DEGREE[c.factuality[0].value.rstrip("+-")] for c in (left, right))
    if here != there:
        text = f"Worded as {here} here, as {there} there; both have {words}."
        return Judgement(pair, "differently_hedged", rationale=text)
    more = _more_specific(left, right, mine, yours)
    if more:
        text = f"Both have {words}; one adds {more[1]}."
        return Judgement(pair, "more_specific", rationale=text, specific=more[0])
    return Judgement(pair, "corroborated", rationale=f"Both have {words}.")


def _shown(left: Claim, right: Claim, shared: Overlap) -> list[str]:
    """Words of the left claim that the right one shares, names and long words first."""
    there = {word.casefold().strip("“”\"'.,;:’") for word in right.text.split()}
    here = dict.fromkeys(word.strip("“”\"'.,;:’") for word in left.text.split())
    both = [word for word in here if word.casefold() in there and _counts(word, shared)]
    ranked = sorted(both, key=lambda word: (not word[0].isupper(), -len(word), word))
    return ranked[:_SHOWN] or list(shared.words[:_SHOWN])


def _counts(word: str, shared: Overlap) -> bool:
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    return stem(plain) in shared.words or plain in shared.names


def _rejected(left: Claim, right: Claim) -> str | None:
    """How the two authors differ where one of them holds it untrue."""
    here, there = _author(left), _author(right)
    denied = [value.endswith("-") for value in (here, there)]
    if denied[0] == denied[1]:
        return None
    where = ("here", "there") if denied[0] else ("there", "here")
    return f"The author rejects it {where[0]} and not {where[1]}."


def _author(claim: Claim) -> FactualityValue:
    return next((f.value for f in claim.factuality if f.voice_id == AUTHOR), "U")


def _more_specific(
    left: Claim, right: Claim, mine: Content, yours: Content
) -> tuple[str, str] | None:
    """Which side says all that the other does and more, and what it adds."""
    here, there = _extra(left, right, mine, yours), _extra(right, left, yours, mine)
    if bool(here) == bool(there):
        return None
    return ("left", here) if here else ("right", there or "")


def _extra(claim: Claim, other: Claim, mine: Content, yours: Content) -> str | None:
    """The numbers, names or many words that only this claim has."""
    numbers = [
        q.span.exact for q in claim.quantities if not any(agree(q, r) for r in other.quantities)
    ]
    if numbers:
        return f"“{numbers[0]}”"
    names = sorted(mine.names - yours.names)
    if names:
        spelt = next((w for w in claim.text.split() if names[0] in w.casefold()), names[0])
        return f"“{spelt.strip('“”.,;:’')}”"
    added = set(mine.weights) - set(yours.weights)
    return "further detail" if len(added) >= _EXTRA_WORDS else None


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The contrast sets that hold a term, by the term."""
    found: dict[str, set[str]] = {}
    for group in contrast_sets():
        for term in group.terms:
            found.setdefault(term.term.casefold(), set()).add(group.id)
    return {term: frozenset(groups) for term, groups in found.items()}


def same_thing(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether two referents share their description, or the head of a name that is no set's."""
    if left.label.casefold() == right.label.casefold():
        return True
    heads = [{_head(term) for term in side.terms} for side in (left, right)]
    sets = [
        {g for term in side.terms for g in _groups().get(term.casefold(), ())}
        for side in (left, right)
    ]
    return bool(heads[0] & heads[1]) or bool(sets[0] & sets[1])


def _head(term: str) -> str:
    words = term.casefold().split(" of ")[0].split()
    return stem(words[-1]) if words else ""
