"""What passes between the core and an engine. Internal: never serialised as it is."""

from dataclasses import dataclass, field

from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Attribution, Claim, Dropped, Entity, Voice
from api.schemas.comparison import ClaimRef, ConflictOn, Relation
from api.schemas.framing import (
    Framing,
    LoadedLanguage,
    Naming,
    Portrayal,
    Referent,
)
from api.schemas.run import RejectedQuote, RunWarning, Speed, Usage


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a caller may ask of a reading."""

    speed: Speed = "whole"
    narratives: bool = False
    """Whether the narratives that are set up are looked for."""


@dataclass(frozen=True, slots=True)
class Account:
    """What an engine tells of its own work."""

    usage: Usage = field(default_factory=Usage)
    warnings: tuple[RunWarning, ...] = ()
    rejected_quotes: tuple[RejectedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An engine's grounded reading of one document.

    All spans were made by `Document.span`. Voices carry 0 words and 0 share: the core counts
    them. `voices[0]` is the author, with id `v0`. Items are in the order of the text.
    """

    entities: tuple[Entity, ...]
    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]
    referents: tuple[Referent, ...]
    namings: tuple[Naming, ...]
    framing: Framing
    portrayals: tuple[Portrayal, ...] | None
    language: tuple[LoadedLanguage, ...]
    not_assessed: tuple[str, ...] = ()
    account: Account = field(default_factory=Account)


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a candidate pair, with the analysis that it belongs to."""

    key: str
    """Key of the account."""
    claim: Claim
    analysis: ArticleAnalysis

    @property
    def ref(self) -> ClaimRef:
        return ClaimRef(article=self.key, claim_id=self.claim.id)


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two claims of different accounts that may make the same statement."""

    left: Side
    right: Side
    score: float
    """Similarity between 0 and 1, computed by the core."""
    event: float = 1.0
    """How surely the two accounts tell of one event, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class ReferentSide:
    """The names that one account uses for one thing."""

    key: str
    label: str
    terms: tuple[str, ...]
    referent_id: str


@dataclass(frozen=True, slots=True)
class ReferentPair:
    """Two referents of different accounts that may be the same thing."""

    left: ReferentSide
    right: ReferentSide


@dataclass(frozen=True, slots=True)
class Judgement:
    """An engine's answer on one candidate pair; `relation` None: the two are unrelated.

    For `more_specific`, `specific` tells which side is. An engine never answers `only_in` or
    `corroborated_same_origin`: the core derives both.
    """

    pair: CandidatePair
    relation: Relation | None
    on: tuple[ConflictOn, ...] = ()
    rationale: str = ""
    statement: str | None = None
    """The statement in neutral words, or None for the core to choose a wording found."""
    specific: str | None = None
    """`left` or `right`, for `more_specific`."""
    rule_id: str | None = None
    """The rule by which the embedded engine judged; None where a language model did."""
    confidence: float | None = None
    """How often judgements by that rule were right, where it was measured."""


@dataclass(frozen=True, slots=True)
class Matching:
    """An engine's answer on all candidates. Pairs it could not judge are left out and warned of."""

    judgements: tuple[Judgement, ...]
    same_referents: tuple[ReferentPair, ...]
    """The referent pairs that are the same thing."""
    account: Account = field(default_factory=Account)


@dataclass(frozen=True, slots=True)
class SynopsisInput:
    """One aligned statement for the synopsis."""

    alignment_id: str
    statement: str
    relation: Relation
    on: tuple[ConflictOn, ...]
    members: tuple[tuple[str, tuple[Side, ...]], ...]
    """Label of the account and its claims, for each member."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence for the synopsis with the alignments that it cites."""

    text: str
    alignment_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SynopsisDraft:
    """An engine's synopsis; the core removes sentences without support."""

    sentences: tuple[DraftSentence, ...]
    account: Account = field(default_factory=Account)
