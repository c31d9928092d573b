"""The accounts of a comparison: their canonical order, keys and labels."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from api.core.fallback import made_by
from api.errors import InputError, TooLargeError
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import ComparedArticle
from api.schemas.run import EngineIdentity

FEWEST, MOST = 2, 16
_OPENING_WORDS = 6


def lay_out(analyses: Sequence[ArticleAnalysis]) -> tuple[ComparedArticle, ...]:
    """The accounts in canonical order, whatever the order of the analyses."""
    ordered = in_canonical_order(analyses)
    labels = _labels(ordered)
    return tuple(
        ComparedArticle(key=key, label=label, analysis=analysis)
        for key, label, analysis in zip(
            keys([analysis.id for analysis in ordered]), labels, ordered, strict=True
        )
    )


def in_canonical_order(analyses: Sequence[ArticleAnalysis]) -> list[ArticleAnalysis]:
    """By day of publication, outlet and id."""
    return sorted(analyses, key=_canonical)


def keys(ids: Sequence[str]) -> tuple[str, ...]:
    """The keys of accounts with these analysis ids: repeats are numbered from `.2`."""
    seen: Counter[str] = Counter()
    result = []
    for item in ids:
        seen[item] += 1
        result.append(item if seen[item] == 1 else f"{item}.{seen[item]}")
    return tuple(result)


def check(analyses: Sequence[ArticleAnalysis], identity: EngineIdentity) -> None:
    """Raises InputError when these analyses cannot be compared by this engine."""
    check_number(len(analyses))
    for analysis in analyses:
        made = made_by(analysis)
        if made != identity:
            raise InputError(
                f"Analysis {analysis.id} was made by {_name(made)}, but the comparison is asked "
                f"of {_name(identity)}: readings by different engines, models or prompts differ "
                "for that reason alone. Send the article's text instead of the id, or name the "
                "engine that made the analysis."
            )


def check_number(number: int) -> None:
    """Raises InputError unless so many accounts can be compared."""
    if number < FEWEST:
        raise InputError(f"A comparison takes at least {FEWEST} articles; {number} given.")
    if number > MOST:
        raise TooLargeError(f"A comparison takes at most {MOST} articles; {number} given.")


def published_day(analysis: ArticleAnalysis) -> date | None:
    """The day of publication; in UTC where the time has a zone."""
    published = analysis.article.published_at
    if not isinstance(published, datetime):
        return published
    try:
        return (published.astimezone(UTC) if published.tzinfo else published).date()
    except OverflowError:  # the first or last day that there is, beyond it in UTC
        return published.date()


def included_text(analysis: ArticleAnalysis) -> str:
    """The included regions of the text, a blank line between them."""
    return "\n\n".join(r.span.exact for r in analysis.regions if not r.excluded)


def texts(articles: Sequence[ComparedArticle]) -> Iterator[tuple[str, str]]:
    """Key and digest of the text of every account."""
    return ((item.key, item.analysis.article.sha256) for item in articles)


def _canonical(analysis: ArticleAnalysis) -> tuple[str, str, str, str]:
    day = published_day(analysis)
    article = analysis.article
    return (day.isoformat() if day else "", article.outlet or "", article.sha256, analysis.id)


def _name(identity: EngineIdentity) -> str:
    model = f" with {identity.model}" if identity.model else ""
    return f"engine {identity.engine}{model} (version {identity.version})"


def _labels(analyses: Sequence[ArticleAnalysis]) -> list[str]:
    """Labels that tell the accounts apart, as short as that allows."""
    short = [_dated(a, a.article.outlet or _opening(a)) for a in analyses]
    taken = Counter(short)
    full = [
        label if taken[label] == 1 else _dated(a, _outlet_and_opening(a))
        for label, a in zip(short, analyses, strict=True)
    ]
    seen: Counter[str] = Counter()
    result = []
    for label in full:
        seen[label] += 1
        result.append(label if seen[label] == 1 else f"{label} [{seen[label]}]")
    return result


def _dated(analysis: ArticleAnalysis, name: str) -> str:
    day = published_day(analysis)
    return f"{name} ({day.isoformat()})" if day else name


def _outlet_and_opening(analysis: ArticleAnalysis) -> str:
    outlet, opening = analysis.article.outlet, _opening(analysis)
    return f"{outlet}: {opening}" if outlet else opening


def _opening(analysis: ArticleAnalysis) -> str:
    title = analysis.article.title
    opening = (title or included_text(analysis) or analysis.article.text).split()
    words = opening if title else opening[:_OPENING_WORDS]
    return f"“{' '.join(words)}{'…' if len(words) < len(opening) else ''}”"
