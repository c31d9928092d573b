"""What must follow from a change when both versions, or two texts, are laid side by side."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.schemas.claims import Claim
from api.schemas.comparison import Alignment, Comparison, ConflictOn, Relation
from evals.perturbations.case import NOTHING, Pair
from evals.perturbations.change import Change, Range
from evals.perturbations.finding import claims_at, touching
from evals.perturbations.items import ranges, shown
from evals.perturbations.unchanged import freed

AGREED: frozenset[Relation] = frozenset({"corroborated", "corroborated_same_origin"})
CONFLICTS: frozenset[Relation] = frozenset(
    {"contradicted", "possible_conflict", "reported_vs_rejected"}
)
_OF_ACCOUNTS = frozenset(
    {"articles", "members", "rows", "cells", "coverage", "found_in", "not_found_in"}
)
"""Fields that list accounts in the order in which these were handed in."""


@dataclass(frozen=True, slots=True)
class OneDiffers:
    """The changed statement is related as the change makes it; all others are corroborated."""

    change: Change
    relations: frozenset[Relation]
    on: ConflictOn | None = None
    also: tuple[Range, ...] = ()
    """Further stretches of the unchanged text that the change bears on."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        free = freed(self.change, pair.before, pair.after, also=self.also)
        old, new = touching(pair.before, free.before), touching(pair.after, free.after)
        if not old:
            return (f"{NOTHING}: no claim in the sentence",)
        where = _Where(await pair.compared())
        changed = {id(item): item for item in where.all_of(old, new)}
        others = [
            [claim for claim in analysis.claims if claim.id not in {item.id for item in touched}]
            for analysis, touched in ((pair.before, old), (pair.after, new))
        ]
        return (
            *self._changed(changed.values()),
            *_not_agreed(where.all_of(*others), "outside of the change, ", changed),
        )

    def _changed(self, alignments: Iterable[Alignment]) -> Iterator[str]:
        found = list(alignments)
        if any(self._as_wanted(item) for item in found):
            return
        on = f" on {self.on}" if self.on else ""
        wanted = " or ".join(sorted(self.relations)) + on
        told = " and ".join(sorted({_told(item) for item in found}))
        yield f"the changed statement is {told}, not {wanted}"

    def _as_wanted(self, item: Alignment) -> bool:
        on = self.on is None or self.on in item.on
        return item.relation in self.relations and on and len(item.members) > 1


@dataclass(frozen=True, slots=True)
class AllCorroborated:
    """The account agrees with itself, on everything and in everything."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        found = (await pair.compared()).alignments
        return tuple(_not_agreed(found, "compared with itself, ", {}, frozenset({"corroborated"})))


@dataclass(frozen=True, slots=True)
class CutMissing:
    """What the shorter account still says is agreed on; what was cut stands in the other only."""

    change: Change

    async def failures(self, pair: Pair) -> Sequence[str]:
        where = _Where(await pair.compared())
        gone = [edit.before for edit in self.change.edits]
        cut = [claim for claim in pair.before.claims if _all_within(claim, gone)]
        return (
            *_not_agreed(where.all_of((), pair.after.claims), "what is left: ", {}),
            *(
                f"what was cut, {shown(item.statement)}, is {_told(item)}"
                for item in where.all_of(cut, ())
                if item.relation != "only_in"
            ),
        )


@dataclass(frozen=True, slots=True)
class Unrelated:
    """Two texts on different things are not compared."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        if not pair.after.claims:
            return (f"{NOTHING}: no claim in the other text",)
        comparison = await pair.compared()
        same = comparison.event.same_event
        return (
            *(() if same == "no" else (f"they are said to tell of the same event: {same}",)),
            *(
                f"{shown(item.statement)} is {_told(item)}"
                for item in comparison.alignments
                if len(item.members) > 1
            ),
        )


