"""Changes of known effect, counted by their kind."""

from dataclasses import dataclass

from evals.results import CaseResult, MeasureResult, RunHeader


@dataclass(frozen=True, slots=True)
class Changes:
    """All cases of one kind."""

    kind: str
    cases: tuple[CaseResult, ...]
    figure: MeasureResult | None = None
    """The share that passed, with its interval and baseline, where it was computed."""

    @property
    def title(self) -> str:
        return self.kind.replace("_", " ")

    @property
    def passed(self) -> int:
        return sum(case.passed for case in self.cases)

    @property
    def tried(self) -> int:
        return len(self.cases)

    @property
    def count(self) -> str:
        """Such as "7/9"."""
        return f"{self.passed}/{self.tried}"

    @property
    def failing(self) -> tuple[CaseResult, ...]:
        return tuple(case for case in self.cases if not case.passed)

    @property
    def is_loss(self) -> bool:
        return self.figure is not None and self.figure.is_loss


def by_kind(header: RunHeader) -> tuple[Changes, ...]:
    """The cases grouped, in the order in which their kinds first come."""
    figures = {figure.aspect: figure for figure in header.kinds}
    cases: dict[str, list[CaseResult]] = {}
    for case in header.perturbations:
        cases.setdefault(case.kind, []).append(case)
    return tuple(Changes(kind, tuple(found), figures.get(kind)) for kind, found in cases.items())


def in_all(header: RunHeader) -> str:
    """Cases passed of cases tried, such as "310/340"."""
    passed = sum(case.passed for case in header.perturbations)
    return f"{passed}/{len(header.perturbations)}"
