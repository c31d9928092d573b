"""The words under which a voice is known, and what those around a name tell of it."""

from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, WEEKDAYS, is_number, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import Entity

_HANDED_ON = words("seen obtained reviewed leaked")
_BARE = words("the a an this that these those own")
_COUNTED = words("of few couple handful number dozen majority minority")
"""Words that need the article before them: "a few residents" are not "few residents"."""
_ENDS = words("who which whose that where") | {",", "("}
_MADE = forms_of("report_words", "made")
_WHEN = WEEKDAYS | words("overnight today yesterday last this earlier late exclusively online")
_MARKS = frozenset("•·*–—-►▪●")
_THING_BEFORE = words("the a an off aboard onto near in outside at")


def without_outlet(layout: Layout, phrase: Phrase) -> Phrase:
    """Without "seen by X": whoever hands a document on has not written it."""
    for index in range(phrase.first + 1, phrase.last - 1):
        if layout.words[index] in _HANDED_ON and layout.words[index + 1] == "by":
            return Phrase(phrase.first, index)
    return phrase


def label_of(layout: Layout, phrase: Phrase) -> str:
    """The phrase without its article and without what tells more of its noun.

    Numbers and owners stay: "two former staffers", "her doctor".
    """
    first = phrase.first
    while (
        layout.words[first] in _BARE | _MARKS
        and phrase.last - first > 1
        and layout.words[first + 1] not in _COUNTED
    ):
        first += 1
    if is_number(layout.words[first]) and layout.words[first + 1] in _MARKS:
        first = min(first + 2, phrase.last - 1)
    last = first + 1
    while last < phrase.last and not _ends(layout, last):
        last += 1
    label = " ".join(layout.text(first, last).split())
    counted = layout.words[first] in DETERMINERS and layout.tokens[first].text.istitle()
    return label[0].lower() + label[1:] if counted and last - first > 1 else label


def _ends(layout: Layout, index: int) -> bool:
    """Whether more about a noun starts here: "who …", "published on Monday"."""
    word, following = layout.words[index], layout.words[index + 1]
    return word in _ENDS or (word in _MADE and following in PREPOSITIONS | _WHEN)


def may_be_person(layout: Layout, entity: Entity) -> bool:
    """Whether a name of no known kind may be somebody's: two plain words without "the"."""
    before = {layout.words[layout.at(mention.start) - 1] for mention in entity.mentions}
    plain = " " in entity.name and "-" not in entity.name
    return plain and before.isdisjoint(_THING_BEFORE)


def is_main(layout: Layout, first: int) -> bool:
    """Whether the name that starts here is no part of another's: not behind "at the" or "of"."""
    before = layout.words[first - 1]
    before = layout.words[first - 2] if before == "the" else before
    return before not in {"of", "at", "for", "in", "to", "from"}
