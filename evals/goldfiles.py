"""The files in which an article or an event is labelled: YAML, every label by verbatim quote.

A folder of gold holds `articles/*.yaml` and `events/*.yaml`. Ids are free words, unique within
their list; ids of claims, namings and portrayals are unique within their article.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from api.schemas.claims import (
    AttributionForm,
    AttributionKind,
    ClaimType,
    EntityType,
    FactualityValue,
    Stance,
    VoiceKind,
)
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.contrasts import EntmanFunction
from api.schemas.document import RegionKind
from api.schemas.framing import Effect, Polarity, QuoteKind, Role, Valence
from api.taxonomies import load

AUTHOR = "author"
"""Id of the author's own voice: known in every article, and never listed."""


class GoldError(ValueError):
    """A label file is not as it should be. The message names the file, the place and the cure."""


class Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Quote(Label):
    """Words of the article. In YAML a plain string stands for `{quote: …}`."""

    quote: str
    """The words, verbatim; of a long stretch its first words."""
    to: str | None = None
    """The last words of a long stretch, verbatim; null where `quote` is all of it."""
    within: str | None = None
    """A longer verbatim stretch that holds `quote`, where the words stand more than once."""

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:  # whatever stands in the file
        return {"quote": value} if isinstance(value, str) else value


def _of(*taxonomies: str) -> Callable[[str], str]:
    """A check that a label is one of these taxonomies'."""

    def check(value: str) -> str:
        known = [label for name in taxonomies for label in load(name).ids]
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
        return value

    return check


class Vague(Label):
    """An item on which careful readers may differ."""

    optional: bool = False
    """True: finding it is no error, and neither is missing it. It counts for nothing."""


class GoldRegion(Label):
    """One block of the text."""

    at: Quote
    kind: RegionKind
    excluded: bool = False


class GoldVoice(Label):
    """Somebody whose words or views the article carries."""

    id: str
    label: str
    kind: VoiceKind
    affiliation: str | None = None
    also: tuple[str, ...] = ()
    """Other labels under which an answer may list this voice."""


class GoldEntity(Label):
    """Somebody or something that is cast in a part, or at which a loaded word is aimed."""

    id: str
    name: str
    type: EntityType
    also: tuple[str, ...] = ()
    """Other names for it in the text."""


class GoldAttribution(Vague):
    """A source, the cue that attributes, and the content attributed."""

    id: str
    voice: str
    source: Quote | None = None
    cue: Quote | None = None
    content: tuple[Quote, ...] = Field(min_length=1)
    kind: AttributionKind = "statement"
    form: AttributionForm
    parent: str | None = None
    channel: str | None = None
    stance: Stance = "neutral"
    stance_cue: Quote | None = None


class GoldClaim(Vague):
    """One checkable statement."""

    id: str
    text: str
    evidence: tuple[Quote, ...] = Field(min_length=1)
    type: ClaimType
    asserted_by: str = AUTHOR
    attribution: str | None = None
    factuality: dict[str, FactualityValue] = Field(min_length=1)
    """Value for each voice in the chain, from whoever asserts it out to the author."""


class GoldReferent(Label):
    """A thing for which telling names were chosen."""

    id: str
    label: str


class GoldNaming(Vague):
    """One name chosen for a thing."""

    id: str
    referent: str
    term: Quote
    namer: str = AUTHOR
    reporter: str = AUTHOR
    quote_kind: QuoteKind = "none"
    stance: Stance = "endorse"
    stance_cue: Quote | None = None
    effect: Effect
    valence: Valence


class GoldLanguage(Vague):
    """A loaded wording."""

    at: Quote
    technique: Annotated[str, AfterValidator(_of("persuasion_techniques"))]
    voice: str = AUTHOR
    """Whose word it is."""
    polarity: Polarity
    target: str | None = None
    plain: str | None = None
    """A neutral wording that fits in its place."""


class GoldFrame(Vague):
    """A frame, with one quote from every sentence that carries it. Code counts its salience."""

    frame: Annotated[str, AfterValidator(_of("policy_frames", "generic_frames"))]
    evidence: tuple[Quote, ...] = Field(min_length=1)


