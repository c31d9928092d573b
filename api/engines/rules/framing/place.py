"""A cue word in its sentence: what stands before and behind it, and whether it is denied."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from api.engines.rules.claims.passages import Passages
from api.engines.rules.words.grammar import NEGATIONS, words
from api.engines.rules.words.lexicons import Match
from api.engines.rules.words.tokens import Token
from api.schemas.claims import AUTHOR

_DENIALS = (NEGATIONS - {"without", "no"}) | words(
    "no hardly barely scarcely cannot can't won't wouldn't couldn't shouldn't deny denies denied "
    "denying avert averts averted averting avoid avoids avoided avoiding prevent prevents "
    "prevented preventing premature unlikely refute refutes refuted rejected rejects far rather"
)
_NO_DENIALS = frozenset({"only", "just", "doubt", "longer", "but", "less", "wonder"})
"""Words behind "no", "not", "nothing" that leave what is said as it is."""
_ENDS = frozenset(
    {"but", "and", "because", ";", ":", "?", "while", "although", "who", "which", "as"}
)
_REACH = 14


_FICTION = words(
    "film films movie novel play plays played stars starring role roles character stepmother "
    "witch actor actress sitcom drama villain episode panto pantomime"
)


class Place:
    """A match of a lexicon, with the words of its sentence."""

    __slots__ = ("_first", "_last", "_passages", "following", "match", "previous")

    def __init__(self, passages: Passages, match: Match) -> None:
        self.match = match
        self._passages = passages
        tokens, sentence = passages.tokens, passages.tokens[match.first].sentence
        span = passages.document.sentences[sentence].span
        self._first = bisect_left(passages.starts, span.start)
        self._last = bisect_left(passages.starts, span.end)
        self.previous = tokens[match.first - 1].lower if match.first > self._first else ""
        """The word before it in lower case, nothing where it opens the sentence."""
        self.following = tokens[match.last].lower if match.last < self._last else ""
        """The word behind it in lower case, nothing where it closes the sentence."""

    @property
    def before(self) -> Sequence[Token]:
        """The words of the sentence before it."""
        return self._passages.tokens[self._first : self.match.first]

    @property
    def behind(self) -> Sequence[Token]:
        """The words of the sentence behind it."""
        return self._passages.tokens[self.match.last : self._last]

    def rest(self, offset: int) -> Sequence[Token]:
        """The words of the sentence from an offset on."""
        return self._passages.tokens[bisect_left(self._passages.starts, offset) : self._last]

    @property
    def text(self) -> str:
        """The words of the match in lower case."""
        tokens = self._passages.tokens[self.match.first : self.match.last]
        return " ".join([token.lower for token in tokens])

    @property
    def is_authors(self) -> bool:
        """Whether nobody is quoted with it."""
        return self._passages.voice_of(self.match.start, self.match.end) == AUTHOR

    @property
    def is_nobodys(self) -> bool:
        """Whether it is in quotation marks and nobody is told to have said it."""
        return self._passages.wording_of(self.match.start, self.match.end) is None

    @property
    def is_asked(self) -> bool:
        """Whether its sentence is a question."""
        return any(token.text == "?" for token in self.behind)

    @property
    def is_denied(self) -> bool:
        """Whether a word before it in its clause says that it is not so."""
        tokens, first = self._passages.tokens, self.match.first
        for at in range(first - 1, max(self._first, first - _REACH) - 1, -1):
            word = tokens[at].lower
            if word in _ENDS:
                return False
            if word in _DENIALS and tokens[at + 1].lower not in _NO_DENIALS:
                return True
        return False

    def opens_speech(self) -> bool:
        """Whether somebody's words begin with it, at the head of a sentence or behind a colon."""
        if not self.before:
            return not self.is_authors
        *earlier, mark = self.before[-2:]
        behind_stop = not earlier or earlier[0].text in ":,"
        return behind_stop and not mark.is_word and not self.is_authors

    def near(self, reach: int) -> frozenset[str]:
        """The words up to so many places before it, in lower case."""
        first = max(self._first, self.match.first - reach)
        return frozenset([t.lower for t in self._passages.tokens[first : self.match.first]])


def is_of_a_story(place: Place) -> bool:
    """Whether it is told of a film, a play or a part in one."""
    return any(t.lower in _FICTION for t in (*place.before, *place.behind))


Way = Callable[[Place], bool]
"""Tells of a cue in its place whether it does what it may do."""
Ways = Mapping[str, Way]
