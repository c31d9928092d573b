"""The files that a run leaves, and the way back from them."""

import hashlib
import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from evals.report.html import page
from evals.report.junit import junit_xml
from evals.report.markdown import summary
from evals.results import Answers, Item, Run, RunHeader

VERSION: Final = 1
"""Version of the files; another one is not read."""
HEADER, ITEMS, ANSWERS = "run.json", "items.jsonl", "answers.json"

M = TypeVar("M", bound=BaseModel)


class RunFileError(Exception):
    """A run cannot be saved or read back. The message names the file and what to do."""


class _HeaderFile(RunHeader):
    """`run.json`: the header, and by what the files beside it are known to be whole."""

    version: Literal[1] = VERSION
    sha256: dict[str, str]
    """Digests of the files that are read back."""


def require_free(folder: Path | None) -> None:
    """Raises RunFileError where the folder exists. To be asked before anything is paid."""
    if folder and folder.exists():
        raise RunFileError(f"{folder} exists; choose another folder, or move it away")


def save(run: Run, folder: Path) -> None:
    """All files of the run, or none. Raises RunFileError where the folder exists."""
    require_free(folder)
    files = _files(run)
    unfinished = folder.parent / f".{folder.name}.{secrets.token_hex(4)}"
    try:
        unfinished.mkdir(parents=True)
        for name, content in files.items():
            (unfinished / name).write_bytes(content)
        unfinished.rename(folder)
    except OSError as error:
        raise RunFileError(f"{folder} cannot be written: {error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def load(folder: Path) -> Run:
    """The run that was saved there. Raises RunFileError."""
    header = _header(folder)
    items = _whole(folder / ITEMS, header)
    answers = _whole(folder / ANSWERS, header)
    kept = header.model_dump(exclude={"version", "sha256"})
    return Run(
        header=RunHeader.model_validate(kept),
        items=tuple(_read(Item, line, folder / ITEMS) for line in items.splitlines()),
        answers=_read(Answers, answers, folder / ANSWERS),
    )


def _files(run: Run) -> Mapping[str, bytes]:
    read_back = {
        ITEMS: "".join(f"{item.model_dump_json()}\n" for item in run.items).encode(),
        ANSWERS: f"{run.answers.model_dump_json()}\n".encode(),
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in read_back.items()}
    header = _HeaderFile(**run.header.model_dump(), sha256=digests)
    return read_back | {
        HEADER: f"{header.model_dump_json(indent=2)}\n".encode(),
        "report.html": page(run).encode(),
        "junit.xml": junit_xml(run),
        "summary.md": summary(run).encode(),
    }


def _header(folder: Path) -> _HeaderFile:
    path = folder / HEADER
    content = _bytes(path)
    try:
        raw = json.loads(content)
    except ValueError as error:
        raise RunFileError(f"{path} is truncated or no JSON ({error}); repeat the run") from error
    version = raw.get("version") if isinstance(raw, dict) else None
    if version != VERSION:
        raise RunFileError(
            f"{path} is of version {version!r}, and version {VERSION} is read here; read it with "
            "the code that wrote it, or repeat the run"
        )
    return _read(_HeaderFile, content, path)


def _whole(path: Path, header: _HeaderFile) -> bytes:
    """The file as it was saved."""
    content = _bytes(path)
    if hashlib.sha256(content).hexdigest() != header.sha256.get(path.name):
        raise RunFileError(
            f"{path} is not as it was saved: truncated, changed, or of another run; take it from "
            "where it was copied, or repeat the run"
        )
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunFileError(
            f"{path} cannot be read ({error.strerror}); give the folder of a run, and repeat the "
            "run where a file is lost"
        ) from error


def _read(kind: type[M], content: bytes, path: Path) -> M:
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise RunFileError(
            f"{path} was written by another version of this code ({place}: {first['msg']}); read "
            "it with that version, or repeat the run"
        ) from error
