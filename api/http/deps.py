"""What routes are handed."""

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol

from fastapi import Depends, Request

from api.access.gate import Gate
from api.ingest import Limits
from api.jobs.jobs import Jobs
from api.ports import Cache, Engine, Fetcher, UpstreamState
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineName
from api.settings import Settings

PLAIN = ReadingOptions()
WITHOUT_BODY = "factframe.without_body"
"""Key of the scope of a request whose caller gets no body."""


class Service(Protocol):
    """What the routes need: `api.service.Service`, or a stand-in."""

    @property
    def engines(self) -> Mapping[EngineName, Engine]:
        """The engines that are available."""

    @property
    def default(self) -> EngineName:
        """The engine for requests that name none."""

    async def analyze(
        self,
        article: Article,
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> ArticleAnalysis:
        """The analysis of an article."""

    async def compare(
        self,
        articles: Sequence[Article | str],
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> Comparison:
        """Accounts, in full or by the ids of their analyses, side by side."""

    async def get_analysis(self, identifier: str) -> ArticleAnalysis:
        """The analysis kept under the id. Raises NotFoundError."""

    async def get_comparison(self, identifier: str) -> Comparison:
        """The comparison kept under the id. Raises NotFoundError."""


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


async def _warm_service(request: Request) -> Service:
    await request.app.state.warmth.over()
    return _service(request)


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _cache(request: Request) -> Cache | None:
    cache: Cache | None = request.app.state.cache
    return cache


def _fetcher(request: Request) -> Fetcher | None:
    fetcher: Fetcher | None = request.app.state.fetcher
    return fetcher


def _upstreams(request: Request) -> Sequence[UpstreamState]:
    states: Sequence[UpstreamState] = request.app.state.upstreams()
    return states


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def _jobs(request: Request) -> Jobs | None:
    jobs: Jobs | None = request.app.state.jobs
    return jobs


def _watching(request: Request) -> Counter[str]:
    streams: Counter[str] = request.app.state.watching
    return streams


def _stopping(request: Request) -> threading.Event:
    stopping: threading.Event = request.app.state.stopping
    return stopping


def _limits(settings: Annotated[Settings, Depends(_settings)]) -> Limits:
    return settings.limits


ServiceDep = Annotated[Service, Depends(_service)]
WarmServiceDep = Annotated[Service, Depends(_warm_service)]
"""The service once it has warmed up, for what has it read."""
SettingsDep = Annotated[Settings, Depends(_settings)]
FetcherDep = Annotated[Fetcher | None, Depends(_fetcher)]
CacheDep = Annotated[Cache | None, Depends(_cache)]
UpstreamsDep = Annotated[Sequence[UpstreamState], Depends(_upstreams)]
GateDep = Annotated[Gate, Depends(_gate)]
JobsDep = Annotated[Jobs | None, Depends(_jobs)]
WatchingDep = Annotated[Counter[str], Depends(_watching)]
"""How many jobs each account watches."""
StoppingDep = Annotated[threading.Event, Depends(_stopping)]
"""Set once the server is told to stop, which waits for answers under way."""
LimitsDep = Annotated[Limits, Depends(_limits)]
