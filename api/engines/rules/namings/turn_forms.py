"""How turns of phrase are written down: rows of places for words.

A form in `turns.yaml` is such a row, its places parted by spaces:

    word, a|b, {class}  one of these words, or of that class
    *, +                any word; a plain word: in small letters and of no closed class
    -ing                a plain word that ends so
    !a|b, !{class}      any other word
    @2                  the same word as in the second place
    ^, $                a clause opens here; a mark or the sentence's end comes next
    &                   what follows is wanted there, but is no part of the wording

`?` behind a place makes it optional; a number behind `*` or `+` takes one up to so many words, and
`~3` none up to three. A form names the words of one place at least.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product, takewhile

from api.engines.rules.words.grammar import FUNCTION_WORDS, words
from api.text.values import value

Classes = Mapping[str, frozenset[str]]
_COMMONEST = words(
    "the a an of in to is was are it he that for on as with at by and be not you they "
    "'s said says told say will if people more there no one we this been asked call"
)
_MARKS = words(", . ? !")


@value
class Place:
    """What one place takes, and how many words of it."""

    words: frozenset[str] = frozenset()
    ending: str | None = None
    """That of a plain word; none where any word does."""
    others: frozenset[str] = frozenset()
    """Where it takes any word but these."""
    same: int | None = None
    """Which word of the turn it repeats."""
    closes: bool = False
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a turn is put, without places that may be left out."""

    places: Sequence[Place]
    opens: bool
    """Whether a clause must open with it."""
    anchor: int
    """The place by whose words it is looked for; those before it hold one word each."""
    beside: tuple[int, frozenset[str]]
    """How far from there another place stands that names its words, and these; the anchor itself
    where there is no other."""
    beyond: int
    """How many words at its end are no part of the wording."""


def forms(text: str, classes: Classes) -> Iterator[Form]:
    """The form in all its ways: with and without every place that may be left out."""
    own, _, beyond = text.removeprefix("^ ").partition(" & ")
    choices: list[tuple[tuple[Place, ...], ...]] = []
    for part in (*own.split(), *beyond.split()):
        optional = len(part) > 1 and part.endswith("?")
        place = _place(part.removesuffix("?") if optional else part, classes)
        choices.append(((place,), ()) if optional else ((place,),))
    for chosen in product(*choices):
        places = tuple(chain.from_iterable(chosen))
        anchor, beside = _anchors(places)
        yield Form(places, text.startswith("^ "), anchor, beside, len(beyond.split()))


def _place(text: str, classes: Classes) -> Place:
    kind, rest = text[0], text[1:]
    if kind in "*+":
        return Place(ending=None if kind == "*" else "", most=int(rest or 1))
    if kind == "!":
        return Place(others=_named(rest, classes))
    if kind in _PLACES:
        return _PLACES[kind](rest)
    return Place(_named(text, classes))


_PLACES: Mapping[str, Callable[[str], Place]] = {
    "$": lambda _: Place(closes=True),
    "@": lambda number: Place(same=int(number) - 1),
    "~": lambda number: Place(least=0, most=int(number)),
    "-": lambda ending: Place(ending=ending),
}


def _named(text: str, classes: Classes) -> frozenset[str]:
    return classes[text[1:-1]] if text.startswith("{") else frozenset(text.split("|"))


def _anchors(places: Sequence[Place]) -> tuple[int, tuple[int, frozenset[str]]]:
    """Of the places that always stand as far from the first, those with the rarest words."""
    fixed = len(list(takewhile(lambda place: place.least == place.most, places)))
    named = [number for number, place in enumerate(places[: fixed + 1]) if place.words]
    named.sort(key=lambda number: _commonness(places[number].words))
    anchor, second = named[0], named[:2][-1]
    return anchor, (second - anchor, places[second].words)


def _commonness(names: frozenset[str]) -> int:
    common, closed = not names.isdisjoint(_COMMONEST), not names.isdisjoint(FUNCTION_WORDS)
    return 4 * (not names.isdisjoint(_MARKS)) + 2 * common + closed
