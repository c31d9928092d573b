"""Endings: the places of a text where a sentence may end, and the words around them."""

import re

from api.text.values import value

_TOKEN = re.compile(r"[^\s()\[\]{}<>\"'“”‘’«»,;:—–]*$")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LONGEST_TOKEN = 24
_NEAR = 40


@value
class Ending:
    """A place where a sentence may end."""

    text: str
    start: int
    """Start of the sentence that may end here."""
    stop: int
    """Offset of the punctuation."""
    after: int
    """Offset behind the punctuation."""
    closed: int
    """Offset behind closing marks and brackets."""
    next: int
    """Offset of what follows, not white space."""
    opens: int
    """Offset of what follows behind opening marks and brackets."""

    @property
    def token(self) -> str:
        """What stands before the punctuation, as far as nothing divides it."""
        low = max(self.start, self.stop - _LONGEST_TOKEN)
        found = _TOKEN.search(self.text[low : self.stop])
        return found.group() if found else ""

    @property
    def next_word(self) -> str:
        """The word that follows, or nothing."""
        word = _NEXT_WORD.match(self.text, self.opens)
        return word.group() if word else ""

    def words_before(self, token: str) -> list[str]:
        """The words of the sentence before the token, the nearest last, as far as they matter."""
        end = self.stop - len(token)
        return self.text[max(self.start, end - _NEAR) : end].split()

    def begins_with(self, token: str) -> bool:
        """Whether nothing of the sentence stands before the token."""
        return self.start + len(token) == self.stop
