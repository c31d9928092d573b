"""The words of a text that a page leads to."""

from collections.abc import Iterator

from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.claims import Attribution


def place(span: Span) -> str:
    """Names the words by where they stand."""
    return f"w{span.start}-{span.end}"


def places(analysis: ArticleAnalysis) -> dict[str, Span]:
    """All words that something other than a claim rests on, by their names."""
    return {place(span): span for span in _spans(analysis)}


def _spans(analysis: ArticleAnalysis) -> Iterator[Span]:
    framing = analysis.framing
    for told in analysis.attributions:
        yield spoken(told)
    for naming in analysis.namings:
        yield naming.term
    for word in analysis.language:
        yield word.span
    for portrayal in analysis.portrayals or ():
        yield from portrayal.evidence
    for scores in (framing.dimensions, framing.generic, framing.narratives):
        for score in scores or ():
            yield from score.evidence
    if found := framing.functions:
        for item in (
            *found.problem_definition,
            *found.causal_interpretation,
            *found.moral_evaluation,
            *found.treatment_recommendation,
        ):
            yield from item.evidence


def heard(analysis: ArticleAnalysis, voice_id: str) -> tuple[Span, ...]:
    """Where the voice is heard, in the order of the text."""
    found = (spoken(told) for told in analysis.attributions if told.voice_id == voice_id)
    return tuple({place(span): span for span in found}.values())


def spoken(told: Attribution) -> Span:
    """The words that name the source; else those that attribute, else what is attributed."""
    return told.source or told.cue or told.content[0]
