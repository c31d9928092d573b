"""Synonyms: which words of a statement name one and the same thing in news."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple, cast

from api.text.data import load
from api.text.stems import stem

_NAME = "synonyms"
_FORM = "="
"""Before a word of which this form alone is meant."""


class Concept(NamedTuple):
    """A class of words found in a text: `words[first:last]`."""

    name: str
    first: int
    last: int


class _Phrase(NamedTuple):
    """What a first stem may open."""

    rest: tuple[str, ...]
    """The stems behind the first."""
    name: str
    form: str | None
    """The only form of the word that is meant, where its others mean something else."""


def concepts(words: Sequence[str]) -> Iterator[Concept]:
    """The classes that the words belong to, the longest phrase at each place; none overlap.

    `words` are in lower case, in the order of the text.
    """
    phrases = _phrases()
    stems = [stem(word) for word in words]
    last = 0
    for at, first in enumerate(stems):
        if at < last or first not in phrases:
            continue
        for rest, name, form in phrases[first]:
            behind = at + 1 + len(rest)
            if words[at] == form or (form is None and tuple(stems[at + 1 : behind]) == rest):
                last = behind
                yield Concept(name, at, last)
                break


def names() -> frozenset[str]:
    """The names of all classes."""
    return frozenset(phrase.name for phrases in _phrases().values() for phrase in phrases)


def digest() -> str:
    """SHA-256 of the classes, hexadecimal."""
    return sha256((files("api.text") / "data" / f"{_NAME}.yaml").read_bytes()).hexdigest()


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """All words and phrases by their first stem, the longest first. Raises on a word of two."""
    classes = cast("Mapping[str, str]", load(_NAME))
    owners: dict[tuple[tuple[str, ...], str | None], str] = {}
    for name, listed in classes.items():
        for phrase in listed.lower().split(","):
            form = phrase.strip().removeprefix(_FORM) if _FORM in phrase else None
            stems = tuple(stem(word.removeprefix(_FORM)) for word in phrase.split())
            if owners.setdefault((stems, form), name) != name:
                known = owners[stems, form]
                raise ValueError(f"{phrase.strip()!r} is both {known!r} and {name!r}")
    by_first: dict[str, list[_Phrase]] = {}
    for (stems, form), name in owners.items():
        by_first.setdefault(stems[0], []).append(_Phrase(stems[1:], name, form))
    return {
        first: tuple(sorted(found, key=lambda phrase: (-len(phrase.rest), phrase.form is None)))
        for first, found in by_first.items()
    }
