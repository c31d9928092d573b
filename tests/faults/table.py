"""Every fault: what the provider does, what is planned then, and how many calls that takes.

A row that does not say otherwise fails both questions on an article, claims and framing, each time.
With two attempts at a call, and one more try of a question that stayed without an answer, what
fails for good takes 2 × 2 × 2 calls, and what fails once takes 2 × 2. Jobs come first, as their
workers take longest to start.
"""

from tests.faults import answers, jobs, replies

FAULTS = (
    *jobs.JOB,
    *replies.CONNECTION,
    *replies.STATUS,
    *replies.BODY,
    *answers.ANSWER,
    *answers.PART,
    *answers.COMPARISON,
    *answers.FALLBACK,
)
BY_NAME = {fault.name: fault for fault in FAULTS}
