"""One run: every article and event answered, checked, scored, and set beside the baseline."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import add
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar

from api.core.analyze import analyze
from api.core.compare import compare
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.schemas.run import Usage
from evals import provenance
from evals.baseline import Baseline
from evals.dataset import Dataset
from evals.invariants import check
from evals.perturbations import cases as perturbed
from evals.perturbations import run as tried
from evals.recording import RecordingError
from evals.results import Answers, CaseResult, Item, Run, RunHeader
from evals.scoring import (
    Table,
    case_table,
    confusions,
    measured,
    measured_cases,
    score,
)
from evals.solvers import Solver

T = TypeVar("T")

_AT_ONCE: Final = 8
"""Changes put to a model at the same time; code gains nothing from that."""
_NO_BASELINE: Final = "There is no baseline of this solver: nothing is compared with one."
_NO_CHANGES: Final = "No changes of known effect were tried."


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of whom."""

    dataset: Dataset
    folder: Path
    """Where the dataset was read from."""
    solver: Solver
    seed: int = 0
    """Of the changes that are tried, and of the resampling."""
    limit: int | None = None
    """Changes of each kind that are tried at most; None: all."""
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What an engine made of a dataset."""

    answers: Answers
    cases: tuple[CaseResult, ...]
    errors: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A run, and the rows that a later run can be compared with."""

    run: Run
    aspects: Table
    cases: Table


async def run(plan: Plan) -> Scored:
    """Everything answered and scored."""
    found = await answered(plan)
    return _scored(_header(plan, found), plan.dataset, found, plan.baseline)


def rescored(old: Run, dataset: Dataset, folder: Path, baseline: Baseline | None) -> Scored:
    """The saved answers of a run, scored with labels or scorers that may have changed since."""
    answers, errors = _still_fitting(old.answers, dataset)
    found = Answered(answers, old.header.perturbations, errors, old.header.seconds)
    update = {
        "id": f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{old.header.solver}-rescored",
        "commit": provenance.commit(),
        "dirty": provenance.is_dirty(),
        "packages": provenance.packages(),
        **_gold(dataset, folder),
        "errors": (*old.header.errors, *errors),
        "notes": (*_notes(baseline), "Answers of an earlier run, scored again."),
    }
    return _scored(old.header.model_copy(update=update), dataset, found, baseline)


async def answered(plan: Plan) -> Answered:
    """All articles analysed, all events compared, all changes tried.

    A failure of the engine on one of them, of whatever kind, is told, and the rest goes on. Raises
    RecordingError where a recording does not fit.
    """
    started = perf_counter()
    errors: list[str] = []
    articles = await _analyses(plan, errors)
    events = await _comparisons(plan, articles, errors)
    limit = plan.limit
    changes = (
        perturbed(plan.dataset.articles, plan.seed, limit_per_kind=limit) if limit != 0 else ()
    )
    cases = await tried(changes, plan.solver.engine, at_once=_AT_ONCE if plan.solver.model else 1)
    answers = Answers(articles=articles, events=events)
    return Answered(answers, cases, tuple(errors), perf_counter() - started)


async def _analyses(plan: Plan, errors: list[str]) -> dict[str, ArticleAnalysis]:
    """All at the same time: a model's client bounds what it is asked at once."""
    engine = plan.solver.engine
    asked = {key: analyze(article, engine) for key, article in plan.dataset.articles.items()}
    return await _together("article", asked, errors)


async def _comparisons(
    plan: Plan, articles: Mapping[str, ArticleAnalysis], errors: list[str]
) -> dict[str, Comparison]:
    whole = {key: e for key, e in plan.dataset.events.items() if set(e.articles) <= articles.keys()}
    errors += [f"event {key}: not compared" for key in plan.dataset.events.keys() - whole.keys()]
    asked = {
        key: compare([articles[item] for item in event.articles], plan.solver.engine)
        for key, event in whole.items()
    }
    return await _together("event", asked, errors)


