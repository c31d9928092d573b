"""What the figures were measured on."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from api.engines.rules.engine import RulesEngine


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, and how busy it was when the measuring began."""

    date: str
    cpu: str
    cores: int
    system: str
    python: str
    load: float
    """Processes that ran or waited to run over the last minute, before the measuring."""
    engine: str
    """Version of the engine: a digest of its code and data."""


def machine() -> Machine:
    return Machine(
        date=datetime.now(UTC).date().isoformat(),
        cpu=_cpu(),
        cores=os.cpu_count() or 1,
        system=f"{platform.system()} {platform.release()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        load=round(os.getloadavg()[0], 2),
        engine=RulesEngine().identity.version,
    )


def _cpu() -> str:
    """The model of the processor, as the system names it."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
