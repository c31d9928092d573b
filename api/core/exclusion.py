"""Keeps excluded regions out of a result, whichever engine read the text."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from api.core.invariants import spans
from api.schemas.base import Span
from api.schemas.claims import Attribution, Claim, Dropped, Entity, Voice
from api.schemas.document import Document, Region
from api.schemas.framing import FrameScore, Framing, FunctionItem, Functions, Portrayal
from api.schemas.reading import Reading

_Shown = TypeVar("_Shown", FrameScore, FunctionItem)


def without_excluded(
    document: Document, reading: Reading, found: Iterable[Span]
) -> tuple[Reading, int]:
    """The reading without anything that lies, even in part, in an excluded region.

    Evidence in several parts keeps those that lie in included ones. The number tells how many of
    `found`, the spans of the reading, touch an excluded region.
    """
    outside = _Outside(document.regions)
    count = outside.count(found)
    kept = _included(reading, outside) if count else reading
    named = {naming.referent for naming in kept.namings}
    referents = tuple([r for r in kept.referents if r.id in named])
    return replace(kept, referents=referents), count


def _included(reading: Reading, outside: "_Outside") -> Reading:
    entities = tuple(_kept_entities(reading.entities, outside))
    names = {entity.id for entity in entities}
    attributions = _kept_attributions(reading.attributions, outside)
    return replace(
        reading,
        entities=entities,
        attributions=attributions,
        claims=tuple(_kept_claims(reading.claims, {a.id for a in attributions}, outside)),
        namings=tuple(n for n in reading.namings if not outside.within(n)),
        framing=_kept_framing(reading.framing, outside),
        portrayals=_kept_portrayals(reading.portrayals, names, outside),
        language=tuple(
            item if _knows(item.target, names) else item.model_copy(update={"target": None})
            for item in reading.language
            if not outside.within(item)
        ),
        voices=_kept_voices(reading.voices, names),
    )


def with_unclaimed_only(document: Document, reading: Reading, claimed: AbstractSet[int]) -> Reading:
    """The reading whose `dropped` lists included sentences without a claim, each once."""
    included = {sentence.index for sentence in document.included()}
    kept: dict[int, Dropped] = {}
    for item in reading.dropped:
        if item.sentence in included and item.sentence not in claimed:
            kept.setdefault(item.sentence, item)
    return replace(reading, dropped=tuple(kept[index] for index in sorted(kept)))


def claimed_sentences(document: Document, claims: Iterable[Claim]) -> set[int]:
    """Indices of the sentences that evidence of a claim touches."""
    return {
        index
        for claim in claims
        for span in claim.evidence
        for index in range(span.sentence, document.sentence_at(span.end - 1) + 1)
    }


class _Outside:
    """The excluded stretches of a text."""

    def __init__(self, regions: tuple[Region, ...]) -> None:
        excluded = [region.span for region in regions if region.excluded]
        self._starts = [span.start for span in excluded]
        self._ends = [span.end for span in excluded]

    def count(self, found: Iterable[Span]) -> int:
        """How many of the spans touch an excluded region."""
        return sum(map(self.touches, found)) if self._starts else 0

    def touches(self, span: Span) -> bool:
        values = vars(span)
        before = bisect_left(self._starts, values["end"])
        return before > 0 and self._ends[before - 1] > values["start"]

    def within(self, item: BaseModel) -> bool:
        return any(self.touches(span) for span in spans(item))

    def included(self, parts: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(span for span in parts if not self.touches(span))


def _knows(reference: str | None, known: set[str]) -> bool:
    """Whether a reference, if there is one, leads to something."""
    return reference is None or reference in known


def _kept_entities(entities: Iterable[Entity], outside: _Outside) -> Iterable[Entity]:
    for entity in entities:
        mentions = outside.included(entity.mentions)
        if len(mentions) == len(entity.mentions):
            yield entity
        elif mentions:
            yield entity.model_copy(update={"mentions": mentions})


def _kept_attributions(
    attributions: tuple[Attribution, ...], outside: _Outside
) -> tuple[Attribution, ...]:
    kept = [item for item in attributions if not outside.within(item)]
    ids = {item.id for item in kept}
    return tuple(
        item if _knows(item.parent_id, ids) else item.model_copy(update={"parent_id": None})
        for item in kept
    )


def _kept_claims(
    claims: Iterable[Claim], attributions: set[str], outside: _Outside
) -> Iterable[Claim]:
    for claim in claims:
        evidence = outside.included(claim.evidence)
        if not evidence or not _knows(claim.attribution_id, attributions):
            continue
        numbers = tuple(q for q in claim.quantities if not outside.touches(q.span))
        whole = len(evidence) == len(claim.evidence) and len(numbers) == len(claim.quantities)
        update = {"evidence": evidence, "quantities": numbers}
        yield claim if whole else claim.model_copy(update=update)


def _with_evidence(items: Iterable[_Shown], outside: _Outside) -> Iterable[_Shown]:
    for item in items:
        evidence = outside.included(item.evidence)
        if len(evidence) == len(item.evidence):
            yield item
        elif evidence:
            yield item.model_copy(update={"evidence": evidence})


def _kept_voices(voices: tuple[Voice, ...], names: set[str]) -> tuple[Voice, ...]:
    return tuple(
        voice if _knows(voice.entity_id, names) else voice.model_copy(update={"entity_id": None})
        for voice in voices
    )


def _kept_portrayals(
    portrayals: tuple[Portrayal, ...] | None, names: set[str], outside: _Outside
) -> tuple[Portrayal, ...] | None:
    if portrayals is None:
        return None
    return tuple(p for p in portrayals if p.entity_id in names and not outside.within(p))


def _kept_framing(framing: Framing, outside: _Outside) -> Framing:
    functions = framing.functions
    return framing.model_copy(
        update={
            "functions": functions and _kept_functions(functions, outside),
            "dimensions": _kept_frames(framing.dimensions, outside),
            "generic": _kept_frames(framing.generic, outside),
            "narratives": _kept_frames(framing.narratives, outside),
        }
    )


def _kept_frames(
    frames: tuple[FrameScore, ...] | None, outside: _Outside
) -> tuple[FrameScore, ...] | None:
    if frames is None:
        return None
    return tuple(_with_evidence(frames, outside))


def _kept_functions(functions: Functions, outside: _Outside) -> Functions:
    def kept(items: tuple[FunctionItem, ...]) -> tuple[FunctionItem, ...]:
        return tuple(_with_evidence(items, outside))

    return Functions(
        problem_definition=kept(functions.problem_definition),
        causal_interpretation=kept(functions.causal_interpretation),
        moral_evaluation=kept(functions.moral_evaluation),
        treatment_recommendation=kept(functions.treatment_recommendation),
    )
