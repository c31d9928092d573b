"""Faults that an article of a job meets, which waits where a request would fail."""

from tests.faults import calls
from tests.faults.plans import Fault, Plan, answered, item_failed

JOB = (
    Fault(
        "job-503-a-while",
        "503 until all attempts of a request are used up",
        calls.status(503),
        answered(10),
        times=4,
        service="enduring",
        kind="job",
    ),
    Fault(
        "job-503",
        "503 for longer than an item waits",
        calls.status(503),
        item_failed(24, "upstream-unavailable", "Try again later", fewer=16),
        kind="job",
    ),
    Fault(
        "job-401",
        "does not know the key",
        calls.status(401),
        item_failed(2, "upstream-rejected", "FACTFRAME_API_KEY"),
        kind="job",
    ),
    Fault(
        "job-refusal",
        "declines to answer",
        calls.words(lambda _: None, refusal="No."),
        item_failed(4, "upstream-refusal", "declined to answer"),
        kind="job",
    ),
    Fault(
        "job-schema",
        "JSON of another schema",
        calls.words(lambda _: '{"answer": 42}'),
        item_failed(4, "upstream-answer", "not of the form"),
        kind="job",
    ),
    Fault(
        "job-framing",
        "declines the question on framing",
        calls.words(lambda _: None, refusal="No."),
        Plan(3, claims=3, warnings=("framing_missing",), kept=frozenset({"claims"})),
        at=frozenset({"framing"}),
        kind="job",
        heals=False,
    ),
)
