"""The view of one analysis."""

from collections.abc import Iterator

from rich.console import RenderableType

from api.exports.terminal.claims import chains_section, claims_section
from api.exports.terminal.layout import Adaptive, line
from api.exports.terminal.running import footer, notice, warnings_section
from api.exports.terminal.sources import dropped_section, excluded_section, voices_section
from api.exports.terminal.telling import (
    frames_section,
    functions_section,
    language_section,
    naming_section,
    portrayal_section,
)
from api.readable.articles import published, title_of
from api.readable.wording import count
from api.schemas.analysis import ArticleAnalysis

_OPENING = 74


def analysis_view(analysis: ArticleAnalysis) -> Adaptive:
    """What one account says and how, for a terminal of any width."""

    def build(width: int) -> Iterator[RenderableType]:
        yield from header(analysis)
        yield notice(analysis.run)
        yield from claims_section(analysis, width)
        yield from chains_section(analysis)
        yield from language_section(analysis)
        yield from naming_section(analysis)
        yield from voices_section(analysis, width)
        yield from frames_section(analysis, width)
        yield from functions_section(analysis)
        yield from portrayal_section(analysis)
        yield from excluded_section(analysis)
        yield from dropped_section(analysis)
        yield from warnings_section(analysis.run)
        yield from footer(analysis.run, analysis.id)

    return Adaptive(build)


def header(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Title or opening words; then where, by whom, when, how long."""
    yield line((title_of(analysis), "bold"))
    article = analysis.article
    facts = (
        article.outlet,
        f"by {article.byline}" if article.byline else None,
        published(article),
        count(analysis.sourcing.words, "word"),
        article.language,
    )
    yield line((" · ".join(fact for fact in facts if fact), "dim"))
