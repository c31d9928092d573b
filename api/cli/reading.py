"""Files and standard input, made articles."""

import sys
from pathlib import Path

from api.cli.exits import FileError
from api.ingest import Limits, from_address, from_bytes
from api.ports import Fetcher
from api.schemas.article import Article, ArticleMetadata
from api.settings import Settings

STANDARD_INPUT = "-"


def is_address(path: str) -> bool:
    """Whether it is a page on the web and no file."""
    return path.lower().startswith(("http://", "https://"))


async def read_article(
    path: str, metadata: ArticleMetadata, settings: Settings, fetcher: Fetcher | None
) -> Article:
    """The article in the file, at the address, or on standard input for `-`. Raises FileError,
    InputError, FetchError."""
    limits = settings.limits
    if is_address(path):
        return await from_address(path, metadata, fetcher, limits=limits)
    data = _standard_input(limits) if path == STANDARD_INPUT else _file(Path(path), limits)
    return from_bytes(data, path, metadata=metadata, limits=limits)


def _standard_input(limits: Limits) -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write("Paste the article, then end with Ctrl-D on a line of its own.\n")
    return sys.stdin.buffer.read(limits.bytes + 1)


def _file(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.bytes + 1)
    except FileNotFoundError:
        raise FileError("there is no such file. Check the path.") from None
    except IsADirectoryError:
        raise FileError("this is a folder. Name the files in it.") from None
    except PermissionError:
        raise FileError("you may not read this file. Check its permissions.") from None
    except (OSError, ValueError):
        raise FileError("the file cannot be read.") from None
