"""What a fault is, and what is planned for it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.faults.calls import Act

Kind = Literal["analysis", "comparison", "job"]
ANALYSIS = frozenset({"claims", "framing"})
ITEM_FAILED = 600
"""Stands for the status of an article of a job that failed: there is none of HTTP."""
FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Plan:
    """What the caller of the service gets."""

    calls: int
    """Upstream calls of the request that meets the fault."""
    status: int = 200
    code: str = ""
    """The problem's, where it is one."""
    words: str = ""
    """That the problem's detail holds."""
    warnings: tuple[str, ...] = ()
    """Codes that the result carries."""
    claims: int | None = None
    """Claims of the result."""
    engine: str = "llm"
    model: str | None = FIRST
    wait: float = 0
    """Least seconds between two calls with the same question."""
    retry_after: int | None = None
    """Header of the problem, in seconds."""
    fewer: int = 0
    """So many less will do, where one failure ends what is under way beside it."""
    kept: frozenset[str] = frozenset()
    """Questions that were answered, and are not put again once the provider is well."""


@dataclass(frozen=True)
class Fault:
    """One row."""

    name: str
    does: str
    act: Act
    plan: Plan
    times: int | None = None
    """How often each question fails; None: always."""
    at: frozenset[str] = ANALYSIS
    models: frozenset[str] = frozenset({FIRST, SECOND})
    service: str = "shared"
    """Which of the services in `running` is asked."""
    kind: Kind = "analysis"
    heals: bool = True
    """Whether the same request is made once more when the provider is well."""
    again: tuple[str, ...] = field(default=())
    """Codes of problems that the same request gets meanwhile, without a call."""


# The outcomes that many rows share


def answered(calls: int = 4, **more: Any) -> Plan:
    return Plan(calls, claims=3, **more)


def unavailable(calls: int = 8, **more: Any) -> Plan:
    return Plan(calls, 503, "upstream-unavailable", "Try again later", **more)


def rejected(words: str) -> Plan:
    return Plan(2, 502, "upstream-rejected", words)


def late(calls: int = 2) -> Plan:
    return Plan(calls, 504, "upstream-timeout", "FACTFRAME_DEADLINE_SECONDS")


def unusable(words: str = "not of the form", calls: int = 4) -> Plan:
    return Plan(calls, 502, "upstream-answer", words)


def item_failed(calls: int, code: str, words: str, **more: Any) -> Plan:
    return Plan(calls, ITEM_FAILED, code, words, **more)
