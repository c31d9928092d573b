"""Whose words: source phrases resolved to one voice each."""

from functools import cached_property

from api.engines.rules.attribution.bodies import Bodies
from api.engines.rules.attribution.descriptions import described
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.gathered import Gathered
from api.engines.rules.attribution.interviews import ASKED
from api.engines.rules.attribution.labels import label_of, without_outlet
from api.engines.rules.attribution.marks import Marks
from api.engines.rules.attribution.nameless import Nameless
from api.engines.rules.attribution.papers import PAST, Papers, is_uttered, written
from api.engines.rules.attribution.pronouns import Pronouns
from api.engines.rules.attribution.roles import Roles, gender, is_office
from api.engines.rules.attribution.speaker import INTERVIEWER, NOBODY, UNKNOWN, Sort, Speaker, Turn
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    ARTICLES,
    DETERMINERS,
    POSSESSIVES,
    PRONOUNS,
    SINGULAR_PERSON,
    words,
)
from api.schemas.claims import SourceResolution, Voice, VoiceKind
from api.text.values import value

_DEFINITE = POSSESSIVES.keys() | {"the", "this", "that", "these", "those"}
_AS_SUBJECT = {"him": "he", "them": "they"}
_SHORT = 2
_ROLE_REACH = 5
_OTHER = words(
    "new newer newest latest other another previous earlier past prior older old former first "
    "second third fourth last next separate different recent current subsequent later follow-up "
    "similar further additional parallel present"
)
"""Words that tell a paper or a body from others of its kind."""
_NOT_NAMED = _OTHER | words(
    "central rival opposing parent sister smaller larger local foreign biggest largest bigger "
    "state national regional competing neighbouring neighboring city county federal"
)
"""Words that tell a body from the one named before: "the central bank", "the rival firm"."""
_BODIES = words(
    "office headquarters secretariat bureau guard brigade county city town borough state district "
    "municipality village parish province nation country industry sector opposition crown estate"
)
_PRESS = words("newspaper paper broadcaster tabloid magazine outlet")
_MEDIA = words("television tv radio media press newspapers tabloids broadcasters newswire")
_PERSONAL = ("er", "or", "ist", "ian", "ee", "eer", "ant", "ent", "man", "woman", "one", "other")
_UNNAMED = "unnamed sources"


