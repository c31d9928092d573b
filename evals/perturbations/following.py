"""What must follow from a change, in the analysis of the changed text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Claim
from evals.perturbations.case import NOTHING, Pair
from evals.perturbations.change import Change, Range
from evals.perturbations.finding import (
    attributions_at,
    claims_at,
    is_called,
    label_of,
    loaded_at,
    voice_of,
)
from evals.perturbations.items import ranges, shown
from evals.perturbations.unchanged import SAME, same_place

Degree = Literal["plain", "probable", "possible", "hearsay"]
"""How certain whoever asserts a statement makes it."""

_VALUES = {"plain": "CT+", "probable": "PR+", "possible": "PS+"}
_AUTHOR = "the author"


@dataclass(frozen=True, slots=True)
class NumberFollows:
    """The number of the text is the number of the claim."""

    before: Range
    old: float
    after: Range
    new: float

    async def failures(self, pair: Pair) -> Sequence[str]:
        old = _numbers(pair.before, self.before)
        if self.old not in old:
            return (f"{NOTHING}: no claim with the number {self.old:g}, but with {_listed(old)}",)
        new = _numbers(pair.after, self.after)
        if set(new) == {self.new}:
            return ()
        return (f"the number is {_listed(new)} instead of {self.new:g}",)


@dataclass(frozen=True, slots=True)
class SpeakerFollows:
    """What one voice said is said by another, in the same words."""

    before: Range
    """Words of what is said, before the change."""
    after: Range
    was: tuple[str, ...]
    now: tuple[str, ...]
    change: Change

    async def failures(self, pair: Pair) -> Sequence[str]:
        old = _said(pair.before, self.before, self.was)
        if not old:
            return (f"{NOTHING}: {_heard(pair.before, self.before)}, not {self.was[0]}",)
        new = _said(pair.after, self.after, self.now)
        if not new:
            return (f"{_heard(pair.after, self.after)}, not {self.now[0]}",)
        return tuple(self._left(pair.after, old, new))

    def _left(
        self,
        after: ArticleAnalysis,
        old: Iterable[tuple[Range, ...]],
        new: Iterable[Sequence[Range]],
    ) -> Iterator[str]:
        if _said(after, self.after, self.was):
            yield f"{self.was[0]} is still said to have said it"
        for claim in claims_at(after, self.after):
            label = label_of(after, claim.asserted_by)
            if is_called(label, self.was):
                yield f"the claim {shown(claim.text)} is still asserted by {label}"
        moved = [tuple(self.change.back(*span) for span in content) for content in new]
        if not any(same_place(one, other) >= SAME for one in old for other in moved):
            yield "what is said changed with the speaker"


@dataclass(frozen=True, slots=True)
class RejectionFollows:
    """A source's words are rejected by whoever reports them in one version, not in the other."""

    before: Range
    """Words of what is said, before the change."""
    after: Range
    voice: tuple[str, ...]
    added: bool
    """Whether the rejection comes in, or goes."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        old = tuple(_reporting(pair.before, self.before, self.voice))
        if not old:
            heard = _heard(pair.before, self.before)
            return (f"{NOTHING}: {heard}, no claim of {self.voice[0]}",)
        wrong = tuple(self._wrong(old, rejected=not self.added))
        if wrong:
            return tuple(f"before the change: {line}" for line in wrong)
        new = tuple(_reporting(pair.after, self.after, self.voice))
        if not new:
            heard = _heard(pair.after, self.after)
            return (f"no claim of {self.voice[0]} after the change: {heard}",)
        return tuple(self._wrong(new, rejected=self.added))

    def _wrong(self, found: Iterable[tuple[str, Sequence[str]]], rejected: bool) -> Iterator[str]:
        """Stances, and values of those who report, that do not fit."""
        for stance, values in found:
            if (stance == "reject") != rejected:
                yield f"the stance towards {self.voice[0]} is {stance}"
            if ("CT-" in values) != rejected:
                told = ", ".join(values) or "missing"
                yield f"the factuality for those who report {self.voice[0]} is {told}"


@dataclass(frozen=True, slots=True)
class HedgeFollows:
    """A statement is as certain as its wording makes it."""

    before: Range
    """Words of the statement, before the change."""
    old: Degree
    after: Range
    new: Degree

    async def failures(self, pair: Pair) -> Sequence[str]:
        claims = claims_at(pair.before, self.before)
        if not claims:
            return (f"{NOTHING}: no claim there",)
        wrong = [*_uncertain(pair.before, claims, self.old)]
        if wrong:
            return tuple(f"before the change: {line}" for line in wrong)
        claims = claims_at(pair.after, self.after)
        if not claims:
            return ("the claim was lost",)
        return tuple(_uncertain(pair.after, claims, self.new))


@dataclass(frozen=True, slots=True)
class LoadedFollows:
    """A word is loaded, and somebody's, before and after the change; None: it is not loaded."""

    before: Range
    old_owner: tuple[str, ...] | None
    after: Range
    new_owner: tuple[str, ...] | None

    async def failures(self, pair: Pair) -> Sequence[str]:
        old = _owners(pair.before, self.before)
        if self.old_owner is not None and not old:
            return (f"{NOTHING}: the word is not listed as loaded",)
        return (
            *(f"before the change: {line}" for line in _owned(old, self.old_owner)),
            *_owned(_owners(pair.after, self.after), self.new_owner),
        )