class GoldFunction(Vague):
    """A statement that does the work of an Entman function."""

    function: EntmanFunction
    statement: str
    evidence: tuple[Quote, ...] = Field(min_length=1)
    voice: str = AUTHOR


class GoldPortrayal(Vague):
    """The part in which a voice casts an entity."""

    id: str
    entity: str
    role: Role
    fine: tuple[str, ...] = ()
    voice: str = AUTHOR
    evidence: tuple[Quote, ...] = Field(min_length=1)


Listed = Literal[
    "regions",
    "attributions",
    "claims",
    "namings",
    "language",
    "policy_frames",
    "generic_frames",
    "functions",
    "portrayals",
]
"""Lists of labels that may be left out of a file."""


Id = Annotated[str, Field(pattern=r"^[\w.-]+$")]
"""Of an article or an event: letters, digits, `_`, `.` and `-`."""


class GoldArticle(Label):
    """All labels of one article."""

    id: Id
    text: str
    """Path of the article's text, relative to this file."""
    labelled_by: str
    """Who labelled it, and how."""
    published_at: date | None = None
    outlet: str | None = None
    not_labelled: tuple[Listed, ...] = ()
    """Lists that nobody has labelled: they are not scored. Of others, an empty one means: none."""
    regions: tuple[GoldRegion, ...] = ()
    voices: tuple[GoldVoice, ...] = ()
    entities: tuple[GoldEntity, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    referents: tuple[GoldReferent, ...] = ()
    namings: tuple[GoldNaming, ...] = ()
    language: tuple[GoldLanguage, ...] = ()
    policy_frames: tuple[GoldFrame, ...] = ()
    generic_frames: tuple[GoldFrame, ...] = ()
    functions: tuple[GoldFunction, ...] = ()
    portrayals: tuple[GoldPortrayal, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> "GoldArticle":
        if not self.regions and "regions" not in self.not_labelled:
            raise ValueError("a text has regions: label them, or name them in `not_labelled`")
        if given := [name for name in self.not_labelled if dict(self)[name]]:
            raise ValueError(f"{given[0]} has labels and is named in `not_labelled`")
        return self


class GoldAlignment(Vague):
    """A statement that more than one account makes, denies, words or attributes in its way."""

    id: str
    statement: str
    members: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field(min_length=2)
    """Ids of claims by id of the article."""
    relation: Relation
    on: tuple[ConflictOn, ...] = ()
    why: str


class GoldOmission(Vague):
    """A claim that stands in one account only."""

    article: str
    claim: str
    in_scope: bool
    """Whether one would have expected it in the other account."""
    why: str


class GoldContrast(Label):
    """Names for one thing across the accounts."""

    referent: str
    names: dict[str, tuple[str, ...]]
    """Ids of namings by id of the article."""


class GoldShift(Vague):
    """An entity that the accounts cast in different parts, or through different voices."""

    entity: str
    portrayals: dict[str, tuple[str, ...]]
    """Ids of portrayals by id of the article; an empty list where it is not cast at all."""


class GoldEvent(Label):
    """How accounts of one event stand to each other."""

    id: Id
    articles: tuple[str, ...] = Field(min_length=2)
    same_event: Literal["yes", "partly", "no"]
    labelled_by: str
    alignments: tuple[GoldAlignment, ...] = ()
    omissions: tuple[GoldOmission, ...] = ()
    naming_contrasts: tuple[GoldContrast, ...] = ()
    portrayal_shifts: tuple[GoldShift, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "GoldEvent":
        if len(set(self.articles)) < len(self.articles):
            raise ValueError("an article is named twice: list each account once")
        if len({item.id for item in self.alignments}) < len(self.alignments):
            raise ValueError("two alignments have one id")
        return self


L = TypeVar("L", GoldArticle, GoldEvent)


def read_article(path: Path) -> GoldArticle:
    """The labels in the file. Raises GoldError."""
    return _read(path, GoldArticle)


def read_event(path: Path) -> GoldEvent:
    """The labels in the file. Raises GoldError."""
    return _read(path, GoldEvent)


def _read(path: Path, kind: type[L]) -> L:
    try:
        return kind.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise GoldError(f"{path}: {place}: {first['msg']} (1 of {error.error_count()})") from error
