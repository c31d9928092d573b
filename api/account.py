"""On whose account work is done: whose results it may read, and what it may use.

The account travels with the request, as a context variable: work that a request starts, in tasks
and threads too, is done on its account.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from api.schemas.article import Article
from api.schemas.run import Usage


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is used of a service."""

    articles: int = 0
    characters: int = 0
    """Of the articles' texts, in code points."""
    tokens: int = 0
    """Of a model, in and out."""
    usd: float = 0.0
    unpriced: int = 0
    """Calls to a model whose price is not known."""


class Account(Protocol):
    """One who uses the service."""

    @property
    def identifier(self) -> str:
        """For logs: an id, never a key."""

    @property
    def namespace(self) -> str:
        """What is kept is kept under it, for all accounts of the same namespace."""

    async def admit(self, wanted: Amounts) -> None:
        """Raises QuotaError where the account may not read so much more."""

    async def admit_call(self) -> None:
        """Raises QuotaError where the account may not ask a model any more."""

    async def charge(self, used: Amounts) -> None:
        """Count what has been used."""


@dataclass(frozen=True, slots=True)
class FreeAccount:
    """Uses as much as it likes, and is not counted."""

    identifier: str = "-"
    namespace: str = ""

    async def admit(self, wanted: Amounts) -> None:
        """Always."""

    async def admit_call(self) -> None:
        """Always."""

    async def charge(self, used: Amounts) -> None:
        """Nothing is counted."""


class OnBehalf:
    """The account of another, for those who do something else on the way to it."""

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def identifier(self) -> str:
        return self._account.identifier

    @property
    def namespace(self) -> str:
        return self._account.namespace

    async def admit(self, wanted: Amounts) -> None:
        await self._account.admit(wanted)

    async def admit_call(self) -> None:
        await self._account.admit_call()

    async def charge(self, used: Amounts) -> None:
        await self._account.charge(used)


EVERYBODY = FreeAccount()
"""Whoever uses a service that asks for no key; the command line."""

current_account: ContextVar[Account] = ContextVar("account", default=EVERYBODY)


@asynccontextmanager
async def billed(articles: Sequence[Article]) -> AsyncIterator[None]:
    """Reading these articles on the current account: allowed beforehand, counted when it is done.

    Raises QuotaError. What a model uses for it is allowed and counted call by call.
    """
    account = current_account.get()
    reading = Amounts(len(articles), sum(len(article.text) for article in articles))
    await account.admit(reading)
    yield
    await account.charge(reading)


def amounts(usage: Usage) -> Amounts:
    """What calls to a model used."""
    return Amounts(
        tokens=usage.tokens_in + usage.tokens_out,
        usd=usage.cost_usd or 0.0,
        unpriced=usage.upstream_calls if usage.cost_usd is None else 0,
    )
