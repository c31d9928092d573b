"""Pronouns as sources: "he said" with whoever spoke or was told of before."""

from collections.abc import Callable

from api.engines.rules.attribution.addressees import Addressees
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.gathered import Gathered
from api.engines.rules.attribution.roles import gender
from api.engines.rules.attribution.speaker import UNKNOWN, Sort, Speaker
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import POSSESSIVES, PRONOUNS, SINGULAR_PERSON, words

_FAR = 6
_TYING = words("which because since as although though while after before when if")
"""Words behind which a pronoun may mean whom its own sentence is about."""
_ANSWERS = words(
    "answered answers replied replies responded responds retorted retorts countered counters"
)
_ASKED = words("asked pressed questioned quizzed challenged grilled")
"""What opens a sentence in which somebody answers: those named behind it are spoken of."""
_ADDRESSES = words("told tells asked asks warned warns assured assures")


_SORTS = {
    "they": frozenset({"collective"}),
    "it": frozenset({"organisation", "document"}),
    **dict.fromkeys(PRONOUNS - {"they", "it"}, frozenset({"person"})),
}
"""What those are of whom a sentence is about, and whom the pronoun means behind it."""

ByPhrase = Callable[[Phrase], int]
"""Gives the number of the voice of a noun phrase."""


class Pronouns:
    """Finds who is meant."""

    def __init__(self, phrases: Phrases, gathered: Gathered) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._names = phrases.names
        self._gathered = gathered
        self._addressees = Addressees(phrases)

    def meant(self, word: str, index: int, by_phrase: ByPhrase) -> int:
        """The voice that the pronoun at this token means."""
        sort: Sort = "person" if word in SINGULAR_PERSON else "thing"
        here = self._layout.tokens[index].sentence
        level = self._layout.inside[index]
        speaking = self._speaking(index)
        for sentence in range(here, max(-1, here - _FAR), -1):
            if sentence not in self._layout.bounds:
                continue
            low, high = self._layout.bounds[sentence]
            within = range(low, min(high, index))
            found = self._speaker_in(word, sort, within, level, speaking)
            other = sentence != here or self._layout.words[index - 1] in _TYING
            told = other and self._layout.inside[low] <= level
            if found is None and told and not self._is_barred(word, low, high):
                found = self._topic_in(word, low, high, by_phrase)
                found = None if found in speaking else found
            asked = sentence == here and self._layout.words[low] in _ASKED
            if found is None and not asked:
                found = self._entity_in(word, sort, within, level, speaking)
            if found is not None:
                return found
        return self._gathered.add(UNKNOWN)

    def addressed(self, finding: Finding, word: str, level: int, by_phrase: ByPhrase) -> int | None:
        """Whoever was told something before, and now answers: "… she told Lee. …, he replied"."""
        asked = self._asked(finding, word, by_phrase)
        if asked is not None:
            return asked
        before = [s for s in self._gathered.spoken if s.level == level and s.order < finding.order]
        if not before or self._layout.words[finding.verb] not in _ANSWERS or finding.verb < 0:
            return None
        told, teller = before[-1].order, before[-1].voice
        if self._layout.words[told] not in _ADDRESSES:
            return None
        number = next((n for i in (1, 2, 3) if (n := self._names.at.get(told + i)) is not None), -1)
        if number < 0:
            return self._hearer(word, told + 1, by_phrase)
        if self._gathered.speakers[teller - 1].entity == number:
            return None
        speaker = self._gathered.named(number, outlet=False)
        lone = self._names.entities[number].type == "other" and speaker.kind != "outlet"
        return self._gathered.add(speaker) if lone or self._fits(word, "person", speaker) else None

    def _asked(self, finding: Finding, word: str, by_phrase: ByPhrase) -> int | None:
        """Whoever the sentence before turns to: "Counsel put it to Mr Lee that …. …, he said"."""
        if finding.form != "direct" or word not in SINGULAR_PERSON:
            return None
        addressed = self._addressees.before(self._layout.at(finding.start), finding.verb)
        if addressed is None:
            return None
        first = addressed.hearer
        place = next((i for i in range(first, first + 3) if i in self._names.at), -1)
        if place < 0:
            return self._hearer(word, first, by_phrase)
        if self._layout.words[self._names.extent[place][1]] in {"'s", "'"}:
            return None
        speaker = self._gathered.named(self._names.at[place], outlet=False)
        if not self._fits(word, "person", speaker) or self._asks(word, addressed.verb, place):
            return None
        return self._gathered.add(speaker)

    def _asks(self, word: str, verb: int, hearer: int) -> bool:
        """Whether the pronoun rather means who asks: she is known for one, the hearer is not."""
        genders, at = self._names.genders, self._names.at
        if genders.get(at[hearer]):
            return False
        low = self._layout.sentence(verb)[0]
        asking = {genders.get(at[i]) for i in range(low, verb) if i in at}
        return {"he": "male", "she": "female"}[word] in asking

    def _hearer(self, word: str, index: int, by_phrase: ByPhrase) -> int | None:
        """The person without a name who was told: "the judge told the widow"."""
        phrase = self._phrases.after(index, self._layout.window(index)[1])
        if phrase is None or gender(self._layout.words[self._phrases.head(phrase)]) != word:
            return None
        return by_phrase(phrase)

    def _topic_in(self, word: str, low: int, high: int, by_phrase: ByPhrase) -> int | None:
        """The people without a name that the sentence is about: "Researchers at … used radar"."""
        subject = self._gathered.subject(low, high)
        if subject is None:
            return None
        if POSSESSIVES.get(self._layout.words[subject.first]) == word:
            return None
        head = self._phrases.head(subject)
        if head in self._names.at or self._phrases.speakers.get(head) not in _SORTS[word]:
            return None
        if word in SINGULAR_PERSON and gender(self._layout.words[head]) not in {None, word}:
            return None
        voice = by_phrase(subject)
        speaker = self._gathered.speakers[voice - 1]
        if word in SINGULAR_PERSON and self._gathered.pronouns.get(speaker.key, word) != word:
            return None
        known = speaker.entity is not None and word in SINGULAR_PERSON
        return None if known and not self._fits(word, "person", speaker) else voice

    def _is_barred(self, word: str, low: int, high: int) -> bool:
        """Whether whoever speaks in the sentence is told apart from whom the pronoun means."""
        turns = self._gathered.spoken
        return any(low <= turn.order < high and word in turn.not_meant for turn in turns)

    def _speaking(self, index: int) -> frozenset[int]:
        """The voices in whose own words this token stands."""
        at = self._layout.tokens[index].start
        turns = self._gathered.spoken
        return frozenset(t.voice for t in turns for low, high in t.said if low <= at < high)

    def _speaker_in(
        self, word: str, sort: Sort, within: range, level: int, speaking: frozenset[int]
    ) -> int | None:
        for order, depth, voice, not_meant, _ in reversed(self._gathered.spoken):
            speaker = self._gathered.speakers[voice - 1]
            if order not in within or depth > level or speaker.key[0] == "unnamed":
                continue
            if voice in speaking:
                continue
            if speaker.kind == "outlet" or word in not_meant:
                continue
            if self._fits(word, sort, speaker):
                return voice
        return None

    def _fits(self, word: str, sort: Sort, speaker: Speaker) -> bool:
        if word == "they":
            return speaker.sort in {"plural", "thing"}
        if speaker.sort != sort:
            return False
        if speaker.entity is None:
            return self._gathered.pronouns.get(speaker.key, gender(speaker.head)) in {None, word}
        known = self._names.genders.get(speaker.entity)
        return known is None or (known == "male") == (word == "he")

    def _entity_in(
        self, word: str, sort: Sort, within: range, level: int, speaking: frozenset[int]
    ) -> int | None:
        barred = {self._gathered.speakers[voice - 1].entity for voice in speaking}
        index = within.start
        while index < within.stop:
            beside = self._layout.inside[index] in {-1, level}
            if not beside or self._names.at.get(index) in barred | {None}:
                index += 1
                continue
            number = self._names.at[index]
            speaker = self._gathered.named(number, outlet=False)
            told_of = not self._only_qualifies(index)
            if word != "they" and told_of and self._fits(word, sort, speaker):
                return self._gathered.add(speaker)
            index = self._names.extent[index][1]
        return None

    def _only_qualifies(self, index: int) -> bool:
        """Whether the name only tells whose or what kind of thing: "Lee's", "a Facebook post"."""
        first, last = self._names.extent[index]
        behind, following = self._layout.words[last], self._layout.tokens[last].text
        named_kind = self._layout.words[first - 1] in {"a", "an"} and following.islower()
        titled = last in self._names.at or self._names.known.is_a(last + 1, "title")
        return behind == "'s" or named_kind or (following.istitle() and titled)
