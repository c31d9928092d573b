"""Accounts read and compared, with word of how far the work is."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from api.errors import FactframeError, InputError, NotFoundError
from api.http.deps import Service
from api.readable.plain import plain
from api.readable.wording import clip
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from api.schemas.run import EngineName

Stage = Literal["reading", "read", "comparing"]
Tell = Callable[["Progress"], None]

_GLIMPSED = 1000
_WORDS_OF_A_DATE = 4
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage that the work has come to."""

    stage: Stage
    account: int = 0
    """Number of the account; 0 for all of them."""
    label: str = ""
    """How the account is called."""


class UnreadableError(FactframeError):
    """Some accounts cannot be read; the others have been, and are kept."""

    def __init__(self, causes: Mapping[int, FactframeError]) -> None:
        super().__init__("; ".join(cause.message for cause in causes.values()))
        self.causes = causes
        """By number of the account."""


async def work(
    accounts: Mapping[int, Article | str], service: Service, engine: EngineName | None, tell: Tell
) -> str:
    """Path of the page of the result: the analysis of one account, the comparison of several.

    Raises UnreadableError, ConfigurationError, UpstreamError.
    """
    read = await asyncio.gather(
        *(_read(n, account, service, engine, tell) for n, account in accounts.items()),
        return_exceptions=True,
    )
    analyses = _all_of(dict(zip(accounts, read, strict=True)))
    if len(analyses) == 1:
        return f"/analyses/{analyses[0].id}"
    tell(Progress("comparing"))
    comparison = await service.compare(_comparable(accounts, analyses), engine)
    places = _places(comparison, await service.get_comparison(comparison.id))
    return f"/comparisons/{comparison.id}?order={'.'.join(map(str, places))}"


def steps_of(accounts: Mapping[int, Article | str]) -> int:
    """How many steps the work has: each account is read, and several are compared."""
    return len(accounts) + (len(accounts) > 1)


def _comparable(
    accounts: Mapping[int, Article | str], analyses: list[ArticleAnalysis]
) -> list[Article | str]:
    """The readings where one engine made them all, else the accounts, to be read by one: a
    fallback may have read some of them."""
    readers = {(analysis.run.engine, analysis.run.model) for analysis in analyses}
    return [analysis.id for analysis in analyses] if len(readers) == 1 else list(accounts.values())


def _places(asked: Comparison, kept: Comparison) -> list[int]:
    """Where the accounts, in the order asked for, stand in the comparison as it is kept."""
    places = {account.key: place for place, account in enumerate(kept.articles, start=1)}
    return [places[account.key] for account in asked.articles]


def _all_of(read: Mapping[int, ArticleAnalysis | BaseException]) -> list[ArticleAnalysis]:
    """The analyses. Raises what went wrong: all that is wrong with what was handed in, together."""
    unreadable = {n: one for n, one in read.items() if isinstance(one, InputError | NotFoundError)}
    analyses = []
    for one in read.values():
        if isinstance(one, BaseException):
            if not isinstance(one, InputError | NotFoundError):
                raise one
        else:
            analyses.append(one)
    if unreadable:
        raise UnreadableError(unreadable)
    return analyses


async def _read(
    number: int,
    account: Article | str,
    service: Service,
    engine: EngineName | None,
    tell: Tell,
) -> ArticleAnalysis:
    if isinstance(account, str):
        known = await service.get_analysis(account)
        tell(Progress("read", number, called(known.article)))
        return known
    label = called(account)
    tell(Progress("reading", number, label))
    analysis = await service.analyze(account, engine)
    tell(Progress("read", number, label))
    return analysis


def called(article: Article) -> str:
    """Outlet or headline; else the opening words, behind lines as short as a date."""
    if known := article.outlet or article.title:
        return plain(known)
    lines = article.text[:_GLIMPSED].splitlines()
    opening = next(
        (line for line in lines if len(line.split()) > _WORDS_OF_A_DATE), article.text[:_GLIMPSED]
    )
    return clip(plain(opening).strip(), _LONGEST_LABEL)
