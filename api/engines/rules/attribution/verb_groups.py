"""The auxiliaries and adverbs on the left of a verb, and what they make of it."""

from api.engines.rules.attribution.purposes import bold_words, staging_verb
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.adverbials import adverbial_start, ends_adverbial, starts_group
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    FUTURE,
    HAVE,
    MODALS,
    NEGATIONS,
    PRONOUNS,
    is_adverb,
    words,
)
from api.text.values import changed, value

_HELPING = AUXILIARIES | FUTURE
_BARRING = NEGATIONS | MODALS | words("rarely seldom hardly scarcely")
_ATTEMPTS = words(
    "try tries tried trying seek seeks sought seeking attempt attempts attempted attempting "
    "struggle struggles struggled struggling"
)
_STARTS = words(
    "began begun continued continues went on came moved rushed hastened chose proceeded was took "
    "taken takes resorted like likes liked love loves loved prefer prefers preferred pleased quick "
    "proud happy used"
)
_REFUSALS = words(
    "declined declines decline declining refused refuses refuse refusing failed fails"
)
_NOT = words("not don't doesn't didn't isn't aren't wasn't weren't")
SEEMING = words("appear appears appeared seem seems seemed")
_PROSPECTS = words("expected due set likely scheduled")
KEEPING = words("keep keeps kept")
_BELONGING = _HELPING | _BARRING | KEEPING | {"to", ",", "longer", "since"}


@value
class VerbGroup:
    """A verb with all that helps it; `first` is its first token."""

    first: int
    words: tuple[str, ...]
    """The auxiliaries and adverbs."""
    attempt: bool
    """Whether it is only tried."""
    barred: bool = False
    """Whether nothing is asserted: "did not say", "may say"."""
    refused: bool = False
    """Whether somebody does not do so: "declined to say"."""
    expected: bool = False
    """Whether it is only announced: "is expected to say"."""
    staged: int = -1
    """First token of the group that tells what is done for it: "rose to say", or -1."""


def verb_group(phrases: Phrases, verb: int, low: int, attitude: bool = False) -> VerbGroup:
    """The group of this verb.

    `attitude`: what nobody thinks or wants is still ascribed: "did not want to leave".
    """
    if verb == low or not _may_belong(phrases.layout.words[verb - 1]):
        return VerbGroup(verb, (), attempt=False)
    return _Walk(phrases, verb, low, attitude).group()


def _may_belong(word: str) -> bool:
    """Whether a word right before a verb may be one of its group, or end such words."""
    return word in _BELONGING or ends_adverbial(word) or is_adverb(word) or "'" in word


class _Walk:
    """A walk from a verb to the left, over all that belongs to it."""

    def __init__(self, phrases: Phrases, verb: int, low: int, attitude: bool) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words
        self._named = phrases.names.at
        self._verb, self._low, self._attitude = verb, low, attitude
        self._index = verb
        self._group: list[str] = []
        self._attempt = False

    def group(self) -> VerbGroup:
        while self._index > self._low:
            word = self._words[self._index - 1]
            if word == "to":
                ended = self._over_to()
                if ended is not None:
                    return ended
            elif self._is_kept(word):
                self._take(word)
            elif word == "longer" and self._words[self._index - 2] == "no":
                if not self._attitude:
                    return self._ended(self._index, barred=True, refused=True)
                self._take("not")
                self._index -= 1
            elif word in _BARRING:
                return self._ended(self._index, barred=True, refused=word in NEGATIONS)
            elif not self._goes_over(word):
                break
        self._take_contracted()
        while self._index < self._verb and not starts_group(self._words[self._index]):
            self._index += 1
        return self._ended(self._index)

    def _ended(
        self, first: int, barred: bool = False, refused: bool = False, expected: bool = False
    ) -> VerbGroup:
        return VerbGroup(first, tuple(self._group), self._attempt, barred, refused, expected)

    def _take(self, word: str) -> None:
        self._group.append(word)
        self._index -= 1

    def _take_contracted(self) -> None:
        """Takes the "is" of "it's understood" and "she's said to", the "are" of "they're said to".

        Behind others "'s" is "has", or tells an owner. "They're" is one token, and stays a subject.
        """
        who, word = self._words[self._index - 2], self._words[self._index - 1]
        if word.endswith("'re"):
            self._group.append("are")
        elif word == "'s" and (
            who == "it" or (who in PRONOUNS and self._words[self._verb + 1] == "to")
        ):
            self._group.append("is")
            self._index -= 1

    def _over_to(self) -> VerbGroup | None:
        """Goes over what leads to an infinitive: "tried to"; the group where it ends there."""
        index = self._index
        before = self._words[index - 2]
        if bold := bold_words(self._layout, index - 1):
            self._index -= bold
            return None
        if before in _ATTEMPTS:
            self._attempt = True
        elif before in _PROSPECTS and self._words[index - 3] in BE:
            return self._ended(index - 3, expected=True)
        elif before not in _STARTS and before not in SEEMING:
            return self._staged(index, before)
        self._index -= 2
        return None

    def _staged(self, index: int, before: str) -> VerbGroup:
        """The group where something is done in order to speak; barred where nothing is."""
        stage = -1
        if before not in _REFUSALS and index == self._verb:
            stage = staging_verb(self._layout, index - 1, self._low)
        if stage > self._low:
            done = _Walk(self._phrases, stage, self._low, attitude=False).group()
            if not done.barred and done.staged < 0:
                return changed(self._ended(index), staged=done.first)
        return self._ended(index, barred=True, refused=before in _REFUSALS)

    def _is_kept(self, word: str) -> bool:
        """Whether a word that bars other verbs leaves this one asserted: "would only say"."""
        return (self._attitude and word in _NOT) or (word == "would" and "only" in self._group)

    def _goes_over(self, word: str) -> bool:
        """Goes over one auxiliary, adverb or adverbial more; whether there is one."""
        index = self._index
        if word == "," and self._words[index - 3] == "," and is_adverb(self._words[index - 2]):
            self._index -= 3
            return True
        since = word == "since" and index == self._verb and self._words[index - 2] in HAVE
        if since or word in _HELPING or is_adverb(word) or self._keeps(word):
            if index - 1 in self._named:
                return False
            self._take(word)
            return True
        going = self._words[self._verb].endswith("ing")
        self._index = adverbial_start(self._layout, index, self._low, progressive=going)
        return self._index < index

    def _keeps(self, word: str) -> bool:
        """Whether it is the "kept" of "kept saying"."""
        beside = word in KEEPING and self._index == self._verb
        return beside and self._words[self._verb].endswith("ing")
