"""What the readers of all kinds of attributions stand on."""

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.names.phrases import Phrases


class Reader:
    """Reads one kind of attribution in one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words
        self._inside = phrases.layout.inside
        self._clauses = clauses
        self._stances = stances

    def _is_mixed(self, first: int, last: int, level: int) -> bool:
        """Whether these tokens hold words in quotation marks within those of this level."""
        return max(self._inside[first:last], default=-1) > level

    def _behind_marks(self, index: int, high: int) -> int:
        """The first word from here on."""
        while index < high and not self._layout.tokens[index].is_word:
            index += 1
        return index
