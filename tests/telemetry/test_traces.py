"""Spans of requests, stages and calls to a model."""

import sys
from collections.abc import Sequence

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from api.errors import ConfigurationError
from api.observing import Attempt, HttpRequest, Made, Queueing, step, watched, watching
from api.settings import Settings
from api.telemetry.choice import telemetry
from api.telemetry.traces import Traces

MARKER = "zanzibar"


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


def spans(exporter: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    finished: Sequence[ReadableSpan] = exporter.get_finished_spans()
    return {span.name: span for span in finished}


def test_spans_follow_the_conventions(exporter: InMemorySpanExporter) -> None:
    traces = Traces(exporter)
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with watching(traces), watched(HttpRequest("POST", parent)) as request:
        with step("read", "llm"), watched(Queueing("openai/gpt-4.1")):
            pass
        with watched(Attempt("openai/gpt-4.1", "claims/v2", 1, 100)) as attempt:
            attempt.outcome, attempt.tokens_in, attempt.tokens_out = "ok", 10, 5
        request.route, request.status = "/v1/analyses", 200
        request.made = Made("analysis", "an-id", "llm", False)
    traces.close()
    found = spans(exporter)
    served, read, call = found["POST /v1/analyses"], found["read"], found["chat openai/gpt-4.1"]
    assert served.context
    assert read.parent
    assert call.parent
    assert f"{served.context.trace_id:x}" == "af7651916cd43dd8448eb211c80319c"
    assert read.parent.span_id == call.parent.span_id == served.context.span_id
    assert served.attributes == {
        "http.request.method": "POST",
        "http.route": "/v1/analyses",
        "http.response.status_code": 200,
        "factframe.result.id": "an-id",
        "factframe.cached": False,
    }
    assert call.attributes == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-4.1",
        "gen_ai.request.max_tokens": 100,
        "gen_ai.prompt.name": "claims/v2",
        "gen_ai.output.type": "json",
        "gen_ai.usage.input_tokens": 10,
        "gen_ai.usage.output_tokens": 5,
        "factframe.attempt": 1,
    }
    assert served.resource.attributes["service.name"] == "factframe"


def test_no_message_of_an_exception_is_recorded(exporter: InMemorySpanExporter) -> None:
    traces = Traces(exporter)
    attempt = Attempt("m", "claims/v2", 1, 100, "upstream-timeout")
    with pytest.raises(ValueError, match=MARKER):
        _fail(traces, attempt)
    traces.close()
    found = spans(exporter)
    assert set(found) == {"GET none", "read", "chat m"}
    assert (found["chat m"].attributes or {})["error.type"] == "upstream-timeout"
    assert not found["chat m"].status.is_ok
    assert MARKER not in "".join(span.to_json() for span in found.values())


def _fail(traces: Traces, attempt: Attempt) -> None:
    with watching(traces), watched(HttpRequest("GET")), step("read", "llm"), watched(attempt):
        raise ValueError(MARKER)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "api.telemetry.traces")
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ConfigurationError, match=r"factframe\[otel\]"):
        telemetry(Settings(traces=True, cache=False))


def test_what_is_off_is_not_made() -> None:
    assert telemetry(Settings(cache=False)).watchers == ()
