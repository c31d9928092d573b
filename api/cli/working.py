"""The work of the commands, once their modules are imported."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from api.bootstrap import Assembly, assemble
from api.cli.exits import Exit, complain, exit_code
from api.cli.reading import STANDARD_INPUT, read_article
from api.cli.showing import progress, show, show_json
from api.errors import ConfigurationError, FactframeError, InputError
from api.exports.terminal import analysis_view, comparison_view
from api.exports.terminal.layout import line
from api.schemas.article import Article, ArticleMetadata
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineName, Speed
from api.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options of a command ask for."""

    engine: EngineName | None
    model: str | None
    speed: Speed
    narratives: bool
    as_json: bool
    cache: bool

    @property
    def options(self) -> ReadingOptions:
        return ReadingOptions(speed=self.speed, narratives=self.narratives)


@dataclass(frozen=True, slots=True)
class Source:
    """One file and what is said of it."""

    path: str
    metadata: ArticleMetadata

    @property
    def name(self) -> str:
        return "standard input" if self.path == STANDARD_INPUT else self.path


def load_settings(wishes: Wishes | None = None) -> Settings:
    """The settings of the environment, with the wishes above them. Raises ConfigurationError."""
    overrides: dict[str, object] = {}
    if wishes and wishes.model:
        overrides["model"] = wishes.model
    if wishes and not wishes.cache:
        overrides["cache"] = False
    if wishes and wishes.engine:
        overrides["engine"] = wishes.engine
    elif wishes and wishes.model:
        overrides["engine"] = "llm"
    settings = _checked(overrides)
    if settings.default_engine == "llm" and not settings.model:
        raise ConfigurationError(
            "The engine llm needs a model: name one with --model, such as openai/gpt-4.1, or set "
            "FACTFRAME_MODEL."
        )
    return settings


def _checked(overrides: dict[str, object]) -> Settings:
    try:
        return Settings.model_validate(Settings().model_dump() | overrides)
    except ValidationError as error:
        names = (f"FACTFRAME_{'_'.join(map(str, one['loc']))}".upper() for one in error.errors())
        raise ConfigurationError(f"Set to something else, or unset: {', '.join(names)}.") from None


def analyze_files(sources: Sequence[Source], wishes: Wishes) -> Exit:
    """Every file after the other; a bad one is told of and does not stop the others."""
    settings = load_settings(wishes)
    return asyncio.run(
        _closing(assemble(settings), lambda it: _analyze(sources, wishes, settings, it))
    )


async def _closing(assembly: Assembly, work: Callable[[Assembly], Awaitable[T]]) -> T:
    try:
        return await work(assembly)
    finally:
        await assembly.close()


async def _analyze(
    sources: Sequence[Source], wishes: Wishes, settings: Settings, assembly: Assembly
) -> Exit:
    worst = Exit.OK
    options = wishes.options
    for number, source in enumerate(sources, 1):
        try:
            with progress(f"Reading {source.name} ({number} of {len(sources)})"):
                article = await read_article(
                    source.path, source.metadata, settings, assembly.fetcher
                )
                analysis = await assembly.service.analyze(article, options=options)
        except FactframeError as error:
            complain(error.message, source.name)
            worst = max(worst, exit_code(error))
            continue
        if wishes.as_json:
            show_json(analysis)
        else:
            if len(sources) > 1:
                show(line((f"════ {source.name}", "bold")))
            show(analysis_view(analysis))
    return worst


def compare_files(sources: Sequence[Source], wishes: Wishes) -> Exit:
    """All files side by side; without all of them there is no comparison."""
    settings = load_settings(wishes)
    return asyncio.run(
        _closing(assemble(settings), lambda it: _compare_files(sources, wishes, settings, it))
    )


async def _compare_files(
    sources: Sequence[Source], wishes: Wishes, settings: Settings, assembly: Assembly
) -> Exit:
    articles: list[Article] = []
    worst = Exit.OK
    for source in sources:
        try:
            with progress(f"Reading {source.name}"):
                articles.append(
                    await read_article(source.path, source.metadata, settings, assembly.fetcher)
                )
        except FactframeError as error:
            complain(error.message, source.name)
            worst = max(worst, exit_code(error))
    return worst or await _compare(sources, articles, wishes, assembly)


async def _compare(
    sources: Sequence[Source], articles: Sequence[Article], wishes: Wishes, assembly: Assembly
) -> Exit:
    options = wishes.options
    try:
        with progress(f"Comparing {len(articles)} accounts"):
            comparison = await assembly.service.compare(articles, options=options)
    except InputError:
        worst = await _blame(sources, articles, options, assembly)
        if worst is Exit.OK:
            raise
        return worst
    if wishes.as_json:
        show_json(comparison)
    else:
        show(comparison_view(comparison, [source.name for source in sources]))
    return Exit.OK


async def _blame(
    sources: Sequence[Source],
    articles: Sequence[Article],
    options: ReadingOptions,
    assembly: Assembly,
) -> Exit:
    """Tell of every file that cannot be read by itself, by its name."""
    worst = Exit.OK
    for source, article in zip(sources, articles, strict=True):
        try:
            await assembly.service.analyze(article, options=options)
        except InputError as error:
            complain(error.message, source.name)
            worst = max(worst, exit_code(error))
    return worst
