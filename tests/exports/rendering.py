"""A view as a reader gets it."""

import io

from rich.console import Console, RenderableType


def rendered(view: RenderableType, width: int = 80, *, terminal: bool = False) -> str:
    """The text of the view; with escape sequences only for a terminal."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=terminal, markup=True, legacy_windows=False
    )
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def one_line(text: str) -> str:
    """The text with its line breaks and blanks folded, to look for phrases in."""
    return " ".join(text.split())
