"""How the accounts differ in the telling: names, voices, portrayals, frames, functions."""

from typing import Literal

from pydantic import Field

from api.schemas.base import Result, Share, Span
from api.schemas.claims import Stance, VoiceKind
from api.schemas.framing import Effect, FunctionItem, QuoteKind, Role, Valence


class NamingRow(Result):
    """A name that one account uses or passes on."""

    term: str
    """The name as it stands in the text."""
    namer: str
    """Label of whoever coined it."""
    reporter: str
    """Label of whoever passes it on."""
    article: str
    """Key of the account."""
    naming_id: str
    """Id of the naming in that account's analysis."""
    quoted: bool
    """Whether it stands in quotation marks of its own."""
    quote_kind: QuoteKind
    """What those marks do."""
    stance: Stance
    """How the reporter stands towards it."""
    effect: Effect
    """What the name does to the thing."""
    valence: Valence
    """Whether the name is favourable."""
    span: Span
    """Where it stands."""


class NamingContrast(Result):
    """The names that the accounts use for one thing."""

    referent: str
    """Neutral description of the thing."""
    rows: tuple[NamingRow, ...] = Field(min_length=1)
    """The names, account by account."""


class VoiceCell(Result):
    """One voice in one account."""

    article: str
    """Key of the account."""
    voice_id: str
    """Id of the voice in that account's analysis."""
    words: int
    """Words attributed directly to it."""
    share: Share
    """Share of that account's included words."""
    stances: tuple[Stance, ...]
    """Stances that those who report it take towards what it says, each once."""


class VoiceRow(Result):
    """One voice across the accounts; an account that is not listed does not carry it."""

    label: str
    """How to name the voice to a reader."""
    kind: VoiceKind
    """Kind of voice."""
    cells: tuple[VoiceCell, ...] = Field(min_length=1)
    """The accounts that carry it."""


class PortrayalCell(Result):
    """How one account casts an entity."""

    article: str
    """Key of the account."""
    role: Role
    """The main role."""
    by_voice: str
    """Label of whoever casts it so."""
    evidence: tuple[Span, ...]
    """The verbatim words."""


class PortrayalShift(Result):
    """An entity that the accounts cast in different parts, or through different voices."""

    entity: str
    """Name of the entity."""
    cells: tuple[PortrayalCell, ...] = Field(min_length=1)
    """The castings, account by account."""
    size: Share
    """0 where all accounts cast it in the same roles, 1 where no two share a role."""


FrameTaxonomy = Literal["policy_frames", "generic_frames", "narratives"]


class FrameCell(Result):
    """How much of one account carries a frame."""

    article: str
    """Key of the account."""
    salience: Share
    """Salience in that account; 0 where it has no evidence for the frame."""


class FrameShift(Result):
    """A frame across the accounts."""

    taxonomy: FrameTaxonomy
    """The taxonomy that the frame belongs to."""
    frame: str
    """Identifier in the taxonomy."""
    cells: tuple[FrameCell, ...]
    """Salience in every account."""
    size: Share
    """Largest minus smallest salience."""


EntmanFunction = Literal[
    "problem_definition",
    "causal_interpretation",
    "moral_evaluation",
    "treatment_recommendation",
]


class FunctionCell(Result):
    """An Entman function in one account."""

    article: str
    """Key of the account."""
    items: tuple[FunctionItem, ...]
    """What that account offers."""


class FunctionContrast(Result):
    """An Entman function across the accounts."""

    function: EntmanFunction
    """The function."""
    cells: tuple[FunctionCell, ...]
    """What every account offers."""
    size: Share
    """1 where some accounts serve the function and others do not at all, else the share of
    items that have no similar item in another account."""
