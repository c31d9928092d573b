"""The forms in which a result can be taken away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from api.exports.as_json import to_json
from api.exports.html import analysis_page, comparison_page
from api.exports.markdown import to_markdown
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a result."""

    media_type: str
    write: Callable[[ArticleAnalysis | Comparison], str]


def to_html(result: ArticleAnalysis | Comparison) -> str:
    """One file that reaches for nothing outside of itself."""
    if isinstance(result, ArticleAnalysis):
        return analysis_page(result)
    return comparison_page(result)


FILES: Final[Mapping[str, Format]] = {
    "html": Format("text/html", to_html),
    "md": Format("text/markdown", to_markdown),
    "json": Format("application/json", to_json),
}
"""By suffix."""
