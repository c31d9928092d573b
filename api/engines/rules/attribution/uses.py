"""A cue verb in place, as the readers of what it governs need to know it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import FIRST_PERSON
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Entry
from api.text.values import value

TURNING_DOWN = frozenset({"denies", "questions"})
"""Flags of verbs that turn down, or only call into question, what others claim."""


@value
class Use:
    """A cue verb in place. Token indexes; `last` is half-open."""

    entry: Entry
    first: int
    """First token of the verb group, with auxiliaries and adverbs."""
    verb: int
    last: int
    end: int
    """Behind the verb, or behind an inverted subject."""
    subject: Phrase | None = None
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

    def takes(self, pattern: str) -> bool:
        return pattern in self.entry.takes

    def has(self, flag: str) -> bool:
        return flag in self.entry.flags

    @property
    def turns_down(self) -> bool:
        """Whether its object may be what others claim: "denied reports that"."""
        return not TURNING_DOWN.isdisjoint(self.entry.flags)


def speaks_of_itself(phrases: Phrases, use: Use) -> bool:
    """Whether the subject is "I" or "we": the speaker's own words, no further source."""
    if use.subject is None:
        return False
    word = phrases.layout.words[use.subject.first]
    return word in FIRST_PERSON or ("'" in word and word.partition("'")[0] in FIRST_PERSON)


def by_sentence(layout: Layout, uses: Iterable[Use]) -> Mapping[int, Sequence[Use]]:
    """Index of a sentence → the cue verbs in it, where there are any."""
    held: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        held[layout.tokens[use.verb].sentence].append(use)
    return dict(held)
