"""Noun groups read from their first word: where a name without marks of its own ends."""

from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    MODALS,
    NEGATIONS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_number,
    words,
)
from api.engines.rules.words.layout import Layout

_ENDS = (
    AUXILIARIES
    | MODALS
    | FUTURE
    | RELATIVES
    | SUBORDINATORS
    | PRONOUNS
    | NEGATIONS
    | words("to then here there too either anymore again today yesterday tomorrow this that")
)
_INNER = frozenset({"of", "for"})
_NOMINAL = PREPOSITIONS | DETERMINERS
_MOST_WORDS = 7
_AFTER_NOUN = (
    PAST
    | PREPOSITIONS
    | AUXILIARIES
    | MODALS
    | FUTURE
    | RELATIVES
    | SUBORDINATORS
    | words("and or")
)
_BEFORE_NOUN = (DETERMINERS | {"'s"}) - {"that"}


def group_end(layout: Layout, first: int, high: int) -> int:
    """Where the noun group ends that begins at `first`: before a verb, clause or preposition.

    "of" and "for" are inner words where a noun follows.
    """
    index = first
    limit = min(high, first + _MOST_WORDS + 2)
    while index < limit:
        word = layout.words[index]
        if word in _ENDS and not (word in DETERMINERS and layout.words[index - 1] in _INNER):
            break
        owning = word == "'" and layout.words[index - 1].endswith("s")
        owning = word == "'s" or (
            owning and index > first and layout.words[index + 1][:1].isalnum()
        )
        if not layout.tokens[index].is_word and not owning:
            break
        inner = word in _INNER and index > first and layout.words[index + 1] not in _ENDS
        if word in PREPOSITIONS and not inner:
            break
        index += 1
    while index > first and layout.words[index - 1] in _NOMINAL:
        index -= 1
    return index


def is_name_like(layout: Layout, first: int, last: int) -> bool:
    """Whether the group may be a name: of few words, with one that is no function word."""
    said = layout.words[first:last]
    return 0 < len(said) <= _MOST_WORDS and not is_number(said[0]) and said[0] not in _ENDS


def is_noun(layout: Layout, first: int, last: int, reach: int = 2) -> bool:
    """Whether the words end a noun phrase with a determiner: "the SALE", "a quick SALE".

    `reach`: how many words before the noun it may stand.
    """
    after = layout.words[last]
    ends = not after[:1].isalnum() or after in _AFTER_NOUN or after.endswith("ed")
    return ends and not _BEFORE_NOUN.isdisjoint(layout.words[max(0, first - reach) : first])
