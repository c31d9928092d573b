"""Faults of the connection, of the status and of the body: no model has said anything yet."""

import gzip

from tests.faults import calls
from tests.faults.plans import Fault, answered, late, rejected, unavailable, unusable

FLOOD = 10_000_000

UNCOUNTED = answered(2, warnings=("usage_not_counted",))

CONNECTION = (
    Fault("refused", "nobody listens", calls.well, unavailable(0), service="refused"),
    Fault("connect-timeout", "takes no connection", calls.well, late(0), service="unreachable"),
    Fault("reset-once", "resets the connection once", calls.reset, answered(), times=1),
    Fault("reset", "resets every connection", calls.reset, unavailable()),
    Fault(
        "read-timeout",
        "takes the question and is silent",
        calls.hang,
        late(),
        service="short",
    ),
    Fault("drip", "sends a byte a second", calls.drip, late(), service="short"),
    Fault("flood", "sends blanks without end", calls.flood, unusable("more than 8 MB")),
    Fault("cut-once", "hangs up in mid-body once", calls.cut_off, answered(), times=1),
    Fault("cut", "hangs up in mid-body each time", calls.cut_off, unavailable()),
)

STATUS = (
    Fault("401", "401: the key is wrong", calls.status(401), rejected("did not accept the key")),
    Fault("403", "403: the key may not", calls.status(403), rejected("no right to use")),
    Fault("404", "404: no such model", calls.status(404), rejected("does not know this model")),
    Fault(
        "quota",
        "429: the quota is used up",
        calls.status(429, "You exceeded your current quota"),
        rejected("quota or credit"),
    ),
    Fault("429-once", "429 once", calls.status(429), answered(wait=0.2), times=1),
    Fault(
        "429-seconds",
        "429 once, Retry-After: 2",
        calls.status(429, Retry_After="2"),
        answered(wait=2),
        times=1,
    ),
    Fault("429-date", "429 once, with a date", calls.later(3), answered(wait=1.5), times=1),
    Fault(
        "429-ms",
        "429 once, Retry-After-Ms: 1200",
        calls.status(429, Retry_After_Ms="1200"),
        answered(wait=1.2),
        times=1,
    ),
    Fault(
        "429-absurd",
        "429 once, with a date that no clock has",
        calls.status(429, Retry_After="Wed, 21 Oct 99999999999999 07:28:00 GMT"),
        answered(),
        times=1,
    ),
    Fault(
        "429-endless",
        "429 once, Retry-After-Ms: 1e308",
        calls.status(429, Retry_After_Ms="1e308"),
        unavailable(2, retry_after=86_400),
        service="patient-too",
        times=1,
        heals=False,
        again=("upstream-paused",),
    ),
    Fault("429", "429 each time", calls.status(429), unavailable(retry_after=30)),
    Fault(
        "429-long",
        "429, Retry-After: 200, beyond the deadline",
        calls.status(429, Retry_After="200"),
        unavailable(2, retry_after=200),
        service="patient",
        heals=False,
        again=("upstream-paused",),
    ),
    *(
        Fault(f"{code}-once", f"{code} once", calls.status(code), answered(), times=1)
        for code in (500, 502, 503, 529)
    ),
    *(
        Fault(str(code), f"{code} each time", calls.status(code), unavailable())
        for code in (500, 502, 503, 529)
    ),
    Fault(
        "breaker",
        "503 each time, and calls in a row are counted",
        calls.status(503),
        unavailable(8),
        service="breaking",
        again=("upstream-paused",),
    ),
)

BODY = (
    Fault("empty-once", "an empty body once", calls.body(b""), answered(), times=1),
    Fault("empty", "an empty body each time", calls.body(b""), unavailable()),
    Fault(
        "html",
        "a page instead of JSON",
        calls.body(b"<html>Sign in</html>", Content_Type="text/html"),
        unavailable(),
    ),
    Fault(
        "html-once",
        "a page instead of JSON, once",
        calls.body(b"<html>Sign in</html>", Content_Type="text/html"),
        answered(),
        times=1,
    ),
    Fault(
        "packed",
        "10 MB of blanks in a small gzip",
        calls.body(gzip.compress(b" " * FLOOD), Content_Encoding="gzip"),
        unusable("compressed"),
    ),
    Fault("array", "a body that is a list", calls.body(b"[1, 2]"), unavailable()),
    Fault("null", "a body that is null", calls.body(b"null"), unavailable()),
    Fault("no-choices", "no choices", calls.changed(choices=[]), unusable("empty answer")),
    Fault(
        "null-choices", "null for choices", calls.changed(choices=None), unusable("empty answer")
    ),
    Fault(
        "null-message", "null for the message", calls.choice(message=None), unusable("empty answer")
    ),
    Fault(
        "number",
        "a number for words",
        calls.choice(message={"role": "assistant", "content": 42}),
        unusable("empty answer"),
    ),
    Fault("parts", "its words in parts", calls.in_parts, answered(2)),
    Fault("stop-odd", "an unknown reason to stop", calls.choice(finish_reason=7), answered(2)),
    Fault("usage-none", "no tokens", calls.changed(usage=None), UNCOUNTED),
    Fault(
        "usage-negative",
        "fewer than no tokens",
        calls.changed(usage={"prompt_tokens": -5, "completion_tokens": -1, "total_tokens": -6}),
        UNCOUNTED,
    ),
    Fault("usage-words", "words for tokens", calls.changed(usage="a lot"), UNCOUNTED),
    Fault(
        "usage-huge",
        "more tokens than there are",
        calls.changed(usage={"prompt_tokens": 10**30, "completion_tokens": 10**30}),
        UNCOUNTED,
    ),
    Fault(
        "usage-parts",
        "one and a half tokens",
        calls.changed(usage={"prompt_tokens": 100, "completion_tokens": 1.5}),
        UNCOUNTED,
    ),
    Fault(
        "error-200",
        "an error with status 200",
        calls.body(b'{"error": {"message": "x"}}'),
        rejected("rejected the request"),
    ),
    Fault(
        "elsewhere",
        "sends article and key on to another host",
        calls.status(307, Location="http://localhost:1/v1/chat/completions"),
        unusable("redirects to another host"),
    ),
    Fault("10-mb", "an answer of 10 MB", calls.words(lambda t: t + " " * FLOOD), unusable("8 MB")),
)
