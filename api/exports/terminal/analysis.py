"""The view of one analysis."""

from collections.abc import Iterator

from rich.console import RenderableType

from api.exports.terminal.claims import chains_section, claims_section
from api.exports.terminal.layout import Adaptive, clip, count, line
from api.exports.terminal.plain import plain
from api.exports.terminal.running import footer, notice, warnings_section
from api.exports.terminal.sources import excluded_section, voices_section
from api.exports.terminal.telling import (
    frames_section,
    functions_section,
    language_section,
    naming_section,
    portrayal_section,
)
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article

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
        _published(article),
        count(analysis.sourcing.words, "word"),
        article.language,
    )
    yield line((" · ".join(fact for fact in facts if fact), "dim"))


def title_of(analysis: ArticleAnalysis) -> str:
    if analysis.article.title:
        return analysis.article.title
    excluded = {number for number, region in enumerate(analysis.regions) if region.excluded}
    opening = next((s.span.exact for s in analysis.sentences if s.region not in excluded), "")
    return clip(plain(opening or analysis.article.text).strip(), _OPENING)


def _published(article: Article) -> str | None:
    if article.published_at is None:
        return None
    read = " (read from the text)" if "published_at" in article.read_from_text else ""
    return f"{article.published_at.isoformat()}{read}"
