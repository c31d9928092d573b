"""The product and the stand-in for its provider, put up for one run of a workload."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import httpx

from api.bootstrap import assemble
from api.service import Service
from api.settings import Settings
from benchmarks.server import upstream
from benchmarks.upstream.calls import Call

MODEL = "openai/benchmark"


@dataclass(frozen=True, slots=True)
class Provider:
    """The stand-in, and what it has noticed."""

    address: str

    async def begin(self, faults: Sequence[Mapping[str, object]] = ()) -> None:
        """Forget all calls; fail like this from now on."""
        async with _client() as client:
            await client.post(f"{self.address}/begin", json=list(faults))

    async def traffic(self) -> "Traffic":
        """All calls since the beginning."""
        async with _client() as client:
            told = (await client.get(f"{self.address}/calls")).json()
        return Traffic(tuple(Call(**call) for call in told))


@dataclass(frozen=True, slots=True)
class Traffic:
    """Calls to the provider."""

    calls: tuple[Call, ...]

    @property
    def tokens_in(self) -> int:
        return sum(call.tokens_in for call in self.calls)

    @property
    def tokens_out(self) -> int:
        return sum(call.tokens_out for call in self.calls)

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    @property
    def span(self) -> float:
        """Seconds from the first call's beginning to the last one's end."""
        if not self.calls:
            return 0.0
        ends = max(call.ended for call in self.calls)
        return ends - min(call.began for call in self.calls)

    @property
    def busy(self) -> float:
        """Seconds of all calls, added up."""
        return sum(call.ended - call.began for call in self.calls)

    @property
    def rounds(self) -> int:
        """How often all calls had ended before the next began."""
        count, end = 0, 0.0
        for call in sorted(self.calls, key=lambda call: call.began):
            count += call.began >= end
            end = max(end, call.ended)
        return count

    @property
    def repeated(self) -> int:
        """Questions that were answered and put again all the same."""
        answered = [call.digest for call in self.calls if call.outcome == "answered"]
        return len(answered) - len(set(answered))

    def under_load(self, allowed: int) -> float:
        """Share of the allowed calls at once that were under way, until the first of the places
        had nothing more to do: when fewer calls are left than places, no order fills them."""
        starts = sorted(call.began for call in self.calls)
        ends = sorted(call.ended for call in self.calls)
        full = starts[-1] if len(self.calls) > allowed else ends[-1]
        before = sum(min(call.ended, full) - min(call.began, full) for call in self.calls)
        return before / (allowed * (full - starts[0])) if full > starts[0] else 0.0


@contextmanager
def providing(pace: float) -> Iterator[Provider]:
    with upstream(pace) as started:
        yield Provider(started.address)


@asynccontextmanager
async def product(provider: Provider, **settings: object) -> AsyncIterator[Service]:
    """The service with an empty cache, asking the provider, in this process."""
    with TemporaryDirectory() as folder:
        given = {
            "model": MODEL,
            "api_base": f"{provider.address}/v1",
            "api_key": "key",
            "cache_dir": folder,
            **settings,
        }
        assembly = assemble(Settings.model_validate(given))
        try:
            for completion in assembly.completions:
                await completion.warm()
            yield assembly.service
        finally:
            await assembly.close()


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=60, trust_env=False)
