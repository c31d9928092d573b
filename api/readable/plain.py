"""The one seam between words from outside and the terminal."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn"})


def plain(text: str) -> str:
    """The text on one line, without anything that is not seen as a character.

    Control characters (C0, C1), characters that turn the direction of writing, zero-width
    characters, halves of surrogate pairs and unassigned code points are left out; every run of
    white space is one blank.
    """
    spaced = _SPACES.sub(" ", text)
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in _HIDDEN)
