"""The claims of an account as cards, and the choice among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.readable.chains import chain_of
from api.readable.people import how_sure, is_denied, name_of, voices_of
from api.readable.stating import in_marks, is_verbatim
from api.readable.vocabulary import CERTAINTY, CERTAINTY_SIGNS, CLAIM_TYPES
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR, Attribution, Claim, FactualityValue, Voice

ANY: Final = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """How sure one voice of the chain is."""

    name: str
    sign: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Step:
    """One source of a chain, and where it spoke."""

    name: str
    channel: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim and what a reader wants to know of it."""

    claim: Claim
    statement: str
    """The claim; in quotation marks where it is the very words of somebody but the author."""
    type_name: str
    speaker: str
    sure: str
    certainty: FactualityValue
    """Of whoever asserts it."""
    commitments: tuple[Commitment, ...]
    chain: tuple[Step, ...]
    """From the innermost source out; the author, who comes last, is left out."""
    is_denied: bool
    """Whether that voice holds it untrue, so that its words say the opposite."""
    is_verbatim: bool
    """Whether the claim is the very words of its evidence."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims are shown; "" chooses all."""

    type: str = ANY
    voice: str = ANY
    certainty: str = ANY

    def let(self, card: Card) -> bool:
        """Whether the claim is among those chosen."""
        return (
            self.type in {ANY, card.claim.type}
            and self.voice in {ANY, card.claim.asserted_by}
            and self.certainty in {ANY, card.certainty}
        )


NO_FILTERS: Final = Filters()


def cards(analysis: ArticleAnalysis) -> tuple[Card, ...]:
    """The claims, in the order of the text."""
    voices = voices_of(analysis)
    by_id = {told.id: told for told in analysis.attributions}
    return tuple(_card(claim, analysis, voices, by_id) for claim in analysis.claims)


def _card(
    claim: Claim,
    analysis: ArticleAnalysis,
    voices: Mapping[str, Voice],
    by_id: Mapping[str, Attribution],
) -> Card:
    values = {one.voice_id: one.value for one in claim.factuality}
    verbatim = is_verbatim(claim)
    return Card(
        claim=claim,
        statement=in_marks(claim.text) if verbatim and claim.asserted_by != AUTHOR else claim.text,
        type_name=CLAIM_TYPES[claim.type],
        speaker=name_of(claim.asserted_by, voices),
        sure=how_sure(claim, analysis),
        certainty=values.get(claim.asserted_by, "U"),
        commitments=tuple(
            Commitment(
                name_of(one.voice_id, voices),
                CERTAINTY_SIGNS[one.value],
                "does not vouch for it"
                if one.value == "U" and one.voice_id != claim.asserted_by
                else CERTAINTY[one.value],
            )
            for one in claim.factuality
        ),
        chain=_chain(claim, voices, by_id),
        is_denied=is_denied(claim),
        is_verbatim=verbatim,
    )


def _chain(
    claim: Claim, voices: Mapping[str, Voice], by_id: Mapping[str, Attribution]
) -> tuple[Step, ...]:
    told = by_id.get(claim.attribution_id or "")
    if told is None:
        return ()
    return tuple(
        Step(name_of(step.voice_id, voices), step.channel or "") for step in chain_of(told, by_id)
    )
