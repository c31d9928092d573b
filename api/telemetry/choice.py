"""Who watches, as the settings say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.errors import ConfigurationError
from api.observing import Watcher
from api.settings import Settings

if TYPE_CHECKING:
    from api.telemetry.metrics import Metrics
    from api.telemetry.traces import Traces


@dataclass(frozen=True, slots=True)
class Telemetry:
    """Those who watch all requests, each None where it is off."""

    metrics: Metrics | None = None
    traces: Traces | None = None

    @property
    def watchers(self) -> tuple[Watcher, ...]:
        """All there are; traces first, so that counting is no part of their times."""
        return tuple(one for one in (self.traces, self.metrics) if one)

    async def close(self) -> None:
        """Send what has not been sent yet."""
        if self.traces:
            await asyncio.to_thread(self.traces.close)


def telemetry(settings: Settings) -> Telemetry:
    """Those that the settings ask for; what is off is not even imported. Raises
    ConfigurationError."""
    return Telemetry(
        _metrics() if settings.metrics else None, _traces() if settings.traces else None
    )


def _metrics() -> Metrics:
    from api.telemetry.metrics import Metrics  # noqa: PLC0415 - a tenth of a second

    return Metrics()


def _traces() -> Traces:
    try:
        from api.telemetry.traces import Traces  # noqa: PLC0415 - an extra, and a third of a second
    except ImportError:
        raise ConfigurationError(
            "FACTFRAME_TRACES is on, but OpenTelemetry is not installed. Install the extra: "
            "pip install 'factframe[otel]', or set FACTFRAME_TRACES=off."
        ) from None
    return Traces()
