"""A peer's run beside ours: measured where it is installed, else quoted."""

import asyncio
from collections.abc import Sequence

from benchmarks.peers import environments
from benchmarks.peers.quoted import Spent
from benchmarks.workloads.stage import Provider

INSTALLED = "measured"
QUOTED = "quoted from a trial"


async def extracted(
    name: str, provider: Provider, texts: Sequence[str], workers: int = 10
) -> Spent | None:
    """What the peer's extraction of these texts took; None where it is not installed."""
    if not environments.is_installed(name):
        return None
    await provider.begin()
    question = {"address": provider.address, "texts": list(texts), "workers": workers}
    told = await asyncio.to_thread(environments.asked, name, "extract", question)
    seen = await provider.traffic()
    return Spent(
        calls=len(seen.calls),
        tokens_in=seen.tokens_in,
        tokens_out=seen.tokens_out,
        span=seen.span,
        use=seen.busy / (workers * seen.span) if seen.span else 0.0,
        claims=told.get("claims", 0),
        failed="failed" in told,
    )


def origin(spent: Sequence[Spent | None]) -> str:
    """Whether these figures were measured here."""
    return INSTALLED if any(spent) else QUOTED
