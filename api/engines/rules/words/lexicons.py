"""Lexicons: word lists as data, each entry with an example that matches and one that does not."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.engines.rules.words.dictionary import Dictionary
from api.engines.rules.words.tokens import Token, Tokens, scan
from api.yaml_data import parse

_OWN = ("one's", "my", "your", "his", "her", "its", "our", "their")


class Entry(BaseModel):
    """A word or phrase with all its inflections. Phrases are matched word by word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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

    @cached_property
    def lemma(self) -> str:
        return self.forms[0]

    @cached_property
    def takes(self) -> frozenset[str]:
        """The patterns of words that it takes behind it."""
        return frozenset(self.features.get("takes", "").split())

    @cached_property
    def flags(self) -> frozenset[str]:
        """What its readers are to be told of it by one word each."""
        return frozenset(self.features.get("flags", "").split())


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


class Match(NamedTuple):
    """An entry found: `tokens[first:last]`, and its offsets in the article's text."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


class _Form(NamedTuple):
    words: list[str]
    texts: list[str]
    entry: Entry
    plain: bool
    """Whether it is one word that matches wherever it stands."""


_ALL = Dictionary()


@cache
def load(name: str) -> Lexicon:
    """The lexicon of `lexicons/<name>.yaml`. Raises when the file is absent or not valid."""
    source = files("api.engines.rules") / "lexicons" / f"{name}.yaml"
    return Lexicon.model_validate(parse(source.read_text(encoding="utf-8")))


@cache
def all_forms(name: str) -> frozenset[str]:
    """All forms of all entries of a lexicon."""
    return frozenset(form for entry in load(name).entries for form in entry.forms)


def names() -> tuple[str, ...]:
    """The names of all lexicons that there are."""
    folder = files("api.engines.rules") / "lexicons"
    found = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


class Matcher:
    """Finds the entries of a lexicon; one pass over a text's tokens serves all lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words: dict[str, list[_Form]] = defaultdict(list)
        self._phrases: dict[str, dict[str, list[_Form]]] = defaultdict(lambda: defaultdict(list))
        """Forms of two words and more, by their first and their second."""
        for entry in lexicon.entries:
            for form in entry.forms:
                for text in _for_each_owner(form):
                    self._add(text, entry)
        for by_second in self._phrases.values():
            for forms in by_second.values():
                forms.sort(key=lambda form: -len(form.words))
        self._firsts = frozenset({*self._words, *self._phrases})
        pairs = ((word, then) for word, by_second in self._phrases.items() for then in by_second)
        self._number = _ALL.add(self._words, pairs)

    def _add(self, text: str, entry: Entry) -> None:
        texts = _texts(text)
        words = [word.lower() for word in texts]
        guarded = entry.cased or entry.unless_after or entry.unless_before
        form = _Form(words, texts, entry, len(words) == 1 and not guarded)
        if len(words) > 1:
            self._phrases[words[0]][words[1]].append(form)
        else:
            self._words[words[0]].append(form)

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """All matches from left to right, the longest phrase at each place; none overlap.

        An equal phrase of several entries gives one match for each of them. No match crosses a
        sentence's end.
        """
        found: list[Match] = []
        last = 0
        for position in self._places(tokens):
            if position >= last and (here := self._longest(tokens, position)):
                found += here
                last = here[0].last
        return tuple(found)

    def _places(self, tokens: Sequence[Token]) -> Sequence[int]:
        """Where an entry may begin."""
        if isinstance(tokens, Tokens):
            return tokens.places(_ALL, self._number)
        return [at for at, token in enumerate(tokens) if token.lower in self._firsts]

    def _longest(self, tokens: Sequence[Token], position: int) -> Sequence[Match]:
        word, following = tokens[position].lower, position + 1
        if word in self._phrases and following < len(tokens):
            longer = self._phrases[word].get(tokens[following].lower)
            if longer and (here := _at(longer, tokens, position)):
                return here
        return _at(self._words[word], tokens, position) if word in self._words else ()


def _texts(text: str) -> list[str]:
    """The words of a form, by the scanner where it is more than letters and spaces."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()
    return [token.text for token in scan(text)]


def _for_each_owner(form: str) -> Sequence[str]:
    if "one's" not in form:
        return (form,)
    return [re.sub(r"\bone's\b", own, form) for own in _OWN]


def _at(forms: Sequence[_Form], tokens: Sequence[Token], position: int) -> list[Match]:
    """The longest of the forms that stand here, the longest first."""
    here: list[Match] = []
    for form in forms:
        last = position + len(form.words)
        if here and last < here[0].last:
            break
        if form.plain or _stands(form, tokens, position, last):
            span = tokens[position].start, tokens[last - 1].end
            here.append(Match(form.entry, position, last, *span))
    return here


def _stands(form: _Form, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the form stands at these tokens, within one sentence and with no guard against."""
    entry = form.entry
    if last - first > 1:
        part = tokens[first:last]
        if [token.lower for token in part] != form.words:
            return False
        if part[0].sentence != part[-1].sentence:
            return False
    if entry.cased and [token.text for token in tokens[first:last]] != form.texts:
        return False
    if not entry.unless_after and not entry.unless_before:
        return True
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    return before not in entry.unless_after and after not in entry.unless_before
