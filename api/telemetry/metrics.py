"""Metrics, as Prometheus reads them.

Labels take few values: routes, stages, engines, kinds of outcome, the models that are configured.
With `PROMETHEUS_MULTIPROC_DIR` set, several processes count together.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Final

import prometheus_client as prometheus
from prometheus_client import multiprocess

from api.observing import (
    Attempt,
    CacheFailed,
    Event,
    HttpRequest,
    LookedUp,
    Made,
    Queueing,
    Refused,
    Step,
    Work,
)
from api.ports import UpstreamState

_QUICK: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Metrics:
    """Counts what goes on; implements `api.observing.Watcher`."""

    media_type: Final = prometheus.CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = prometheus.CollectorRegistry()
        self._requests = self._counter("requests", "Requests.", "method", "route", "status")
        self._seconds = self._histogram("request_seconds", "Time of requests.", "route")
        self._in_flight = self._gauge("requests_in_flight", "Requests under way.")
        self._problems = self._counter("problems", "Requests answered with a problem.", "code")
        self._stages = self._histogram("stage_seconds", "Time of stages.", "stage", "engine")
        self._results = self._counter("results", "Results.", "kind", "engine", "cached")
        self._rejected = self._counter("rejected_quotes", "Quotes of a model not in the text.")
        self._injections = self._counter("suspected_injections", "Sentences to a language model.")
        self._attempts = self._counter("upstream_attempts", "Calls.", "model", "outcome")
        self._upstream = self._histogram("upstream_seconds", "Time of calls.", "model")
        self._calls = self._gauge("upstream_in_flight", "Calls under way.", "model")
        self._queue = self._gauge("upstream_queue", "Calls that wait for a place.", "model")
        self._paused = self._gauge("upstream_paused", "1: the model is not asked.", "model")
        self._tokens = self._counter("tokens", "Tokens.", "model", "direction")
        self._cost = self._counter("cost_usd", "Price, as far as it is known.", "model")
        self._unpriced = self._counter("unpriced_answers", "Answers of unknown price.", "model")
        self._lookups = self._counter("cache_lookups", "Looked up.", "kind", "outcome")
        self._cache_faults = self._counter("cache_faults", "Entries that could not be used.")

    def exposition(self, upstreams: Sequence[UpstreamState]) -> bytes:
        """All metrics, for a scrape."""
        for upstream in upstreams:
            self._paused.labels(upstream.model).set(upstream.breaker != "closed")
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return prometheus.generate_latest(self._registry)
        registry = prometheus.CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has none
        return prometheus.generate_latest(registry)

    @contextmanager
    def watch(self, work: Work) -> Iterator[None]:
        gauge = self._under_way(work)
        started = perf_counter()
        if gauge:
            gauge.inc()
        try:
            yield
        finally:
            if gauge:
                gauge.dec()
            self._ended(work, perf_counter() - started)

    def note(self, event: Event) -> None:
        match event:
            case Made():
                self._results.labels(event.kind, event.engine, str(event.cached).lower()).inc()
                if not event.cached:
                    self._rejected.inc(event.rejected_quotes)
                    self._injections.inc(event.suspected_injections)
            case LookedUp(kind, found):
                self._lookups.labels(kind, "hit" if found else "miss").inc()
            case CacheFailed():
                self._cache_faults.inc()
            case Refused(code):
                self._problems.labels(code).inc()

    def _under_way(self, work: Work) -> prometheus.Gauge | None:
        match work:
            case HttpRequest():
                return self._in_flight
            case Attempt(model=model):
                return self._calls.labels(model)
            case Queueing(model):
                return self._queue.labels(model)
        return None

    def _ended(self, work: Work, seconds: float) -> None:
        match work:
            case HttpRequest():
                self._requests.labels(work.method, work.route, str(work.status)).inc()
                self._seconds.labels(work.route).observe(seconds)
            case Step(stage, engine):
                self._stages.labels(stage, engine).observe(seconds)
            case Attempt():
                self._attempted(work, seconds)

    def _attempted(self, attempt: Attempt, seconds: float) -> None:
        self._attempts.labels(attempt.model, attempt.outcome).inc()
        self._upstream.labels(attempt.model).observe(seconds)
        self._tokens.labels(attempt.model, "in").inc(attempt.tokens_in)
        self._tokens.labels(attempt.model, "out").inc(attempt.tokens_out)
        self._cost.labels(attempt.model).inc(attempt.cost_usd or 0)
        if attempt.cost_usd is None:
            self._unpriced.labels(attempt.model).inc()

    def _counter(self, name: str, meaning: str, *labels: str) -> prometheus.Counter:
        return prometheus.Counter(f"factframe_{name}", meaning, labels, registry=self._registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> prometheus.Gauge:
        return prometheus.Gauge(
            f"factframe_{name}",
            meaning,
            labels,
            registry=self._registry,
            multiprocess_mode="livesum",
        )

    def _histogram(self, name: str, meaning: str, *labels: str) -> prometheus.Histogram:
        return prometheus.Histogram(
            f"factframe_{name}", meaning, labels, registry=self._registry, buckets=_QUICK
        )
