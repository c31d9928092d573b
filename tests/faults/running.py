"""Runs faults against services in processes of their own, over real HTTP."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from tests.faults.asking import ask
from tests.faults.judging import Seen, Upstream, judge, judge_healed, judge_meanwhile
from tests.faults.plans import FIRST, SECOND, Fault
from tests.http.server import free_port, serving

DEADLINE: Final = 15
SHORT_DEADLINE: Final = 5
"""For the rows that wait until it is over."""
MARGIN: Final = 60
"""Seconds beyond the planned deadlines that a busy machine may take: a hang takes for ever."""
AT_ONCE: Final = 10
STARTED_AT_ONCE: Final = 4
SETTINGS: Final = {
    "FACTFRAME_MODEL": f"openai/{FIRST}",
    "FACTFRAME_API_KEY": "key",
    "FACTFRAME_ATTEMPTS": "2",
    "FACTFRAME_DEADLINE_SECONDS": str(DEADLINE),
    "FACTFRAME_CONCURRENCY": "64",
    "FACTFRAME_BREAKER_FAILURES": "1000",
    "FACTFRAME_PATIENCE_SECONDS": "8",
}
SERVICES: Final[Mapping[str, Mapping[str, str]]] = {
    "shared": {},
    "refused": {},
    "unreachable": {"FACTFRAME_DEADLINE_SECONDS": str(SHORT_DEADLINE)},
    "short": {"FACTFRAME_DEADLINE_SECONDS": str(SHORT_DEADLINE)},
    "patient": {},
    "patient-too": {},
    "enduring": {"FACTFRAME_PATIENCE_SECONDS": "120"},
    "breaking": {"FACTFRAME_BREAKER_FAILURES": "4", "FACTFRAME_BREAKER_SECONDS": "8"},
    "waiting": {"FACTFRAME_DEADLINE_SECONDS": "300"},
    "fallback": {"FACTFRAME_FALLBACKS": f"openai/{SECOND},rules"},
}
"""What is set beside SETTINGS. Rows of `shared` run side by side: nothing opens its breaker."""
MODELS: Final = {None: None, FIRST: f"openai/{FIRST}", SECOND: f"openai/{SECOND}"}


@dataclass(frozen=True)
class Result:
    """What came of one row."""

    fault: Fault
    seen: Seen
    deviations: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """The failing provider, and the services that ask it."""

    provider: str
    services: Mapping[str, str]


@contextmanager
def staged(folder: Path, names: Sequence[str]) -> Iterator[Stage]:
    """A provider and the services of these names, each a process; all end with the context."""
    refused, full = free_port(), free_port()
    command = ("-m", "tests.faults.server", "{port}", str(refused), str(full))
    with ExitStack() as stack:
        provider = stack.enter_context(serving(folder / "provider", *command))
        bases = {
            "refused": f"http://127.0.0.1:{refused}",
            "unreachable": f"http://127.0.0.1:{full}",
        }

        def service(name: str) -> str:
            base = {"FACTFRAME_API_BASE": f"{bases.get(name, provider)}/v1"}
            settings = {**SETTINGS, **base, **SERVICES[name]}
            serve = ("-m", "api", "serve", "--port", "{port}")
            return stack.enter_context(serving(folder / name, *serve, **settings))

        with ThreadPoolExecutor(STARTED_AT_ONCE) as starters:
            services = dict(zip(names, starters.map(service, names), strict=True))
        yield Stage(provider, services)


async def run(faults: Sequence[Fault], stage: Stage) -> list[Result]:
    """All rows, some of them at the same time, in the order given."""
    places = asyncio.Semaphore(AT_ONCE)
    async with _client() as client:
        await asyncio.gather(*(_warm(client, service) for service in stage.services.values()))

        async def one(fault: Fault) -> Result:
            async with places:
                return await _row(fault, stage, client)

        return list(await asyncio.gather(*(one(fault) for fault in faults)))


@asynccontextmanager
async def _client() -> AsyncIterator[httpx.AsyncClient]:
    limit = 4 * DEADLINE + MARGIN
    async with httpx.AsyncClient(timeout=limit, trust_env=False) as client:
        yield client


async def _warm(client: httpx.AsyncClient, service: str) -> None:
    """The first call to a model takes seconds, for its libraries: not in the rows' time."""
    await client.post(f"{service}/v1/analyses", json={"article": {"text": "Nothing fell today."}})


async def _row(fault: Fault, stage: Stage, client: httpx.AsyncClient) -> Result:
    service = stage.services[fault.service]
    seen = await _ask(fault, service, stage, client)
    deviations = [*judge(fault, seen, 4 * DEADLINE + MARGIN / 2)]
    for code in fault.again:
        meanwhile = await _ask(fault, service, stage, client)
        deviations += judge_meanwhile(code, meanwhile)
    if fault.heals:
        await client.post(f"{stage.provider}/heal/{fault.name}")
        await _pause_over(service, client)
        healed = await _ask(fault, service, stage, client)
        deviations += judge_healed(fault, seen, healed)
        kept = await _ask(fault, service, stage, client)
        deviations += [f"asked again by {call.schema}" for call in kept.upstream]
    return Result(fault, seen, tuple(deviations))


async def _pause_over(service: str, client: httpx.AsyncClient) -> None:
    """Waits until the breaker lets a call go out."""
    for _ in range(100):
        parts = (await client.get(f"{service}/readyz")).json()["parts"]
        if not any(" for another " in part["detail"] for part in parts):
            return
        await asyncio.sleep(0.2)


async def _ask(fault: Fault, service: str, stage: Stage, client: httpx.AsyncClient) -> Seen:
    await client.get(f"{stage.provider}/calls/{fault.name}")
    began = time.monotonic()
    try:
        asked = await ask(fault, service, client)
    except (httpx.TimeoutException, TimeoutError):
        return Seen(0, {}, time.monotonic() - began, (), None)
    seconds = time.monotonic() - began
    told = (await client.get(f"{stage.provider}/calls/{fault.name}")).json()
    calls = tuple(Upstream(*call) for call in told["calls"])
    return Seen(asked.status, asked.body, seconds, calls, asked.retry_after)
