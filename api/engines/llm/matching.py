"""Judges pairs of claims in batches; every account is treated alike whatever its place."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.engines.llm.asking import Asking
from api.engines.llm.freetext import Shown
from api.engines.llm.listing import account_line, claim_line, claim_name, letters, referent_line
from api.errors import UpstreamError
from api.schemas.drafts import MatchDraft, PairDraft
from api.schemas.reading import (
    Account,
    CandidatePair,
    Judgement,
    Matching,
    ReferentPair,
    ReferentSide,
    Side,
)
from api.schemas.run import RunWarning

BATCH: Final = 80
_LONGEST: Final = 300
_CONFLICTS: Final = ("contradicted", "possible_conflict")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A pair in the order in which it is shown, which does not depend on the caller's order."""

    pair: CandidatePair
    first: Side
    second: Side


@dataclass(frozen=True, slots=True)
class _Thing:
    """A pair of things in the order in which it is shown."""

    pair: ReferentPair
    first: ReferentSide
    second: ReferentSide


@dataclass(frozen=True, slots=True)
class _Batch:
    pairs: tuple[_Shown, ...]
    referents: tuple[_Thing, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    judgements: tuple[Judgement, ...] = ()
    same: tuple[ReferentPair, ...] = ()
    unanswered: int = 0
    """Pairs of claims without a judgement."""
    unanswered_things: int = 0
    error: UpstreamError | None = None


async def match(
    pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair], asking: Asking
) -> Matching:
    """The model's judgements. Raises UpstreamError when no batch gave an answer."""
    order = _Order(
        letters(
            (side for pair in pairs for side in (pair.left, pair.right)),
            (side for pair in referents for side in (pair.left, pair.right)),
        )
    )
    batches = order.batches(pairs, referents)
    judge = _Judge(order, asking)
    results = await asyncio.gather(*(judge.batch(batch) for batch in batches))
    errors = [result.error for result in results if result.error]
    if errors and len(errors) == len(results):
        raise errors[0]
    return Matching(
        judgements=tuple(item for result in results for item in result.judgements),
        same_referents=tuple(item for result in results for item in result.same),
        account=Account(usage=asking.spent, warnings=(*_warnings(results), *asking.warnings)),
    )


