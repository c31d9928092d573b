"""Every choice of prompts against every model, over the same gold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from api.engines.llm.prompts import SHIPPED
from api.llm.prompting import prompt_ids
from api.schemas.run import Usage
from evals.results import RunHeader

SHOWN: Final = (
    "claims.f1",
    "claim_type.macro_f1",
    "factuality.micro_f1",
    "attributions.f1",
    "attribution_chain.f1",
    "attribution_stance.macro_f1",
    "names.f1",
    "name_stance.macro_f1",
    "loaded.f1",
    "policy_frames.macro_f1",
    "functions.f1",
    "portrayals.f1",
    "aligned.f1",
    "relations.macro_f1",
    "grounding.rate",
)
"""Figures that stand for the rest in a table of runs; the saved runs hold all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One choice of prompts with one model."""

    prompts: str
    """The versions chosen, such as `claims/v2`, or the recording; `shipped` where none was."""
    header: RunHeader

    @property
    def usage(self) -> Usage:
        """What the model's answers cost; of a recording, what they cost when they were made."""
        recording = self.header.extra.get("recording")
        totals = recording.get("totals") if isinstance(recording, dict) else None
        if isinstance(totals, dict):
            return Usage.model_validate(totals["usage"])
        return self.header.usage

    @property
    def seconds(self) -> float | None:
        """Time until all was answered; of a recording the answers' own, where they are known."""
        recording = self.header.extra.get("recording")
        totals = recording.get("totals") if isinstance(recording, dict) else None
        if isinstance(totals, dict):
            seconds = totals.get("seconds")
            return float(seconds) if isinstance(seconds, int | float) else None
        return self.header.seconds

    def figures(self) -> Mapping[str, tuple[float | None, str]]:
        """Value and count of every measure, by its name."""
        return {item.name: (item.value, item.count) for item in self.header.measures}


def choices(named: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Sets of prompt versions to try: every way to take one of the named versions a purpose.

    Without names: the shipped ones, and each other version by itself among them.
    """
    if not named:
        shipped = {ref.id for ref in SHIPPED.refs}
        return ((), *((name,) for name in prompt_ids() if name not in shipped))
    purposes: dict[str, list[str]] = {}
    for name in named:
        purposes.setdefault(name.partition("/")[0], []).append(name)
    return tuple(product(*purposes.values()))