@dataclass(frozen=True, slots=True)
class OrderFree:
    """The order of the accounts changes the order of what is listed by account, no more."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        if not pair.after.claims:
            return (f"{NOTHING}: no claim in the other text",)
        one, other = _unordered(await pair.compared()), _unordered(await pair.turned())
        return tuple(
            f"{name} depends on the order: {_first_difference(one[name], other[name])}"
            for name in one
            if one[name] != other[name]
        )


@dataclass(frozen=True, slots=True)
class CopyFound:
    """What the first account states and the second in other words is one statement."""

    original: Range
    copy: Range

    async def failures(self, pair: Pair) -> Sequence[str]:
        originals = claims_at(pair.before, self.original)
        if not originals:
            return (f"{NOTHING}: no claim to copy",)
        copies = touching(pair.after, (self.copy,))
        if not copies:
            return ("no claim was found in the copy",)
        comparison = await pair.compared()
        if comparison.event.same_event == "no":
            return ("the accounts are said to tell of different events",)
        where = _Where(comparison)
        found = where.all_of(originals, ())
        ids = {item.id for item in found}
        shared = [item for item in where.all_of((), copies) if item.id in ids]
        if not shared:
            told = " and ".join(sorted({_told(item) for item in found}))
            return (f"the copy is not aligned with the original, which is {told}",)
        relations = {x for item in shared for x in where.between(item, originals, copies)}
        if relations <= CONFLICTS:
            return (f"the copy is related to the original as {' and '.join(sorted(relations))}",)
        return ()


class _Where:
    """The statement to which each claim belongs."""

    def __init__(self, comparison: Comparison) -> None:
        self._keys = [item.key for item in comparison.articles]
        self._found: Mapping[tuple[str, str], Alignment] = {
            (member.article, claim): item
            for item in comparison.alignments
            for member in item.members
            for claim in member.claim_ids
        }

    def of(self, account: int, claim: Claim) -> Alignment:
        return self._found[self._keys[account], claim.id]

    def all_of(self, first: Iterable[Claim], second: Iterable[Claim]) -> list[Alignment]:
        """The statements of these claims of the first and the second account, each once."""
        found = [*(self.of(0, claim) for claim in first), *(self.of(1, claim) for claim in second)]
        return list({item.id: item for item in found}.values())

    def between(
        self, item: Alignment, first: Iterable[Claim], second: Iterable[Claim]
    ) -> set[Relation]:
        """How these claims of the accounts were judged; as the whole statement where none were."""
        sides = (
            {(self._keys[0], claim.id) for claim in first},
            {(self._keys[1], claim.id) for claim in second},
        )
        judged = {
            pair.relation
            for pair in item.pairs
            for one, other in (sides, sides[::-1])
            if (pair.left.article, pair.left.claim_id) in one
            and (pair.right.article, pair.right.claim_id) in other
        }
        return judged or {item.relation}


def _not_agreed(
    alignments: Iterable[Alignment],
    where: str,
    apart: Mapping[int, Alignment],
    agreed: frozenset[Relation] = AGREED,
) -> Iterator[str]:
    """Statements other than those `apart` on which the accounts do not agree."""
    for item in alignments:
        if id(item) not in apart and (item.relation not in agreed or len(item.members) == 1):
            yield f"{where}{shown(item.statement)} is {_told(item)}"


def _told(item: Alignment) -> str:
    return f"{item.relation} on {', '.join(item.on)}" if item.on else item.relation


def _all_within(claim: Claim, stretches: Sequence[Range]) -> bool:
    return all(
        any(low <= start and end <= high for low, high in stretches)
        for start, end in ranges(claim.evidence)
    )


def _unordered(comparison: Comparison) -> dict[str, Any]:  # the plain JSON of a result
    plain = comparison.model_dump(mode="json")
    plain["run"].pop("seconds")
    for article in plain["articles"]:
        article["analysis"]["run"].pop("seconds")
    return {name: _sorted(value, name) for name, value in plain.items()}


def _sorted(value: Any, name: str = "") -> Any:  # any JSON
    if isinstance(value, dict):
        return {key: _sorted(item, key) for key, item in value.items()}
    if isinstance(value, list):
        made = [_sorted(item) for item in value]
        return sorted(made, key=_canonical) if name in _OF_ACCOUNTS else made
    return value


def _canonical(value: Any) -> str:  # any JSON
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _first_difference(one: Any, other: Any) -> str:  # any JSON
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        one, other = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return f"{_canonical(one)[:120]} / {_canonical(other)[:120]}"