def _numbers(analysis: ArticleAnalysis, place: Range) -> list[float]:
    """Values of the numbers at the place, in all claims that hold it."""
    return [
        quantity.value
        for claim in claims_at(analysis, place)
        for quantity in claim.quantities
        if quantity.span.start < place[1] and place[0] < quantity.span.end
    ]


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{value:g}" for value in numbers) or "none"


def _said(analysis: ArticleAnalysis, place: Range, names: Sequence[str]) -> list[tuple[Range, ...]]:
    """Contents, of somebody of these names, that hold the place."""
    return [
        ranges(item.content)
        for item in attributions_at(analysis, place)
        if is_called(label_of(analysis, item.voice_id), names)
    ]


def _heard(analysis: ArticleAnalysis, place: Range) -> str:
    labels = {label_of(analysis, item.voice_id) for item in attributions_at(analysis, place)}
    return f"it is said by {' and '.join(sorted(labels)) or 'nobody'}"


def _reporting(
    analysis: ArticleAnalysis, place: Range, names: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For claims at the place of somebody of these names: the stance, the values of the others."""
    stances = {item.id: item.stance for item in analysis.attributions}
    for claim in claims_at(analysis, place):
        if is_called(label_of(analysis, claim.asserted_by), names):
            stance = stances.get(claim.attribution_id or "", "neutral")
            yield stance, tuple(item.value for item in claim.factuality[1:])


def _uncertain(analysis: ArticleAnalysis, claims: Iterable[Claim], degree: Degree) -> Iterator[str]:
    """Claims that are not of this degree."""
    for claim in claims:
        voice = voice_of(analysis, claim.asserted_by)
        value = claim.factuality[0].value
        if degree == "hearsay":
            author = claim.factuality[-1].value
            if voice.kind != "unnamed":
                yield f"{shown(claim.text)} is hearsay, but asserted by {voice.label}"
            elif author != "U":
                yield f"{shown(claim.text)} is hearsay, but the author holds it {author}"
        elif voice.kind == "unnamed":
            yield f"{shown(claim.text)} is no hearsay, but asserted by {voice.label}"
        elif value != _VALUES[degree]:
            yield f"{shown(claim.text)} is {value} for {voice.label}, not {_VALUES[degree]}"


def _owners(analysis: ArticleAnalysis, place: Range) -> tuple[str, ...]:
    return tuple(
        label_of(analysis, item.in_quote_of) if item.in_quote_of else _AUTHOR
        for item in loaded_at(analysis, place)
    )


def _owned(owners: Sequence[str], wanted: tuple[str, ...] | None) -> Iterator[str]:
    if wanted is None:
        if owners:
            yield f"the word is listed as a loaded one of {owners[0]}"
    elif not owners:
        yield "the word is not listed as loaded"
    elif not all(is_called(owner, wanted) for owner in owners):
        yield f"the loaded word belongs to {' and '.join(owners)}, not to {wanted[0]}"
