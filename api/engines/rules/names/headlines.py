"""Names in headlines whose words all have capitals: only what is known from elsewhere."""

from collections.abc import Iterator, Sequence

from api.engines.rules.names.mention import Mention
from api.engines.rules.names.spelling import Spelling
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import FUNCTION_WORDS
from api.engines.rules.words.layout import Layout

_SHARE = 0.6
_LEAST_WORDS = 4
_LONGEST_KNOWN = 6
_SENTENCE_ENDS = frozenset({".", ":"})


def is_title_case(layout: Layout, first: int, last: int) -> bool:
    """Whether `tokens[first:last]` is a line in which most words have a capital."""
    if last - first < _LEAST_WORDS:
        return False
    if layout.words[last - 1] in _SENTENCE_ENDS or layout.words[last - 2] in _SENTENCE_ENDS:
        return False
    words = [token for token in layout.tokens[first:last] if token.text[0].isalpha()]
    upper = sum([token.is_capitalised for token in words])
    return len(words) >= _LEAST_WORDS and upper >= _SHARE * len(words)


class Headlines:
    """Finds the mentions in headlines of one document; `found`: those in its running text."""

    def __init__(
        self, layout: Layout, known: Known, spelling: Spelling, found: Sequence[Mention]
    ) -> None:
        self._layout = layout
        self._known = known
        self._spelling = spelling
        self._names = {mention.words for mention in found}
        self._openings = {words[0] for words in self._names}
        parts = known.parts.keys()
        self._short = {
            word
            for mention in found
            if parts.isdisjoint(range(mention.first, mention.last))
            for word in (mention.words[0], mention.words[-1])
        }
        """First and last words of the names found: what a headline may call them by."""

    def find(self, first: int, last: int) -> Iterator[Mention]:
        """The mentions in `tokens[first:last]`."""
        behind = first
        for index in range(first, last):
            if index >= behind and self._layout.tokens[index].is_capitalised:
                mention = self._longest(index, last) or self._known_name(index)
                if mention:
                    yield mention
                    behind = mention.last

    def _longest(self, index: int, last: int) -> Mention | None:
        """A name of several words that the text has as well."""
        if self._spelling.as_known(self._layout.tokens[index].text) not in self._openings:
            return None
        for end in range(min(last, index + _LONGEST_KNOWN), index + 1, -1):
            words = self._spelling.words(index, end)
            if words in self._names:
                return Mention(index, end, False, words)
        return None

    def _known_name(self, index: int) -> Mention | None:
        """One word by which a name of the text, or one known to all, is called."""
        if self._layout.words[index] in FUNCTION_WORDS:
            return None
        word, known = self._spelling.as_known(self._layout.tokens[index].text), self._known
        famous = known.is_a(index, "place", "organisation") or index in known.outlets
        if not famous and (
            index in known.parts or not (word in self._short or index in known.metonyms)
        ):
            return None
        if known.is_a(index, "title", "ordinary", "demonym", "adjective"):
            return None
        return Mention(index, index + 1, False, (word,))
