"""What may stand between a cue and what is said: times, places, adverbs, channels."""

from collections.abc import Mapping

from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import (
    DETERMINERS,
    HELPING,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import Match, Matcher, load

_CHANNELS = Matcher(load("channels"))
_TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | words(
        "today yesterday tomorrow tonight earlier later last this next week month year night "
        "morning evening afternoon late"
    )
)
_MEDIA = words(
    "tv radio news breakfast today times post journal herald gazette echo tribune telegraph mail "
    "express mirror guardian observer independent sky bbc channel show podcast magazine fm wire "
    "newswire press bugle chronicle weekly daily"
)
_FARTHEST = 14
_AT = frozenset({"on", "in", "at", "via"})
_LONGEST_PARTED = 8
_BINDING = frozenset({"both", "never"})
_LIMITING = frozenset({"only", "even", "too"})
"""Adverbs that belong to what follows them; `_LIMITING`: unless "that" does."""
_SENT = words(
    "released published issued posted obtained filed shared sent seen broadcast aired emailed "
    "e-mailed provided circulated distributed given recorded dated unveiled submitted made"
)
_LINKS = frozenset({"by", "to", "with", "for"})
_WHICH = frozenset({"last", "late", "next"})


class Circumstances:
    """Finds the circumstances of saying in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self.layout = phrases.layout
        self._words = phrases.layout.words
        self._names = phrases.names
        self._named = phrases.names.at
        self._channels: dict[int, Match] = {
            match.first: match for match in _CHANNELS.find(phrases.layout.tokens)
        }

    @property
    def named(self) -> Mapping[int, int]:
        """The number of the entity by each token of its names."""
        return self._named

    def skip_circumstances(self, index: int, high: int) -> int:
        """Steps over "on Monday", "in a statement", "also", up to what is said."""
        start = index
        while index < high:
            word = self._words[index]
            if word in HELPING and index > start:
                return self._before_noun(start, index)
            if index in self._channels and not self._is_object(start, index):
                index = self._behind_sent(self._channels[index].last, high)
            elif word == "," and index == start and (parted := self._parted(index, high)):
                index = parted
            elif self._is_circumstance(index, word) or (
                index - start < _FARTHEST and self._is_loose(index)
            ):
                index += 1
            else:
                break
        return index

    def _behind_sent(self, index: int, high: int) -> int:
        """Behind what tells how it came out: "in a report RELEASED Thursday", "SENT to staff"."""
        if index + 1 >= high or self._words[index] not in _SENT:
            return index
        link = self._words[index + 1]
        if link == "online":
            return index + 2
        to = self._phrases.after(index + 2, high) if link in _LINKS else None
        if to is not None:
            again = (i for i in range(to.first + 1, to.last) if self._words[i] in DETERMINERS)
            return next(again, to.last)
        timed = self.is_time(index + 1) or link in _AT
        return index + 1 if timed or not self.layout.tokens[index + 1].is_word else index

    def _is_object(self, start: int, index: int) -> bool:
        """Whether a platform stands right behind the verb, as whom it acts upon: "accused X"."""
        return index == start and self._channels[index].entry.category == "platform"

    def _before_noun(self, start: int, verb: int) -> int:
        """In front of a time that the verb behind it is about: "said July had been wet"."""
        first = verb
        while first > start and self._words[first - 1] in _TIME_WORDS:
            first -= 1
        return verb if self._words[first - 1] in _AT else first

    def _is_circumstance(self, index: int, word: str) -> bool:
        """Whether a time stands here, or the preposition of a time or a channel."""
        if word in _AT:
            return index + 1 in self._channels or self.is_time(index + 1)
        return word in _TIME_WORDS and self.is_time(index)

    def _parted(self, comma: int, high: int) -> int:
        """Behind words between commas: "claims, falsely, that", "said, for his part, that"."""
        for index in range(comma + 2, min(high - 1, comma + _LONGEST_PARTED)):
            if self._words[index] == ",":
                return index + 1 if self._words[index + 1] == "that" else 0
            if self._words[index] in HELPING or self._words[index - 1] in PRONOUNS:
                return 0
        return 0

    def is_time(self, index: int) -> bool:
        """Whether a time starts here: "Monday", "last month", "this week"."""
        word = self._words[index]
        if word == "may" or (word == "this" and self._words[index + 1] not in _TIME_WORDS):
            return False
        if word in _WHICH:
            return self._words[index + 1] in _TIME_WORDS
        return word in _TIME_WORDS

    def names_person(self, index: int) -> bool:
        """Whether the name of a person, or of nobody knows what, ends here."""
        number = self._named.get(index)
        return number is not None and self._names.entities[number].type == "person"

    def channel(self, first: int, last: int) -> str | None:
        """The platform or occasion named between these tokens, in the words of the text."""
        found = [self._channels[i] for i in range(first, last) if i in self._channels]
        platforms = [match for match in found if match.entry.category == "platform"]
        if not found:
            return None
        match = (platforms or found)[0]
        words = self.layout.text(match.first, match.last)
        opening, _, rest = words.partition(" ")
        words = rest if rest and opening in PREPOSITIONS else words
        article, _, rest = words.partition(" ")
        return rest if rest and article in DETERMINERS else words

    def told(self, use: Use) -> str | None:
        """The outlet or programme that a speaker addresses: "told Sky Breakfast"."""
        if use.entry.lemma != "tell" or use.passive:
            return None
        first = use.end + (self._words[use.end] == "the")
        number = self._named.get(first)
        if number is None:
            return None
        entity = self._names.entities[number]
        media = not _MEDIA.isdisjoint(entity.name.lower().split())
        known = first in self._names.known.outlets
        return entity.name if media or known else None

    def _is_loose(self, index: int) -> bool:
        """Whether an adverb stands here, which no name is: not the "Tully" of "said Tully lied"."""
        word = self._words[index]
        bound = word in _BINDING or (word in _LIMITING and self._words[index + 1] != "that")
        if bound or not is_adverb(word) or limit_end(self._words, index) > index:
            return False
        return not (word.endswith("ly") and self.layout.tokens[index].is_capitalised)
