"""What was found in one answer of the model, grounded but not yet numbered.

Voices, entities and referents go by their labels, attributions by a `uid`, so that the parts of
several answers can be put together.
"""

from dataclasses import dataclass, field

from api.schemas.base import Span
from api.schemas.claims import (
    AttributionForm,
    AttributionKind,
    CheckWorthiness,
    ClaimType,
    Dropped,
    EntityType,
    FactualityValue,
    Stance,
    VoiceKind,
)
from api.schemas.framing import Effect, Polarity, QuoteKind, Role, Valence

OWN = ""
"""Label of the author's own voice: nobody is named."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that cannot be used as it is, and why, in words that a model can act on."""

    list_name: str
    message: str
    item: str
    """The item as the model gave it, in JSON; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Speaker:
    label: str
    kind: VoiceKind
    side: str


@dataclass(frozen=True, slots=True)
class Ascription:
    """An attribution with the label of its voice and the `uid` of the one around it."""

    uid: str
    voice: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    form: AttributionForm
    parent: str | None
    channel: str | None
    stance: Stance
    stance_cue: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim; `values` are the model's, from the innermost voice out to the author."""

    text: str
    evidence: tuple[Span, ...]
    type: ClaimType
    ascription: str | None
    values: tuple[FactualityValue, ...]
    actors: tuple[str, ...]
    action: str | None
    place: str | None
    time: str | None
    check: CheckWorthiness


@dataclass(frozen=True, slots=True)
class ClaimsPart:
    """Claims found in one answer."""

    speakers: tuple[Speaker, ...] = ()
    ascriptions: tuple[Ascription, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    own: tuple[int, int] | None = None
    """First and last sentence that the answer was to cover; None for all."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity."""

    name: str
    type: EntityType
    aka: tuple[str, ...]
    means: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A naming with the label of its referent."""

    referent: str
    term: Span
    namer: str
    reporter: str
    marks: QuoteKind
    stance: Stance
    stance_cue: Span | None
    effect: Effect
    valence: Valence


@dataclass(frozen=True, slots=True)
class Function:
    function: str
    statement: str
    evidence: tuple[Span, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Evidence for a frame, of the taxonomy named by `family`."""

    family: str
    id: str
    evidence: tuple[Span, ...]
    in_title: bool


@dataclass(frozen=True, slots=True)
class Casting:
    """A portrayal with the name of the entity."""

    entity: str
    role: Role
    fine: tuple[str, ...]
    voice: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded wording; `target` is the name of an entity."""

    span: Span
    technique: str
    target: str | None
    polarity: Polarity
    informational: bool
    voice: str
    alternative: str | None


@dataclass(frozen=True, slots=True)
class FramingPart:
    """Framing found in one answer."""

    speakers: tuple[Speaker, ...] = ()
    entities: tuple[Named, ...] = ()
    wordings: tuple[Wording, ...] = ()
    functions: tuple[Function, ...] = ()
    frames: tuple[Frame, ...] = ()
    castings: tuple[Casting, ...] = ()
    loaded: tuple[Loaded, ...] = ()


@dataclass(slots=True)
class Failures:
    """Collects what failed in one answer."""

    items: list[Failure] = field(default_factory=list)

    def add(self, list_name: str, message: str, item: str) -> None:
        self.items.append(Failure(list_name, message, item))
