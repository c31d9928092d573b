"""Traces, as OpenTelemetry has them: one span for each request, stage and call to a model.

Names follow the semantic conventions for HTTP and for generative AI. Spans hold names, numbers and
ids; no exception is recorded, since its message may repeat what was sent. Where they go is said by
the variables of OpenTelemetry itself (OTEL_EXPORTER_OTLP_ENDPOINT and so on).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final

from opentelemetry import propagate
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import Span, SpanKind, Status, StatusCode

from api.observing import Attempt, Event, HttpRequest, Queueing, Step, Work

Attributes = Mapping[str, str | int | float | bool]
_NAME: Final = "factframe"


class Traces:
    """Makes spans of what goes on; implements `api.observing.Watcher`."""

    def __init__(self, exporter: SpanExporter | None = None) -> None:
        resource = Resource({SERVICE_NAME: _NAME}).merge(OTELResourceDetector().detect())
        self._provider = TracerProvider(resource=resource, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer(_NAME)

    def close(self) -> None:
        """Send what has not been sent yet."""
        self._provider.shutdown()

    @contextmanager
    def watch(self, work: Work) -> Iterator[None]:
        with self._tracer.start_as_current_span(
            _title(work),
            record_exception=False,
            set_status_on_exception=False,
            **_start(work),
        ) as span:
            try:
                yield
            finally:
                _finish(span, work)

    def note(self, event: Event) -> None:
        """What counts is on the spans already."""


def _title(work: Work) -> str:
    match work:
        case HttpRequest():
            return work.method
        case Step(stage):
            return stage
        case Queueing(model):
            return f"queue {model}"
        case Attempt(model=model):
            return f"chat {model}"


def _start(work: Work) -> dict[str, Any]:
    """What is known of a span when it begins."""
    match work:
        case HttpRequest():
            parent = propagate.extract({"traceparent": work.parent})
            method = {"http.request.method": "_OTHER" if work.method == "other" else work.method}
            return {"kind": SpanKind.SERVER, "context": parent, "attributes": method}
        case Attempt():
            return {"kind": SpanKind.CLIENT, "attributes": _question(work)}
        case Step(stage, engine):
            attributes = {"factframe.stage": stage, "factframe.engine": engine}
            return {"attributes": attributes}
        case Queueing(model):
            return {"attributes": {"gen_ai.request.model": model}}


def _question(attempt: Attempt) -> Attributes:
    provider, slash, model = attempt.model.partition("/")
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": provider if slash else "unknown",
        "gen_ai.request.model": model or provider,
        "gen_ai.request.max_tokens": attempt.max_tokens,
        "gen_ai.prompt.name": attempt.prompt,
        "gen_ai.output.type": "json",
        "factframe.attempt": attempt.number,
    }


def _finish(span: Span, work: Work) -> None:
    match work:
        case HttpRequest():
            _answered(span, work)
        case Attempt(outcome="ok"):
            span.set_attributes(_usage(work))
        case Attempt():
            span.set_attributes({**_usage(work), "error.type": work.outcome})
            span.set_status(Status(StatusCode.ERROR))


def _usage(attempt: Attempt) -> Attributes:
    return {
        "gen_ai.usage.input_tokens": attempt.tokens_in,
        "gen_ai.usage.output_tokens": attempt.tokens_out,
    }


def _answered(span: Span, request: HttpRequest) -> None:
    span.update_name(f"{request.method} {request.route}")
    span.set_attributes({"http.route": request.route, "http.response.status_code": request.status})
    if request.made:
        span.set_attributes(
            {"factframe.result.id": request.made.id, "factframe.cached": request.made.cached}
        )
    if request.problem:
        span.set_attribute("error.type", request.problem)
    if request.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        span.set_status(Status(StatusCode.ERROR))
