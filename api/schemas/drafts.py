"""What a language model is asked for: flat, short keys, closed labels, everything required.

Numbers refer to lists of the same answer and start at 1; 0 stands for "none", and for a voice for
the author. Empty strings and lists stand for "nothing". Offsets and counts are made by code.
"""

from typing import Literal

from api.schemas.base import Draft
from api.schemas.claims import (
    AttributionForm,
    AttributionKind,
    ClaimType,
    DropReason,
    EntityType,
    FactualityValue,
    Stance,
)
from api.schemas.comparison import ConflictOn
from api.schemas.framing import Effect, Polarity, QuoteKind, Role, Valence

VoiceDraftKind = Literal["named", "unnamed", "collective", "document", "outlet"]
CheckReason = Literal[
    "number", "accusation", "causal", "disputed", "harm", "public_interest", "hearsay", "vague"
]
EntmanFunction = Literal[
    "problem_definition", "causal_interpretation", "moral_evaluation", "treatment_recommendation"
]
PolicyFrame = Literal[
    "economic",
    "capacity_and_resources",
    "morality",
    "fairness_and_equality",
    "legality_constitutionality_jurisprudence",
    "policy_prescription_and_evaluation",
    "crime_and_punishment",
    "security_and_defense",
    "health_and_safety",
    "quality_of_life",
    "cultural_identity",
    "public_opinion",
    "political",
    "external_regulation_and_reputation",
    "other",
]
GenericFrame = Literal[
    "conflict",
    "human_interest",
    "economic_consequences",
    "morality",
    "attribution_of_responsibility",
]
FineRole = Literal[
    "guardian",
    "martyr",
    "peacemaker",
    "rebel",
    "underdog",
    "virtuous",
    "instigator",
    "conspirator",
    "tyrant",
    "foreign_adversary",
    "traitor",
    "spy",
    "saboteur",
    "corrupt",
    "incompetent",
    "terrorist",
    "deceiver",
    "bigot",
    "forgotten",
    "exploited",
    "victim",
    "scapegoat",
]
Technique = Literal[
    "name_calling_or_labelling",
    "guilt_by_association",
    "doubt",
    "appeal_to_hypocrisy",
    "questioning_the_reputation",
    "flag_waving",
    "appeal_to_authority",
    "appeal_to_popularity",
    "appeal_to_values",
    "appeal_to_fear_or_prejudice",
    "straw_man",
    "red_herring",
    "whataboutism",
    "causal_oversimplification",
    "false_dilemma",
    "consequential_oversimplification",
    "slogan",
    "conversation_killer",
    "appeal_to_time",
    "loaded_language",
    "obfuscation",
    "exaggeration_or_minimisation",
    "repetition",
]
PairAnswer = Literal[
    "corroborated",
    "contradicted",
    "possible_conflict",
    "differently_framed",
    "differently_attributed",
    "differently_hedged",
    "more_specific",
    "reported_vs_rejected",
]


class QuoteDraft(Draft):
    """Words copied from sentence `s`."""

    s: int
    q: str


class PartDraft(Draft):
    """From the words `a` in sentence `s` to the words `z` in `e`; with empty `z` just `a`."""

    s: int
    a: str
    e: int
    z: str


class VoiceDraft(Draft):
    """A voice other than the author; `side` is what it speaks for."""

    n: int
    label: str
    kind: VoiceDraftKind
    side: str


class AttributionDraft(Draft):
    """Voice `v` says `content`; `src`, `cue`, `mark` stand in sentence `s`; nested in `inside`."""

    n: int
    v: int
    s: int
    src: str
    cue: str
    content: list[PartDraft]
    kind: AttributionKind
    form: AttributionForm
    inside: int
    channel: str
    stance: Stance
    mark: str


class ClaimDraft(Draft):
    """One statement; `fact` from the voice of attribution `att` out to the author."""

    text: str
    ev: list[QuoteDraft]
    type: ClaimType
    att: int
    fact: list[FactualityValue]
    who: list[str]
    act: str
    place: str
    time: str
    check: Literal["high", "medium", "low"]
    why: list[CheckReason]


class DroppedDraft(Draft):
    """A sentence without a claim."""

    s: int
    why: DropReason


class ClaimsDraft(Draft):
    """The answer to `claims`."""

    voices: list[VoiceDraft]
    attributions: list[AttributionDraft]
    claims: list[ClaimDraft]
    dropped: list[DroppedDraft]


class EntityDraft(Draft):
    """An entity with its other names; `means` is what a metonym stands for."""

    n: int
    name: str
    type: EntityType
    aka: list[str]
    means: str


class ReferentDraft(Draft):
    """A thing that is named tellingly."""

    n: int
    label: str


class NamingDraft(Draft):
    """The name `q` for referent `r`, by voice `namer`, passed on by voice `rep`."""

    r: int
    s: int
    q: str
    namer: int
    rep: int
    marks: QuoteKind
    stance: Stance
    mark: str
    effect: Effect
    val: Valence


class FunctionDraft(Draft):
    """A statement by voice `v` that does the work of an Entman function."""

    fn: EntmanFunction
    text: str
    ev: list[QuoteDraft]
    v: int


class DimensionDraft(Draft):
    """A policy frame; `also` are further sentences that carry it."""

    id: PolicyFrame
    ev: list[QuoteDraft]
    also: list[int]
    title: bool


class GenericDraft(Draft):
    """A generic frame; as `DimensionDraft`."""

    id: GenericFrame
    ev: list[QuoteDraft]
    also: list[int]
    title: bool


class NarrativeDraft(Draft):
    """A narrative; as `DimensionDraft`."""

    id: str
    ev: list[QuoteDraft]
    also: list[int]
    title: bool


class PortrayalDraft(Draft):
    """Voice `v` casts entity `ent`."""

    ent: int
    role: Role
    fine: list[FineRole]
    v: int
    ev: list[QuoteDraft]


class LanguageDraft(Draft):
    """Loaded words of voice `v`, aimed at entity `ent`; `plain` is a neutral wording."""

    s: int
    q: str
    tech: Technique
    ent: int
    pol: Polarity
    kind: Literal["lexical", "informational"]
    v: int
    plain: str


class FramingDraft(Draft):
    """The answer to `framing`."""

    voices: list[VoiceDraft]
    entities: list[EntityDraft]
    referents: list[ReferentDraft]
    namings: list[NamingDraft]
    functions: list[FunctionDraft]
    dimensions: list[DimensionDraft]
    generic: list[GenericDraft]
    narratives: list[NarrativeDraft]
    portrayals: list[PortrayalDraft]
    language: list[LanguageDraft]


class PairDraft(Draft):
    """Pair `n`: how its claims `a` and `b` stand to each other, and which is more specific."""

    n: int
    rel: PairAnswer
    on: list[ConflictOn]
    spec: Literal["a", "b", "none"]
    why: str
    text: str


class MatchDraft(Draft):
    """The answer to `match`; `unrelated` are numbers of pairs of claims, `same` of things."""

    pairs: list[PairDraft]
    unrelated: list[int]
    same: list[int]


class SynopsisSentenceDraft(Draft):
    """A sentence and the numbers of the statements that it rests on."""

    text: str
    ids: list[int]


class SynopsisAnswerDraft(Draft):
    """The answer to `synopsis`."""

    sentences: list[SynopsisSentenceDraft]
