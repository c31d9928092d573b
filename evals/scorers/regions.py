"""Blocks of the text, and what of an answer can be found in it."""

from collections.abc import Iterable

from api.core.invariants import spans
from api.schemas.analysis import ArticleAnalysis
from evals.rows import Row
from evals.scorers.pairs import Rows, Sides, found


def regions(sides: Sides) -> Rows:
    """The kind of every block."""
    pairs = sides.pairs(sides.gold.regions, sides.answer.regions, lambda region: (region.span,))
    return pairs.labelled(lambda region: region.kind)


def grounding(article: str, analysis: ArticleAnalysis) -> Rows:
    """Whether what the engine quotes stands in the text: accepted and rejected quotes."""
    return found((*_accepted(article, analysis), *_rejected(article, analysis)))


def _accepted(article: str, analysis: ArticleAnalysis) -> Iterable[Row]:
    cited = (
        analysis.attributions,
        analysis.claims,
        analysis.namings,
        analysis.framing,
        analysis.portrayals,
        analysis.language,
    )
    for span in spans(cited):
        yield Row(
            unit=f"{article}:{span.sentence}",
            gold="in the text",
            answer="in the text",
            credit=1,
            article=article,
            item=span.exact,
            answer_spans=((span.start, span.end),),
        )


def _rejected(article: str, analysis: ArticleAnalysis) -> Iterable[Row]:
    for quote in analysis.run.rejected_quotes:
        yield Row(
            unit=f"{article}:{quote.sentence if quote.sentence is not None else '?'}",
            gold="in the text",
            answer="rejected",
            credit=0,
            article=article,
            item=f"{quote.quote} ({quote.item}: {quote.reason})",
        )
