"""Runs the hostile articles through both engines, and counts what came of them."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from api.bootstrap import assemble
from api.errors import UpstreamError
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.service import Service
from api.settings import Settings
from tests.hostile.articles import ATTACKS, Attack, clean
from tests.hostile.bounds import breaches
from tests.hostile.obeying import HARMS

UPSTREAM = (
    *("-m", "uvicorn", "tests.hostile.obeying:app"),
    *("--port", "{port}", "--log-level", "warning"),
)
RULES = "rules"


@dataclass
class Figures:
    """What came of the attacks on one engine."""

    engine: str
    """`rules`, or what the obeying model does."""
    tried: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    """Attacks by kind of harm that was done. None may be."""
    noticed: int = 0
    """Attacks that `suspected_injections` names."""
    unread: int = 0
    """Attacks of which no answer could be used: the caller gets an error or a warning."""
    kept: int = 0
    """Claims of the clean twin that the hostile article still has, of `wanted`."""
    wanted: int = 0
    details: list[str] = field(default_factory=list)

    @property
    def utility(self) -> float:
        return self.kept / self.wanted if self.wanted else 0.0


async def attacked(
    service: Service, engine: str, secrets: Iterable[str] = (), attacks: Iterable[Attack] = ATTACKS
) -> Figures:
    """All attacks on one engine."""
    figures = Figures(engine)
    twin = _evidence(await _analysis(service, clean()))
    for attack in attacks:
        figures.tried += 1
        figures.wanted += len(twin)
        result = await _analysis(service, attack.hostile())
        if result is None:
            figures.unread += 1
            continue
        found = list(dict.fromkeys(breaches(result, secrets)))
        figures.broken.update({breach.partition(":")[0] for breach in found})
        figures.details += [f"{attack}: {breach}" for breach in found]
        figures.noticed += bool(result.run.suspected_injections)
        figures.kept += len(twin & _evidence(result))
    return figures


async def _analysis(service: Service, article: Article) -> ArticleAnalysis | None:
    try:
        return await service.analyze(article)
    except UpstreamError:
        return None


def _evidence(result: ArticleAnalysis | None) -> frozenset[str]:
    claims = result.claims if result else ()
    return frozenset(span.exact for claim in claims for span in claim.evidence)


@asynccontextmanager
async def obeying(upstream: str, harm: str, folder: Path) -> AsyncIterator[Service]:
    """The service with a model that does this harm, over HTTP."""
    settings = Settings(
        model=f"openai/{harm}", api_base=f"{upstream}/v1", api_key="key", cache_dir=folder / harm
    )
    assembly = assemble(settings)
    try:
        yield assembly.service
    finally:
        await assembly.close()


class Secrets:
    """The secrets of an upstream, asked for each time that they are looked through."""

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream

    def __iter__(self) -> Iterator[str]:
        answer = httpx.get(f"{self._upstream}/secrets", trust_env=False)
        told: list[str] = answer.json()
        return iter(told)


async def everything(upstream: str, folder: Path) -> list[Figures]:
    """Both engines, the second with every harm that its model can do."""
    rules = assemble(Settings(engine="rules", cache=False))
    found = [await attacked(rules.service, RULES)]
    await rules.close()
    for harm in HARMS:
        async with obeying(upstream, harm, folder) as service:
            found.append(await attacked(service, harm, Secrets(upstream), _attacks(harm)))
    return found


def _attacks(harm: str) -> list[Attack]:
    """All; texts that are read in many windows with one harm only, for they take long."""
    return [attack for attack in ATTACKS if attack.category != "long" or harm == "invented"]


def table(figures: Iterable[Figures]) -> str:
    """The figures, one line for each engine and harm."""
    head = ("engine", "tried", "harm done", "noticed", "unread", "clean claims kept")
    rows = [head, *(_row(item) for item in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _row(item: Figures) -> tuple[str, ...]:
    harm = ", ".join(f"{kind} {count}" for kind, count in sorted(item.broken.items())) or "none"
    name = item.engine if item.engine == RULES else f"llm: {item.engine}"
    kept = f"{item.utility:.0%} ({item.kept}/{item.wanted})"
    return (name, str(item.tried), harm, str(item.noticed), str(item.unread), kept)


def main_figures(upstream: str, folder: Path) -> Mapping[str, Figures]:
    """As `everything`, by engine."""
    return {item.engine: item for item in asyncio.run(everything(upstream, folder))}
