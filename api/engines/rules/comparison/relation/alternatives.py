"""Wordings of which only one can hold of a thing: opposites in several words, and offences."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from api.engines.rules.comparison.lists import file_listed
from api.engines.rules.words.lexicons import Matcher, load
from api.engines.rules.words.tokens import scan


class _Pair(NamedTuple):
    one: re.Pattern[str]
    other: re.Pattern[str]
    """Looked for first and taken out, as it may hold the first."""


def excluding(left: str, right: str) -> tuple[str, str] | None:
    """The words by which one of them excludes the other. A text with both says neither plainly."""
    here, there = _told(left), _told(right)
    shared = here.keys() & there.keys()
    apart = next((number for number in sorted(shared) if here[number][0] != there[number][0]), None)
    return None if apart is None else (here[apart][1], there[apart][1])


@lru_cache(maxsize=1024)
def _told(text: str) -> dict[int, tuple[bool, str]]:
    """For each pair of which the text has one wording: whether it is the second, and its words."""
    found = {}
    for number, pair in enumerate(_pairs()):
        other = pair.other.search(text)
        rest = pair.other.sub(" ", text) if other else text
        one = pair.one.search(rest)
        if (one is None) != (other is None):
            told = one or other
            found[number] = (one is None, told.group() if told else "")
    return found


@cache
def _pairs() -> tuple[_Pair, ...]:
    return tuple(
        _Pair(_any_of(pair["one"]), _any_of(pair["other"])) for pair in file_listed("alternatives")
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def accused_of(text: str) -> Mapping[str, str]:
    """The offences that the text names, each with the words for it."""
    tokens = scan(text)
    return {
        match.entry.category: " ".join(t.text for t in tokens[match.first : match.last])
        for match in _charges().find(tokens)
    }


@cache
def _charges() -> Matcher:
    return Matcher(load("charges"))
