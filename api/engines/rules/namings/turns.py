"""Turns of phrase: wordings that are loaded by how they are built, whatever words fill them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from api.engines.rules.namings.turn_forms import Form, Place, forms
from api.engines.rules.words.grammar import FUNCTION_WORDS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Entry, Listed
from api.yaml_data import parse

_OPENING = words("\" ' ( : ; , - – — …") | {""}
_PLAIN_LETTERS = 3


class Turn(BaseModel):
    """Forms of one kind, and where they count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    category: str
    technique: str
    polarity: str = "negative"
    forms: tuple[str, ...] = Field(min_length=1)
    quoted: bool = False
    """Whether they count only as somebody's quoted words."""
    unless: str = ""
    """Words of the sentence with which they are meant as they stand."""
    match: str
    """A text in which one of them matches."""
    no_match: str
    """A text in which none does."""

    @cached_property
    def entry(self) -> Entry:
        features = {"polarity": self.polarity, "technique": self.technique}
        return Entry(
            forms=(self.category,),
            category=self.category,
            features=features,
            match=self.match,
            no_match=self.no_match,
        )

    @cached_property
    def literal(self) -> frozenset[str]:
        return words(self.unless)


class _Book(BaseModel):
    """All turns, with the classes of words that they share."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: Mapping[str, str]
    turns: tuple[Turn, ...]


class Found(NamedTuple):
    """`tokens[first:last]` as a turn of phrase."""

    turn: Turn
    first: int
    last: int


def find_turns(layout: Layout) -> Iterator[Found]:
    """The turns from left to right by the words that give them away, one for each of these."""
    for at in _TRIGGERS.places(layout.tokens):
        for turn, form in _FORMS[layout.words[at]]:
            distance, others = form.beside
            if layout.words[at + distance] in others:
                found = _found(layout, turn, form, at)
                if found is not None:
                    yield found
                    break


def _found(layout: Layout, turn: Turn, form: Form, anchor: int) -> Found | None:
    if turn.quoted and layout.inside[anchor] < 0:
        return None
    first = anchor - form.anchor
    low, high = layout.sentence(anchor)
    if first < low or (form.opens and first > low and layout.words[first - 1] not in _OPENING):
        return None
    last = _end(layout, form.places, first, (first, high))
    if last is None or not turn.literal.isdisjoint(layout.words[low:high]):
        return None
    last -= form.beyond
    while not layout.tokens[last - 1].is_word:
        last -= 1
    return Found(turn, first, last)


def _end(layout: Layout, places: Sequence[Place], at: int, bounds: tuple[int, int]) -> int | None:
    """Where the places end of which the first begins at `at`; each takes as few words as will do,
    and the very last as many as there are."""
    if not places:
        return at
    place, first, high = places[0], *bounds
    if place.closes:
        return None if at < high and layout.tokens[at].is_word else at
    start = at
    while True:
        more = at - start < place.most and at < high and _fits(layout, place, at, first)
        if at - start >= place.least and not (more and len(places) == 1):
            end = _end(layout, places[1:], at, bounds)
            if end is not None:
                return end
        if not more:
            return None
        at += 1


def _fits(layout: Layout, place: Place, at: int, first: int) -> bool:
    word = layout.words[at]
    if place.words:
        return word in place.words
    if place.same is not None:
        return word == layout.words[first + place.same]
    token = layout.tokens[at]
    if place.ending is None:
        return (token.is_word or word == "'s") and word not in place.others
    if token.is_capitalised or not word.endswith(place.ending) or word in FUNCTION_WORDS:
        return False
    return len(word) >= _PLAIN_LETTERS and word[0].isalpha()


def _read() -> _Book:
    source = files("api.engines.rules.namings") / "turns.yaml"
    return _Book.model_validate(parse(source.read_text(encoding="utf-8")))


def _by_word(book: _Book) -> Mapping[str, Sequence[tuple[Turn, Form]]]:
    """The forms by each word that gives them away."""
    classes = {name: words(text) for name, text in book.classes.items()}
    found: dict[str, list[tuple[Turn, Form]]] = defaultdict(list)
    for turn in book.turns:
        for text in turn.forms:
            for form in forms(text, classes):
                for word in form.places[form.anchor].words:
                    found[word].append((turn, form))
    return dict(found)


_BOOK = _read()
TURNS = _BOOK.turns
_FORMS = _by_word(_BOOK)
_TRIGGERS = Listed(_FORMS)
