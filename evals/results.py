"""What a run of the evaluation leaves behind: `run.json`, `items.jsonl`, `answers.json`."""

from pydantic import BaseModel, ConfigDict, JsonValue

from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.schemas.run import PromptRef, Usage
from evals.rows import Outcome, Row


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class UnlikeError(ValueError):
    """Two sets of labels or answers are not of the same things, so they cannot be compared."""


class Interval(Record):
    """A 95 % bootstrap interval."""

    low: float
    high: float


class Difference(Record):
    """This run less the baseline, over the same units."""

    value: float
    interval: Interval | None
    """Null where fewer than two units can be resampled."""


class MeasureResult(Record):
    """One figure."""

    name: str
    """Such as `claims.f1`."""
    aspect: str
    """The table of rows that it is computed from, such as `claims`."""
    title: str
    """What it is, in a few words."""
    value: float | None
    """Null where the engine does not assess it."""
    part: float | None = None
    """Numerator of the count behind the value, such as 7 of "7/9"."""
    whole: float | None = None
    """Denominator of that count."""
    interval: Interval | None = None
    units: int = 0
    """Units that were resampled."""
    unit: str = ""
    """What a unit is: `article`, `sentence`, …"""
    articles: int = 0
    """Articles behind the figure."""
    baseline: float | None = None
    difference: Difference | None = None

    @property
    def count(self) -> str:
        """Such as "7/9"."""
        if self.part is None or self.whole is None:
            return "–"
        return (
            f"{self.part:g}/{self.whole:g}"
            if self.part % 1 == 0
            else (f"{self.part:.1f}/{self.whole:g}")
        )

    @property
    def is_loss(self) -> bool:
        """Whether the whole interval of the difference lies below nought, or a figure that the
        baseline has is no longer assessed."""
        if self.value is None:
            return self.baseline is not None
        interval = self.difference.interval if self.difference else None
        return interval is not None and interval.high < 0


class InvariantResult(Record):
    """Something that must hold of every answer, whatever the engine."""

    name: str
    title: str
    checked: int
    """Things that were checked."""
    failures: tuple[str, ...]
    """What broke it, one line each; empty: it holds."""


class CaseResult(Record):
    """One change of known effect."""

    kind: str
    """Such as `number_changed`."""
    name: str
    """Unique within the run; tells the article and the change."""
    passed: bool
    failures: tuple[str, ...] = ()
    """What did not follow, or followed though it should not have."""


class ConfusionTable(Record):
    """How often each label of the gold (rows) got each label in the answer (columns)."""

    aspect: str
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class RunHeader(Record):
    """`run.json`: everything needed to read the figures and to repeat them."""

    id: str
    started_at: str
    """ISO 8601, UTC."""
    solver: str
    """`rules`, `llm`, `replay`, `null`, `copy-all`."""
    model: str | None
    notice: str
    """What sort of reading this is."""
    prompts: tuple[PromptRef, ...]
    seed: int
    commit: str | None
    """Commit of the checkout; null outside of one."""
    dirty: bool | None
    """Whether the checkout had changes that were not committed."""
    python: str
    packages: dict[str, str]
    """Versions of the packages that bear on the figures."""
    gold: str
    """Folder of the gold."""
    gold_digest: str
    """SHA-256 over its files."""
    articles: int
    events: int
    usage: Usage
    """Calls, tokens, cost, cache hits, summed."""
    seconds: float
    measures: tuple[MeasureResult, ...] = ()
    confusions: tuple[ConfusionTable, ...] = ()
    invariants: tuple[InvariantResult, ...] = ()
    perturbations: tuple[CaseResult, ...] = ()
    kinds: tuple[MeasureResult, ...] = ()
    """Cases passed of cases tried, one figure for each kind of change."""
    errors: tuple[str, ...] = ()
    """Articles and events on which the engine failed, with the reason."""
    notes: tuple[str, ...] = ()
    """What a reader must know to read the figures rightly."""
    extra: dict[str, JsonValue] = {}
    """Such as the header of a recording."""

    @property
    def failed(self) -> tuple[str, ...]:
        """Why the run fails, one line each; empty: it passes."""
        broken = [
            f"{i.name}: {len(i.failures)} of {i.checked}" for i in self.invariants if i.failures
        ]
        lost = [
            f"{m.name}: {'below the baseline' if m.value is not None else 'no longer assessed'}"
            for m in (*self.measures, *self.kinds)
            if m.is_loss
        ]
        return (*self.errors, *broken, *lost)


class Item(Record):
    """A line of `items.jsonl`."""

    aspect: str
    outcome: Outcome
    row: Row


class Answers(Record):
    """`answers.json`: what the engine answered, so that it can be scored again without it."""

    articles: dict[str, ArticleAnalysis]
    events: dict[str, Comparison]


class Run(Record):
    """All of it in memory."""

    header: RunHeader
    items: tuple[Item, ...]
    answers: Answers
