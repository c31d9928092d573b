"""Whether what happened is what was planned."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from tests.faults.plans import FIRST, ITEM_FAILED, Fault

FALLBACK = "read_by_fallback"


class Upstream(NamedTuple):
    """One call as the provider saw it."""

    schema: str
    model: str
    at: float


@dataclass(frozen=True)
class Seen:
    """What one request got, and what it cost."""

    status: int
    """0: nothing within any bound."""
    body: dict[str, Any]
    seconds: float
    upstream: tuple[Upstream, ...]
    retry_after: int | None

    @property
    def run(self) -> dict[str, Any]:
        run: dict[str, Any] = self.body.get("run", {})
        return run

    @property
    def warnings(self) -> set[str]:
        return {warning["code"] for warning in self.run.get("warnings", ())}

    @property
    def code(self) -> str:
        return str(self.body.get("type", "")).rpartition("/")[2]

    @property
    def told(self) -> str:
        """In words, for the table."""
        if self.status == 200:
            who = self.run["model"] or self.run["engine"]
            telling = sorted(self.warnings & TOLD)
            return f"200 by {who}" + (f", {', '.join(telling)}" if telling else "")
        if self.status == ITEM_FAILED:
            return f"the item failed, {self.code}"
        return f"{self.status} {self.code}" if self.status else "no answer"


TOLD = {
    FALLBACK,
    "answer_bounded",
    "claims_missing",
    "framing_missing",
    "items_left_out",
    "match_missing",
    "synopsis_missing",
    "usage_not_counted",
}
"""Warnings that tell of a fault; the others tell of the text."""


def judge(fault: Fault, seen: Seen, longest: float) -> Iterator[str]:
    """What is not as planned of the request that met the fault."""
    plan = fault.plan
    if seen.status != plan.status:
        yield f"status {seen.status}, not {plan.status}"
    if seen.seconds > longest:
        yield f"took {seen.seconds:.0f} s"
    fewest = plan.calls - plan.fewer
    if not fewest <= len(seen.upstream) <= plan.calls:
        yield f"{len(seen.upstream)} calls, not {plan.calls}"
    yield from _problem(fault, seen) if plan.status >= 400 else _result(fault, seen)
    if _shortest_wait(seen) < plan.wait:
        yield f"asked again after {_shortest_wait(seen):.1f} s, not {plan.wait:g} s"


def _problem(fault: Fault, seen: Seen) -> Iterator[str]:
    plan = fault.plan
    detail = str(seen.body.get("detail", ""))
    if seen.code != plan.code:
        yield f"problem {seen.code or 'none'}, not {plan.code}"
    if plan.words not in detail:
        yield f"told {detail!r}, without {plan.words!r}"
    if plan.status == 503 and seen.retry_after is None:
        yield "no Retry-After"
    if plan.retry_after is not None and seen.retry_after != plan.retry_after:
        yield f"Retry-After {seen.retry_after}, not {plan.retry_after}"


def _result(fault: Fault, seen: Seen) -> Iterator[str]:
    plan = fault.plan
    if seen.warnings & TOLD != set(plan.warnings):
        yield f"warnings {sorted(seen.warnings & TOLD)}, not {sorted(plan.warnings)}"
    model = f"openai/{plan.model}" if plan.model else None
    if (seen.run.get("engine"), seen.run.get("model")) != (plan.engine, model):
        yield f"read by {seen.run.get('model') or seen.run.get('engine')}"
    claims = len(seen.body.get("claims", ()))
    if plan.claims is not None and claims != plan.claims:
        yield f"{claims} claims, not {plan.claims}"


def _shortest_wait(seen: Seen) -> float:
    """Between calls with the same question."""
    times = defaultdict(list)
    for call in seen.upstream:
        times[call.schema, call.model].append(call.at)
    waits = [late - early for asked in times.values() for early, late in pairwise(sorted(asked))]
    return min(waits, default=float("inf"))


def judge_meanwhile(code: str, seen: Seen) -> Iterator[str]:
    """What is not as planned of a request while the breaker is open."""
    if (seen.code, len(seen.upstream)) != (code, 0):
        yield f"meanwhile: {seen.told} with {len(seen.upstream)} calls"
    if seen.retry_after is None:
        yield "meanwhile: no Retry-After"


def judge_healed(fault: Fault, ill: Seen, seen: Seen) -> Iterator[str]:
    """What is not as planned of the same request once the provider is well."""
    lasting = {code for code in seen.warnings & TOLD if code.endswith("_missing")}
    if seen.status != 200 or lasting or FALLBACK in seen.warnings:
        yield f"healed: {seen.told}"
    elif seen.run["model"] != f"openai/{FIRST}":
        yield f"healed: read by {seen.run['model']}"
    if again := {call.schema for call in seen.upstream} & fault.plan.kept:
        yield f"healed: asked again for {', '.join(sorted(again))}"
    failed = ill.status != 200 or any(c.endswith("_missing") or c == FALLBACK for c in ill.warnings)
    if failed != bool(seen.upstream):
        yield f"healed: {len(seen.upstream)} calls"
