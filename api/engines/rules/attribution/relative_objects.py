"""Objects before their verbs: "the cuts the government announced in March", "a tax which Labour
proposed"."""

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.predicates import main_verb
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    DETERMINERS,
    FUNCTION_WORDS,
    FUTURE,
    HELPING,
    MODALS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.verbs import is_finite
from api.text.values import value

_RELATIVES = frozenset({"that", "which"})
_CLOSING = frozenset({"", ".", ",", ";", "?", "!", ")", "–", "—"})
_NO_NOUNS = (FUNCTION_WORDS | PREPOSITIONS | TIME_NOUNS | WEEKDAYS | MONTHS | PRONOUNS) | words(
    "something anything nothing everything"
)
_UNREAL = MODALS | FUTURE
_NEAR_RELATIVE = 5
_NEAR_DETERMINER = 3
_SHORTEST_CONTACT = 3


@value
class Told:
    """Who tells, and what stands before: "THE CUTS | THE GOVERNMENT announced"."""

    thing: Phrase
    speaker: Phrase


class RelativeObjects(VerbReader):
    """Reads the verbs of one document whose objects stand before their speakers."""

    def read(self, use: Use) -> Finding | None:
        told = told_before(self._phrases, self._clauses, use)
        if told is None:
            return None
        content = self._clauses.offsets(told.thing.first, told.thing.last)
        if content is None:
            return None
        return self._governed.finding(use, (content,), "attribution.verb.object", told.speaker)

    def up_to_main(self, found: Finding, use: Use, start: int) -> Finding:
        """Without the verb of the noun before: "the man police say killed three | was held"."""
        low, subject = self._layout.window(use.verb)[0], use.subject
        if subject is None or subject.first <= low or not is_finite(self._layout.tokens, start):
            return found
        before = self._words[subject.first - 1]
        if before not in _RELATIVES and (before in _NO_NOUNS or not before.isalpha()):
            return found
        end = self._layout.at(found.content[0][1])
        end = main_verb(self._layout.tokens, start, end, inner=True)
        content = self._clauses.offsets(start, end)
        return found._replace(content=(content, *found.content[1:])) if content else found


def told_before(phrases: Phrases, clauses: Clauses, use: Use) -> Told | None:
    """What stands before the speaker, where nothing behind the verb can be its object."""
    subject = use.subject
    aside = use.inverted or use.participle or use.passive or use.joined >= 0
    if subject is None or aside or subject.last != use.first or not use.takes("object"):
        return None
    low, high = phrases.layout.window(use.verb)
    behind = _behind_times(clauses, use.end, high)
    told = _related(phrases, subject, low) or _beside(phrases, subject, low)
    if told is not None:
        retort = (
            use.turns_down
            and told.thing.first > low
            and phrases.layout.words[told.thing.last] == ","
        )
        return told if not retort and _lacks_object(phrases, behind, high) else None
    if behind >= high or not is_finite(phrases.layout.tokens, behind):
        return None
    return _compounded(phrases, subject)


def _behind_times(clauses: Clauses, index: int, high: int) -> int:
    """Behind what tells when or how it is said, whatever follows."""
    said = clauses.layout.words
    while index < high:
        timed = clauses.is_time(index) or said[index] in MONTHS or is_number(said[index])
        leads = said[index] in PREPOSITIONS and (
            clauses.is_time(index + 1) or is_number(said[index + 1])
        )
        if not (timed or leads or is_adverb(said[index])):
            break
        index += 1
    return index


def _lacks_object(phrases: Phrases, behind: int, high: int) -> bool:
    """Whether the clause ends here, or goes on with the verb of the noun before it."""
    said = phrases.layout.words
    if behind >= high or said[behind] in _CLOSING:
        return True
    if not is_finite(phrases.layout.tokens, behind):
        return said[behind] in PREPOSITIONS | {"since"}
    later = range(behind + 2, high)
    return said[behind] not in _UNREAL or not any(said[i] in HELPING for i in later)


def _related(phrases: Phrases, subject: Phrase, low: int) -> Told | None:
    """The noun before "which" or "that": "the plan WHICH Acme announced"."""
    said = phrases.layout.words
    near = range(subject.last - 2, max(low, subject.first - 2, subject.last - _NEAR_RELATIVE), -1)
    relative = next((i for i in near if said[i] in _RELATIVES), -1)
    if relative < 0:
        return None
    noun = relative - (said[relative - 1] == ",")
    return _told(phrases, noun, Phrase(relative + 1, subject.last), low)


def _beside(phrases: Phrases, subject: Phrase, low: int) -> Told | None:
    """The noun right before its speaker: "the cuts THE GOVERNMENT announced", "the plan ACME"."""
    said, first = phrases.layout.words, subject.first
    if said[first] in DETERMINERS | PRONOUNS:
        inner = phrases.names.extent.get(subject.last - 1, (first, first))[0]
        if inner <= first + 1:
            return _told(phrases, first, subject, low)
        if said[inner - 1].isupper() or inner - 1 in phrases.speakers:
            return None
        titled = phrases.names.known.is_a(inner - 1, "title")
        capital = phrases.layout.tokens[inner - 1].is_capitalised
        if titled or capital or said[first] in PRONOUNS:
            return None
        return _told(phrases, inner, Phrase(inner, subject.last), first)
    many = subject.last - first == 1 and first in phrases.speakers and said[first][-1] == "s"
    return _told(phrases, first, subject, low) if many or first in phrases.names.at else None


def _compounded(phrases: Phrases, subject: Phrase) -> Told | None:
    """The noun before many who tell it: "the recession ECONOMISTS predicted never came"."""
    said, last = phrases.layout.words, subject.last - 1
    long = subject.last - subject.first >= _SHORTEST_CONTACT and said[subject.first] in DETERMINERS
    if not long or last not in phrases.speakers or last in phrases.names.at:
        return None
    if said[last][-1] != "s":
        return None
    return _told(phrases, last, Phrase(last, subject.last), subject.first)


def _told(phrases: Phrases, end: int, speaker: Phrase, low: int) -> Told | None:
    """The noun phrase that ends here, if there is one, told by the speaker."""
    said, noun = phrases.layout.words, end - 1
    if noun < low or not said[noun].isalpha() or said[noun] in _NO_NOUNS:
        return None
    selected = not DETERMINERS.isdisjoint(said[max(low, noun - _NEAR_DETERMINER) : noun])
    if is_adverb(said[noun]) or (is_finite(phrases.layout.tokens, noun) and not selected):
        return None
    thing = phrases.thing_before(end, low)
    if thing is None or thing.last != end or phrases.can_speak(thing, strict=True):
        return None
    if said[thing.first] in PREPOSITIONS and thing.first < noun:
        thing = Phrase(thing.first + 1, end)
    return Told(thing, speaker) if phrases.can_speak(speaker, strict=False) else None
