"""Who says what, how certain, on whose word."""

from typing import Literal

from pydantic import Field

from api.schemas.base import Result, Share, Span, Traced

EntityType = Literal["person", "organisation", "place", "group", "work", "event", "other"]


class Entity(Traced):
    """Somebody or something named in the text (after the concepts of NewsWCL50)."""

    id: str
    """`e1`, `e2`, … within the article."""
    name: str
    """The fullest name that the text gives."""
    type: EntityType
    """Kind of entity; `other` where the text gives no evidence for one."""
    mentions: tuple[Span, ...] = Field(min_length=1)
    """Where the text names it."""
    metonym_of: str | None = None
    """What the name stands for: "the Kremlin" for the Russian government."""


VoiceKind = Literal["author", "named", "unnamed", "collective", "document", "outlet"]
TRACEABLE: frozenset[VoiceKind] = frozenset({"named", "document", "outlet"})
"""Kinds of voices that can be known again by their names."""
AUTHOR = "v0"
"""Id of the author's own voice."""
AUTHOR_LABEL = "the author"
"""How to name the author's own voice to a reader."""


class Voice(Traced):
    """Somebody whose words or views the article carries (after PolNeAR's sources)."""

    id: str
    """`v0` is the author's own voice; `v1`, `v2`, … are the sources."""
    entity_id: str | None = None
    """The entity that speaks, where it is one of `entities`."""
    label: str
    """How to name the voice to a reader."""
    kind: VoiceKind
    """`author`; a `named` person or body; an `unnamed` source; a `collective` such as "residents";
    a `document`; another `outlet`."""
    affiliation: str | None = None
    """The side or body that the voice speaks for, in the words of the text, or null."""
    words: int = Field(ge=0)
    """Words of included text attributed directly to this voice; for the author: unattributed."""
    share: Share
    """`words` divided by the words of all included text."""


AttributionKind = Literal["statement", "decree", "intention", "belief", "desire"]
AttributionForm = Literal["direct", "mixed", "indirect", "naming"]
Stance = Literal["endorse", "neutral", "distance", "reject"]
SourceResolution = Literal["explicit", "pronoun", "continued", "implied"]


class Attribution(Traced):
    """A source, the cue that attributes, and the content attributed (PolNeAR, PARC 3.0)."""

    id: str
    """`t1`, `t2`, … within the article."""
    source: Span | None = None
    """The words that name the source; null where the sentence leaves it out."""
    cue: Span | None = None
    """The words that attribute ("said", "according to"); null where only punctuation does."""
    content: tuple[Span, ...] = Field(min_length=1)
    """What is attributed; several parts where the source interrupts it."""
    voice_id: str
    """The voice that says it."""
    kind: AttributionKind
    """What sort of utterance or state of mind the cue attributes."""
    form: AttributionForm
    """`direct` in quotation marks, `indirect` without, `mixed` both, `naming` a name given."""
    parent_id: str | None = None
    """The attribution that this one is nested in: the source reported by another source."""
    channel: str | None = None
    """Where it was said, in the words of the text: "Telegram"."""
    stance: Stance
    """How whoever reports it (the parent's voice, or the author) stands towards it."""
    stance_cue: Span | None = None
    """The words that show the stance ("falsely claimed"); null where it is neutral."""
    source_resolution: SourceResolution = "explicit"
    """How the source was found: named in place; by a pronoun; as the speaker of the sentence
    before; or left out by the text."""


ClaimType = Literal["event_property", "numerical", "quotation", "causal", "position", "prediction"]
FactualityValue = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"]


class Factuality(Result):
    """How certain one voice makes a claim (FactBank: certain, probable or possible; + or -)."""

    voice_id: str
    """The voice whose commitment this is."""
    value: FactualityValue
    """`CT+` holds it certain, `PR+` probable, `PS+` possible; `-` that it is not so; `U` no
    commitment."""


Qualifier = Literal["exact", "approximate", "at_least", "at_most", "range"]


class Quantity(Result):
    """A number in the text, read by code."""

    span: Span
    """The number with its unit, as written."""
    value: float
    """The number; the lower bound of a range."""
    value_to: float | None = None
    """The upper bound of a range."""
    unit: str | None = None
    """What is counted or measured, in the words of the text; `%` for percentages, an ISO 4217
    code for money."""
    qualifier: Qualifier = "exact"
    """How the text qualifies the number ("about", "at least")."""


class CheckWorthiness(Result):
    """Whether a fact-checker would take the claim up."""

    level: Literal["high", "medium", "low"]
    """How worthwhile a check is."""
    reasons: tuple[str, ...]
    """Why, in a few words each."""


class Claim(Traced):
    """One checkable statement that the article makes or carries (Claimify; AVeriTeC's types)."""

    id: str
    """`c1`, `c2`, … within the article, in the order of the evidence."""
    text: str
    """The statement, made to stand alone."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """The verbatim words that make the claim."""
    type: ClaimType
    """What sort of statement it is."""
    actors: tuple[str, ...] = ()
    """Who acts, as named in the text."""
    action: str | None = None
    """What is done, as worded in the text."""
    place: str | None = None
    """Where, as worded in the text."""
    time: str | None = None
    """When, as worded in the text."""
    quantities: tuple[Quantity, ...] = ()
    """Every number in the evidence, read by code."""
    asserted_by: str
    """Voice id of whoever asserts it; `v0` where it is the author."""
    attribution_id: str | None = None
    """The attribution that carries the claim; null where the author asserts it."""
    factuality: tuple[Factuality, ...] = Field(min_length=1)
    """One entry for each voice in the chain, from whoever asserts it out to the author."""
    check_worthy: CheckWorthiness | None = None
    """Worth a check or not; null where the engine does not assess it."""


DropReason = Literal["opinion", "not_self_contained", "ambiguous", "no_factual_content"]


class Dropped(Traced):
    """A sentence of included text that yields no claim (Claimify's selection)."""

    sentence: int
    """Index in `sentences`."""
    why: DropReason
    """Why nothing checkable was taken from it."""