async def _together(
    kind: str, asked: Mapping[str, Awaitable[T]], errors: list[str]
) -> dict[str, T]:
    """What was answered; what failed is added to the errors."""
    made = await asyncio.gather(*asked.values(), return_exceptions=True)
    answers = {}
    for key, item in zip(asked, made, strict=True):
        if not isinstance(item, BaseException):
            answers[key] = item
        elif isinstance(item, Exception) and not isinstance(item, RecordingError):
            errors.append(f"{kind} {key}: {type(item).__name__}: {item}")
        else:
            raise item
    return answers


def _header(plan: Plan, found: Answered) -> RunHeader:
    """All but the figures."""
    now = datetime.now(UTC)
    none = (_NO_CHANGES,) if plan.limit == 0 else ()
    return RunHeader(
        id=f"{now:%Y%m%dT%H%M%S%fZ}-{plan.solver.name}",
        started_at=now.isoformat(timespec="seconds"),
        solver=plan.solver.name,
        model=plan.solver.model,
        notice=plan.solver.notice,
        prompts=plan.solver.prompts,
        seed=plan.seed,
        commit=provenance.commit(),
        dirty=provenance.is_dirty(),
        python=provenance.python(),
        packages=provenance.packages(),
        **_gold(plan.dataset, plan.folder),
        usage=_usage(found.answers),
        seconds=found.seconds,
        errors=found.errors,
        notes=(*_notes(plan.baseline), *none),
        extra=plan.solver.extra,
    )


def _gold(dataset: Dataset, folder: Path) -> dict[str, Any]:
    return {
        "gold": folder.name,
        "gold_digest": digest_of(dataset, folder),
        "articles": len(dataset.articles),
        "events": len(dataset.events),
    }


def _scored(
    header: RunHeader, dataset: Dataset, found: Answered, baseline: Baseline | None
) -> Scored:
    """The answers as figures, beside the baseline where there is one."""
    aspects, cases = score(dataset, found.answers), case_table(found.cases)
    figures = {
        "measures": measured(
            aspects, baseline.aspects if baseline else None, _accounts(dataset), header.seed
        ),
        "confusions": confusions(aspects),
        "invariants": check(dataset, found.answers),
        "perturbations": found.cases,
        "kinds": measured_cases(cases, baseline.cases if baseline else None, header.seed),
    }
    run = Run(
        header=header.model_copy(update=figures), items=_items(aspects), answers=found.answers
    )
    return Scored(run, aspects, cases)


def _accounts(dataset: Dataset) -> dict[str, int]:
    return {key: len(event.articles) for key, event in dataset.events.items()}


def _still_fitting(answers: Answers, dataset: Dataset) -> tuple[Answers, tuple[str, ...]]:
    """The answers to texts that are still those of the gold, and which are not."""
    texts = {key: article.text for key, article in dataset.articles.items()}
    articles = {
        key: item for key, item in answers.articles.items() if texts.get(key) == item.article.text
    }
    events = {
        key: item
        for key, item in answers.events.items()
        if key in dataset.events
        and {texts[article] for article in dataset.events[key].articles}
        == {account.analysis.article.text for account in item.articles}
    }
    lost = [f"article {key}: the run has no answer to this text" for key in texts.keys() - articles]
    lost += [f"event {key}: the run has no answer to it" for key in dataset.events.keys() - events]
    return Answers(articles=articles, events=events), tuple(sorted(lost))


def digest_of(dataset: Dataset, folder: Path) -> str:
    """Identity of the gold: labels and texts."""
    texts = {key: article.text for key, article in dataset.articles.items()}
    return provenance.gold_digest(folder, texts)


def _items(table: Table) -> tuple[Item, ...]:
    return tuple(
        Item(aspect=aspect, outcome=row.outcome, row=row)
        for aspect, rows in table.items()
        for row in rows or ()
    )


def _usage(answers: Answers) -> Usage:
    """Every call once: a comparison's run sums those of its accounts."""
    compared = {item.analysis.id for event in answers.events.values() for item in event.articles}
    alone = [item.run for item in answers.articles.values() if item.id not in compared]
    runs: Sequence[Usage] = [*(event.run for event in answers.events.values()), *alone]
    usages = [Usage(**run.model_dump(include=set(Usage.model_fields))) for run in runs]
    return reduce(add, usages, Usage())


def _notes(baseline: Baseline | None) -> tuple[str, ...]:
    return () if baseline else (_NO_BASELINE,)
