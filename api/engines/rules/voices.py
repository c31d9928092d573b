"""Whose words: source phrases resolved to one voice each."""

from dataclasses import dataclass

from api.engines.rules.bodies import may_be_called
from api.engines.rules.catalogue import trace
from api.engines.rules.findings import Finding
from api.engines.rules.grammar import (
    OPENERS,
    PRONOUNS,
    SINGULAR_PERSON,
    words,
)
from api.engines.rules.labels import is_main, label_of, may_be_person, without_outlet
from api.engines.rules.phrases import Phrase, Phrases
from api.engines.rules.roles import Roles, gender, is_office
from api.engines.rules.speaker import NOBODY, POSSESSIVES, Sort, Speaker, merged
from api.schemas.claims import SourceResolution, Voice, VoiceKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_FAR = 6
_SHORT = 2
_MEMORY = 240
_ANSWERS = words(
    "answered answers replied replies responded responds retorted retorts countered counters"
)
_ADDRESSES = words("told tells asked asks warned warns assured assures")
_PAPERS = words("document documents paper papers report study research findings")
_BODIES = words("office headquarters secretariat bureau guard brigade")
_PRESS = words("newspaper paper broadcaster tabloid magazine outlet")
_UNNAMED = "unnamed sources"
_UNKNOWN = "unidentified speaker"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The voice of a finding, and how it was found."""

    voice: int
    resolution: SourceResolution


class Voices:
    """Gathers the voices of one document; findings are to be resolved in the order of the text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._names = phrases.names
        self._speakers: list[Speaker] = []
        self._spoken: list[tuple[int, int, int]] = []
        self._issuers: list[tuple[int, int]] = []
        self._roles = Roles(phrases)

    def results(self) -> tuple[Voice, ...]:
        """All voices, the author first; words are for others to count."""
        author = Voice(
            id="v0", label="the author", kind="author", words=0, share=0, **trace("voice.author")
        )
        return (author, *(self._voice(i, s) for i, s in enumerate(self._speakers, start=1)))

    def resolve(self, finding: Finding) -> Resolved:
        """The voice of this finding; `voice` is the number in its id."""
        level = self._layout.inside[finding.order]
        voice, resolution = self._find(finding, level)
        self._spoken.append((finding.order, level, voice))
        return Resolved(voice, resolution)

    def _find(self, finding: Finding, level: int) -> tuple[int, SourceResolution]:
        if finding.source is None:
            if finding.resolution == "implied":
                return self._add(Speaker(NOBODY, _UNNAMED, "unnamed", "plural")), "implied"
            return self._continued(finding, level), "continued"
        word = self._layout.lower(finding.source.first)
        if finding.source.last == finding.source.first + 1:
            word = POSSESSIVES.get(word, word)
        if word in PRONOUNS and finding.source.last == finding.source.first + 1:
            asked = self._addressed(finding, word, level)
            if asked is not None:
                return asked, "pronoun"
            return self._by_pronoun(word, finding.source.first), "pronoun"
        return self._by_phrase(finding.source, finding.is_outlet)

    def _continued(self, finding: Finding, level: int) -> int:
        """Whoever spoke before in this sentence, or is its subject, or spoke before it."""
        heard = {i for i, s in enumerate(self._speakers, start=1) if s.key == NOBODY}
        spoken = [s for s in self._spoken if s[1] == level and s[2] not in heard]
        before = [s for s in spoken if s[0] < finding.order]
        low, high = self._layout.window(finding.order)
        if before and (before[-1][0] >= low or finding.form == "direct"):
            return before[-1][2]
        subject = self._subject(low, high)
        if subject is not None and finding.cue is not None:
            word = self._layout.lower(subject.first)
            if word in PRONOUNS:
                return self._by_pronoun(word, subject.first)
            return self._by_phrase(subject, outlet=False)[0]
        if before:
            return before[-1][2]
        return self._add(Speaker(("unnamed", "speaker"), _UNKNOWN, "unnamed", "person"))

    def _subject(self, low: int, high: int) -> Phrase | None:
        while low < high and (
            self._layout.lower(low) in OPENERS or not self._layout.tokens[low].is_word
        ):
            low += 1
        phrase = self._phrases.after(low, high)
        able = phrase is not None and self._phrases.can_speak(phrase, strict=True)
        return phrase if able else None

    def _by_pronoun(self, word: str, index: int) -> int:
        sort: Sort = "person" if word in SINGULAR_PERSON else "thing"
        here = self._layout.tokens[index].sentence
        level = self._layout.inside[index]
        for sentence in range(here, max(-1, here - _FAR), -1):
            if sentence not in self._layout.bounds:
                continue
            low, high = self._layout.bounds[sentence]
            found = self._speaker_in(word, sort, range(low, min(high, index)), level)
            if found is None and sentence != here:
                found = self._topic_in(word, low, high)
            if found is None:
                found = self._entity_in(word, sort, low, min(high, index))
            if found is not None:
                return found
        return self._add(Speaker(("unnamed", "speaker"), _UNKNOWN, "unnamed", "person"))

    def _addressed(self, finding: Finding, word: str, level: int) -> int | None:
        """Whoever was told something before, and now answers: "… she told Lee. …, he replied"."""
        before = [s for s in self._spoken if s[1] == level and s[0] < finding.order]
        if not before or self._layout.lower(finding.verb) not in _ANSWERS or finding.verb < 0:
            return None
        told, _, teller = before[-1]
        if self._layout.lower(told) not in _ADDRESSES:
            return None
        number = next((n for i in (1, 2, 3) if (n := self._names.at.get(told + i)) is not None), -1)
        if number < 0:
            return self._hearer(word, told + 1)
        if self._speakers[teller - 1].entity == number:
            return None
        speaker = self._named(number, outlet=False)
        lone = self._names.entities[number].type == "other" and speaker.kind != "outlet"
        return self._add(speaker) if lone or self._fits(word, "person", speaker) else None

    def _hearer(self, word: str, index: int) -> int | None:
        """The person without a name who was told: "the judge told the widow"."""
        phrase = self._phrases.after(index, self._layout.window(index)[1])
        if phrase is None or gender(self._layout.lower(self._phrases.head(phrase))) != word:
            return None
        return self._by_phrase(phrase, outlet=False)[0]

    def _topic_in(self, word: str, low: int, high: int) -> int | None:
        """The people without a name that the sentence is about: "Researchers at … used radar"."""
        subject = self._subject(low, high)
        if subject is None:
            return None
        head = self._phrases.head(subject)
        wanted = {"they": "collective", "it": "organisation"}.get(word, "person")
        if head in self._names.at or self._phrases.speakers.get(head) != wanted:
            return None
        if word in SINGULAR_PERSON and gender(self._layout.lower(head)) not in {None, word}:
            return None
        voice = self._by_phrase(subject, outlet=False)[0]
        speaker = self._speakers[voice - 1]
        known = speaker.entity is not None and word in SINGULAR_PERSON
        return None if known and not self._fits(word, "person", speaker) else voice

    def _speaker_in(self, word: str, sort: Sort, within: range, level: int) -> int | None:
        for order, depth, voice in reversed(self._spoken):
            speaker = self._speakers[voice - 1]
            if order not in within or depth > level or speaker.key[0] == "unnamed":
                continue
            if speaker.kind == "outlet":
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
            return gender(speaker.head) in {None, word}
        known = self._names.genders.get(speaker.entity)
        return known is None or (known == "male") == (word == "he")

    def _entity_in(self, word: str, sort: Sort, low: int, high: int) -> int | None:
        index = low
        while index < high:
            if index not in self._names.at or self._layout.inside[index] >= 0:
                index += 1
                continue
            number = self._names.at[index]
            speaker = self._named(number, outlet=False)
            possessive = self._layout.lower(self._names.extent[index][1]) == "'s"
            if word != "they" and not possessive and self._fits(word, sort, speaker):
                return self._add(speaker)
            index = self._names.extent[index][1]
        return None

    def _by_phrase(self, phrase: Phrase, outlet: bool) -> tuple[int, SourceResolution]:
        phrase = without_outlet(self._layout, phrase)
        if self._is_pair(phrase):
            label = label_of(self._layout, phrase)
            return self._add(Speaker(("np", label.lower()), label, "collective", "plural")), (
                "explicit"
            )
        head = self._phrases.head(phrase)
        if head in self._names.at:
            affiliation = self._affiliation(phrase, self._names.extent[head][0])
            return self._add(self._named(self._names.at[head], outlet, affiliation)), "explicit"
        category = self._phrases.speakers.get(head, "")
        if category == "document":
            voice, resolution = self._document(phrase, head)
            self._issuers.append((phrase.first, voice))
            return voice, resolution
        if self._is_definite(phrase, head):
            known = self._last_organisation(phrase.first, head)
            if category == "organisation" and known is not None:
                return known, "continued"
            number = self._roles.holder(head)
            if category == "person" and number is not None:
                return self._add(self._named(number, outlet=False)), "explicit"
        return self._common(phrase, head, category), "explicit"

    def _is_pair(self, phrase: Phrase) -> bool:
        """Whether two are named together: "Smith and Jones"."""
        for index in range(phrase.first + 1, phrase.last - 1):
            if self._layout.lower(index) == "and" and index not in self._names.at:
                return index - 1 in self._names.at or index - 1 in self._phrases.speakers
        return False

    def _document(self, phrase: Phrase, head: int) -> tuple[int, SourceResolution]:
        """Whoever issued the document, where the phrase tells; else the document itself."""
        for index in range(head - 1, phrase.first - 1, -1):
            if index in self._names.at:
                return self._add(self._named(self._names.at[index], outlet=False)), "explicit"
            known = self._last_organisation(phrase.first, index)
            if known is not None and self._phrases.speakers.get(index) == "organisation":
                return known, "explicit"
        for index in range(head + 1, phrase.last):
            link = self._layout.lower(index - 1)
            link = self._layout.lower(index - 2) if link == "the" else link
            if index in self._names.at and link in {"by", "from"}:
                return self._add(self._named(self._names.at[index], outlet=False)), "explicit"
        if self._is_definite(phrase, head):
            recent = [i for i in self._issuers if phrase.first - i[0] < _MEMORY]
            spoken = [s for s in self._spoken if phrase.first - s[0] < _MEMORY]
            recent = recent or [(order, voice) for order, _, voice in spoken]
            for _, voice in reversed(recent):
                speaker = self._speakers[voice - 1]
                other = speaker.kind == "document" and self._layout.lower(head) not in {
                    speaker.head,
                    *_PAPERS,
                }
                if speaker.sort == "thing" and speaker.kind != "outlet" and not other:
                    return voice, "continued"
        label = label_of(self._layout, phrase)
        word = self._layout.lower(head)
        return self._add(Speaker(("np", label.lower()), label, "document", "thing", word)), (
            "explicit"
        )

    def _last_organisation(self, index: int, noun: int) -> int | None:
        """The organisation named last that such a noun may mean: "the watchdog"."""
        word = self._layout.lower(noun)
        others: set[int] = set()
        for here in range(index - 1, max(-1, index - _MEMORY), -1):
            number = self._names.at.get(here)
            if number is None or (here in self._names.known.outlets) != (word in _PRESS):
                continue
            if word in _PRESS:
                return self._add(self._named(number, outlet=True))
            entity = self._names.entities[number]
            fits = may_be_called(entity.name, word)
            if fits and entity.type == "organisation":
                if is_main(self._layout, self._names.extent[here][0]):
                    return self._add(self._named(number, outlet=False))
                others.add(number)
        if len(others) == 1:
            return self._add(self._named(others.pop(), outlet=False))
        return None

    def _common(self, phrase: Phrase, head: int, category: str) -> int:
        label, word = label_of(self._layout, phrase), self._layout.lower(head)
        if self._is_definite(phrase, head) or phrase.last - phrase.first == 1:
            for voice in range(len(self._speakers), 0, -1):
                if self._speakers[voice - 1].head == word and word:
                    return voice
        kind: VoiceKind = "unnamed"
        if is_office(word) and self._layout.lower(phrase.first) in _DEFINITE:
            kind = "named"
        body = word in _BODIES or category in {"collective", "organisation"}
        if body or self._is_plural(word, category):
            kind = "collective"
        sort: Sort = "plural" if kind == "collective" else "person"
        sort = "thing" if category == "organisation" or word in _BODIES else sort
        affiliation = self._affiliation(phrase, head)
        return self._add(
            Speaker(("np", label.lower()), label, kind, sort, word, affiliation=affiliation)
        )

    def _is_plural(self, word: str, category: str) -> bool:
        return category not in {"person", "unnamed"} and word.endswith("s")

    def _is_definite(self, phrase: Phrase, head: int) -> bool:
        article = self._layout.lower(phrase.first) in _DEFINITE
        named = any(i in self._names.at for i in range(phrase.first, phrase.last))
        return article and not named and head - phrase.first <= _SHORT

    def _named(self, number: int, outlet: bool, affiliation: str | None = None) -> Speaker:
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

    def _affiliation(self, phrase: Phrase, head: int) -> str | None:
        """The side or body in front of the head: "Russia's", "ISW", "Russian"."""
        for index in range(phrase.first, head):
            if index in self._names.at and self._names.at[index] != self._names.at.get(head):
                return self._names.entities[self._names.at[index]].name
            if index in self._names.known.countries:
                return self._names.known.countries[index]
        return None

    def _add(self, speaker: Speaker) -> int:
        for number, known in enumerate(self._speakers, start=1):
            if known.key == speaker.key:
                self._speakers[number - 1] = merged(known, speaker)
                return number
        self._speakers.append(speaker)
        return len(self._speakers)

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
