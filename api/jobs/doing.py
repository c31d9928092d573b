"""One item of a job, done: read or compared, and its end kept, whatever happens."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import sqlalchemy as sa

from api.access.apart import apart
from api.access.quotas import KeyAccount
from api.access.store import KeyStore
from api.account import EVERYBODY, Account, FreeAccount, current_account
from api.core.run import usage_of, wasted
from api.database import reason
from api.errors import ConfigurationError, FactframeError, UpstreamError, UpstreamUnavailableError
from api.ingest import Limits, taken
from api.jobs.items import Begun, Outcome, Work
from api.jobs.patience import FIRST_PAUSE, LONGEST_PAUSE, PatientAccount, patiently
from api.jobs.store import JobStore
from api.ports import Fetcher
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.schemas.jobs import JobArticle, JobError
from api.schemas.reading import ReadingOptions
from api.schemas.run import Usage
from api.service import Service, as_kept

_log = logging.getLogger(__name__)
INTERNAL: Final = JobError(
    code="internal-error",
    title="An error in Factframe itself",
    detail="The log of the worker tells of it. Try the job again with a newer release.",
)

_MOST_TIMES: Final = 10
GIVEN_UP: Final = JobError(
    code="given-up",
    title="Begun again and again, and never ended",
    detail=f"{_MOST_TIMES} workers that began it were gone before they ended it. See whether it is"
    " what ends them, then try the job again.",
)

T = TypeVar("T")
R = TypeVar("R", ArticleAnalysis, Comparison)


@dataclass(frozen=True, slots=True)
class Doer:
    """Does items with a service. `patience` in seconds: how long an item waits for a provider that
    is down or overloaded before it fails."""

    store: JobStore
    service: Service
    fetcher: Fetcher | None
    limits: Limits
    keys: KeyStore
    patience: float

    async def do(self, work: Work) -> None:
        """Do the item, if it is still to be done. Never raises but when it is cancelled, after
        which the item is as it was: begun."""
        begun = await _kept(lambda: self.store.begin(work))
        if begun is None:
            return
        try:
            outcome = (
                Outcome(error=GIVEN_UP)
                if begun.times > _MOST_TIMES
                else await self._outcome(work, begun)
            )
        except FactframeError as error:
            outcome = _failed(error)
        except Exception:
            _log.exception("Item %d of job %s failed", work.number, work.job.id)
            outcome = Outcome(error=INTERNAL)
        await _kept(lambda: self.store.end(work, outcome))

    async def give_up(self, work: Work) -> bool:
        """Whether the item's job was cancelled; then the item is ended, without an outcome."""
        if not await _kept(lambda: self.store.is_cancelled(work.job)):
            return False
        await _kept(lambda: self.store.give_up(work))
        return True

    async def _outcome(self, work: Work, begun: Begun) -> Outcome:
        current_account.set(await self._account(work, begun))
        self._check_model(begun)
        if begun.failed:
            raise _ArticleError(begun.failed)
        options = ReadingOptions(speed=begun.speed, narratives=begun.narratives)
        if begun.input is None:
            analyses = [ArticleAnalysis.model_validate_json(text) for text in begun.results]
            return _done(
                await self._patiently(lambda: self.service.compare(analyses, begun.engine, options))
            )
        given = JobArticle.model_validate_json(begun.input)
        article = await taken(given, self.fetcher, limits=self.limits)
        return _done(
            await self._patiently(lambda: self.service.analyze(article, begun.engine, options))
        )

    def _check_model(self, begun: Begun) -> None:
        """Raises ConfigurationError where this process would ask another model."""
        model = self.service.identity(begun.engine).model
        if model != begun.model:
            raise ConfigurationError(
                f"The job was sent for the model {begun.model}, and this worker asks {model}. Set"
                " FACTFRAME_MODEL for the worker, and try the job again."
            )

    async def _account(self, work: Work, begun: Begun) -> Account:
        if begun.account == EVERYBODY.identifier:
            return FreeAccount(namespace=work.job.namespace)
        key = await patiently(
            lambda: apart(self.keys.key, begun.account), self.patience, ConfigurationError
        )
        if key.revoked:
            raise ConfigurationError("The key with which the job was sent has been revoked.")
        return PatientAccount(KeyAccount(key, self.keys), self.patience)

    async def _patiently(self, make: Callable[[], Awaitable[R]]) -> R:
        """What is made, once the provider is in reach."""
        return await patiently(make, self.patience, UpstreamUnavailableError)


class _ArticleError(FactframeError):
    """Articles of the group have no analysis."""

    code = "article-failed"
    title = "An article of the group could not be read"

    def __init__(self, numbers: tuple[int, ...]) -> None:
        told = ", ".join(map(str, numbers))
        super().__init__(f"Without the items {told} of this job there is nothing to compare with.")


def _done(made: R) -> Outcome:
    return Outcome(made.id, as_kept(made).model_dump_json(), usage=usage_of(made.run))


def _failed(error: FactframeError) -> Outcome:
    usage = wasted(error.spent) if isinstance(error, UpstreamError) else Usage()
    told = JobError(code=error.code, title=error.title, detail=error.message)
    return Outcome(error=told, usage=usage)


async def _kept(transaction: Callable[[], T]) -> T:
    """What the transaction returns, tried again for as long as the database is out of reach."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await asyncio.to_thread(transaction)
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            _log.warning("The jobs' database is out of reach: %s", reason(error))
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
