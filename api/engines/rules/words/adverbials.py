"""Adverbials of time and manner in the midst of a verb group: "have for weeks been warning"."""

from api.engines.rules.words.grammar import (
    AUXILIARIES,
    HAVE,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_number,
    words,
)
from api.engines.rules.words.layout import Layout

TIME_NOUNS = (
    WEEKDAYS
    | MONTHS
    | words(
        "moment moments minute minutes hour hours day days night nights week weeks weekend "
        "weekends fortnight month months year years decade decades century centuries time times "
        "season today yesterday tomorrow tonight morning afternoon evening midnight noon while ages"
    )
)
_MANNERS = words(
    "private public part fact effect particular person turn passing detail writing vain court "
    "past far now late present once twice occasion occasions along again length generations "
    "quarter quarters spring summer autumn winter christmas beginning start outset end"
)
_ENDS = TIME_NOUNS | _MANNERS
_INTRODUCE = PREPOSITIONS | words(
    "as since after before this last all more less several many every each some time almost once"
)
_WITHIN = words(
    "least most the a an its his her their of to and or than first second third past last recent "
    "one two three four five six seven eight nine ten dozen"
)
_LONGEST = 7


def ends_adverbial(word: str) -> bool:
    """Whether a word in lower case may end such an adverbial."""
    return word in _ENDS or is_number(word)


def adverbial_start(layout: Layout, index: int, low: int, *, progressive: bool) -> int:
    """Where the adverbial starts that ends in front of `index`, behind an auxiliary; else `index`.

    `progressive`: the verb behind it ends in "-ing", so that "is" and "are" belong to it as well.
    """
    able = AUXILIARIES if progressive else HAVE
    last = index - (layout.words[index - 1] == ",")
    if not ends_adverbial(layout.words[last - 1]):
        return index
    for first in range(last - 1, max(low, last - _LONGEST), -1):
        word = layout.words[first]
        if word in _INTRODUCE:
            before = first - 1 - (last < index and layout.words[first - 1] == ",")
            if layout.words[before] in able:
                return before + 1
        elif not (word in _WITHIN or ends_adverbial(word) or word.endswith(("ly", "al", "ent"))):
            break
    return index


def starts_group(word: str) -> bool:
    """Whether a verb group may start with the word, which is no loose adverb of its clause."""
    return word not in {",", "however", "meanwhile", "too", "today", "yesterday"}
