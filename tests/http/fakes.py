"""A service without engines, for what HTTP does of itself."""

import asyncio
from collections.abc import Sequence

from api.errors import FactframeError, NotFoundError
from api.ports import Engine
from api.schemas.analysis import ArticleAnalysis, Sourcing
from api.schemas.article import Article
from api.schemas.comparison import ComparedArticle, Comparison, ComparisonMetrics, Event
from api.schemas.framing import Framing
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineName, Run

PLAIN = ReadingOptions()


class FakeService:
    """Answers with empty results, or with the error that it was given; remembers what it made."""

    engines: dict[EngineName, Engine]
    default: EngineName = "rules"

    def __init__(self, error: Exception | None = None) -> None:
        self.engines = {}
        self.error = error
        self.analyses: dict[str, ArticleAnalysis] = {}
        self.comparisons: dict[str, Comparison] = {}
        self.asked: list[tuple[EngineName | None, ReadingOptions]] = []

    async def analyze(
        self,
        article: Article,
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> ArticleAnalysis:
        self.asked.append((engine, options))
        if self.error:
            raise self.error
        made = empty_analysis(article)
        return self.analyses.setdefault(made.id, made)

    async def compare(
        self,
        articles: Sequence[Article | str],
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> Comparison:
        found = [
            await self.get_analysis(one)
            if isinstance(one, str)
            else await self.analyze(one, engine, options)
            for one in articles
        ]
        made = empty_comparison(found)
        return self.comparisons.setdefault(made.id, made)

    async def get_analysis(self, identifier: str) -> ArticleAnalysis:
        if identifier not in self.analyses:
            raise NotFoundError("No analysis is kept under this id.")
        return self.analyses[identifier]

    async def get_comparison(self, identifier: str) -> Comparison:
        if identifier not in self.comparisons:
            raise NotFoundError("No comparison is kept under this id.")
        return self.comparisons[identifier]


class SlowService(FakeService):
    """Works until it is cancelled, and tells when it began and that it was cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.began = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def analyze(
        self,
        article: Article,  # noqa: ARG002 - the real service reads it
        engine: EngineName | None = None,  # noqa: ARG002 - as above
        options: ReadingOptions = PLAIN,  # noqa: ARG002 - as above
    ) -> ArticleAnalysis:
        self.began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        raise AssertionError


class NewError(FactframeError):
    """An error that no table knows."""


RUN = Run(
    engine="rules",
    model=None,
    notice="A fake.",
    engine_version="0",
    cached=False,
    seconds=0,
)


def empty_analysis(article: Article) -> ArticleAnalysis:
    return ArticleAnalysis(
        id=article.sha256[:16],
        article=article,
        regions=(),
        sentences=(),
        entities=(),
        voices=(),
        attributions=(),
        claims=(),
        dropped=(),
        referents=(),
        namings=(),
        framing=Framing(functions=None, dimensions=None, generic=None),
        portrayals=None,
        language=(),
        sourcing=Sourcing(
            words=0,
            by_voice=(),
            by_affiliation=(),
            unnamed_share=0,
            unattributed_share=0,
            direct_quotation_share=0,
            deepest_chain=0,
        ),
        run=RUN,
    )


def empty_comparison(analyses: Sequence[ArticleAnalysis]) -> Comparison:
    return Comparison(
        id="-".join(sorted(one.id for one in analyses)),
        articles=tuple(
            ComparedArticle(key=f"{one.id}.{place}", label="an account", analysis=one)
            for place, one in enumerate(analyses)
        ),
        event=Event(same_event="no", score=0, reasons=()),
        alignments=(),
        omissions=(),
        naming_contrasts=(),
        voice_matrix=(),
        portrayal_shifts=None,
        frame_shifts=(),
        function_contrasts=None,
        independence=(),
        synopsis=(),
        metrics=ComparisonMetrics(
            statements=0,
            by_relation=(),
            coverage=(),
            contradictions=0,
            framing_splits=0,
            candidate_pairs=0,
        ),
        run=RUN,
    )
