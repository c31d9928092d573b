"""The words of a source phrase under which its voice is known."""

from api.engines.rules.grammar import DETERMINERS, words
from api.engines.rules.layout import Layout
from api.engines.rules.phrases import Phrase

_HANDED_ON = words("seen obtained reviewed leaked")


def without_outlet(layout: Layout, phrase: Phrase) -> Phrase:
    """Without "seen by X": whoever hands a document on has not written it."""
    for index in range(phrase.first + 1, phrase.last - 1):
        if layout.lower(index) in _HANDED_ON and layout.lower(index + 1) == "by":
            return Phrase(phrase.first, index)
    return phrase


def label_of(layout: Layout, phrase: Phrase) -> str:
    """The phrase without its article and without what stands behind a comma or "who"."""
    first = phrase.first
    while (
        layout.lower(first) in DETERMINERS | {"own"}
        and phrase.last - first > 1
        and layout.lower(first + 1) != "of"
    ):
        first += 1
    last = first + 1
    while last < phrase.last and layout.lower(last) not in {",", "who", "which", "("}:
        last += 1
    return " ".join(layout.text(first, last).split())
