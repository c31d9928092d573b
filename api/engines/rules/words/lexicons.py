"""Lexicons: word lists as data, each entry with an example that matches and one that does not."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from api.engines.rules.words.dictionary import Dictionary
from api.engines.rules.words.tokens import Token, Tokens, scan
from api.text.values import value
from api.yaml_data import parse

_OWN = ("one's", "my", "your", "his", "her", "its", "our", "their")


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A word or phrase with all its inflections. Phrases are matched word by word.

    Its fields are read by the thousand, which those of a model are too slow for.
    """

    forms: tuple[str, ...] = Field(min_length=1)
    """Every inflection, written out; a phrase of several words is one form.

    "one's" in a phrase stands for every possessive: "lose one's temper".
    """
    category: str
    features: Mapping[str, str] = Field(default_factory=dict)
    """What else the readers of this lexicon need to know of the entry."""
    cased: bool = False
    """Whether capitals count: "US" is not "us"."""
    unless_before: tuple[str, ...] = ()
    """No match when one of these words follows."""
    unless_after: tuple[str, ...] = ()
    """No match when one of these words precedes."""
    match: str
    """A text in which the entry matches."""
    no_match: str
    """A text in which it does not."""

    lemma: str = Field(init=False)
    weight: int = Field(init=False)
    """How much it tells, in quarters of what is enough by itself."""
    takes: frozenset[str] = Field(init=False)
    """The patterns of words that it takes behind it."""
    flags: frozenset[str] = Field(init=False)
    """What its readers are to be told of it by one word each."""

    def __post_init__(self) -> None:
        put, features = object.__setattr__, self.features
        put(self, "lemma", self.forms[0])
        put(self, "weight", int(features.get("weight", 4)))
        put(self, "takes", frozenset(features.get("takes", "").split()))
        put(self, "flags", frozenset(features.get("flags", "").split()))


class Lexicon(BaseModel):
    """A list of entries, and what it is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    purpose: str
    entries: tuple[Entry, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_form_once(self) -> "Lexicon":
        seen: set[tuple[str, str]] = set()
        for entry in self.entries:
            for form in entry.forms:
                if (form, entry.category) in seen:
                    raise ValueError(f"{self.name}: {form!r} stands twice in {entry.category!r}")
                seen.add((form, entry.category))
        return self


@value
class Match:
    """An entry found: `tokens[first:last]`, and its offsets in the article's text."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


@value
class _Form:
    entry: Entry
    spelt: Sequence[str]
    """How its words are written where capitals count, else nothing."""
    guarded: bool
    plain: bool
    """Whether it matches wherever its words stand."""


@value
class _Opening:
    """What begins with a word."""

    alone: list[_Form]
    """The forms of this word alone."""
    before: dict[str, dict[int, dict[tuple[str, ...], Sequence[_Form]]]]
    """Those of several words, by the second, by how many they are, the most first, and by the
    rest of them."""
    tall: bool
    """Whether they all want a capital there."""


_ALL = Dictionary()
_NOTHING: Mapping[int, Mapping[tuple[str, ...], Sequence[_Form]]] = {}


@cache
def load(name: str) -> Lexicon:
    """The lexicon of `lexicons/<name>.yaml`. Raises when the file is absent or not valid."""
    source = files("api.engines.rules") / "lexicons" / f"{name}.yaml"
    return Lexicon.model_validate(parse(source.read_text(encoding="utf-8")))


@cache
def all_forms(name: str) -> frozenset[str]:
    """All forms of all entries of a lexicon."""
    return frozenset(form for entry in load(name).entries for form in entry.forms)


@cache
def forms_of(name: str, *categories: str) -> frozenset[str]:
    """All forms of the entries of these categories of a lexicon."""
    entries = load(name).entries
    return frozenset(form for e in entries if e.category in categories for form in e.forms)


def names() -> tuple[str, ...]:
    """The names of all lexicons that there are."""
    folder = files("api.engines.rules") / "lexicons"
    found = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


