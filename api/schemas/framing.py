"""How it is told: names, frames, portrayals, loaded words, and who is heard."""

from typing import Literal

from pydantic import Field

from api.schemas.base import Result, Share, Span, Traced
from api.schemas.claims import Stance

QuoteKind = Literal["speech", "scare", "naming", "title", "none"]
Effect = Literal["minimise", "neutral", "amplify"]
Valence = Literal["positive", "neutral", "negative"]


class Referent(Traced):
    """A thing for which the text uses one or more names that carry a judgement or an angle."""

    id: str
    """`r1`, `r2`, … within the article."""
    label: str
    """A neutral description of the thing."""


class Naming(Traced):
    """One name chosen for a thing (NewsWCL50: word choice and labelling)."""

    id: str
    """`n1`, `n2`, … within the article."""
    referent: str
    """Id of the referent: all names of the same thing share it."""
    term: Span
    """The name as it stands in the text, without quotation marks."""
    namer: str
    """Voice id of whoever coined the name here."""
    reporter: str
    """Voice id of whoever passes it on: the author, or the voice that quotes the namer."""
    quoted: bool
    """Whether it stands in quotation marks of its own."""
    quote_kind: QuoteKind
    """What those marks do: `speech`, `scare`, `naming`, `title`, or `none`."""
    stance: Stance
    """How the reporter stands towards the name."""
    stance_cue: Span | None = None
    """The words that show the stance."""
    effect: Effect
    """What the name does to the thing."""
    valence: Valence
    """Whether the name is favourable."""


class FunctionItem(Traced):
    """One statement that does the work of an Entman function."""

    statement: str
    """The statement in brief."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """The verbatim words that make it."""
    voice_id: str
    """The voice that makes it."""


class Functions(Result):
    """The four functions of framing (Entman 1993)."""

    problem_definition: tuple[FunctionItem, ...] = ()
    """What is said to be the trouble."""
    causal_interpretation: tuple[FunctionItem, ...] = ()
    """What or who is said to have caused it."""
    moral_evaluation: tuple[FunctionItem, ...] = ()
    """How causes and effects are judged."""
    treatment_recommendation: tuple[FunctionItem, ...] = ()
    """What is said should be done."""


class FrameScore(Traced):
    """How much of the text carries a frame."""

    frame: str
    """Identifier in the taxonomy: see `GET /v1/taxonomies`."""
    salience: Share
    """Words in included sentences with evidence for the frame, divided by all included words."""
    primary: bool
    """Whether no other frame of the taxonomy has a higher salience here."""
    in_headline: bool
    """Whether the headline carries it."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """The verbatim words that carry it."""


class Framing(Result):
    """The frames of the article. A frame that is not listed has no evidence in the text."""

    functions: Functions | None
    """Entman's functions; null where the engine does not assess them."""
    dimensions: tuple[FrameScore, ...] | None
    """The 15 dimensions of the Policy Frames Codebook (Boydstun et al. 2014), most salient first;
    null where the engine does not assess them."""
    generic: tuple[FrameScore, ...] | None
    """The five generic news frames (Semetko & Valkenburg 2000), most salient first; null where
    the engine does not assess them."""
    narratives: tuple[FrameScore, ...] | None = None
    """Narratives of a taxonomy that the caller asked for; null where none was asked for."""


Role = Literal["protagonist", "antagonist", "innocent", "none"]


class Portrayal(Traced):
    """The part in which an entity is cast (roles of SemEval-2025 Task 10)."""

    id: str
    """`p1`, `p2`, … within the article."""
    entity_id: str
    """Who is cast."""
    role: Role
    """The main role."""
    fine_roles: tuple[str, ...] = ()
    """Finer roles of the taxonomy of entity roles."""
    by_voice: str
    """Voice id of whoever casts it so."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """The verbatim words that do it."""


Polarity = Literal["positive", "negative", "neutral"]


class LoadedLanguage(Traced):
    """A wording that persuades (techniques of SemEval-2023 Task 3; kinds of BASIL)."""

    id: str
    """`l1`, `l2`, … within the article."""
    span: Span
    """The words."""
    technique: str
    """Identifier in the taxonomy of persuasion techniques."""
    target: str | None = None
    """Id of the entity that it is aimed at, or null."""
    polarity: Polarity
    """Whether it favours or disfavours its target."""
    kind: Literal["lexical", "informational"]
    """`lexical`: by the choice of words. `informational`: by the choice of what is told."""
    in_quote_of: str | None = None
    """Voice id of the source whose words these are; null where they are the author's own."""
    neutral_alternative: str | None = None
    """A plainer wording, or null where none is known."""
