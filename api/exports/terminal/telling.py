"""How one account tells it: loaded words, names, frames, portrayals, functions."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from api.exports.terminal.layout import aligned, bar, hanging, indented, line, section
from api.readable.people import name_of, voices_of
from api.readable.telling import names
from api.readable.vocabulary import FRAME_KINDS, FUNCTIONS, frame_names
from api.readable.wording import clip, quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.contrasts import FrameTaxonomy
from api.schemas.framing import FrameScore, LoadedLanguage
from api.taxonomies import load

_LONGEST_STATEMENT = 180
_BAR = 20
_NARROW_BAR = 8
_NARROW = 70


def language_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """The author's own loaded words apart from those that the author quotes."""
    own = [item for item in analysis.language if item.in_quote_of is None]
    others = [item for item in analysis.language if item.in_quote_of is not None]
    if not analysis.language:
        return
    voices = voices_of(analysis)
    body: list[RenderableType] = [line(("The author's own", "bold yellow"))]
    body += _by_technique(own) if own else [indented(line("none found"))]
    if others:
        body.append(line(("In the words of sources", "bold")))
        speakers = dict.fromkeys(item.in_quote_of for item in others)
        rows = [
            line(
                (f"{name_of(speaker, voices)}: ", ""),
                words_of([item for item in others if item.in_quote_of == speaker]),
            )
            for speaker in speakers
        ]
        body += [indented(row) for row in rows]
    yield from section("Loaded words", *body)


def _by_technique(items: Sequence[LoadedLanguage]) -> list[RenderableType]:
    known = {label.id: label.name for label in load("persuasion_techniques").labels}
    techniques = dict.fromkeys(item.technique for item in items)
    return [
        indented(
            line(
                (f"{known.get(technique, technique)}: ", "dim"),
                words_of([item for item in items if item.technique == technique]),
            )
        )
        for technique in techniques
    ]


def words_of(items: Sequence[LoadedLanguage]) -> str:
    """The words, each once, in quotation marks."""
    return ", ".join(dict.fromkeys(quoted(item.span.exact, 80) for item in items))


def naming_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Every name once for each referent: the word, whose it is, who passes it on and how."""
    body: list[RenderableType] = []
    for group in names(analysis):
        body.append(line((group.label, "bold")))
        rows = (
            (line((quoted(row.term, 60), "yellow")), line(row.whose, (f"  {row.effect}", "dim")))
            for row in group.rows
        )
        body.append(indented(hanging(rows, label_width=24)))
    if body:
        yield from section(
            "Names chosen",
            *body,
            note="▲ plays the thing up, ▼ plays it down, • does neither: by common use of the "
            "word.",
        )


def frames_section(analysis: ArticleAnalysis, width: int) -> Iterator[RenderableType]:
    framing = analysis.framing
    room = _BAR if width >= _NARROW else _NARROW_BAR
    groups: tuple[tuple[FrameTaxonomy, tuple[FrameScore, ...] | None], ...] = (
        ("policy_frames", framing.dimensions),
        ("generic_frames", framing.generic),
        ("narratives", framing.narratives),
    )
    body: list[RenderableType] = []
    for taxonomy, scores in groups:
        if scores:
            body += [line((FRAME_KINDS[taxonomy], "bold")), *_frames(taxonomy, scores, room)]
    if body:
        yield from section(
            "Topics and angles",
            *body,
            note="Share of the words that stand in sentences with words on the topic.",
        )


def _frames(taxonomy: str, scores: Sequence[FrameScore], room: int) -> Iterator[RenderableType]:
    known = frame_names(taxonomy)
    rows = (
        (
            line(known.get(score.frame, score.frame), (" (in the headline)", "dim"))
            if score.in_headline
            else line(known.get(score.frame, score.frame)),
            line(
                (bar(score.salience, room), "blue"),
                aligned(score.salience),
                "  ",
                (", ".join(quoted(span.exact, 40) for span in score.evidence[:2]), "dim"),
            ),
        )
        for score in scores
    )
    yield indented(hanging(rows, label_width=room + 10))


def portrayal_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    cast = [item for item in analysis.portrayals or () if item.role != "none"]
    if not cast:
        return
    voices = voices_of(analysis)
    names = {entity.id: entity.name for entity in analysis.entities}
    rows = (
        (
            line((names.get(item.entity_id, item.entity_id), "bold")),
            line(
                ", ".join((item.role, *item.fine_roles)),
                f", by {name_of(item.by_voice, voices)}: ",
                (quoted(item.evidence[0].exact, 100), "dim"),
            ),
        )
        for item in cast
    )
    yield from section("Who is given which role", hanging(rows, label_width=24))


def functions_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    functions = analysis.framing.functions
    if functions is None:
        return
    voices = voices_of(analysis)
    groups = (
        (FUNCTIONS["problem_definition"], functions.problem_definition),
        (FUNCTIONS["causal_interpretation"], functions.causal_interpretation),
        (FUNCTIONS["moral_evaluation"], functions.moral_evaluation),
        (FUNCTIONS["treatment_recommendation"], functions.treatment_recommendation),
    )
    rows = [
        (
            line((title if number == 0 else "", "bold")),
            line(
                clip(item.statement, _LONGEST_STATEMENT),
                (f" — {name_of(item.voice_id, voices)}", "dim"),
            ),
        )
        for title, items in groups
        for number, item in enumerate(items)
    ]
    if rows:
        yield from section("Problem, cause, judgement, remedy", hanging(rows, label_width=16))
