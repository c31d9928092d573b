"""Verbs in place that attribute: with their subject, and without those that only look so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.engines.rules.attribution.boldness import bold_words
from api.engines.rules.attribution.subjects import (
    disagrees,
    fits,
    heads_subject,
    is_able,
    is_nobody,
    opening_subject,
    says_behind,
    standing,
)
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.adverbials import adverbial_start, starts_group
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FIRST_PERSON,
    FUTURE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import Entry, Match, Matcher, load
from api.engines.rules.words.verbs import is_finite

_CUES = Matcher(load("cues"))
_ATTEMPTS = words(
    "try tries tried trying seek seeks sought seeking attempt attempts attempted attempting "
    "struggle struggles struggled struggling"
)
_STARTS = words(
    "began begun continued continues went on came moved rushed hastened chose proceeded was took "
    "taken takes resorted like likes liked love loves loved prefer prefers preferred pleased quick "
    "proud happy used"
)
_NOUN_BEFORE = (
    DETERMINERS
    | (PREPOSITIONS - {"by"})
    | words("'s ' own other lay lays laid laying stake stakes staked")
)
_QUANTIFIERS = words("one another some many most few several both all")
_NEVER_INVERTED = words("state tell inform assure remind convince persuade")
_NOUN_AFTER = words("of from by")
_LONGEST_TOLD = 8
_TIES = frozenset({"after", "before", "when", "as", "because", "since", "while", "once"})
_KEEPING = words("keep keeps kept")
_CONDITIONS = frozenset({"if", "whether", "unless"})
_QUESTIONS = words("whether if how what why when where who which")
_REFUSALS = words(
    "declined declines decline declining refused refuses refuse refusing failed fails"
)
_NOT = words("not don't doesn't didn't isn't aren't wasn't weren't")
_ATTITUDES = frozenset({"belief", "desire", "intention"})
_PROSPECTS = words("expected due set likely scheduled")
_CLOSING = frozenset({'"', "'"})


@dataclass(frozen=True, slots=True)
class Use:
    """A cue verb in place. Token indexes; `last` is half-open."""

    entry: Entry
    first: int
    """First token of the verb group, with auxiliaries and adverbs."""
    verb: int
    last: int
    subject: Phrase | None
    passive: bool = False
    participle: bool = False
    """Whether it hangs on an earlier verb: "…, adding that …"."""
    attempt: bool = False
    """Whether it is only tried: "tried to explain"."""
    inverted: bool = False
    """Whether the subject stands behind: "said the mayor"."""
    joined: int = -1
    """The verb whose subject this one shares: "He said … and accused …"."""
    expected: bool = False
    """Whether it is only announced: "is expected to say"."""
    end: int = 0
    """Behind the verb, or behind an inverted subject."""

    def takes(self, pattern: str) -> bool:
        return pattern in self.entry.features.get("takes", "").split()

    def has(self, flag: str) -> bool:
        return flag in self.entry.features.get("flags", "").split()


@dataclass(frozen=True, slots=True)
class _Group:
    first: int
    words: tuple[str, ...]
    attempt: bool
    barred: bool
    refused: bool = False
    expected: bool = False


MOST_IN_A_SENTENCE = 50
"""Cues that are read in one sentence."""


def find_uses(phrases: Phrases) -> tuple[Use, ...]:
    """All verbs of the lexicon that attribute something here, in order."""
    uses: list[Use] = []
    matches = _CUES.find(phrases.layout.tokens)
    starts = frozenset(match.first for match in matches)
    withheld = 0
    for match in matches:
        withheld = max(withheld, _withheld(phrases, match))
        use = _use(phrases, match, uses, starts) if match.first >= withheld else None
        if use is not None:
            uses.append(use)
    return _bounded(phrases, uses)


def _bounded(phrases: Phrases, uses: Sequence[Use]) -> tuple[Use, ...]:
    """Without those beyond what any written sentence holds, so that none costs without bound."""
    held: Counter[int] = Counter()
    kept = []
    for use in uses:
        sentence = phrases.layout.tokens[use.verb].sentence
        held[sentence] += 1
        if held[sentence] <= MOST_IN_A_SENTENCE:
            kept.append(use)
    return tuple(kept)


def _withheld(phrases: Phrases, match: Match) -> int:
    """Where the words end that nobody says: "would not say whether the council plans to …"."""
    low, high = phrases.layout.window(match.first)
    asked = phrases.layout.lower(match.last) in _QUESTIONS
    return high if asked and _verb_group(phrases, match.first, low).refused else 0


def _use(  # noqa: C901, PLR0911, PLR0912 - one guard for each reason why a verb attributes nothing
    phrases: Phrases, match: Match, earlier: list[Use], starts: frozenset[int]
) -> Use | None:
    layout = phrases.layout
    low, high = layout.window(match.first)
    if layout.tokens[match.first].is_capitalised and (
        match.first in phrases.names.at or _is_title(phrases, match.first)
    ):
        return None
    attitude = match.entry.category in _ATTITUDES
    group = _verb_group(phrases, match.first, low, attitude)
    if match.entry.lemma == "prefer" and says_behind(phrases, match.last):
        return None
    if group.barred or _is_noun(phrases, match, group):
        return None
    if _is_governed(phrases, match, group, earlier, starts):
        return None
    base = Use(match.entry, group.first, match.first, match.last, None, end=match.last)
    base = replace(base, expected=group.expected)
    word = layout.lower(match.first)
    if word.endswith("ing") and not (BE | _KEEPING).intersection(group.words):
        return _participle(phrases, match, group, low)
    passive = not (word.endswith("ing") or group.attempt or layout.lower(match.first - 1) == "to")
    passive = passive and bool(BE.intersection(group.words))
    if passive and "not" in group.words:
        return None
    subject, joined = _subject(phrases, group.first, low, earlier)
    if joined >= 0 and (passive or match.entry.category in _ATTITUDES):
        told = _told_of(phrases, joined, earlier)
        subject, joined = (told, -1) if told else (subject, joined)
    if subject is not None and phrases.layout.lower(subject.first) == "according":
        return None
    if subject is not None and group.first == match.first and disagrees(phrases, match, subject):
        return None
    strict = "strict" in match.entry.features.get("flags", "")
    if subject is not None and (passive or is_able(phrases, subject, strict)):
        supposed = phrases.layout.lower(subject.first - 1) in _CONDITIONS
        if (
            (attitude and supposed)
            or is_nobody(phrases, subject)
            or not fits(phrases, match.entry, subject, passive)
        ):
            return None
        return replace(
            base,
            subject=subject,
            passive=passive,
            attempt=group.attempt,
            end=match.last,
            joined=joined,
        )
    if group.first == match.first and _may_invert(phrases, match, low):
        behind = phrases.after(match.last, high)
        quoted = layout.lower(match.first - 1) in _CLOSING
        if behind and phrases.can_speak(behind, strict=not quoted):
            return replace(base, subject=behind, inverted=True, end=behind.last)
    return None


def _verb_group(  # noqa: C901, PLR0912 - one branch for each kind of word in front of a verb
    phrases: Phrases, verb: int, low: int, attitude: bool = False
) -> _Group:
    """The auxiliaries and adverbs on the left of the verb; `barred`: nothing is asserted.

    `attitude`: what nobody thinks or wants is still ascribed: "did not want to leave".
    """
    layout = phrases.layout
    index, attempt = verb, False
    group: list[str] = []
    while index > low:
        word = layout.lower(index - 1)
        if word == "to":
            before = layout.lower(index - 2)
            bold = bold_words(layout, index - 1)
            if bold:
                index -= bold
                continue
            if before in _ATTEMPTS:
                attempt = True
            elif before in _PROSPECTS and layout.lower(index - 3) in BE:
                return _Group(index - 3, tuple(group), attempt, barred=False, expected=True)
            elif before not in _STARTS:
                refused = before in _REFUSALS
                return _Group(index, tuple(group), attempt, barred=True, refused=refused)
            index -= 2
            continue
        if word == "," and layout.lower(index - 3) == "," and is_adverb(layout.lower(index - 2)):
            index -= 3
            continue
        if attitude and word in _NOT:
            group.append(word)
            index -= 1
            continue
        if word == "would" and "only" in group:
            group.append(word)
            index -= 1
            continue
        if word in NEGATIONS or word in MODALS:
            refused = word in NEGATIONS
            return _Group(index, tuple(group), attempt, barred=True, refused=refused)
        kept = word in _KEEPING and index == verb and layout.lower(verb).endswith("ing")
        if not (word in AUXILIARIES or word in FUTURE or is_adverb(word) or kept):
            going = layout.lower(verb).endswith("ing")
            start = adverbial_start(layout, index, low, progressive=going)
            if start == index:
                break
            index = start
            continue
        if index - 1 in phrases.names.at:
            break
        group.append(word)
        index -= 1
    while index < verb and not starts_group(layout.lower(index)):
        index += 1
    return _Group(index, tuple(group), attempt, barred=False)


def _is_title(phrases: Phrases, index: int) -> bool:
    """Whether it is the title of whoever is named behind it: "Judge Ann Lee said"."""
    return index + 1 in phrases.names.at and phrases.names.known.is_a(index, "title")


def _is_noun(phrases: Phrases, match: Match, group: _Group) -> bool:
    """Whether the word is a noun or an adjective here: "the claims", "reported cases"."""
    before = phrases.layout.lower(group.first - 1)
    after = phrases.layout.lower(match.last)
    noun = "noun" in match.entry.features.get("flags", "").split()
    word = phrases.layout.lower(match.first)
    if noun and group.first == match.first and heads_subject(phrases, match, after):
        return True
    if noun and word.endswith("s") and phrases.layout.lower(match.first - 1) in BE:
        return True
    counted = before in _QUANTIFIERS and not noun
    closed = before == "'" and phrases.layout.lower(group.first - 2) in {",", "?", "!", "."}
    if group.first == match.first and before in _NOUN_BEFORE and not counted and not closed:
        return True
    return noun and group.first == match.first and after in _NOUN_AFTER


def _subject(
    phrases: Phrases, first: int, low: int, earlier: list[Use]
) -> tuple[Phrase | None, int]:
    """The subject, and the verb that it is shared with where another one has it, else -1."""
    before = phrases.layout.lower(first - 1)
    if before in {"and", "but", "or"} and first - 1 >= low:
        for use in reversed(earlier):
            level = phrases.layout.inside[use.verb] == phrases.layout.inside[first]
            if use.first >= low and use.subject and level:
                return use.subject, use.verb
        ties = (i for i in range(first - 1, low, -1) if phrases.layout.lower(i) in _TIES)
        return opening_subject(phrases, first, next(ties, low - 1) + 1), -1
    phrase = phrases.before(first, low)
    relative = phrase is not None and any(
        phrases.layout.lower(i) in {"who", "which"} for i in range(phrase.first, phrase.last)
    )
    within = phrase is not None and earlier and phrase.first <= earlier[-1].verb < phrase.last
    if phrase is not None and within and not relative:
        phrase = Phrase(earlier[-1].last, phrase.last)
    return (phrase, -1) if phrase and phrase.first < phrase.last else (None, -1)


def _told_of(phrases: Phrases, verb: int, earlier: list[Use]) -> Phrase | None:
    """Whom somebody speaks of behind a verb of saying: "she said he was ill and wanted to rest"."""
    use = next(use for use in earlier if use.verb == verb)
    index = use.end + (phrases.layout.lower(use.end) == "that")
    if not (use.takes("clause") or use.takes("that")) or use.inverted:
        return None
    if phrases.layout.lower(index) in PRONOUNS:
        return Phrase(index, index + 1)
    told = phrases.after(index, min(index + _LONGEST_TOLD, len(phrases.layout.tokens)))
    if told is None or not phrases.can_speak(told, strict=True):
        return None
    return told if is_finite(phrases.layout.tokens, told.last) else None


def _participle(phrases: Phrases, match: Match, group: _Group, low: int) -> Use | None:
    """ "…, adding that …", or "the Kremlin recognising …" with its subject right before it."""
    before = group.first - 1
    word = phrases.layout.lower(before)
    base = Use(match.entry, group.first, match.first, match.last, None, end=match.last)
    if before in phrases.names.at and before >= low:
        extent = phrases.names.extent[before]
        first = extent[0] - (phrases.layout.lower(extent[0] - 1) == "the")
        return replace(base, subject=Phrase(first, extent[1]), end=match.last)
    stood = standing(phrases, low, before) if word == "," else None
    if stood is not None:
        return replace(base, subject=stood, attempt=group.attempt)
    paper = phrases.speakers.get(before) == "document"
    if before >= low and (paper or word in {",", "and", "by", "after", "before"}):
        return replace(base, subject=None, participle=True, end=match.last, attempt=group.attempt)
    return None


def _may_invert(phrases: Phrases, match: Match, low: int) -> bool:
    """Whether the verb opens a clause behind a quotation or a comma, as in "…,” said X"."""
    verb = match.first
    if match.entry.lemma in _NEVER_INVERTED:
        return False
    if verb == low and phrases.layout.lower(verb) == match.entry.lemma:
        return False
    before = phrases.layout.tokens[verb - 1].text if verb else ""
    return verb == low or before in QUOTE_MARKS | {",", "'", "’", "—", "–", "?", "!"}


def _is_governed(
    phrases: Phrases, match: Match, group: _Group, earlier: list[Use], starts: frozenset[int]
) -> bool:
    """Whether it is a noun beside another cue: "rejected claims", "a UN report said"."""
    if "noun" not in match.entry.features.get("flags", "").split() or group.first != match.first:
        return False
    if earlier and earlier[-1].last == match.first:
        return True
    return match.last in starts and not phrases.layout.lower(match.last).endswith("ing")


def speaks_of_itself(phrases: Phrases, use: Use) -> bool:
    """Whether the subject is "I" or "we": the speaker's own words, no further source."""
    subject = use.subject
    word = phrases.layout.lower(subject.first) if subject else ""
    return word.replace("’", "'").partition("'")[0] in FIRST_PERSON