def _warnings(results: Sequence[_Judged]) -> tuple[RunWarning, ...]:
    counts = (
        (sum(result.unanswered for result in results), "statements"),
        (sum(result.unanswered_things for result in results), "named things"),
    )
    if not (said := " and ".join(f"{count} pairs of {what}" for count, what in counts if count)):
        return ()
    message = f"{said} were not judged: the model gave no usable answer on them."
    return (RunWarning(code="match_missing", message=message),)


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of pairs and things that does not depend on that in which they were given."""

    names: Mapping[str, str]
    """The letter of each account by its key."""

    def batches(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> tuple[_Batch, ...]:
        """All together, but an account that addresses a model only with one other at a time: it
        cannot sway what is said of two others."""
        apart = _addressing(pairs, referents)
        shown, things = defaultdict(list), defaultdict(list)
        for pair in sorted(map(self._shown, pairs), key=self._place_of_pair):
            shown[_group(apart, pair.first.key, pair.second.key)].append(pair)
        for thing in sorted(map(self._thing, referents), key=self._place_of_things):
            things[_group(apart, thing.first.key, thing.second.key)].append(thing)
        groups = sorted(shown.keys() | things.keys(), key=lambda keys: [*map(self._rank, keys)])
        return tuple(
            _Batch(
                tuple(shown[group][start : start + BATCH]),
                tuple(things[group][start : start + BATCH]),
            )
            for group in groups
            for start in range(0, max(len(shown[group]), len(things[group])), BATCH)
        )

    def _rank(self, key: str) -> tuple[int, str]:
        return len(self.names[key]), self.names[key]

    def place(self, side: Side) -> tuple[str, int, str]:
        return (self.names[side.key], side.claim.evidence[0].start, side.claim.id)

    def _shown(self, pair: CandidatePair) -> _Shown:
        first, second = sorted((pair.left, pair.right), key=self.place)
        return _Shown(pair, first, second)

    def _place_of_pair(self, item: _Shown) -> tuple[object, ...]:
        return (*self.place(item.first), *self.place(item.second))

    def _thing(self, pair: ReferentPair) -> _Thing:
        first, second = sorted((pair.left, pair.right), key=self._place_of_thing)
        return _Thing(pair, first, second)

    def _place_of_thing(self, side: ReferentSide) -> tuple[str, str]:
        return (self.names[side.key], side.referent_id)

    def _place_of_things(self, item: _Thing) -> tuple[str, ...]:
        return (*self._place_of_thing(item.first), *self._place_of_thing(item.second))


def _addressing(pairs: Sequence[CandidatePair], things: Sequence[ReferentPair]) -> set[str]:
    """Keys of accounts in which sentences to a model were noticed, or that nothing is known of."""
    sides = {side.key: side for pair in pairs for side in (pair.left, pair.right)}
    named = {side.key for pair in things for side in (pair.left, pair.right)}
    noticed = {key for key, side in sides.items() if side.analysis.run.suspected_injections}
    return noticed | named - sides.keys()


def _group(apart: set[str], *keys: str) -> tuple[str, ...]:
    """Pairs of one group are asked about together."""
    return keys if apart.intersection(keys) else ()


class _Judge:
    """Asks for batches; every pair left out is asked for once more."""

    def __init__(self, order: _Order, asking: Asking) -> None:
        self._order = order
        self._names = order.names
        self._asking = asking

    async def batch(self, batch: _Batch) -> _Judged:
        try:
            return await self._answered(batch)
        except UpstreamError as error:
            if error.in_vain:
                return _lost(batch, error)
            try:
                return await self._answered(batch, again=True)
            except UpstreamError as error:
                return _lost(batch, error)

    async def _answered(self, batch: _Batch, *, again: bool = False) -> _Judged:
        """The answer on a batch, with one more question for the pairs left out."""
        draft = await self._ask(batch, again=again)
        answers = _by_number(draft, len(batch.pairs))
        left = [number for number in range(1, len(batch.pairs) + 1) if number not in answers]
        judgements = _judgements(batch, answers)
        if left and not again:
            rest = _Batch(tuple(batch.pairs[number - 1] for number in left), ())
            more = await self._rest(rest)
            judgements.extend(more)
            left = left[len(more) :]
        same = [batch.referents[n - 1].pair for n in _numbers(draft.same, len(batch.referents))]
        return _Judged(tuple(judgements), tuple(same), len(left))

    async def _rest(self, batch: _Batch) -> list[Judgement]:
        try:
            draft = await self._ask(batch, again=True)
        except UpstreamError:
            return []
        return _judgements(batch, _by_number(draft, len(batch.pairs)))

    async def _ask(self, batch: _Batch, *, again: bool) -> MatchDraft:
        sides = {
            claim_name(side, self._names): side
            for pair in batch.pairs
            for side in (pair.first, pair.second)
        }
        place = self._order.place
        accounts = {self._names[side.key]: account_line(side) for side in sides.values()}
        answer = await self._asking.ask(
            self._asking.prompts.match,
            MatchDraft,
            accounts=sorted(accounts.items()),
            claims=[claim_line(side, self._names) for side in sorted(sides.values(), key=place)],
            pairs=[
                f"{n}: {claim_name(p.first, self._names)} - {claim_name(p.second, self._names)}"
                for n, p in enumerate(batch.pairs, 1)
            ],
            referents=[
                f"{n}: "
                + " - ".join(referent_line(side, self._names) for side in (t.first, t.second))
                for n, t in enumerate(batch.referents, 1)
            ],
            again=again,
        )
        return answer.required()


def _lost(batch: _Batch, error: UpstreamError) -> _Judged:
    return _Judged(unanswered=len(batch.pairs), unanswered_things=len(batch.referents), error=error)


def _numbers(given: Sequence[int], most: int) -> list[int]:
    return [number for number in dict.fromkeys(given) if 1 <= number <= most]


def _by_number(draft: MatchDraft, most: int) -> dict[int, PairDraft | None]:
    """Usable answers by the number of the pair, in order, None for unrelated ones.

    Of several answers on one pair the first counts, and a relation before none.
    """
    first: dict[int, PairDraft | None] = {}
    for item in draft.pairs:
        undecided = item.rel == "more_specific" and item.spec == "none"
        if 1 <= item.n <= most and not undecided:
            first.setdefault(item.n, item)
    for number in _numbers(draft.unrelated, most):
        first.setdefault(number, None)
    return dict(sorted(first.items()))


def _judgements(batch: _Batch, answers: Mapping[int, PairDraft | None]) -> list[Judgement]:
    texts: dict[tuple[str, str], Shown] = {}
    judged = [(batch.pairs[number - 1], item) for number, item in answers.items()]
    return [_judgement(shown, item, texts) for shown, item in judged]


def _texts(shown: _Shown) -> Shown:
    """What the model may know of the two accounts."""
    accounts = (shown.first.analysis, shown.second.analysis)
    labels = [voice.label for account in accounts for voice in account.voices]
    return Shown([*(account.article.text for account in accounts), *labels])


def _judgement(
    shown: _Shown, item: PairDraft | None, known: dict[tuple[str, str], Shown]
) -> Judgement:
    """`known`: the texts of accounts that were read before, by their keys."""
    if item is None:
        return Judgement(shown.pair, None)
    keys = (shown.first.key, shown.second.key)
    texts = known.get(keys) or known.setdefault(keys, _texts(shown))
    return Judgement(
        pair=shown.pair,
        relation=item.rel,
        on=tuple(dict.fromkeys(item.on)) if item.rel in _CONFLICTS else (),
        rationale=_short(item.why) if texts.allows(item.why) else "",
        statement=(texts.allows(item.text) and _short(item.text)) or None,
        specific=_specific(shown, item) if item.rel == "more_specific" else None,
    )


def _specific(shown: _Shown, item: PairDraft) -> str:
    side = shown.first if item.spec == "a" else shown.second
    return "left" if side is shown.pair.left else "right"


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
