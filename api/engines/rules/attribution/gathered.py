"""The voices of one document while they are gathered."""

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.labels import may_be_person
from api.engines.rules.attribution.speaker import Sort, Speaker, Turn, merged
from api.engines.rules.catalogue import trace
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import OPENERS, POSSESSIVES, PREPOSITIONS
from api.engines.rules.words.verbs import is_finite
from api.schemas.claims import AUTHOR, AUTHOR_LABEL, Voice, VoiceKind

_NEW = frozenset({"a", "an", "one", "another"})
_OBJECTS = frozenset({"him", "her"})
_BEHIND_OBJECT = PREPOSITIONS | {"to", "that", "she", "he", "they", "it", "not", "and"}
_THIRD = frozenset({"he", "she", "they", "it"})


class Gathered:
    """Every voice once, and who spoke where."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._names = phrases.names
        self.speakers: list[Speaker] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self.spoken: list[Turn] = []
        self.pronouns: dict[tuple[str, str], str] = {}
        """The "he" or "she" by which somebody without a name was meant before."""

    def results(self) -> tuple[Voice, ...]:
        """All voices, the author first; words are for others to count."""
        author = Voice(
            id=AUTHOR, label=AUTHOR_LABEL, kind="author", words=0, share=0, **trace("voice.author")
        )
        return (author, *(self._voice(i, s) for i, s in enumerate(self.speakers, start=1)))

    def add_named(self, number: int, outlet: bool = False, affiliation: str | None = None) -> int:
        return self.add(self.named(number, outlet, affiliation))

    def not_meant(self, finding: Finding) -> frozenset[str]:
        """The pronouns that mean somebody else behind it: "Her doctor said so. She …".

        Whoever speaks in brackets, too, is left behind with them.
        """
        low, _ = self._layout.window(finding.order)
        before = self._layout.words[max(0, low - 1) : finding.order]
        if before.count("(") > before.count(")"):
            return _THIRD
        if finding.source is None:
            return frozenset()
        first = self._layout.words[finding.source.first]
        if first in {"his", "her"}:
            return frozenset({POSSESSIVES[first]})
        return self._told_of(finding) if first in _NEW else frozenset()

    def _told_of(self, finding: Finding) -> frozenset[str]:
        """Those whom somebody new tells of: "A former aide remembers her throwing it"."""
        first, last = self._layout.at(finding.start), self._layout.at(finding.end)
        if _OBJECTS.isdisjoint(self._layout.words[first:last]):
            return frozenset()
        own = [i for i in range(first, last) if self._layout.inside[i] < 0]
        told = {self._layout.words[i] for i in own}
        him = "him" in told and "he" not in told
        her = "she" not in told and any(self._is_object(i) for i in own)
        return frozenset({"he"} if him and not her else {"she"} if her and not him else ())

    def _is_object(self, index: int) -> bool:
        """Whether "her" stands alone: "feared her", not "lost her bag"."""
        following = self._layout.words[index + 1]
        alone = not following[:1].isalpha() or following in _BEHIND_OBJECT
        return self._layout.words[index] == "her" and (alone or following.endswith("ing"))

    def named(self, number: int, outlet: bool, affiliation: str | None = None) -> Speaker:
        entity = self._names.entities[number]
        mention = entity.mentions[0]
        known = self._layout.at(mention.start) in self._names.known.outlets
        sort: Sort = "person" if entity.type == "person" else "thing"
        if entity.type == "other":
            sort = "person" if may_be_person(self._layout, entity) else "thing"
        if entity.type == "group":
            sort = "plural"
        kind: VoiceKind = "outlet" if outlet or known else "named"
        return Speaker(("entity", entity.id), entity.name, kind, sort, "", number, affiliation)

    def affiliation(self, phrase: Phrase, head: int) -> str | None:
        """The side or body in front of the head: "Russia's", "ISW", "Russian"."""
        for index in range(phrase.first, head):
            if index in self._names.at and self._names.at[index] != self._names.at.get(head):
                return self._names.entities[self._names.at[index]].name
            if index in self._names.known.countries:
                return self._names.known.countries[index]
        return None

    def add(self, speaker: Speaker) -> int:
        """The number of the voice, which is a new one unless its key is known."""
        number = self._numbers.setdefault(speaker.key, len(self.speakers) + 1)
        if number > len(self.speakers):
            self.speakers.append(speaker)
        else:
            self.speakers[number - 1] = merged(self.speakers[number - 1], speaker)
        return number

    def name_fully(self, noun: str, speaker: Speaker) -> None:
        """Gives "the union", heard before, the name that the text gives it now."""
        number = self._numbers.get(("np", noun))
        if number is not None and speaker.key not in self._numbers:
            self._numbers[speaker.key] = number
            self.speakers[number - 1] = speaker

    def subject(self, low: int, high: int) -> Phrase | None:
        while low < high and (
            self._layout.words[low] in OPENERS or not self._layout.tokens[low].is_word
        ):
            low += 1
        phrase = self._phrases.after(low, high)
        if phrase is None or not self._phrases.can_speak(phrase, strict=True):
            return None
        return self._phrases.apposed(phrase, high) or self._up_to_verb(phrase)

    def _up_to_verb(self, phrase: Phrase) -> Phrase:
        """The phrase without a verb behind it: "A friend of the couple | told the paper"."""
        head = self._phrases.head(phrase)
        for index in range(head + 1, phrase.last):
            if index not in self._names.at and is_finite(self._layout.tokens, index):
                return Phrase(phrase.first, index)
        return phrase

    def _voice(self, number: int, speaker: Speaker) -> Voice:
        entity = None if speaker.entity is None else self._names.entities[speaker.entity].id
        return Voice(
            id=f"v{number}",
            entity_id=entity,
            label=speaker.label,
            kind=speaker.kind,
            affiliation=speaker.affiliation,
            words=0,
            share=0,
            **trace(f"voice.{speaker.kind}"),
        )
