"""The lists by which statements are held against each other, from `lexicons/lists`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from api.text import synonyms
from api.text.stems import stem
from api.yaml_data import parse

_CLASS = "="


def class_of(name: str) -> str:
    """The key of a class of synonyms."""
    return _CLASS + name


def is_class(key: str) -> bool:
    """Whether the key stands for a class of synonyms."""
    return key.startswith(_CLASS)


def words_listed(name: str) -> frozenset[str]:
    """The words of a list as they stand."""
    return frozenset(_lists()[name].split())


def keys_listed(name: str) -> frozenset[str]:
    """The keys of a list: classes, and the stems of its other words."""
    return frozenset(map(_key, _lists()[name].split()))


def lines_listed(name: str) -> tuple[str, ...]:
    """The lines of a list of phrases."""
    return tuple(_lists()[name])


def groups_listed(name: str) -> tuple[tuple[str, ...], ...]:
    """The keys of every line of a list of lists, in its order."""
    return tuple(tuple(map(_key, line.split())) for line in _lists()[name])


def table_listed(name: str) -> Mapping[str, Any]:
    """A table as it stands."""
    return dict(_lists()[name])


@cache
def file_listed(name: str) -> Any:
    """The content of `lexicons/lists/<name>.yaml`."""
    source = files("api.engines.rules") / "lexicons" / "lists" / f"{name}.yaml"
    return parse(source.read_text(encoding="utf-8"))


def _lists() -> Mapping[str, Any]:
    found: Mapping[str, Any] = file_listed("comparison")
    return found


def _key(word: str) -> str:
    """Raises KeyError on a class that there is none of, which would never be met."""
    if not is_class(word):
        return stem(word)
    if word.removeprefix(_CLASS) not in _classes():
        raise KeyError(word)
    return word


@cache
def _classes() -> frozenset[str]:
    return synonyms.names()
