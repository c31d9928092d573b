"""How a text spells its names: what tells a name from a word that has a capital by its place."""

import unicodedata
from collections.abc import Sequence

from api.engines.rules.names.runs import Runs
from api.engines.rules.words.grammar import QUOTE_MARKS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.tokens import Token

_ARABIC = ("al-", "el-")
_LETTERS = words("KC QC SC SAN OBE MBE CBE MP MEP MSP MLA IAS IPS PhD MD Jr Sr II III IV")


class Spelling:
    """The spellings of one document; `found`: its runs of capitalised words."""

    def __init__(self, layout: Layout, runs: Runs, found: Sequence[tuple[int, int]]) -> None:
        self._layout = layout
        self._tokens = layout.tokens
        self._written = frozenset([token.text for token in layout.tokens])
        solid: set[str] = set()
        behind_openings: set[str] = set()
        for first, last in found:
            texts = [token.text for token in layout.tokens[first:last]]
            if first in runs.openings:
                behind_openings.update(texts[1:])
            else:
                solid.update(texts)
        self.solid = frozenset(solid)
        """Words of runs that stand where a common word would have no capital."""
        self.sure = self.solid | behind_openings
        """The same, with those that follow a sentence's first word."""

    def has_lower(self, word: str) -> bool:
        """Whether the word in lower case stands in the text as it is."""
        return word in self._written

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The words of the name at these tokens, without letters behind it such as "OBE".

        Nor with a nickname in marks, nor with accents, which not every mention need have.
        """
        tokens: Sequence[Token] = self._tokens[first:last]
        marked = [i for i, token in enumerate(tokens) if token.text in QUOTE_MARKS]
        if marked:
            tokens = [*tokens[: marked[0]], *tokens[marked[-1] + 1 :]]
        plain = [self.as_known(token.text) for token in tokens if token.text != "."]
        if len(plain) > 1 and plain[-1] in _LETTERS:
            plain.pop()
        return tuple([word if word.isascii() else _unaccented(word) for word in plain])

    def as_known(self, word: str) -> str:
        """The word as the text writes it elsewhere, where it is all in capitals here."""
        if word.isupper() and len(word) > 1:
            shown = word.capitalize()
            return shown if shown in self.solid else word
        return word[0].upper() + word[1:] if word.startswith(_ARABIC) else word


def _unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
