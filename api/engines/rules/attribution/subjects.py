"""Subjects of cue verbs: where a clause has one, and what it can do."""

from api.engines.rules.attribution.candidates import Candidate
from api.engines.rules.names.phrases import COUNTED, Phrase, Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    BE,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SINGULAR_PERSON,
    SUBORDINATORS,
    words,
)
from api.engines.rules.words.lexicons import Entry
from api.engines.rules.words.verbs import is_finite

_PERSONAL = words("tell beg assure inform want hope plan intend")
_SINGULAR = words("a an this that each another")
_PAST_TOO = words("read cut cast forecast put")
_NEAR_COURT = 60
_CLAUSE_EDGES = SUBORDINATORS - {"and", "or", "as", "whether"} | {
    "and",
    ";",
    ":",
    "—",
    "–",
    "who",
    "which",
}
_COMMON = words(
    "then there here now so yes no but and or if when as this that these those nothing something "
    "everything anything inflation housing justice life work news history nature nobody"
)
_STANDING = words(
    "stood stands sat sits came comes was is lay lies walked walks went goes stepped appeared "
    "appears strode strides marched waited waits"
)
_PLACES = words("there here in out up down along forward")
_STANDING_REACH = 10
_NEAR = 3
_BEFORE_TIME = PREPOSITIONS | {"since"}
_TESTS = words(
    "trial trials test tests experiment experiments model models results photos pictures tapes "
    "scan scans samples readings experience history"
)
"""What shows or finds things, though it says nothing."""
_FIGURES = words("figures data statistics numbers records findings")
_HEARING = words(
    "court inquest tribunal inquiry hearing jury committee commission panel trial assizes"
)


_FINDING = _HEARING | words(
    "judge magistrate coroner ombudsman adjudicator arbitrator auditor auditors inspector "
    "inspectors investigator investigators jurors justices"
)


def opening_subject(phrases: Phrases, first: int, low: int) -> Phrase | None:
    """Who opens the clause and does two things: "Acme cut its forecast and said it would …"."""
    aside = _relative_aside(phrases, low, first - 1)
    between = (i for i in range(low, first - 1) if i not in aside)
    if any(phrases.layout.words[i] in _CLAUSE_EDGES for i in between):
        return None
    while low < first and phrases.layout.words[low] in OPENERS:
        low += 1
    if phrases.layout.words[low] in PRONOUNS:
        return Phrase(low, low + 1)
    phrase = phrases.after(low, first - 1)
    if phrase is None or phrases.layout.inside[low] != phrases.layout.inside[first]:
        return None
    phrase = phrases.apposed(phrase, first) or _up_to_verb(phrases, phrase)
    named = phrases.names.at.get(phrase.last - 1)
    if named is None:
        return phrase if phrases.head(phrase) in phrases.speakers else None
    types = {"person", "organisation", "other"}
    return phrase if phrases.names.entities[named].type in types else None


def _relative_aside(phrases: Phrases, low: int, high: int) -> range:
    """The relative clause between commas behind who opens a clause: "Acme, WHICH FELL, rose"."""
    said = phrases.layout.words
    comma = next((i for i in range(low, high) if said[i] == ","), high)
    if comma + 1 >= high or said[comma + 1] not in {"who", "which", "whose"}:
        return range(0)
    return range(comma, next((i + 1 for i in range(comma + 1, high) if said[i] == ","), comma))


def _up_to_verb(phrases: Phrases, phrase: Phrase) -> Phrase:
    """The phrase without a verb of its own: "Cody Lee threw 35 pitches and said …"."""
    for index in range(phrase.first + 1, phrase.last):
        told = index - 1 in phrases.names.at or index - 1 in phrases.speakers
        if told and index not in phrases.names.at and is_finite(phrases.layout.tokens, index):
            return Phrase(phrase.first, index)
    return phrase


def disagrees(phrases: Phrases, candidate: Candidate, subject: Phrase) -> bool:
    """Whether a bare verb stands behind "a", so that it is a noun: "a conference call"."""
    words = phrases.layout.words
    word = words[candidate.first]
    if word != candidate.entry.lemma or word in _PAST_TOO:
        return False
    before = words[subject.first - 1]
    if words[subject.first] == "a" and not COUNTED.isdisjoint(words[subject.first + 1 :][:_NEAR]):
        return False
    if words[subject.first] in _SINGULAR or (before in _SINGULAR and before != "that"):
        return True
    singular = words[candidate.first - 2]
    if singular == "that" and words[candidate.first - 1].endswith("s"):
        return False
    return "noun" in candidate.entry.flags and singular in _SINGULAR


