"""Where the database is: a private folder, in which one database is in use at a time.

A database has a folder of its own, with a name that is never used again: SQLite finds the files
beside a database by their names, so another one in the same place would lose its journal to a
process that still has the old one open.
"""

import fcntl
import logging
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_log = logging.getLogger(__name__)
NAME: Final = "store-1"
DAMAGED: Final = "damaged"
_LOCK: Final = "lock"
_LIVE: Final = "data-"
_NEW: Final = "new-"
_LOCK_SECONDS: Final = 30
_OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def private(directory: Path) -> Path:
    """The folder in the directory, made where there is none, for this user alone.

    Raises OSError where another could have put something into it, or it cannot be had.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return checked(directory, make=True)


def checked(directory: Path, *, make: bool = False) -> Path:
    """The folder in the directory, which must be private. Raises OSError."""
    _check_place(directory)
    folder = directory / NAME
    if make:
        folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(f"{folder} is not a folder, or a link to one")
    if found.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to another user")
    if found.st_mode & _OTHERS_MAY_WRITE:
        raise PermissionError(f"others may write to {folder}: remove it")
    folder.chmod(0o700)
    return folder


def _check_place(directory: Path) -> None:
    """Nobody else may put another folder, or a link, in the place of ours."""
    trusted = {0, os.geteuid()}
    if directory.lstat().st_uid not in trusted:
        raise PermissionError(f"{directory} belongs to another user")
    found = directory.stat()
    if found.st_uid not in trusted:
        raise PermissionError(f"{directory} leads to a folder of another user")
    if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
        raise PermissionError(f"everybody may write to {directory}: chmod o-w it")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """While one process opens, makes or replaces a database, no other does. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(folder / _LOCK, flags, 0o600)
    try:
        _wait_for(handle)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int) -> None:
    give_up = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise TimeoutError("another process is opening it") from None
            time.sleep(0.02)
        else:
            return


def live(folder: Path) -> Path | None:
    """The folder of the database in use."""
    return next(iter(sorted(folder.glob(f"{_LIVE}*"))), None)


def is_private(database: Path) -> bool:
    """Whether the folder of a database, and all in it, is a plain file or folder of this user."""
    if not stat.S_ISDIR(database.lstat().st_mode):
        return False
    found = [path.lstat() for path in database.iterdir()]
    return all(
        stat.S_ISREG(file.st_mode) and file.st_uid == os.geteuid() and file.st_nlink == 1
        for file in found
    )


def restrict(database: Path) -> None:
    """No file of the database is for others to read."""
    for path in (database, *database.iterdir()):
        path.chmod(0o700 if path == database else 0o600)


@contextmanager
def begun(folder: Path, file: str) -> Iterator[Path]:
    """A place for a new database, with an empty file for its user alone; when the block is left,
    it is the one in use, whole or not at all."""
    for left in folder.glob(f"{_NEW}*"):
        shutil.rmtree(left)
    token = secrets.token_hex(8)
    place = folder / f"{_NEW}{token}"
    place.mkdir(mode=0o700)
    (place / file).touch(mode=0o600, exist_ok=False)
    yield place
    place.rename(folder / f"{_LIVE}{token}")


def set_aside(database: Path) -> None:
    """Keep the last damaged database for whoever wants to look at it, under another name."""
    aside = database.parent / DAMAGED
    _log.warning("The cache is damaged: it is set aside as %s and begun anew", aside)
    remove_damaged(database.parent)
    database.rename(aside)


def remove_damaged(folder: Path) -> None:
    """The database that was set aside is removed."""
    aside = folder / DAMAGED
    if aside.is_symlink() or aside.is_file():
        aside.unlink()
    elif aside.is_dir():
        shutil.rmtree(aside)
