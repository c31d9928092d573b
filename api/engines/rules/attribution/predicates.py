"""Where the verb of a clause stands behind words that have verbs of their own."""

from collections.abc import Sequence

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.uses import TURNING_DOWN
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    HELPING,
    MODALS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import is_finite

OPENERS = words("that who which because when while if whether what as how why where")
"""Words that open a clause with a verb of its own."""
SPAN = 4
_HELD = words("arrested held detained questioned bailed charged remanded")
_WANTING = words("needed wanted received made issued faced got sought required deserved")
"""Verbs that lack an object at the end of a clause: "every warning it needed"."""


def helps(word: str) -> bool:
    """Whether the word stands before a verb as part of its group."""
    return word in AUXILIARIES or is_adverb(word)


def main_verb(tokens: Sequence[Token], start: int, end: int, *, inner: bool) -> int:
    """Where the verb of the noun's own clause stands behind what is said, else `end`.

    `inner`: a clause with a verb of its own comes first: "the claim that he left | is false".
    """
    pending, last = int(inner), -SPAN
    for index in range(start, end):
        word = tokens[index].lower
        if word in OPENERS:
            pending += 1
        elif is_finite(tokens, index):
            before = tokens[index - 1].lower
            same = before in HELPING or (index - last < SPAN and helps(before))
            if same or before in BE or before in {"and", "or", "be", "been"}:
                continue
            if not pending:
                return index - (before == ",")
            pending, last = pending - 1, index
    return end


def is_reduced(words: Sequence[str], noun: int) -> bool:
    """Whether it tells of a subject with a participle: "A man held on SUSPICION of murder"."""
    verb = noun - 2
    done = words[noun - 1] == "on" and words[verb] in _HELD
    before = words[verb - 1]
    return done and before.isalpha() and before not in HELPING and before not in {"and", "or"}


def selects(clauses: Clauses, verb: int) -> bool:
    """Whether it only tells which one is meant: "the claims he made were wrong", "allegations
    he denies"."""
    words, following = clauses.layout.words, clauses.layout.words[verb + 1]
    turned_down = any(
        use.verb == verb and not TURNING_DOWN.isdisjoint(use.entry.flags)
        for use in clauses.uses_near(verb)
    )
    if (turned_down or words[verb] in _WANTING) and not following[:1].isalnum():
        return True
    alone = words[verb] not in HELPING and following != "had"
    return alone and (following in HELPING or following in MODALS)