def fits(phrases: Phrases, entry: Entry, subject: Phrase, passive: bool) -> bool:
    """Whether such a subject can do so: a verdict tells nobody, and only papers "show"."""
    if "document" in entry.flags:
        judged = "judging" in entry.flags and _is_judge(phrases, subject)
        return judged or _is_document(phrases, subject)
    if "court" in entry.flags:
        return is_hearing(phrases, subject)
    held = phrases.layout.words[phrases.head(subject)] in _HEARING
    return passive or held or entry.lemma not in _PERSONAL or not is_paper(phrases, subject)


def is_hearing(phrases: Phrases, subject: Phrase) -> bool:
    """Whether it is a court, or an "it" soon behind one: "The inquest opened. It heard that …"."""
    word = phrases.layout.words[subject.last - 1]
    held = phrases.layout.words[phrases.head(subject)]
    near = range(max(0, subject.first - _NEAR_COURT), subject.first)
    return not _HEARING.isdisjoint((word, held)) or (
        word == "it" and any(phrases.layout.words[i] in _HEARING for i in near)
    )


def _is_judge(phrases: Phrases, subject: Phrase) -> bool:
    """Whether it is who finds for an office, or a "he" soon behind: "He led the inquiry. He found
    that"."""
    words, first = phrases.layout.words, subject.first
    if words[first] in SINGULAR_PERSON:
        before = words[max(0, first - _NEAR_COURT) : first]
        return not _FINDING.isdisjoint(before)
    titled = {words[first], words[first - 1], words[phrases.head(subject)]}
    return not _FINDING.isdisjoint(titled)


def _is_document(phrases: Phrases, subject: Phrase) -> bool:
    head = phrases.head(subject)
    pronoun = phrases.layout.words[subject.first] in {"they", "it"}
    if phrases.layout.words[head] in _TESTS:
        return True
    return pronoun or phrases.speakers.get(head) in {"document", "organisation", "collective"}


def is_test(phrases: Phrases, subject: Phrase) -> bool:
    """Whether the subject only shows things: "results", "figures"."""
    return phrases.layout.words[phrases.head(subject)] in _TESTS | _FIGURES


def is_paper(phrases: Phrases, subject: Phrase) -> bool:
    """Whether the subject is a thing that can state something but addresses nobody."""
    head = phrases.head(subject)
    number = phrases.names.at.get(head)
    body = number is not None and phrases.names.entities[number].type == "organisation"
    return phrases.speakers.get(head) == "document" and not body


def is_able(phrases: Phrases, subject: Phrase, strict: bool) -> bool:
    """Whether it can say something, or may be a lone name: "Spicer shot back"."""
    lone, token = subject.last - subject.first == 1, phrases.layout.tokens[subject.first]
    if lone and token.lower in PRONOUNS:
        return True
    if _is_no_speaker(phrases, subject):
        return False
    lone = lone and token.is_capitalised and token.text.isalpha()
    named = lone and not token.lower.endswith("s") and token.lower not in _COMMON
    return named or phrases.can_speak(subject, strict)


def _is_no_speaker(phrases: Phrases, subject: Phrase) -> bool:
    """Whether it is a time, "its own", or a lone adjective: "for weeks", "since June", "German"."""
    words, last = phrases.layout.words, phrases.head(subject)
    word = words[last]
    if word in TIME_NOUNS and last not in phrases.speakers:
        loose = phrases.layout.words[subject.first - 1] in _BEFORE_TIME
        return loose or last not in phrases.names.at
    if word == "own":
        return True
    bare = not word.endswith("s") and words[subject.first] not in DETERMINERS
    return bare and phrases.names.known.is_a(last, "demonym")


def standing(phrases: Phrases, low: int, high: int) -> Phrase | None:
    """The person behind the verb of an inverted clause: "there stood Lee, assuring us that"."""
    layout, names = phrases.layout, phrases.names
    while low < high and layout.words[low] in {"and", "but", "so", "then"}:
        low += 1
    near = range(low + 1, min(high, low + _STANDING_REACH))
    verb = next((i for i in near if layout.words[i] in _STANDING), -1)
    number = names.at.get(verb + 1)
    if verb < 0 or number is None or names.entities[number].type not in {"person", "other"}:
        return None
    opening = [layout.words[i] for i in range(low, verb)]
    placed = opening[0] in PREPOSITIONS and "," not in opening and layout.words[verb] not in BE
    led = len(opening) == 1 and opening[0] in _PLACES
    return Phrase(*names.extent[verb + 1]) if led or placed else None
