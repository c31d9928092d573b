"""Faults in what the model says, alone or to one of several questions; and fallbacks."""

import json
import re
from typing import Any

from tests.faults import calls
from tests.faults.plans import (
    ANALYSIS,
    FIRST,
    SECOND,
    Fault,
    Plan,
    answered,
    unavailable,
    unusable,
)

MANY = 2_000
_CHINESE = ("大桥在星期一倒塌。", "没有人受伤。", "修理需要很长时间。")


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


ANSWER = (
    Fault("no-words", "no words at all", calls.words(lambda _: ""), unusable("empty answer")),
    Fault("half", "JSON that breaks off", calls.words(lambda t: t[: len(t) // 2]), unusable()),
    Fault(
        "half-once",
        "JSON that breaks off, once",
        calls.words(lambda t: t[: len(t) // 2]),
        answered(),
        times=1,
    ),
    Fault("fenced", "JSON in a fence", calls.words("```json\n{}\n```".format), answered(2)),
    Fault(
        "prose", "JSON amid prose", calls.words("Sure! Here it is: {} Enjoy.".format), answered(2)
    ),
    Fault("schema", "JSON of another schema", calls.words(lambda _: '{"answer": 42}'), unusable()),
    Fault("list", "a list, not an object", calls.words(lambda t: f"[{t}, 1]"), answered(2)),
    Fault("extra", "keys not asked for", calls.items(lambda a: a | {"truth": 1}), answered(2)),
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
        "length", "cut off at the limit", calls.words(lambda t: t[:99], "length"), unusable("cut")
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
    Fault("twice", "every claim twice", calls.items(lambda a: _times(a, 2)), answered(2)),
    Fault(
        "many",
        f"{MANY} claims on three sentences",
        calls.items(lambda a: _times(a, MANY // 3)),
        answered(2, warnings=("answer_bounded",)),
    ),
    Fault(
        "echo",
        "the prompt back, with its example of an answer",
        calls.echo,
        Plan(4, 502, "upstream-leak", "instructions"),
    ),
    Fault(
        "french",
        "a sentence in French",
        calls.words(lambda _: "Je ne peux pas répondre à cette question."),
        unusable(),
    ),
    Fault(
        "chinese",
        "claims in Chinese, quotes in English",
        calls.items(_translated),
        Plan(3, claims=0, warnings=("items_left_out",)),
    ),
)

PART = (
    Fault(
        "framing-503",
        "503 to the question on framing",
        calls.status(503),
        answered(5, warnings=("framing_missing",), kept=frozenset({"claims"})),
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

COMPARISON = (
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
        unavailable(8, kept=ANALYSIS),
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
        unavailable(16, fewer=8),
        kind="comparison",
    ),
)

FALLBACK = (
    Fault(
        "fallback-model",
        "503 by the first model; the second is well",
        calls.status(503),
        answered(10, model=SECOND, warnings=("read_by_fallback",)),
        models=frozenset({FIRST}),
        service="fallback",
    ),
    Fault(
        "fallback-refusal",
        "the first declines; the second is well",
        calls.words(lambda _: None, refusal="No."),
        answered(6, model=SECOND, warnings=("read_by_fallback",)),
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
