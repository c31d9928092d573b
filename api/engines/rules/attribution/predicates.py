"""Where the verb of a clause stands behind words that have verbs of their own."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import AUXILIARIES, BE, is_adverb, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import is_finite

OPENERS = words("that who which because when while if whether what as how why where")
"""Words that open a clause with a verb of its own."""
SPAN = 4


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
            same = index - last < SPAN and helps(before)
            if same or before in BE or before in {"and", "or", "be", "been"}:
                continue
            if not pending:
                return index - (before == ",")
            pending, last = pending - 1, index
    return end
