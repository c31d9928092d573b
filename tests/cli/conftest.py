"""The commands over a stand-in for the service, so that only the command line is tested."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main, working
from api.ports import Fetcher
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from api.settings import Settings
from tests.exports.compared import comparison
from tests.exports.samples import analysis

TEXT = "The council voted on Monday to close the library."


@dataclass
class StandIn:
    """Answers every request with the samples, or raises what it is told to."""

    articles: list[Article] = field(default_factory=list)
    options: list[ReadingOptions] = field(default_factory=list)
    settings: list[Settings] = field(default_factory=list)
    closed: int = 0
    fetcher: Fetcher | None = None
    error: BaseException | None = None

    @property
    def service(self) -> "StandIn":
        return self

    async def close(self) -> None:
        self.closed += 1

    def assemble(self, settings: Settings) -> "StandIn":
        self.settings.append(settings)
        return self

    async def analyze(self, article: Article, *, options: ReadingOptions) -> ArticleAnalysis:
        self._take([article], options)
        return analysis(article=article)

    async def compare(self, articles: Sequence[Article], *, options: ReadingOptions) -> Comparison:
        self._take(articles, options)
        return comparison(len(articles))

    def _take(self, articles: Sequence[Article], options: ReadingOptions) -> None:
        if self.error:
            raise self.error
        self.articles += articles
        self.options.append(options)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    service = StandIn()
    monkeypatch.setattr(working, "assemble", service.assemble)
    yield service
    assert service.closed == len(service.settings)


Run = Callable[..., Result]


@pytest.fixture
def run(stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder that holds `a.txt` and `b.txt`."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTFRAME_")]:
        monkeypatch.delenv(name)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    def runner(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin, prog_name="factframe")

    return runner
