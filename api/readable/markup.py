"""Words from outside in Markdown, none of them taken for markup."""

import re

from api.readable.plain import plain

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()|&#!~@]|(?<=\w)(?=://)|(?<=www)(?=\.)")
_LEADING = re.compile(r"^[-+=]|^(\d+)(?=[.)])")
"""What would make a line a list or a heading."""


def escaped(text: str) -> str:
    """Text in which nothing is markup, for a line or the cell of a table."""
    return opening(inline(text).strip())


def inline(text: str) -> str:
    """Text in which nothing is markup, for a place within a line."""
    return _SPECIAL.sub(r"\\\g<0>", plain(text))


def opening(line: str) -> str:
    """The line, made neither a list nor a heading by how it begins."""
    return _LEADING.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", line)