class Listed:
    """Tells where the words of a list stand; one pass over a text's tokens serves all lists."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._number = _ALL.add(words, ())

    def places(self, tokens: Sequence[Token]) -> Sequence[int]:
        """The indexes of the tokens that are one of the words, in order."""
        if isinstance(tokens, Tokens):
            return tokens.places(_ALL, self._number)
        return [at for at, token in enumerate(tokens) if token.lower in self._words]


class Matcher:
    """Finds the entries of a lexicon; one pass over a text's tokens serves all lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        forms: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
        for entry in lexicon.entries:
            for form in entry.forms:
                for text in _for_each_owner(form):
                    words, made = _formed(text, entry)
                    forms[words].append(made)
        self._openings = _openings(forms)
        alone = (word for word, opening in self._openings.items() if opening.alone)
        pairs = ((w, then) for w, opening in self._openings.items() for then in opening.before)
        self._number = _ALL.add(alone, pairs)

    def find(
        self, tokens: Sequence[Token], starts: Sequence[int] | None = None
    ) -> tuple[Match, ...]:
        """All matches from left to right, the longest phrase at each place; none overlap.

        An equal phrase of several entries gives one match for each of them. No match crosses a
        sentence's end. `starts`: where one may begin, if that is known.
        """
        if starts is None:
            starts = self.starts(tokens)
        if not starts:
            return ()
        found: list[Match] = []
        words = _words(tokens)
        last = 0
        for position in starts:
            if position < last:
                continue
            opening = self._openings[words[position]]
            if opening.tall and not tokens[position].is_capitalised:
                continue
            here = _longest(opening, tokens, words, position)
            if here:
                found += here
                last = here[0].last
        return tuple(found)

    def starts(self, tokens: Sequence[Token]) -> Sequence[int]:
        """Where an entry may begin."""
        if isinstance(tokens, Tokens):
            return tokens.places(_ALL, self._number)
        openings = self._openings
        return [at for at, token in enumerate(tokens) if token.lower in openings]

    def starts_within(self, tokens: Sequence[Token], first: int, last: int) -> Sequence[int]:
        """Where an entry may begin in `tokens[first:last]`, counted from `first`."""
        starts = self.starts(tokens)
        low = bisect_left(starts, first)
        return [at - first for at in starts[low : bisect_left(starts, last, low)]]


def _formed(text: str, entry: Entry) -> tuple[tuple[str, ...], _Form]:
    """The words of a form in lower case, and what it is a form of."""
    texts = _texts(text)
    guarded = bool(entry.unless_after or entry.unless_before)
    form = _Form(entry, texts if entry.cased else (), guarded, not guarded and not entry.cased)
    return tuple(word.lower() for word in texts), form


def _openings(forms: Mapping[tuple[str, ...], Sequence[_Form]]) -> dict[str, _Opening]:
    """What begins with each word."""
    tall = {words[0] for words in forms} - {
        words[0] for words, found in forms.items() if not all(map(_is_tall, found))
    }
    openings: dict[str, _Opening] = {}
    for words in sorted(forms, key=len, reverse=True):
        opening = openings.setdefault(words[0], _Opening([], {}, words[0] in tall))
        if len(words) == 1:
            opening.alone.extend(forms[words])
        else:
            sized = opening.before.setdefault(words[1], {})
            sized.setdefault(len(words), {})[words[2:]] = forms[words]
    return openings


def _is_tall(form: _Form) -> bool:
    """Whether its first word wants a capital."""
    return bool(form.spelt) and form.spelt[0][0].isupper()


def _words(tokens: Sequence[Token]) -> Sequence[str]:
    return tokens.words if isinstance(tokens, Tokens) else [token.lower for token in tokens]


def _longest(
    opening: _Opening, tokens: Sequence[Token], words: Sequence[str], first: int
) -> Sequence[Match]:
    """The longest of the entries that begin so and stand here; `words`: those of the tokens."""
    following = first + 1
    if opening.before and following < len(tokens):
        for size, rests in opening.before.get(words[following], _NOTHING).items():
            last = first + size
            forms = rests.get(tuple(words[first + 2 : last]))
            if forms is None or tokens[first].sentence != tokens[last - 1].sentence:
                continue
            if here := _standing(forms, tokens, first, last):
                return here
    return _standing(opening.alone, tokens, first, following) if opening.alone else ()


def _texts(text: str) -> list[str]:
    """The words of a form, by the scanner where it is more than letters and spaces."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()
    return [token.text for token in scan(text)]


def _for_each_owner(form: str) -> Sequence[str]:
    if "one's" not in form:
        return (form,)
    return [re.sub(r"\bone's\b", own, form) for own in _OWN]


def _standing(
    forms: Sequence[_Form], tokens: Sequence[Token], first: int, last: int
) -> list[Match]:
    """Those of the forms of these words against which nothing guards here."""
    found = []
    for form in forms:
        if form.plain or _is_let(form, tokens, first, last):
            start, end = tokens[first].start, tokens[last - 1].end
            found.append(Match(form.entry, first, last, start, end))
    return found


def _is_let(form: _Form, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether capitals and neighbours are as the entry wants them."""
    for at, text in enumerate(form.spelt, start=first):
        if tokens[at].text != text:
            return False
    if not form.guarded:
        return True
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    return before not in form.entry.unless_after and after not in form.entry.unless_before
