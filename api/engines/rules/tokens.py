"""Words and marks of a document with their offsets."""

import re
from typing import NamedTuple

from api.schemas.document import Document
from api.text.plain import plain_text

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., U.S.-based
    r"|\d+(?:[.,]\d+)*(?:-?\w+)*"  # 1,000.5, 24-hour
    r"|[^\W_]+(?:[-‑'’&](?!s\b)[^\W_]+)*"  # words, Izyum-Balaklya, don't, O'Neill
    r"|['’]s\b"  # the possessive and "is" stand alone
    r"|\.\.\.|\S"
)
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"'})


class Token(NamedTuple):
    """A word or a mark. `start` and `end` count code points of the article's text."""

    start: int
    end: int
    text: str
    """As it reads: composed, without soft hyphens, with the usual apostrophe."""
    lower: str
    """In lower case, with straight quotation marks and plain hyphens."""
    sentence: int
    """Index of its sentence in the document."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def scan(text: str, offset: int = 0, sentence: int = 0) -> list[Token]:
    """The tokens of a piece of text that starts at `offset`."""
    plain = None if text.isascii() else plain_text(text)
    if plain is None:
        return [
            _token(found.group(), found.start() + offset, found.end() + offset, sentence)
            for found in _TOKEN.finditer(text)
        ]
    return [
        _token(found.group(), plain.starts[start] + offset, plain.ends[end - 1] + offset, sentence)
        for found in _TOKEN.finditer(plain.text)
        for start, end in (found.span(),)
    ]


def _token(text: str, start: int, end: int, sentence: int) -> Token:
    return Token(start, end, text, text.lower().translate(_FOLD), sentence)


def tokenize(document: Document) -> tuple[Token, ...]:
    """The tokens of all included sentences, in order. Excluded regions have none."""
    return tuple(
        token
        for sentence in document.included()
        for token in scan(sentence.span.exact, sentence.span.start, sentence.index)
    )
