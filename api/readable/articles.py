"""How an article is named to a reader."""

from api.readable.plain import plain
from api.readable.wording import INNER, clip
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article

_OPENING = 74


def title_of(analysis: ArticleAnalysis) -> str:
    """The headline, or the opening words of what is not left out."""
    if analysis.article.title:
        return plain(analysis.article.title)
    excluded = {number for number, region in enumerate(analysis.regions) if region.excluded}
    opening = next((s.span.exact for s in analysis.sentences if s.region not in excluded), "")
    return clip(plain(opening or analysis.article.text).strip(), _OPENING)


def published(article: Article) -> str | None:
    """The day of publication, and whether it was read from the text."""
    if article.published_at is None:
        return None
    read = " (read from the text)" if "published_at" in article.read_from_text else ""
    return f"{article.published_at.isoformat()}{read}"


def citation(analysis: ArticleAnalysis) -> str:
    """The article as a reader would cite it: author, headline, outlet, day, address. Where it has
    no headline, its opening words."""
    article = analysis.article
    parts = (
        article.byline,
        f"“{title_of(analysis).translate(INNER)}”",
        article.outlet,
        article.published_at.isoformat() if article.published_at else None,
        article.url,
    )
    return ", ".join(plain(part) for part in parts if part)
