"""Engines that understand nothing: whatever is of use scores above them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from api.schemas.claims import Claim, Factuality, Voice
from api.schemas.document import Document, Sentence
from api.schemas.framing import Framing, Functions
from api.schemas.reading import (
    CandidatePair,
    Judgement,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
    SynopsisDraft,
    SynopsisInput,
)
from api.schemas.run import EngineIdentity

_AUTHOR: Final = Voice(id="v0", label="the author", kind="author", words=0, share=0)
_NOT_ASSESSED: Final = ("framing.narratives",)
"""All else counts as assessed, so that silence is scored as silence."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Claims and judgements made without reading. Implements `api.ports.Engine`."""

    version: str
    notice: str
    claims: Callable[[Document], tuple[Claim, ...]]
    judgements: Callable[[Sequence[CandidatePair]], tuple[Judgement, ...]]

    @property
    def identity(self) -> EngineIdentity:
        return EngineIdentity(engine="rules", version=self.version)

    @property
    def rules(self) -> None:
        return None

    async def read(
        self,
        document: Document,
        options: ReadingOptions,  # noqa: ARG002 - an engine's signature; there is nothing to choose
    ) -> Reading:
        return Reading(
            entities=(),
            voices=(_AUTHOR,),
            attributions=(),
            claims=self.claims(document),
            dropped=(),
            referents=(),
            namings=(),
            framing=Framing(functions=Functions(), dimensions=(), generic=()),
            portrayals=(),
            language=(),
            not_assessed=_NOT_ASSESSED,
        )

    async def match(
        self,
        pairs: Sequence[CandidatePair],
        referents: Sequence[ReferentPair],  # noqa: ARG002 - an engine's signature; none are the same
    ) -> Matching:
        return Matching(self.judgements(pairs), ())

    async def synopsis(
        self,
        statements: Sequence[SynopsisInput],  # noqa: ARG002 - an engine's signature; none is told
    ) -> SynopsisDraft:
        return SynopsisDraft(())


def _every_sentence(document: Document) -> tuple[Claim, ...]:
    return tuple(_claim(number, sentence) for number, sentence in enumerate(document.included(), 1))


def _claim(number: int, sentence: Sentence) -> Claim:
    return Claim(
        id=f"c{number}",
        text=" ".join(sentence.span.exact.split()),
        evidence=(sentence.span,),
        type="event_property",
        asserted_by=_AUTHOR.id,
        factuality=(Factuality(voice_id=_AUTHOR.id, value="CT+"),),
    )


def _all_agreed(pairs: Sequence[CandidatePair]) -> tuple[Judgement, ...]:
    return tuple(Judgement(pair, "corroborated") for pair in pairs)


NULL: Final = Floor(
    version="floor-null-1",
    notice="No reading at all: a floor for the evaluation, which says nothing of any text.",
    claims=lambda _document: (),
    judgements=lambda _pairs: (),
)
COPY_ALL: Final = Floor(
    version="floor-copy-all-1",
    notice=(
        "No reading at all: a floor for the evaluation, which takes every sentence for a claim of "
        "the author's and every pair of claims for agreement."
    ),
    claims=_every_sentence,
    judgements=_all_agreed,
)
