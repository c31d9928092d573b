"""From exports of labelling tools to label files, each with its article's text beside it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from api.errors import InputError
from api.ingest import from_text
from api.schemas.article import ArticleMetadata
from api.text.document import build_document
from evals.exchange.assembly import gold_of
from evals.exchange.doccano_reading import sheet_of_line
from evals.exchange.errors import ExchangeError
from evals.exchange.label_studio_reading import sheet_of_task
from evals.exchange.sheets import Sheet
from evals.goldarticles import Grounding
from evals.goldfiles import GoldArticle, GoldError
from evals.goldwriting import write_article

_ID = re.compile(r"[\w][\w.-]{0,99}")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class _File:
    """A label file to be written, and the text that goes with it."""

    gold: GoldArticle
    labels: Path
    text: Path
    content: bytes


def import_label_studio(export: Path, out: Path, annotator: str | None = None) -> list[Path]:
    """Writes a label file for each task of a JSON export; returns their paths.

    Where several people have labelled a task, `annotator` is the id or the email address of the
    one who is meant. `out` becomes a folder of gold: `articles/ID.yaml` and `texts/ID.txt`.
    Nothing is written unless all of the export can be. Raises ExchangeError.
    """
    with _within(str(export)):
        given = _parsed(_read(export), "the file")
        tasks = given if isinstance(given, list) else [given]
        if not tasks:
            raise ExchangeError("there is no task in it; export the tasks that are labelled")
        named = ((_task_name(task, number), task) for number, task in enumerate(tasks, 1))
        return _written(named, lambda task: sheet_of_task(task, annotator), out)


def import_doccano(export: Path, out: Path) -> list[Path]:
    """Writes a label file for each line of a JSONL export; returns their paths.

    What the labels cannot hold is filled in by rule: evals/exchange/README.md tells what that is.
    `out` becomes a folder of gold: `articles/ID.yaml` and `texts/ID.txt`. Nothing is written
    unless all of the export can be. Raises ExchangeError.
    """
    with _within(str(export)):
        lines = [line for line in enumerate(_read(export).split("\n"), 1) if line[1].strip()]
        if not lines:
            raise ExchangeError("there is no line in it; export the texts that are labelled")
        named = ((f"line {number}", line) for number, line in lines)
        return _written(named, lambda line: sheet_of_line(_parsed(line, "the line")), out)


@contextmanager
def _within(place: str) -> Iterator[None]:
    """Puts the place before the message of whatever goes wrong there."""
    try:
        yield
    except ExchangeError as error:
        message = " ".join(str(error).splitlines())  # ids come from the export, as they like
        raise ExchangeError(f"{place}: {message}") from error


def _read(export: Path) -> str:
    try:
        return export.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ExchangeError(f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ExchangeError("it is not text in UTF-8; unpack it if it is a ZIP file") from error


def _parsed(text: str, what: str) -> Any:  # whatever stands in the export
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{what} is not JSON; export it again") from error


def _task_name(task: Any, number: int) -> str:
    known = task.get("id") if isinstance(task, dict) else None
    return f"task {known}" if isinstance(known, int | str) else f"task no. {number}"


def _written(
    named: Iterable[tuple[str, Any]], sheet_of: Callable[[Any], Sheet], out: Path
) -> list[Path]:
    files: dict[Path, _File] = {}
    for name, given in named:
        with _within(name):
            file = _file(sheet_of(given), out)
            if file.labels in files or file.labels.exists() or file.text.exists():
                raise ExchangeError(
                    f"{file.labels} is there already; give the article another id, or import "
                    "into another folder"
                )
            files[file.labels] = file
    for file in files.values():
        _write(file)
    return list(files)


def _file(sheet: Sheet, out: Path) -> _File:
    """The label file, of which every quote has been found at the offsets that were marked."""
    if not _ID.fullmatch(sheet.article):
        raise ExchangeError(
            f"{sheet.article!r} cannot be the id of an article; use letters, digits, - and _"
        )
    labels = out / "articles" / f"{sheet.article}.yaml"
    try:
        metadata = ArticleMetadata(published_at=sheet.published_at, outlet=sheet.outlet)
        article = from_text(sheet.text, metadata)
        gold = gold_of(
            _without_mark(sheet), build_document(article), f"../texts/{sheet.article}.txt"
        )
        Grounding(gold, article, labels).labels()
        content = sheet.text.encode("utf-8")
    except (InputError, GoldError, ValueError) as error:
        raise ExchangeError(str(error)) from error
    return _File(gold, labels, out / "texts" / f"{sheet.article}.txt", content)


def _without_mark(sheet: Sheet) -> Sheet:
    """The sheet of the text as it is analysed: without a leading byte order mark."""
    if not sheet.text.startswith(_BOM):
        return sheet
    marks = tuple(
        replace(mark, start=max(0, mark.start - 1), end=mark.end - 1) for mark in sheet.marks
    )
    return replace(sheet, text=sheet.text.removeprefix(_BOM), marks=marks)


def _write(file: _File) -> None:
    try:
        for path in (file.labels, file.text):
            path.parent.mkdir(parents=True, exist_ok=True)
        file.text.write_bytes(file.content)
        write_article(file.gold, file.labels)
    except OSError as error:
        raise ExchangeError(f"{error.filename} cannot be written: {error.strerror}") from error
