"""Words that may be cue verbs in place, and what shows that they are none."""

from api.engines.rules.attribution.uses import TURNING_DOWN
from api.engines.rules.attribution.verb_groups import VerbGroup
from api.engines.rules.names.heads import COUNTS
from api.engines.rules.names.insertions import PARTICIPLES
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    words,
)
from api.engines.rules.words.lexicons import Entry, forms_of
from api.text.values import value

_NOUN_BEFORE = (
    DETERMINERS
    | (PREPOSITIONS - {"by"})
    | words("'s ' own other lay lays laid laying stake stakes staked")
)
_NOUN_AFTER = words("of from by")
LIGHT = forms_of("report_words", "light")
"""Verbs that say nothing but that somebody holds or utters what the noun tells."""
_QUANTIFIERS = words("one another some many most few several both all")
_BEFORE_CLAUSE = words(", ; and but while though although")
_ENDS_OF_SPEECH = frozenset({",", "?", "!", "."})
_HELPING = AUXILIARIES | MODALS
_RELATIVES = frozenset({"which", "that", "who"})
_RELATIVE_REACH = 5
_JOINTS = frozenset({"and", "but", "or", "yet", "though"})
_HELD = words("expect believe think know say report understand fear estimate allege consider deem")
"""What others do of somebody who "is expected to" or "is thought to" do something."""
_STATE_REACH = 6
_SAID = words("call speak talk describe say refer use")


@value
class Candidate:
    """A form of a cue verb: `tokens[first:last]` in the sentence or quotation `[low:high]`."""

    entry: Entry
    first: int
    last: int
    low: int
    high: int
    group: VerbGroup
    is_alone: bool
    """Whether no auxiliary and no adverb stands before it."""
    behind_use: bool
    """Whether another cue verb ends right before it."""
    before_cue: bool
    """Whether another form of a cue verb starts right behind it."""


def is_name(phrases: Phrases, index: int) -> bool:
    """Whether the word belongs to a name or a title before one: "Judge Ann Lee said"."""
    tokens = phrases.layout.tokens
    if not tokens[index].is_capitalised:
        return False
    at = phrases.names.at
    if index in at or (index + 1 in at and phrases.names.known.is_a(index, "title")):
        return True
    return 0 < index < len(tokens) - 1 and _is_within_name(phrases, index)


def _is_within_name(phrases: Phrases, index: int) -> bool:
    """Whether capitals stand around it, in no headline: "Deputy Advocate General Ann Lee"."""
    tokens, document = phrases.layout.tokens, phrases.layout.document
    beside = tokens[index - 1], tokens[index + 1]
    if not all(t.is_capitalised and t.sentence == tokens[index].sentence for t in beside):
        return False
    region = document.regions[document.sentences[tokens[index].sentence].region]
    return region.kind != "headline" and not tokens[index].text.isupper()


def is_no_cue(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether the word attributes nothing, whoever its subject is."""
    if candidate.group.barred or _stands_as_noun(phrases, candidate):
        return True
    if _is_joined_state(phrases, candidate):
        return True
    if "noun" in candidate.entry.flags:
        if phrases.layout.words[candidate.first - 1] in LIGHT and candidate.is_alone:
            return True
        return _acts_as_noun(phrases, candidate) or _is_governed(phrases, candidate)
    return _only_colours(phrases, candidate)


def _is_joined_state(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether others do it, as the "was" before it shows: "it was thin but expected to live"."""
    words, joint = phrases.layout.words, candidate.first - 1
    if words[joint] not in _JOINTS or words[candidate.last] != "to" or not candidate.is_alone:
        return False
    if candidate.entry.lemma not in _HELD:
        return False
    for index in range(joint - 1, max(candidate.low, joint - _STATE_REACH), -1):
        if words[index] in BE:
            return True
        if not phrases.layout.tokens[index].is_word:
            return False
    return False


def _only_colours(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether it only colours a verb of saying: "prefers to call it", or tells of trust in
    something: "believes in"."""
    words, last = phrases.layout.words, candidate.last
    if candidate.entry.lemma == "believe" and words[last] == "in":
        return True
    return candidate.entry.lemma == "prefer" and words[last] == "to" and words[last + 1] in _SAID


def _stands_as_noun(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether the words before it make it a noun or an adjective: "the claims".

    A number may tell how many somebody has: "The mother of two claims".
    """
    words, first = phrases.layout.words, candidate.first
    before = words[first - 1]
    if words[first] == "order" and before == "and" and words[first - 2] == "law":
        return True
    if not candidate.is_alone or before not in _NOUN_BEFORE:
        return False
    if words[first - 2] == "of" and first - 3 in phrases.speakers and before in COUNTS:
        return False
    opens = words[first - 2] in _BEFORE_CLAUSE or first - 1 == candidate.low
    held = candidate.entry.lemma in _HELD and words[candidate.last] != "that"
    past = words[first].endswith("ed") and not held
    acts = opens and (past or words[first] == candidate.entry.lemma)
    if before in _QUANTIFIERS and (acts or "noun" not in candidate.entry.flags):
        return False
    if before == "that" and _is_relative(phrases, candidate):
        return False
    return before != "'" or words[first - 2] not in _ENDS_OF_SPEECH


def _is_relative(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether "that" stands for who or what speaks: "a lawsuit that accuses"."""
    words = phrases.layout.words
    word, following = words[candidate.first], words[candidate.last]
    if candidate.first - 2 not in phrases.speakers or word.endswith("ing"):
        return False
    object_follows = following in DETERMINERS or candidate.last in phrases.names.at
    if "noun" not in candidate.entry.flags:
        return True
    return object_follows and word != candidate.entry.lemma


def _acts_as_noun(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether it is a noun by the words around it: "reports of", "are claims"."""
    words, first = phrases.layout.words, candidate.first
    if words[first].endswith("s") and words[first - 1] in BE:
        return True
    if not candidate.is_alone:
        return False
    if words[candidate.last] in _NOUN_AFTER or _heads_subject(phrases, candidate):
        return True
    done, behind = words[candidate.last], words[candidate.last + 1]
    told = done.endswith("ed") or done in PARTICIPLES
    return told and (behind in PREPOSITIONS or behind in TIME_NOUNS)


def _heads_subject(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether it is a noun with its own verb: "the Lee report is out", "their
    safety promises had gone unmet"."""
    words, first = phrases.layout.words, candidate.first
    if words[candidate.last] not in _HELPING:
        return False
    if words[first - 2] in POSSESSIVES and first - 1 not in phrases.speakers:
        return words[first].endswith("s")
    if words[first] != candidate.entry.lemma:
        return False
    return _RELATIVES.isdisjoint(words[max(0, first - _RELATIVE_REACH) : first])


def _is_governed(phrases: Phrases, candidate: Candidate) -> bool:
    """Whether it is a noun beside another cue: "rejected claims", "a UN report said".

    Of two that end in "-s" the second is the noun: "the firm blames storms".
    """
    if not candidate.is_alone:
        return False
    if candidate.behind_use:
        return True
    if not TURNING_DOWN.isdisjoint(candidate.entry.flags):
        return False
    words = phrases.layout.words
    past = words[candidate.first].endswith("ed") and words[candidate.first - 1].isalpha()
    plural = words[candidate.first] == candidate.entry.lemma
    both = words[candidate.first].endswith("s") and words[candidate.last].endswith("s")
    said = past or both or (plural and candidate.first - 1 in phrases.speakers)
    return candidate.before_cue and not said and not words[candidate.last].endswith("ing")
