"""Nouns for those who can speak: persons, groups of them and bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.words.grammar import words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Listed, Matcher, forms_of, load
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import is_finite

_SPEAKERS = Matcher(load("speakers"))
_OTHER_SENSES = words("head general major whip star chair subject user")
_PERSONS = forms_of("speakers", "person") - _OTHER_SENSES
_MEN = (f"{form.removesuffix('man')}men" for form in _PERSONS if form.endswith("man"))
_BY_WORD = dict.fromkeys((*(f"{form}s" for form in _PERSONS), *_MEN), "collective")
_BY_WORD |= dict.fromkeys(_PERSONS, "person")
_BY_WORD |= {f"ex-{word}": category for word, category in _BY_WORD.items()}
"""The nouns for persons with their plurals and those of former ones, which no list holds."""
_SCHOLAR = "ologist"
_OF = "-of-"
_CHIEF = Listed(("chief",))
_PARENTS = (
    "mum", "mother", "mom", "mam", "dad", "father", "parent", "gran", "grandmother", "grandad",
    "granddad", "grandfather", "nan", "stepmum", "stepdad",
)  # fmt: skip
_LISTED = Listed(_BY_WORD.keys())


@dataclass(frozen=True, slots=True)
class Speakers:
    """The tokens of such nouns in a text."""

    at: Mapping[int, str]
    """The category of each: person, collective, organisation and so on."""
    persons: frozenset[int]
    """Those of persons that the lexicon holds."""
    bodies: frozenset[int]
    """Those of firms and bodies that the lexicon holds."""


def find_speakers(layout: Layout) -> Speakers:
    tokens = layout.tokens
    at: dict[int, str] = {}
    listed: dict[str, list[int]] = {"person": [], "organisation": []}
    for match in _SPEAKERS.find(tokens):
        category = match.entry.category
        for index in range(match.first, match.last):
            at.setdefault(index, category)
            if category in listed:
                listed[category].append(index)
    for index in _LISTED.places(tokens):
        at.setdefault(index, _BY_WORD[tokens[index].lower])
    for index in _scholars(layout):
        at.setdefault(index, "collective" if layout.words[index][-1] == "s" else "person")
    chiefs = _chiefs(layout)
    at |= dict.fromkeys(chiefs, "person")
    listed["person"] += chiefs
    parents = _parents(layout)
    at |= dict.fromkeys(parents, "person")
    listed["person"] += parents
    return Speakers(at, frozenset(listed["person"]), frozenset(listed["organisation"]))


def _chiefs(layout: Layout) -> Sequence[int]:
    """The tokens of "chief" for somebody, as in "the police chief said", not "its chief aim"."""
    tokens, words = layout.tokens, layout.words
    return [
        i
        for i in _CHIEF.places(tokens)
        if words[i - 1] != "in" and (i + 1 == len(tokens) or _is_behind_office(tokens, i + 1))
    ]


def _is_behind_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether no noun stands here that the word before may tell of."""
    token = tokens[index]
    return not token.is_word or token.is_capitalised or is_finite(tokens, index)


def _scholars(layout: Layout) -> Sequence[int]:
    """The tokens of nouns such as "ecologist", of which there are too many for a list."""
    if _SCHOLAR not in layout.document.text.lower():
        return ()
    ends = (_SCHOLAR, f"{_SCHOLAR}s")
    return [index for index, word in enumerate(layout.words) if word.endswith(ends)]


def _parents(layout: Layout) -> Sequence[int]:
    """The tokens of what a reporter calls a parent: "mum-of-two", "father-of-4"."""
    if _OF not in layout.document.text:
        return ()
    return [i for i, w in enumerate(layout.words) if _OF in w and w.startswith(_PARENTS)]
