"""What a comparison is headed with: whose accounts it is of. A headline's words may accuse, so
that they are never the heading of more than the account that they head."""

from string import ascii_uppercase
from typing import Final

from api.readable.articles import title_of
from api.readable.plain import plain
from api.readable.wording import INNER, clip, count, listed
from api.schemas.comparison import ComparedArticle, Comparison

_LONGEST: Final = 44
_MOST: Final = 4


def headline(comparison: Comparison) -> str:
    """The first few accounts by their outlets; without one, by letter and quoted headline."""
    names = list(dict.fromkeys(map(_name, comparison.articles, ascii_uppercase)))
    others = [count(len(names) - _MOST, "other")] if len(names) > _MOST else []
    return listed([*names[:_MOST], *others])


def _name(account: ComparedArticle, letter: str) -> str:
    article = account.analysis.article
    if article.outlet:
        return plain(article.outlet)
    return f"{letter} “{clip(title_of(account.analysis).translate(INNER), _LONGEST)}”"
