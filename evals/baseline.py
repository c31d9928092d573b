"""The rows that a run is compared with: `baseline.json`, for every solver that it holds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from evals.measures import MEASURES
from evals.rows import Row
from evals.scoring import Table
from evals.statistics import BCubed, MacroF1, RankCorrelation

BASELINE: Final = Path(__file__).parent / "baseline.json"

_LABELLED: Final = {
    measure.aspect
    for measure in MEASURES
    if isinstance(measure.statistic, MacroF1 | BCubed | RankCorrelation)
}
"""Aspects of which the labels themselves enter a figure, not only whether there is one."""
_ANY: Final = "+"


class BaselineError(ValueError):
    """The baseline cannot be used. The message says why, and how to make it anew."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Rows of an earlier run of one solver over the same gold."""

    aspects: Table
    cases: Table


def read(path: Path, solver: str, gold_digest: str) -> Baseline | None:
    """The baseline of the solver, or None where the file holds none. Raises BaselineError."""
    held = _read(path).get(solver)
    if held is None:
        return None
    try:
        digest = held["gold_digest"]
        found = Baseline(_table(held["aspects"]), _table(held["cases"]))
    except (AttributeError, KeyError, TypeError, ValueError, ValidationError) as error:
        raise BaselineError(f"{path}: the baseline of {solver} cannot be read: {error}") from error
    if digest != gold_digest:
        raise BaselineError(
            f"{path}: the baseline of {solver} was made with other gold labels; make it anew with "
            f"`python -m evals run --engine {solver} --write-baseline`, or compare with none by "
            "`--no-baseline`."
        )
    return found


def write(path: Path, solver: str, gold_digest: str, aspects: Table, cases: Table) -> None:
    """Put the rows of the solver into the file, those of other solvers left as they are."""
    held: dict[str, Any] = _read(path) if path.exists() else {}
    held[solver] = {
        "gold_digest": gold_digest,
        "aspects": {key: _short(key, rows) for key, rows in aspects.items()},
        "cases": {key: _short(key, rows) for key, rows in cases.items()},
    }
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(_dumped(held), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be written: {error.strerror}") from error


def kept_cases(path: Path, solver: str) -> Table:
    """The cases that the file holds for the solver; none where there is no file."""
    held = _read(path).get(solver) if path.exists() else None
    return _table(held["cases"]) if held else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BaselineError(
            f"{path}: there is no such file; make it with --write-baseline, or compare with "
            "none by --no-baseline."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise BaselineError(f"{path}: cannot be read: {error}") from error
    if not isinstance(held, dict):
        raise BaselineError(f"{path}: is no baseline: expected an object by solver")
    return held


def _short(aspect: str, rows: Sequence[Row] | None) -> list[list[Any]] | None:
    if rows is None:
        return None
    labelled = aspect in _LABELLED
    return [
        [
            row.unit,
            row.article,
            row.gold if labelled or row.gold is None else _ANY,
            row.answer if labelled or row.answer is None else _ANY,
            row.credit,
        ]
        for row in rows
    ]


def _table(held: Mapping[str, Any]) -> Table:
    return {
        aspect: None
        if rows is None
        else [
            Row(unit=unit, article=article, gold=gold, answer=answer, credit=credit)
            for unit, article, gold, answer, credit in rows
        ]
        for aspect, rows in held.items()
    }


def _dumped(held: Mapping[str, Any]) -> str:
    """JSON with one row a line, so that a change of the baseline can be read as a difference."""
    return _object({solver: _solver(kept) for solver, kept in sorted(held.items())}, "") + "\n"


def _solver(kept: Mapping[str, Any]) -> str:
    tables = {
        name: _object({key: _rows(rows) for key, rows in kept[name].items()}, "  ")
        for name in ("aspects", "cases")
    }
    return _object({"gold_digest": _json(kept["gold_digest"]), **tables}, " ")


def _rows(rows: Sequence[Any] | None) -> str:
    if not rows:
        return _json(rows)
    return "[\n" + ",\n".join(f"    {_json(row)}" for row in rows) + "\n   ]"


def _object(members: Mapping[str, str], margin: str) -> str:
    lines = (f"{margin} {_json(key)}: {value}" for key, value in members.items())
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
