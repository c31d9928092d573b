"""The words and signs in which a reader is told what the codes of a result mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.schemas.claims import ClaimType, DropReason, FactualityValue, Stance, VoiceKind
from api.schemas.comparison import Relation, SameEvent
from api.schemas.contrasts import EntmanFunction, FrameTaxonomy
from api.schemas.document import RegionKind
from api.schemas.framing import Effect, Role
from api.taxonomies import load


@dataclass(frozen=True, slots=True)
class Sign:
    """How a relation is shown, whatever its colour: by a sign and a name."""

    sign: str
    name: str
    several: str = ""
    """The name for more than one, where it differs."""

    def counted(self, number: int) -> str:
        return f"{number} {self.name if number == 1 or not self.several else self.several}"


RELATIONS: Final[Mapping[Relation, Sign]] = {
    "contradicted": Sign("≠", "contradicted"),
    "possible_conflict": Sign("?", "possible conflict", "possible conflicts"),
    "reported_vs_rejected": Sign("✗", "reported here, rejected there"),
    "differently_framed": Sign("◇", "same fact, other words"),
    "differently_attributed": Sign("↔", "on another's word"),
    "differently_hedged": Sign("~", "with other certainty"),
    "more_specific": Sign("⊃", "more specific in one"),
    "corroborated": Sign("=", "corroborated"),
    "corroborated_same_origin": Sign("≈", "agreed, on one source"),
    "only_in": Sign("·", "only in one"),
}

EVENTS: Final[Mapping[SameEvent, str]] = {
    "yes": "The accounts tell of one event",
    "partly": "The accounts tell of partly the same",
    "no": "The accounts tell of different events",
}

CERTAINTY: Final[Mapping[FactualityValue, str]] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denies it",
    "PR-": "probably not so",
    "PS-": "possibly not so",
    "U": "does not commit",
}

AUTHOR_CERTAINTY: Final[Mapping[FactualityValue, str]] = {
    "CT+": "the author reports it as fact",
    "PR+": "the author thinks it probable",
    "PS+": "the author thinks it possible",
    "CT-": "the author rejects it",
    "PR-": "the author doubts it",
    "PS-": "the author is in doubt",
}

STANCES: Final[Mapping[Stance, str]] = {
    "endorse": "as fact",
    "neutral": "neutrally",
    "distance": "with distance",
    "reject": "rejecting it",
}

STANCE_MARKS: Final[Mapping[Stance, str]] = {
    "endorse": "reported as fact",
    "neutral": "neutral",
    "distance": "distanced",
    "reject": "rejected",
}

EFFECTS: Final[Mapping[Effect, str]] = {
    "minimise": "▼ plays it down",
    "neutral": "• neutral",
    "amplify": "▲ plays it up",
}

VOICE_KINDS: Final[Mapping[VoiceKind, str]] = {
    "author": "the author",
    "named": "named",
    "unnamed": "unnamed",
    "collective": "a group",
    "document": "a document",
    "outlet": "another outlet",
}

REGIONS: Final[Mapping[RegionKind, str]] = {
    "headline": "headline",
    "dateline": "dateline",
    "byline": "byline",
    "body": "body text",
    "quote_block": "block quotation",
    "caption": "caption",
    "teaser": "teaser",
    "related_links": "related links",
    "boilerplate": "boilerplate",
    "metadata": "metadata",
}

FUNCTIONS: Final[Mapping[EntmanFunction, str]] = {
    "problem_definition": "The problem",
    "causal_interpretation": "Its cause",
    "moral_evaluation": "The judgement",
    "treatment_recommendation": "The remedy",
}

FRAME_KINDS: Final[Mapping[FrameTaxonomy, str]] = {
    "policy_frames": "Topics",
    "generic_frames": "Angles",
    "narratives": "Narratives",
}


CERTAINTY_SIGNS: Final[Mapping[FactualityValue, str]] = {
    "CT+": "●",
    "PR+": "◕",
    "PS+": "◔",
    "CT-": "⊗",
    "PR-": "⊖",
    "PS-": "⊘",
    "U": "○",
}

CLAIM_TYPES: Final[Mapping[ClaimType, str]] = {
    "event_property": "event or state",
    "numerical": "number",
    "quotation": "quotation",
    "causal": "cause",
    "position": "position",
    "prediction": "prediction",
}

ROLES: Final[Mapping[Role, tuple[str, str]]] = {
    "protagonist": ("▲", "protagonist"),
    "antagonist": ("▼", "antagonist"),
    "innocent": ("◆", "innocent"),
    "none": ("·", "no part"),
}

DROPPED: Final[Mapping[DropReason, str]] = {
    "opinion": "opinion",
    "not_self_contained": "not clear on their own",
    "ambiguous": "ambiguous",
    "no_factual_content": "nothing to check",
}


def frame_names(taxonomy: str) -> Mapping[str, str]:
    """Names of the frames; of narratives that the caller brought, none are known."""
    if taxonomy == "narratives":
        return {}
    return {label.id: label.name for label in load(taxonomy).labels}
