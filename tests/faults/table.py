"""Every fault: what the provider does, what is planned then, and how many calls that takes.

A row that does not say otherwise fails both questions on an article, claims and framing, each time.
With two attempts at a call, and one more try of a question that stayed without an answer, what
fails for good takes 2 × 2 × 2 calls, and what fails once takes 2 × 2.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.faults import calls
from tests.faults.calls import Act

Kind = Literal["analysis", "comparison"]
ANALYSIS = frozenset({"claims", "framing"})
FIRST, SECOND = "first", "second"
FLOOD = 10_000_000
MANY = 2_000
_CHINESE = ("大桥在星期一倒塌。", "没有人受伤。", "修理需要很长时间。")


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


def _answered(calls: int = 4, **more: Any) -> Plan:
    return Plan(calls, claims=3, **more)


def _unavailable(calls: int = 8, **more: Any) -> Plan:
    return Plan(calls, 503, "upstream-unavailable", "Try again later", **more)


def _rejected(words: str) -> Plan:
    return Plan(2, 502, "upstream-rejected", words)


def _late(calls: int = 4) -> Plan:
    return Plan(calls, 504, "upstream-timeout", "FACTFRAME_DEADLINE_SECONDS")


def _unusable(words: str = "not of the form", calls: int = 4) -> Plan:
    return Plan(calls, 502, "upstream-answer", words)


def _altered(answer: dict[str, Any]) -> dict[str, Any]:
    return _quoting(answer, lambda quote: quote.replace(" ", " not ", 1))


def _quoting(answer: dict[str, Any], change: Any) -> dict[str, Any]:
    claims = [
        claim | {"ev": [{**one, "q": change(one["q"])} for one in claim["ev"]]}
        for claim in answer.get("claims", [])
    ]
    return answer | ({"claims": claims} if claims else {})


def _times(answer: dict[str, Any], number: int) -> dict[str, Any]:
    claims = answer.get("claims")
    return answer | ({"claims": claims * number} if claims else {})


def _translated(answer: dict[str, Any]) -> dict[str, Any]:
    told = zip(answer.get("claims", ()), _CHINESE, strict=False)
    claims = [claim | {"text": text} for claim, text in told]
    return answer | ({"claims": claims} if claims else {})


_CONNECTION = (
    Fault("refused", "nobody listens", calls.well, _unavailable(0), service="refused"),
    Fault("connect-timeout", "takes no connection", calls.well, _late(0), service="unreachable"),
    Fault("reset-once", "resets the connection once", calls.reset, _answered(), times=1),
    Fault("reset", "resets every connection", calls.reset, _unavailable()),
    Fault("read-timeout", "takes the question and is silent", calls.hang, _late()),
    Fault("drip", "sends a byte a second", calls.drip, _late()),
    Fault("flood", "sends blanks without end", calls.flood, _unusable("more than 8 MB")),
    Fault("cut-once", "hangs up in mid-body once", calls.cut_off, _answered(), times=1),
    Fault("cut", "hangs up in mid-body each time", calls.cut_off, _unavailable()),
)

_STATUS = (
    Fault("401", "401: the key is wrong", calls.status(401), _rejected("did not accept the key")),
    Fault("403", "403: the key may not", calls.status(403), _rejected("no right to use")),
    Fault("404", "404: no such model", calls.status(404), _rejected("does not know this model")),
    Fault(
        "quota",
        "429: the quota is used up",
        calls.status(429, "You exceeded your current quota"),
        _rejected("quota or credit"),
    ),
    Fault("429-once", "429 once", calls.status(429), _answered(wait=0.2), times=1),
    Fault(
        "429-seconds",
        "429 once, Retry-After: 2",
        calls.status(429, Retry_After="2"),
        _answered(wait=2),
        times=1,
    ),
    Fault("429-date", "429 once, with a date", calls.later(3), _answered(wait=1.5), times=1),
    Fault(
        "429-ms",
        "429 once, Retry-After-Ms: 1200",
        calls.status(429, Retry_After_Ms="1200"),
        _answered(wait=1.2),
        times=1,
    ),
    Fault("429", "429 each time", calls.status(429), _unavailable(retry_after=30)),
    Fault(
        "429-long",
        "429, Retry-After: 200, beyond the deadline",
        calls.status(429, Retry_After="200"),
        _unavailable(2, retry_after=200),
        service="patient",
        heals=False,
        again=("upstream-paused",),
    ),
    *(
        Fault(f"{code}-once", f"{code} once", calls.status(code), _answered(), times=1)
        for code in (500, 502, 503, 529)
    ),
    *(
        Fault(str(code), f"{code} each time", calls.status(code), _unavailable())
        for code in (500, 502, 503, 529)
    ),
    Fault(
        "breaker",
        "503 each time, and calls in a row are counted",
        calls.status(503),
        _unavailable(8),
        service="breaking",
        again=("upstream-paused",),
    ),
)

_BODY = (
    Fault("empty-once", "an empty body once", calls.body(b""), _answered(), times=1),
    Fault("empty", "an empty body each time", calls.body(b""), _unavailable()),
    Fault(
        "html",
        "a page instead of JSON",
        calls.body(b"<html>Sign in</html>", Content_Type="text/html"),
        _unavailable(),
    ),
    Fault(
        "html-once",
        "a page instead of JSON, once",
        calls.body(b"<html>Sign in</html>", Content_Type="text/html"),
        _answered(),
        times=1,
    ),
    Fault(
        "packed",
        "10 MB of blanks in a small gzip",
        calls.body(gzip.compress(b" " * FLOOD), Content_Encoding="gzip"),
        _unusable("compressed"),
    ),
    Fault(
        "elsewhere",
        "sends article and key on to another host",
        calls.status(307, Location="http://localhost:1/v1/chat/completions"),
        _unusable("redirects to another host"),
    ),
    Fault("10-mb", "an answer of 10 MB", calls.words(lambda t: t + " " * FLOOD), _unusable("8 MB")),
)

_ANSWER = (
    Fault("no-words", "no words at all", calls.words(lambda _: ""), _unusable("empty answer")),
    Fault("half", "JSON that breaks off", calls.words(lambda t: t[: len(t) // 2]), _unusable()),
    Fault(
        "half-once",
        "JSON that breaks off, once",
        calls.words(lambda t: t[: len(t) // 2]),
        _answered(),
        times=1,
    ),
    Fault("fenced", "JSON in a fence", calls.words("```json\n{}\n```".format), _answered(2)),
    Fault(
        "prose", "JSON amid prose", calls.words("Sure! Here it is: {} Enjoy.".format), _answered(2)
    ),
    Fault("schema", "JSON of another schema", calls.words(lambda _: '{"answer": 42}'), _unusable()),
    Fault("list", "a list, not an object", calls.words(lambda t: f"[{t}, 1]"), _answered(2)),
    Fault("extra", "keys not asked for", calls.items(lambda a: a | {"truth": 1}), _answered(2)),
    Fault(
        "nan",
        "NaN in the place of numbers",
        calls.words(lambda t: re.sub(r'"s": \d+', '"s": NaN', t)),
        Plan(3, claims=0, warnings=("claims_missing",), kept=frozenset({"framing"})),
    ),
    Fault(
        "refusal",
        "declines to answer",
        calls.words(lambda _: None, refusal="I cannot help with that."),
        Plan(4, 502, "upstream-refusal", "declined to answer"),
    ),
    Fault(
        "filter",
        "its filter stops the answer",
        calls.words(lambda _: "", "content_filter"),
        Plan(4, 502, "upstream-refusal", "declined to answer"),
    ),
    Fault(
        "length", "cut off at the limit", calls.words(lambda t: t[:99], "length"), _unusable("cut")
    ),
    Fault(
        "invented",
        "quotes that stand nowhere",
        calls.items(lambda a: _quoting(a, lambda _: "this was never said")),
        Plan(3, claims=0, warnings=("items_left_out",)),
    ),
    Fault(
        "altered",
        "quotes with a word put in",
        calls.items(_altered),
        Plan(3, claims=0, warnings=("items_left_out",)),
    ),
    Fault("twice", "every claim twice", calls.items(lambda a: _times(a, 2)), _answered(2)),
    Fault(
        "many",
        f"{MANY} claims on three sentences",
        calls.items(lambda a: _times(a, MANY // 3)),
        _answered(2, warnings=("answer_bounded",)),
    ),
    Fault(
        "echo",
        "the prompt back, with its example of an answer",
        calls.echo,
        Plan(4, claims=0, warnings=("items_left_out",)),
    ),
    Fault(
        "french",
        "a sentence in French",
        calls.words(lambda _: "Je ne peux pas répondre à cette question."),
        _unusable(),
    ),
    Fault(
        "chinese", "claims in Chinese, quotes in English", calls.items(_translated), _answered(2)
    ),
)

_PART = (
    Fault(
        "framing-503",
        "503 to the question on framing",
        calls.status(503),
        _answered(5, warnings=("framing_missing",), kept=frozenset({"claims"})),
        at=frozenset({"framing"}),
    ),
    Fault(
        "claims-refusal",
        "declines the question on claims",
        calls.words(lambda _: None, refusal="No."),
        Plan(3, claims=0, warnings=("claims_missing",), kept=frozenset({"framing"})),
        at=frozenset({"claims"}),
    ),
)

_COMPARISON = (
    Fault(
        "match-once",
        "503 once to the question on pairs",
        calls.status(503),
        Plan(7),
        times=1,
        at=frozenset({"match"}),
        kind="comparison",
    ),
    Fault(
        "match-503",
        "503 to the question on pairs",
        calls.status(503),
        _unavailable(8, kept=ANALYSIS),
        at=frozenset({"match"}),
        kind="comparison",
    ),
    Fault(
        "match-schema",
        "another schema for the pairs",
        calls.words(lambda _: json.dumps({"pairs": "all"})),
        Plan(6, 502, "upstream-answer", "not of the form", kept=ANALYSIS),
        at=frozenset({"match"}),
        kind="comparison",
    ),
    Fault(
        "synopsis-503",
        "503 to the question on the synopsis",
        calls.status(503),
        Plan(7, warnings=("synopsis_missing",), kept=ANALYSIS | {"match"}),
        at=frozenset({"synopsis"}),
        kind="comparison",
    ),
    Fault(
        "one-account",
        "503 to all questions on the accounts",
        calls.status(503),
        _unavailable(16, fewer=8),
        kind="comparison",
    ),
)

_FALLBACK = (
    Fault(
        "fallback-model",
        "503 by the first model; the second is well",
        calls.status(503),
        _answered(10, model=SECOND, warnings=("read_by_fallback",)),
        models=frozenset({FIRST}),
        service="fallback",
    ),
    Fault(
        "fallback-refusal",
        "the first declines; the second is well",
        calls.words(lambda _: None, refusal="No."),
        _answered(6, model=SECOND, warnings=("read_by_fallback",)),
        models=frozenset({FIRST}),
        service="fallback",
    ),
    Fault(
        "fallback-rules",
        "401 by both models",
        calls.status(401),
        Plan(4, engine="rules", model=None, warnings=("read_by_fallback",)),
        service="fallback",
    ),
    Fault(
        "fallback-match",
        "the first fails at the pairs; the second is well",
        calls.status(401),
        Plan(11, model=SECOND, warnings=("read_by_fallback",), kept=ANALYSIS),
        models=frozenset({FIRST}),
        at=frozenset({"match"}),
        service="fallback",
        kind="comparison",
    ),
)

FAULTS = (*_CONNECTION, *_STATUS, *_BODY, *_ANSWER, *_PART, *_COMPARISON, *_FALLBACK)
BY_NAME = {fault.name: fault for fault in FAULTS}
