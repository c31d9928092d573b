"""The two example articles."""

from functools import cache
from pathlib import Path

from api.web.forms import Typed

_API = Path(__file__).parent.parent
_FOLDERS = (_API / "seeds", _API.parent / "seeds")
"""In the wheel, and in the repository."""


@cache
def examples() -> tuple[Typed, ...]:
    """Both, as if they had been pasted."""
    folder = next(folder for folder in _FOLDERS if folder.is_dir())
    return tuple(
        Typed(number, text=path.read_text(encoding="utf-8"))
        for number, path in enumerate(sorted(folder.glob("*.txt")), start=1)
    )
