"""Where a run comes from: commit, packages, gold."""

import hashlib
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_PACKAGES: Final = (
    "factframe",
    "krippendorff",
    "litellm",
    "numpy",
    "pydantic",
    "scikit-learn",
    "scipy",
)


def commit() -> str | None:
    """The commit of the checkout; None outside of one."""
    return _git("rev-parse", "HEAD")


def is_dirty() -> bool | None:
    """Whether files of the checkout differ from its commit; None outside of one."""
    status = _git("status", "--porcelain")
    return None if status is None else bool(status)


def packages() -> dict[str, str]:
    """Versions of the packages that bear on the figures."""
    return {name: version(name) for name in _PACKAGES}


def python() -> str:
    return platform.python_version()


def gold_digest(folder: Path, texts: Mapping[str, str]) -> str:
    """SHA-256 over the label files of a folder and the texts that they label, by the ids of their
    articles, hexadecimal."""
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("articles/*.yaml"), *folder.glob("events/*.yaml"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for key, text in sorted(texts.items()):
        digest.update(key.encode() + b"\0" + text.encode() + b"\0")
    return digest.hexdigest()


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words of our own
            ("git", "-C", str(ROOT), *arguments),  # noqa: S607 - git is found as the user's own
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
