"""Who answers: whoever was asked or told something right before, not the one who asked."""

from typing import NamedTuple

from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import BE, HAVE, words

_ASKED = words(
    "asked asks pressed presses questioned questions challenged challenges quizzed quizzes "
    "grilled grills confronted confronts accused accuses interrupted cross-examined probed"
)
"""Whoever does so waits for an answer."""
_TOLD = words("told tells warned warns assured assures reminded reminds informed informs")
_PUT = words("put puts suggested suggests")
_PASSIVE = BE | HAVE | {"", "be"}
_REPLIES = words(
    "answered answers replied replies responded responds retorted retorts countered counters"
)
_OPENS_ANSWER = words(
    "no yes yeah nope indeed absolutely certainly correct never sorry understood none perhaps maybe"
)
_OWN = words(
    "can't cannot don't didn't couldn't won't wouldn't haven't hadn't wasn't do did understand "
    "know accept agree deny reject dispute apologise apologize regret admit disagree refuse "
    "remember recall have had was am swear"
)
_ASKS_BACK = words("you your why how what did do have were are is can could")
_REACH = 4


class Addressed(NamedTuple):
    """The verb with which somebody turns to somebody, and where the latter is named."""

    verb: int
    hearer: int
    asked: bool
    """Whether an answer is to be expected."""


class Addressees:
    """Finds who is spoken to in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._layout = phrases.layout
        self._words = phrases.layout.words

    def before(self, start: int, verb: int) -> Addressed | None:
        """Whoever the words that start at this token, with their verb behind, may answer."""
        if start >= len(self._layout.tokens):
            return None
        sentence = self._layout.tokens[start].sentence
        bounds = self._layout.bounds.get(sentence - 1)
        if bounds is None or self._asks_back(start):
            return None
        found = self._in_sentence(*bounds, self._layout.inside[verb])
        if found is None:
            return None
        answers = self._words[verb] in _REPLIES or self._is_answer(start)
        return found if found.asked or answers else None

    def _asks_back(self, start: int) -> bool:
        """Whether the words are a question or are about the one they are told to."""
        return self._words[start] in _ASKS_BACK

    def _is_answer(self, start: int) -> bool:
        """Whether words that open so answer somebody: "No", "I can't", "I did not"."""
        word, following = self._words[start], self._words[start + 1]
        return word in _OPENS_ANSWER or (word == "i" and following in _OWN)

    def _in_sentence(self, low: int, high: int, level: int) -> Addressed | None:
        """The last address in this sentence."""
        for index in range(high - 1, low, -1):
            if self._layout.inside[index] == level and self._words[index - 1] not in _PASSIVE:
                hearer, asked = self._hearer(index)
                if hearer:
                    return Addressed(index, hearer, asked)
        return None

    def _hearer(self, index: int) -> tuple[int, bool]:
        """Where the one is named whom this verb turns to, or 0; and whether it asks."""
        word = self._words[index]
        if word in _ASKED:
            return index + 1, True
        if word in _TOLD:
            return index + 1, False
        if word in _PUT:
            near = range(index + 1, index + _REACH)
            return next((i + 1 for i in near if self._words[i] == "to"), 0), True
        return 0, False
