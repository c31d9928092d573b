"""Engines that are broken on purpose: each must fail a run."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from api.engines.rules import RulesEngine
from api.errors import UpstreamAnswerError
from api.schemas.article import Article
from api.schemas.base import Span
from api.schemas.claims import Claim, Factuality, Stance
from api.schemas.document import Document
from api.schemas.reading import (
    CandidatePair,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
)
from api.text.document import build_document

Break = Callable[[Document, Reading], Reading]


class BrokenEngine(RulesEngine):
    """The rules engine, its readings broken before anybody sees them."""

    def __init__(self, fault: Break) -> None:
        super().__init__()
        self._fault = fault

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        return self._fault(document, await super().read(document, options))


def drop_attributions(_: Document, reading: Reading) -> Reading:
    """As if everything were the author's."""
    claims = tuple(
        claim.model_copy(
            update={
                "attribution_id": None,
                "asserted_by": "v0",
                "factuality": (Factuality(voice_id="v0", value=claim.factuality[0].value),),
            }
        )
        for claim in reading.claims
    )
    return replace(reading, attributions=(), claims=claims)


_SWAPPED: Final[dict[Stance, Stance]] = {
    "neutral": "reject",
    "reject": "neutral",
    "distance": "endorse",
    "endorse": "distance",
}


def swap_stance(_: Document, reading: Reading) -> Reading:
    """Rejected is passed on, and the reverse."""
    swapped = (
        item.model_copy(update={"stance": _SWAPPED[item.stance]}) for item in reading.attributions
    )
    return replace(reading, attributions=tuple(swapped))


def shift_spans(document: Document, reading: Reading) -> Reading:
    """All evidence of claims one character to the right, with the words that stand there."""

    def shifted(span: Span) -> Span:
        return document.span(span.start + 1, min(span.end + 1, len(document.text)))

    return replace(
        reading,
        claims=tuple(
            claim.model_copy(update={"evidence": tuple(map(shifted, claim.evidence))})
            for claim in reading.claims
        ),
        attributions=tuple(
            item.model_copy(update={"content": tuple(map(shifted, item.content))})
            for item in reading.attributions
        ),
    )


def shift_offsets(_: Document, reading: Reading) -> Reading:
    """All evidence of claims one character to the right, with the words that stood before."""

    def shifted(claim: Claim) -> Claim:
        moved = (
            span.model_copy(update={"start": span.start + 1, "end": span.end + 1})
            for span in claim.evidence
        )
        return claim.model_copy(update={"evidence": tuple(moved)})

    return replace(reading, claims=tuple(map(shifted, reading.claims)))


def claim_from_teaser(document: Document, reading: Reading) -> Reading:
    """A teaser is taken for a part of the article."""
    teaser = next(
        (s for s in document.sentences if document.regions[s.region].kind == "teaser"), None
    )
    if teaser is None:
        return reading
    claim = reading.claims[0].model_copy(
        update={
            "id": "c999",
            "text": teaser.span.exact,
            "evidence": (teaser.span,),
            "attribution_id": None,
            "asserted_by": "v0",
            "factuality": (Factuality(voice_id="v0", value="CT+"),),
        }
    )
    return replace(reading, claims=(*reading.claims, claim))


def without_regions(article: Article) -> Document:
    """The document with every block taken for body text."""
    document = build_document(article)
    body = tuple(
        region.model_copy(update={"kind": "body", "excluded": False, "reason": None})
        for region in document.regions
    )
    return replace(document, regions=body)


class FailingEngine(RulesEngine):
    """Fails on every text that holds the word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        if self._word in document.text:
            raise UpstreamAnswerError("the model gave no answer")
        return await super().read(document, options)


class CrashingEngine(RulesEngine):
    """Fails in `match`, with an error of its own."""

    async def match(
        self,
        pairs: Sequence[CandidatePair],  # noqa: ARG002 - fails whatever it is asked
        referents: Sequence[ReferentPair],  # noqa: ARG002 - the same
    ) -> Matching:
        raise KeyError("oops")


def silence_portrayals(_: Document, reading: Reading) -> Reading:
    """As if nobody had ever asked who is cast as what."""
    return replace(reading, portrayals=None, not_assessed=(*reading.not_assessed, "portrayals"))
