"""Subjects of cue verbs: where a clause has one, and what it can do."""

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words,
)
from api.engines.rules.words.lexicons import Entry, Match

_PERSONAL = words("tell ask beg assure inform accuse want hope plan intend")
_SINGULAR = words("a an this that each another")
_PAST_TOO = words("read cut cast forecast put")
_NEAR_COURT = 60
_CLAUSE_EDGES = SUBORDINATORS - {"and", "or", "as"} | {"and", ";", ":", "—", "–", "who", "which"}
_COMMON = words(
    "then there here now so yes no but and or if when as this that these those nothing something "
    "everything anything inflation housing justice life work news history nature nobody"
)
_SAID = words("call speak talk describe say refer use")
_RELATIVE_REACH = 5
_STANDING = words(
    "stood stands sat sits came comes was is lay lies walked walks went goes stepped appeared "
    "appears strode strides marched waited waits"
)
_PLACES = words("there here in out up down along forward")
_STANDING_REACH = 10
_NOBODY = words("no nobody none neither nor")
_HEARING = words(
    "court inquest tribunal inquiry hearing jury committee commission panel trial assizes"
)


def opening_subject(phrases: Phrases, first: int, low: int) -> Phrase | None:
    """Who opens the clause and does two things: "Acme cut its forecast and said it would …"."""
    between = range(low, first - 1)
    if any(phrases.layout.lower(i) in _CLAUSE_EDGES for i in between):
        return None
    while low < first and phrases.layout.lower(low) in OPENERS:
        low += 1
    if phrases.layout.lower(low) in PRONOUNS:
        return Phrase(low, low + 1)
    phrase = phrases.after(low, first - 1)
    if phrase is None or phrases.layout.inside[low] != phrases.layout.inside[first]:
        return None
    named = phrases.names.at.get(phrase.last - 1)
    if named is None:
        return phrase if phrases.head(phrase) in phrases.speakers else None
    types = {"person", "organisation", "other"}
    return phrase if phrases.names.entities[named].type in types else None


def disagrees(phrases: Phrases, match: Match, subject: Phrase) -> bool:
    """Whether a bare verb stands behind "a", so that it is a noun: "a conference call"."""
    word = phrases.layout.lower(match.first)
    bare = word == match.entry.lemma and word not in _PAST_TOO
    near = {phrases.layout.lower(subject.first), phrases.layout.lower(subject.first - 1)}
    if "noun" in match.entry.features.get("flags", "").split():
        near |= {phrases.layout.lower(match.first - 2)}
    return bare and not near.isdisjoint(_SINGULAR)


def heads_subject(phrases: Phrases, match: Match, after: str) -> bool:
    """Whether it is a noun with its own verb: "the Lee report is out", "the report was shelved"."""
    if phrases.layout.lower(match.first) != match.entry.lemma or after not in AUXILIARIES | MODALS:
        return False
    near = range(max(0, match.first - _RELATIVE_REACH), match.first)
    return not any(phrases.layout.lower(i) in {"which", "that", "who"} for i in near)


def fits(phrases: Phrases, entry: Entry, subject: Phrase, passive: bool) -> bool:
    """Whether such a subject can do so: a verdict tells nobody, and only papers "show"."""
    flags = entry.features.get("flags", "").split()
    if "document" in flags:
        return _is_document(phrases, subject)
    if "court" in flags:
        return _is_hearing(phrases, subject)
    return passive or entry.lemma not in _PERSONAL or not _is_paper(phrases, subject)


def _is_hearing(phrases: Phrases, subject: Phrase) -> bool:
    """Whether it is a court, or an "it" soon behind one: "The inquest opened. It heard that …"."""
    word = phrases.layout.lower(subject.last - 1)
    near = range(max(0, subject.first - _NEAR_COURT), subject.first)
    return word in _HEARING or (
        word == "it" and any(phrases.layout.lower(i) in _HEARING for i in near)
    )


def is_nobody(phrases: Phrases, subject: Phrase) -> bool:
    """Whether the subject says that nobody does so: "no official", "neither Smith nor Jones"."""
    near = {phrases.layout.lower(subject.first), phrases.layout.lower(subject.first - 1)}
    street = phrases.layout.lower(subject.first + 1)[:1].isdigit()
    return not near.isdisjoint(_NOBODY) and not street


def _is_document(phrases: Phrases, subject: Phrase) -> bool:
    head = phrases.head(subject)
    pronoun = phrases.layout.lower(subject.first) in {"they", "it"}
    return pronoun or phrases.speakers.get(head) in {"document", "organisation", "collective"}


def _is_paper(phrases: Phrases, subject: Phrase) -> bool:
    """Whether the subject is a thing that can state something but addresses nobody."""
    return phrases.speakers.get(phrases.head(subject)) == "document"


def is_able(phrases: Phrases, subject: Phrase, strict: bool) -> bool:
    """Whether it can say something, or may be a lone name: "Spicer shot back"."""
    if _is_no_speaker(phrases, subject):
        return False
    token = phrases.layout.tokens[subject.first]
    lone = subject.last - subject.first == 1 and token.is_capitalised and token.text.isalpha()
    named = lone and not token.lower.endswith("s") and token.lower not in _COMMON
    return named or phrases.can_speak(subject, strict)


def _is_no_speaker(phrases: Phrases, subject: Phrase) -> bool:
    """Whether it is a time, "its own", or a lone adjective: "for weeks", "since June", "German"."""
    last = phrases.head(subject)
    word = phrases.layout.lower(last)
    if word in TIME_NOUNS and last not in phrases.speakers:
        loose = phrases.layout.lower(subject.first - 1) in PREPOSITIONS | {"since"}
        return loose or last not in phrases.names.at
    bare = phrases.layout.lower(subject.first) not in DETERMINERS and not word.endswith("s")
    return word == "own" or (bare and phrases.names.known.is_a(last, "demonym"))


def standing(phrases: Phrases, low: int, high: int) -> Phrase | None:
    """The person behind the verb of an inverted clause: "there stood Lee, assuring us that"."""
    layout, names = phrases.layout, phrases.names
    while low < high and layout.lower(low) in {"and", "but", "so", "then"}:
        low += 1
    near = range(low + 1, min(high, low + _STANDING_REACH))
    verb = next((i for i in near if layout.lower(i) in _STANDING), -1)
    number = names.at.get(verb + 1)
    if verb < 0 or number is None or names.entities[number].type not in {"person", "other"}:
        return None
    opening = [layout.lower(i) for i in range(low, verb)]
    placed = opening[0] in PREPOSITIONS and "," not in opening and layout.lower(verb) not in BE
    led = len(opening) == 1 and opening[0] in _PLACES
    return Phrase(*names.extent[verb + 1]) if led or placed else None


def says_behind(phrases: Phrases, index: int) -> bool:
    """Whether it only colours a verb of saying: "prefers to call it"."""
    follows = phrases.layout.lower(index + 1)
    return phrases.layout.lower(index) == "to" and follows in _SAID