@value
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
        self._gathered = Gathered(phrases)
        self._pronouns = Pronouns(phrases, self._gathered)
        self._papers = Papers(phrases, self._gathered)

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self._phrases)

    @cached_property
    def _nameless(self) -> Nameless:
        return Nameless(self._phrases, self._gathered)

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self._phrases, self._gathered, self._roles)

    def results(self) -> tuple[Voice, ...]:
        """All voices, the author first; words are for others to count."""
        return self._gathered.results()

    def resolve(self, finding: Finding) -> Resolved:
        """The voice of this finding; `voice` is the number in its id."""
        level = self._layout.inside[finding.order]
        voice, resolution = self._find(finding, level)
        said = finding.content if finding.form == "direct" else ()
        turn = Turn(finding.order, level, voice, self._gathered.not_meant(finding), said)
        self._gathered.spoken.append(turn)
        return Resolved(voice, resolution)

    def _find(self, finding: Finding, level: int) -> tuple[int, SourceResolution]:
        if finding.source is None:
            if finding.rule == ASKED:
                return self._gathered.add(INTERVIEWER), "implied"
            if finding.resolution == "implied":
                return self._gathered.add(Speaker(NOBODY, _UNNAMED, "unnamed", "plural")), "implied"
            return self._continued(finding, level), "continued"
        word, _, _ = self._layout.words[finding.source.first].partition("'")
        word = POSSESSIVES.get(word, _AS_SUBJECT.get(word, word))
        if word in PRONOUNS and finding.source.last == finding.source.first + 1:
            return self._by_pronoun(finding, finding.source.first, word, level), "pronoun"
        return self._by_phrase(finding.source, finding.is_outlet)

    def _by_pronoun(self, finding: Finding, index: int, word: str, level: int) -> int:
        asked = self._pronouns.addressed(finding, word, level, self._of_phrase)
        if asked is not None:
            return asked
        paper = self._written(finding) if word == "it" else None
        if paper is not None:
            return self._of_phrase(paper)
        voice = self._pronouns.meant(word, index, self._of_phrase)
        if word in SINGULAR_PERSON:
            self._gathered.pronouns[self._gathered.speakers[voice - 1].key] = word
        return voice

    def _written(self, finding: Finding) -> Phrase | None:
        """What is read, where "it read" opens a sentence."""
        reads = finding.verb >= 0 and self._layout.words[finding.verb] in {"read", "reads"}
        return written(self._phrases, finding.verb) if reads else None

    def _continued(self, finding: Finding, level: int) -> int:
        """Whoever spoke before in this sentence, or is its subject, or spoke before it."""
        if finding.governor is not None:
            return self._acting(finding.governor)
        heard = {i for i, s in enumerate(self._gathered.speakers, start=1) if s.key == NOBODY}
        spoken = [s for s in self._gathered.spoken if s.level == level and s.voice not in heard]
        before = [s for s in spoken if s.order < finding.order]
        low, high = self._layout.window(finding.order)
        if before and (before[-1].order >= low or finding.form == "direct"):
            return before[-1].voice
        subject = self._gathered.subject(low, high)
        if subject is not None and finding.cue is not None:
            return self._acting(subject)
        if before:
            return before[-1].voice
        return self._gathered.add(UNKNOWN)

    def _acting(self, subject: Phrase) -> int:
        word = self._layout.words[subject.first]
        if word in PRONOUNS:
            return self._pronouns.meant(word, subject.first, self._of_phrase)
        return self._of_phrase(subject)

    def _of_phrase(self, phrase: Phrase) -> int:
        return self._by_phrase(phrase, outlet=False)[0]

    def _by_phrase(self, phrase: Phrase, outlet: bool) -> tuple[int, SourceResolution]:
        phrase = without_outlet(self._layout, phrase)
        if self._is_pair(phrase):
            label = label_of(self._layout, phrase)
            pair = Speaker(("np", label.lower()), label, "collective", "plural")
            return self._gathered.add(pair), "explicit"
        head = self._phrases.head(phrase)
        if head in self._names.at:
            affiliation = self._gathered.affiliation(phrase, self._names.extent[head][0])
            return self._gathered.add_named(self._names.at[head], outlet, affiliation), "explicit"
        category = self._phrases.speakers.get(head, "")
        if category == "document":
            voice, resolution = self._document(phrase, head)
            self._papers.heard(phrase.first, head, voice)
            return voice, resolution
        person = self._person(phrase, head, category)
        if person is not None:
            return self._gathered.add_named(person), "explicit"
        body = self._body(phrase, head) if category == "organisation" else None
        if body is not None:
            return body, "continued"
        return self._common(phrase, head, category), "explicit"

    def _person(self, phrase: Phrase, head: int, category: str) -> int | None:
        """The entity of whoever has that title or role: "the Head of State", "the minister"."""
        number = self._roles.titled(phrase)
        if number is None:
            number = described(self._phrases, phrase, head)
        if number is None:
            number = self._apposed(phrase, head, category)
        if number is None and self._layout.words[phrase.first] in ARTICLES - {"the"}:
            number = self._roles.introduced(head)
        if number is None and self._is_definite(phrase, head):
            number = Marks(self._phrases).bearer(phrase, head)
        if number is None and category == "person" and self._is_definite(phrase, head, named=True):
            alike = self._is_named(phrase)
            number = self._roles.holder(head, alike=alike)
            if not alike and self._nameless.is_nearer(phrase, head, number):
                return None
        return number

    def _apposed(self, phrase: Phrase, head: int, category: str) -> int | None:
        """The person named behind the comma: "Counsel for the owners, advocate Ann Lee, said"."""
        said, names = self._layout.words, self._names
        if said[phrase.last] != "," or category not in {"person", ""} or said[head][-1:] == "s":
            return None
        first = phrase.last + 1
        while first < phrase.last + _ROLE_REACH and first not in names.at:
            role = first in self._phrases.speakers or names.known.is_a(first, "title")
            if not role and said[first] not in DETERMINERS:
                return None
            first += 1
        number = names.at.get(first)
        if number is None or names.entities[number].type != "person":
            return None
        known = {"male": "he", "female": "she"}.get(names.genders.get(number, ""))
        other = known is not None and gender(said[head]) not in {None, known}
        return number if said[names.extent[first][1]] == "," and not other else None

    def _body(self, phrase: Phrase, head: int) -> int | None:
        """The voice of the body that the text has called so: "the charity"."""
        named = self._bodies.apposed(phrase, head)
        if named is not None:
            return self._gathered.add_named(named)
        if not self._is_definite(phrase, head) or self._is_told_apart(phrase, head):
            return None
        number = self._roles.body(head)
        if number is not None:
            return self._gathered.add_named(number)
        return self._named_body(phrase.first, head)

    def _is_pair(self, phrase: Phrase) -> bool:
        """Whether two are named together: "Smith and Jones"."""
        for index in range(phrase.first + 1, phrase.last - 1):
            if self._layout.words[index] == "and" and index not in self._names.at:
                return index - 1 in self._names.at or index - 1 in self._phrases.speakers
        return False

    def _document(self, phrase: Phrase, head: int) -> tuple[int, SourceResolution]:
        """Whoever issued the document, where the text tells; else the document itself."""
        if self._layout.words[phrase.first - 1] in PAST:
            phrase = Phrase(phrase.first - 1, phrase.last)
        issuer = self._issuer(phrase, head)
        if issuer is not None:
            return issuer, "explicit"
        apart = not self._is_definite(phrase, head) or self._is_told_apart(phrase, head)
        meant = None if apart else self._papers.meant_by(phrase.first, head)
        if meant is not None:
            return meant, "continued"
        label = label_of(self._layout, phrase)
        word = self._layout.words[head]
        side = self._gathered.affiliation(phrase, head)
        paper = Speaker(("np", label.lower()), label, "document", "thing", word, affiliation=side)
        return self._gathered.add(paper), "explicit"

    def _issuer(self, phrase: Phrase, head: int) -> int | None:
        """Whom the phrase names as the issuer: "the ministry's report", "a letter from Lee"."""
        for index in range(head - 1, phrase.first - 1, -1):
            if not self._issues(index, head):
                continue
            if index in self._names.at:
                return self._gathered.add_named(self._names.at[index])
            if self._phrases.speakers.get(index) == "organisation":
                known = self._named_body(phrase.first, index)
                if known is not None:
                    return known
        for index in range(head + 1, phrase.last):
            link = self._layout.words[index - 1]
            link = self._layout.words[index - 2] if link == "the" else link
            if index in self._names.at and link in {"by", "from"}:
                return self._gathered.add_named(self._names.at[index])
        return None

    def _issues(self, index: int, head: int) -> bool:
        """Whether this is whose paper it is; "FBI figures" and "a Pollmark survey" are papers."""
        owner = self._layout.words[index + 1] in {"'s", "'"}
        return owner or is_uttered(self._layout.words[head])

    def _is_told_apart(self, phrase: Phrase, head: int) -> bool:
        """Whether the phrase sets it against others of its kind: "the new study"."""
        return not _NOT_NAMED.isdisjoint(self._layout.words[phrase.first : head])

    def _named_body(self, index: int, noun: int) -> int | None:
        """The body named near that such a noun means: "the watchdog"; papers were named before."""
        if self._layout.words[noun] in _PRESS:
            outlet = self._bodies.paper(index)
            return None if outlet is None else self._gathered.add_named(outlet, outlet=True)
        number = self._bodies.named(index, noun)
        return None if number is None else self._gathered.add_named(number)

    def _common(self, phrase: Phrase, head: int, category: str) -> int:
        label, word = label_of(self._layout, phrase), self._layout.words[head]
        definite = self._is_definite(phrase, head) and not self._is_told_apart(phrase, head)
        if definite or phrase.last - phrase.first == 1:
            for voice in range(len(self._gathered.speakers), 0, -1):
                speaker = self._gathered.speakers[voice - 1]
                other = category != "person" and _is_other(label, speaker.label)
                if speaker.head == word and word and not other:
                    return voice
        kind: VoiceKind = "unnamed"
        if is_office(word) and self._layout.words[phrase.first] in _DEFINITE:
            kind = "named"
        body = word in _BODIES or category in {"collective", "organisation"}
        if body or self._is_plural(word, category):
            kind = "collective"
        kind = "outlet" if word in _PRESS or word in _MEDIA else kind
        if kind == "collective" and self._nameless.wants_no_name(phrase):
            kind = "unnamed"
        sort: Sort = "plural" if kind == "collective" else "person"
        sort = "thing" if category == "organisation" or word in _BODIES else sort
        sort = "thing" if not category and sort == "person" and not _is_personal(word) else sort
        affiliation = self._gathered.affiliation(phrase, head)
        speaker = Speaker(("np", label.lower()), label, kind, sort, word, affiliation=affiliation)
        if self._layout.tokens[head].is_capitalised and phrase.last - phrase.first > _SHORT:
            self._gathered.name_fully(word, speaker)
        return self._gathered.add(self._nameless.completed(speaker, phrase))

    def _is_plural(self, word: str, category: str) -> bool:
        return category not in {"person", "unnamed"} and word.endswith("s")

    def _is_definite(self, phrase: Phrase, head: int, *, named: bool = False) -> bool:
        """Whether it is a short "the …"; `named`: even "the Leeds striker"."""
        article = self._layout.words[phrase.first] in _DEFINITE or self._is_bare(phrase)
        plain = named or not self._is_named(phrase)
        return article and plain and head - phrase.first <= _SHORT + named

    def _is_named(self, phrase: Phrase) -> bool:
        return any(i in self._names.at for i in range(phrase.first, phrase.last))

    def _is_bare(self, phrase: Phrase) -> bool:
        """Whether a lone noun opens a sentence as in headlines, which drop "the"."""
        first = phrase.first
        opens = self._layout.sentence(first)[0] == first
        return opens and phrase.last - first == 1 and self._layout.words[first][-1] != "s"


def _is_other(label: str, known: str) -> bool:
    """Whether two names for bodies tell them apart: "fire service", "ambulance service"."""
    one, two = set(label.lower().split()), set(known.lower().split())
    return not (one <= two or two <= one)


def _is_personal(word: str) -> bool:
    """Whether a noun that no list holds tells of a person by its form: "harpist", "golfer"."""
    return gender(word) is not None or word.endswith(_PERSONAL)
