"""How one account tells it, in rows for a page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.readable.people import aside, name_of, voices_of, whose_word
from api.readable.places import heard
from api.readable.vocabulary import EFFECTS, FRAME_KINDS, FUNCTIONS, ROLES, frame_names
from api.readable.wording import quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.claims import AUTHOR_LABEL
from api.schemas.contrasts import EntmanFunction, FrameTaxonomy
from api.schemas.framing import FrameScore, FunctionItem, LoadedLanguage, Naming, Referent
from api.taxonomies import load

_LONGEST_CUE = 60
_IN_ONE_WAY = "Things that have no other name here"


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A frame and how much of the text carries it."""

    name: str
    score: FrameScore


@dataclass(frozen=True, slots=True)
class FrameGroup:
    """The frames of one taxonomy."""

    title: str
    rows: tuple[FrameRow, ...]


def frame_groups(analysis: ArticleAnalysis) -> tuple[FrameGroup, ...]:
    """The frames found, most salient first, taxonomy by taxonomy; none that was not assessed."""
    framing = analysis.framing
    found: tuple[tuple[FrameTaxonomy, Sequence[FrameScore] | None], ...] = (
        ("policy_frames", framing.dimensions),
        ("generic_frames", framing.generic),
        ("narratives", framing.narratives),
    )
    return tuple(
        FrameGroup(FRAME_KINDS[taxonomy], tuple(_frame_rows(taxonomy, scores)))
        for taxonomy, scores in found
        if scores is not None
    )


def _frame_rows(taxonomy: str, scores: Sequence[FrameScore]) -> Iterator[FrameRow]:
    names = frame_names(taxonomy)
    for score in scores:
        yield FrameRow(names.get(score.frame, score.frame), score)


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A statement that does the work of a function."""

    item: FunctionItem
    speaker: str


@dataclass(frozen=True, slots=True)
class FunctionGroup:
    """One of Entman's functions."""

    title: str
    rows: tuple[FunctionRow, ...]


def functions(analysis: ArticleAnalysis) -> tuple[FunctionGroup, ...] | None:
    """Entman's functions, in his order; None where they were not assessed."""
    found = analysis.framing.functions
    if found is None:
        return None
    voices = voices_of(analysis)
    items: tuple[tuple[EntmanFunction, tuple[FunctionItem, ...]], ...] = (
        ("problem_definition", found.problem_definition),
        ("causal_interpretation", found.causal_interpretation),
        ("moral_evaluation", found.moral_evaluation),
        ("treatment_recommendation", found.treatment_recommendation),
    )
    return tuple(
        FunctionGroup(
            FUNCTIONS[function],
            tuple(FunctionRow(item, name_of(item.voice_id, voices)) for item in rows),
        )
        for function, rows in items
    )


@dataclass(frozen=True, slots=True)
class PortrayalRow:
    """The part in which somebody is cast."""

    name: str
    sign: str
    role: str
    by: str
    evidence: tuple[Span, ...]


def portrayals(analysis: ArticleAnalysis) -> tuple[PortrayalRow, ...] | None:
    """Who is cast in which part; None where that was not assessed."""
    if analysis.portrayals is None:
        return None
    voices = voices_of(analysis)
    names = {entity.id: entity.name for entity in analysis.entities}
    return tuple(
        PortrayalRow(
            names.get(item.entity_id, item.entity_id),
            ROLES[item.role][0],
            ", ".join((ROLES[item.role][1], *item.fine_roles)),
            name_of(item.by_voice, voices),
            item.evidence,
        )
        for item in analysis.portrayals
        if item.role != "none"
    )


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """A voice and its share of the words."""

    id: str
    name: str
    about: str
    share: float
    words: int
    spans: tuple[Span, ...]
    """Where it is heard."""


def voices(analysis: ArticleAnalysis) -> tuple[VoiceShown, ...]:
    """Who is heard, most words first."""
    return tuple(
        VoiceShown(
            voice.id,
            AUTHOR_LABEL if voice.kind == "author" else voice.label,
            voice.affiliation or aside(voice.label, voice.kind).strip(" ()"),
            voice.share,
            voice.words,
            heard(analysis, voice.id),
        )
        for voice in sorted(analysis.voices, key=lambda voice: -voice.words)
    )


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name chosen for a thing, whose it is, and where it stands."""

    term: str
    whose: str
    effect: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The names of one thing."""

    label: str
    rows: tuple[NameRow, ...]

    @property
    def is_named_alone(self) -> bool:
        """Whether the thing is known by nothing but the name itself."""
        return {row.term.casefold() for row in self.rows} == {self.label.casefold()}


def names(analysis: ArticleAnalysis) -> tuple[NameGroup, ...]:
    """The names chosen, thing by thing; a name used several times in one way stands once. Things of
    which the text has no other name than this one stand together at the end."""
    groups = [
        NameGroup(referent.label, rows)
        for referent in analysis.referents
        if (rows := _rows(analysis, referent))
    ]
    alone = [group for group in groups if group.is_named_alone]
    rest = tuple(row for group in alone for row in group.rows)
    shown = [group for group in groups if not group.is_named_alone]
    return (*shown, NameGroup(_IN_ONE_WAY, rest)) if rest else tuple(shown)


def _rows(analysis: ArticleAnalysis, referent: Referent) -> tuple[NameRow, ...]:
    rows: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for naming in analysis.namings:
        if naming.referent == referent.id:
            row = (naming.term.exact, _whose(naming, analysis), EFFECTS[naming.effect])
            rows[row].append(naming.term)
    return tuple(NameRow(*row, tuple(spans)) for row, spans in rows.items())


def _whose(naming: Naming, analysis: ArticleAnalysis) -> str:
    voices_by_id = voices_of(analysis)
    namer = name_of(naming.namer, voices_by_id)
    reporter = name_of(naming.reporter, voices_by_id)
    cue = f" ({quoted(naming.stance_cue.exact, _LONGEST_CUE)})" if naming.stance_cue else ""
    return whose_word(namer, reporter, naming.stance, quoted=naming.quoted) + cue


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """Loaded words of one technique."""

    technique: str
    words: tuple[LoadedLanguage, ...]


@dataclass(frozen=True, slots=True)
class LoadedGroup:
    """The loaded words of one voice."""

    whose: str
    rows: tuple[LoadedRow, ...]

    @property
    def is_own(self) -> bool:
        """Whether they are the author's own."""
        return self.whose == AUTHOR_LABEL


def language(analysis: ArticleAnalysis) -> tuple[LoadedGroup, ...]:
    """The loaded words, those of the author first."""
    techniques = {label.id: label.name for label in load("persuasion_techniques").labels}
    voices_by_id = voices_of(analysis)
    by_voice: dict[str, dict[str, list[LoadedLanguage]]] = {AUTHOR_LABEL: {}}
    for item in analysis.language:
        whose = name_of(item.in_quote_of, voices_by_id) if item.in_quote_of else AUTHOR_LABEL
        technique = techniques.get(item.technique, item.technique)
        by_voice.setdefault(whose, {}).setdefault(technique, []).append(item)
    return tuple(
        LoadedGroup(whose, tuple(LoadedRow(name, tuple(words)) for name, words in rows.items()))
        for whose, rows in by_voice.items()
    )
