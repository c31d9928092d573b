"""Accounts of one event side by side."""

from typing import Literal

from pydantic import Field

from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Result, Share, Span, Traced
from api.schemas.contrasts import (
    FrameShift,
    FunctionContrast,
    NamingContrast,
    PortrayalShift,
    VoiceRow,
)
from api.schemas.run import Run

Relation = Literal[
    "corroborated",
    "corroborated_same_origin",
    "contradicted",
    "possible_conflict",
    "differently_framed",
    "differently_attributed",
    "differently_hedged",
    "more_specific",
    "reported_vs_rejected",
    "only_in",
]
SameEvent = Literal["yes", "partly", "no"]
ConflictOn = Literal["polarity", "number", "time", "place", "actor", "cause"]


class ComparedArticle(Result):
    """One account of the comparison."""

    key: str
    """Names the account in this comparison: its analysis id, with `.2`, `.3` … behind it where
    the same article was handed in more than once."""
    label: str
    """How to name the account to a reader: outlet, title or opening words, with the date."""
    analysis: ArticleAnalysis
    """The account's own analysis."""


class Event(Result):
    """What the accounts tell of, as far as they agree."""

    same_event: SameEvent
    """Whether the accounts tell of one event."""
    score: Share
    """Strength of the agreement behind `same_event`: shared names, words and dates."""
    reasons: tuple[str, ...]
    """What the answer rests on."""
    who: tuple[str, ...] = ()
    """Names that the accounts share."""
    what: str | None = None
    """What happened, by the statement that most accounts share."""
    where: tuple[str, ...] = ()
    """Places that the accounts share."""
    when: str | None = None
    """Dates of the accounts."""


class ClaimRef(Result):
    """A claim of one of the accounts."""

    article: str
    """Key of the account."""
    claim_id: str
    """Id of the claim in that account's analysis."""


class Member(Result):
    """The part of one account in an alignment."""

    article: str
    """Key of the account."""
    claim_ids: tuple[str, ...] = Field(min_length=1)
    """The account's claims that make the statement."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """Their verbatim evidence, in that account's text."""


class PairRelation(Traced):
    """How two claims of two accounts stand to each other."""

    left: ClaimRef
    """One claim."""
    right: ClaimRef
    """The other claim."""
    relation: Relation
    """How they relate. For `more_specific`, `left` is the more specific one."""
    on: tuple[ConflictOn, ...] = ()
    """In what they conflict."""
    rationale: str
    """Why, in one sentence."""
    score: Share
    """Lexical similarity of the two claims, computed by code."""


class Alignment(Result):
    """One statement across the accounts. Every claim belongs to exactly one alignment."""

    id: str
    """Stable within the comparison and independent of the order of the accounts."""
    statement: str
    """The statement, in the most neutral of the wordings found."""
    relation: Relation
    """How the accounts relate on it; of several, the one that matters most to a reader."""
    on: tuple[ConflictOn, ...] = ()
    """In what they conflict, for `contradicted` and `possible_conflict`."""
    rationale: str
    """Why, in one sentence."""
    members: tuple[Member, ...] = Field(min_length=1)
    """The accounts that make the statement, in the order of `articles`."""
    pairs: tuple[PairRelation, ...] = ()
    """The judged pairs of claims behind it."""


class Absence(Result):
    """An account in which the statement was not found."""

    article: str
    """Key of the account."""
    in_scope: bool
    """Whether one would have expected it there."""
    reason: str
    """Why one would have expected it or not: published earlier, shorter, other topic."""


class Omission(Result):
    """A statement that was not found in the supplied text of some accounts."""

    alignment_id: str
    """The statement."""
    found_in: tuple[str, ...]
    """Keys of the accounts that make it."""
    not_found_in: tuple[Absence, ...] = Field(min_length=1)
    """The accounts in whose supplied text it was not found."""


class Origin(Result):
    """How many distinct origins stand behind a statement that several accounts make."""

    alignment_id: str
    """The statement."""
    outlets: int
    """Number of accounts that make it."""
    origins: int
    """Number of distinct sources behind them: two accounts that rest on one source count once."""
    labels: tuple[str, ...]
    """The origins."""


class SynopsisSentence(Result):
    """A neutral sentence with the claims that it rests on."""

    text: str
    """The sentence."""
    alignment_ids: tuple[str, ...] = Field(min_length=1)
    """The aligned statements that it summarises."""
    claims: tuple[ClaimRef, ...] = Field(min_length=1)
    """The claims that support it."""


class Coverage(Result):
    """How much of all that was found one account carries."""

    article: str
    """Key of the account."""
    statements: int
    """Aligned statements that it makes."""
    share: Share
    """Of all aligned statements."""


class RelationCount(Result):
    """How many aligned statements have a relation."""

    relation: Relation
    """The relation."""
    count: int
    """Number of alignments."""


class ComparisonMetrics(Result):
    """Counts over the comparison; no score of quality, leaning or truth."""

    statements: int
    """Aligned statements."""
    by_relation: tuple[RelationCount, ...]
    """Every relation that occurs, most frequent first."""
    coverage: tuple[Coverage, ...]
    """What every account carries."""
    contradictions: int
    """Alignments that are `contradicted` or `possible_conflict`."""
    framing_splits: int
    """Alignments that are `differently_framed`, plus things that go by names of different
    effect."""
    candidate_pairs: int
    """Pairs of claims that the engine judged."""


class Comparison(Result):
    """Two to sixteen accounts side by side. It says where they part, never who is right."""

    id: str
    """Content address, independent of the order of the accounts."""
    articles: tuple[ComparedArticle, ...] = Field(min_length=2, max_length=16)
    """The accounts, in the order asked for."""
    event: Event
    """What the accounts tell of."""
    alignments: tuple[Alignment, ...]
    """Statements across the accounts: conflicts first, then by number of accounts."""
    omissions: tuple[Omission, ...]
    """Statements not found in the supplied text of some accounts."""
    naming_contrasts: tuple[NamingContrast, ...]
    """Names for the same things."""
    voice_matrix: tuple[VoiceRow, ...]
    """Who is heard where."""
    portrayal_shifts: tuple[PortrayalShift, ...] | None
    """Who is cast as what; null where the engine does not assess portrayals."""
    frame_shifts: tuple[FrameShift, ...]
    """Frames side by side, largest difference first."""
    function_contrasts: tuple[FunctionContrast, ...] | None
    """Entman's functions side by side; null where the engine does not assess them."""
    independence: tuple[Origin, ...]
    """Distinct origins behind every statement that more than one account makes."""
    synopsis: tuple[SynopsisSentence, ...]
    """Neutral sentences on what the accounts share and where they part."""
    metrics: ComparisonMetrics
    """Counts."""
    run: Run
    """How this result came about: the accounts' runs and the comparison's own, summed."""
