"""The words and signs in which a reader is told what the codes of a result mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.schemas.claims import ClaimType, FactualityValue, Stance, VoiceKind
from api.schemas.comparison import ConflictOn, Relation, SameEvent
from api.schemas.contrasts import EntmanFunction, FrameTaxonomy
from api.schemas.document import RegionKind
from api.schemas.framing import Effect, Role
from api.schemas.run import RunWarning
from api.taxonomies import load


@dataclass(frozen=True, slots=True)
class Sign:
    """How a relation is shown, whatever its colour: by a sign and a name."""

    sign: str
    name: str
    several: str = ""
    """The name for more than one, where it differs."""
    meaning: str = ""
    """What it tells a reader."""

    def counted(self, number: int) -> str:
        return f"{number} {self.name if number == 1 or not self.several else self.several}"


RELATIONS: Final[Mapping[Relation, Sign]] = {
    "contradicted": Sign(
        "≠", "contradiction", "contradictions", "One says that it is so, another that it is not."
    ),
    "possible_conflict": Sign(
        "?",
        "possible contradiction",
        "possible contradictions",
        "Both may not be true at once. Read them: they may be about different things.",
    ),
    "reported_vs_rejected": Sign(
        "✗",
        "reported in one, rejected in another",
        meaning="One account reports what a source says, another calls it wrong or doubts it.",
    ),
    "differently_framed": Sign(
        "◇",
        "same fact, different words",
        meaning="The accounts agree on what happened and choose words that judge it differently.",
    ),
    "differently_attributed": Sign(
        "↔",
        "stated as fact in one, attributed in another",
        meaning="One author states it as fact, another gives it as a source's word.",
    ),
    "differently_hedged": Sign(
        "~", "more certain in one than in another", meaning="“Is” in one, “may be” in another."
    ),
    "more_specific": Sign(
        "⊃",
        "more detail in one",
        meaning="They agree, and one gives a number, a name or a time that the other does not.",
    ),
    "corroborated": Sign(
        "=",
        "reported by several",
        meaning="Reported alike, as far as is known from sources of their own.",
    ),
    "corroborated_same_origin": Sign(
        "≈",
        "reported by several, from one source",
        meaning="Reported alike, and all from one source: that is no confirmation.",
    ),
    "only_in": Sign(
        "·", "in one account only", meaning="Not found in the other texts that were given."
    ),
}

ON: Final[Mapping[ConflictOn, str]] = {
    "polarity": "whether it is so",
    "number": "a number",
    "time": "the time",
    "place": "the place",
    "actor": "who did it",
    "cause": "the cause",
}
"""What a conflict is about."""

EVENTS: Final[Mapping[SameEvent, str]] = {
    "yes": "The accounts are about one event",
    "partly": "The accounts seem to be only partly about one event",
    "no": "The accounts seem to be about different events",
}

CERTAINTY: Final[Mapping[FactualityValue, str]] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denies it",
    "PR-": "probably not so",
    "PS-": "possibly not so",
    "U": "leaves it open",
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
    "distance": "with doubt",
    "reject": "as wrong",
}

STANCE_MARKS: Final[Mapping[Stance, str]] = {
    "endorse": "reported as fact",
    "neutral": "neutral",
    "distance": "doubted",
    "reject": "called wrong",
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

ROLES_MEAN: Final = (
    "Protagonist: shown as good. Antagonist: shown as bad. Innocent: shown as suffering without "
    "fault."
)


_WARNINGS: Final = {
    "synopsis_sentences_removed": "Part of the summary was left out, as it could not be traced to "
    "what the accounts say."
}
"""Warnings whose message is for programmers, in words for readers."""


def told(warning: RunWarning) -> str:
    """The warning in words for readers."""
    return _WARNINGS.get(warning.code, warning.message)


def frame_names(taxonomy: str) -> Mapping[str, str]:
    """Names of the frames; of narratives that the caller brought, none are known."""
    if taxonomy == "narratives":
        return {}
    return {label.id: label.name for label in load(taxonomy).labels}
