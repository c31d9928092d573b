"""Words and marks of a document with their offsets."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from api.engines.rules.words.dictionary import Dictionary
from api.schemas.document import Document
from api.text.plain import plain_text

_TOKEN = re.compile(
    r"[^\W\d_](?:"
    r"(?:\.[^\W\d_])+\.(?:-\w+)*"  # U.S., U.S.-based
    r"|[^\W_]*+(?:[-‑'’&](?!s\b)[^\W_]++)*)"  # words, Izyum-Balaklya, don't, O'Neill
    r"|\d+(?:[.,:]\d+)*(?:-?\w+)*"  # 1,000.5, 6:40, 24-hour
    r"|['’]s\b"  # the possessive and "is" stand alone
    r"|\.\.\.|\S"
)
_WORDS_REMEMBERED = 16_384
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"'})


class Token:
    """A word or a mark. `start` and `end` count code points of the article's text.

    There are many of them, so what is often asked of one is told at once, and two are never
    compared but by identity.
    """

    __slots__ = ("end", "is_capitalised", "is_word", "lower", "sentence", "start", "text")

    def __init__(self, start: int, end: int, text: str, sentence: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        """As it reads: composed, without soft hyphens, with the usual apostrophe."""
        self.sentence = sentence
        """Index of its sentence in the document."""
        self.lower, self.is_word, self.is_capitalised = _looks(text)
        """In lower case, with straight quotation marks and plain hyphens."""


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _looks(text: str) -> tuple[str, bool, bool]:
    """How it reads in lower case, whether it is a word, and whether it has a capital: kept, since
    a text has few words that others do not have."""
    lower = text.lower()
    if not lower.isascii():
        lower = lower.translate(_FOLD)
    return lower, text[0].isalnum(), text[0].isupper()


class Tokens(tuple[Token, ...]):
    """All tokens of a text, with the places where entries of the lexicons may begin."""

    _places: Sequence[Sequence[int]] = ()

    @cached_property
    def words(self) -> Sequence[str]:
        """The tokens in lower case."""
        return [token.lower for token in self]

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offsets at which they start."""
        return [token.start for token in self]

    def places(self, dictionary: Dictionary, number: int) -> Sequence[int]:
        """Where entries of the lexicon of this number may begin, looked up for all at once."""
        if number >= len(self._places):
            self._places = dictionary.places(self.words)
        return self._places[number]


def scan(text: str, offset: int = 0, sentence: int = 0) -> list[Token]:
    """The tokens of a piece of text that starts at `offset`."""
    plain = None if text.isascii() else plain_text(text)
    if plain is None:
        return [
            Token(found.start() + offset, found.end() + offset, found.group(), sentence)
            for found in _TOKEN.finditer(text)
        ]
    return [
        Token(plain.starts[start] + offset, plain.ends[end - 1] + offset, found.group(), sentence)
        for found in _TOKEN.finditer(plain.text)
        for start, end in (found.span(),)
    ]


def tokenize(document: Document) -> Tokens:
    """The tokens of all included sentences, in order. Excluded regions have none."""
    text, sentences = document.text, [(s.span, s.index) for s in document.included()]
    if plain_text(text) is not None:
        return Tokens(t for span, index in sentences for t in scan(span.exact, span.start, index))
    return Tokens(
        [
            Token(*found.span(), found.group(), index)
            for span, index in sentences
            for found in _TOKEN.finditer(text, span.start, span.end)
        ]
    )
