"""Word lists by which accounts are set beside each other; see `wordlist.yaml`."""

from functools import cache
from importlib.resources import files
from typing import cast

from api.yaml_data import parse


def word_set(name: str) -> frozenset[str]:
    """The words of the list of this name."""
    return frozenset(cast("str", _lists()[name]).split())


def spellings() -> dict[str, str]:
    """The American spelling for the beginning of a word that is British."""
    return cast("dict[str, str]", _lists()["spellings"])


@cache
def _lists() -> dict[str, object]:
    source = files("api.core").joinpath("wordlist.yaml").read_text(encoding="utf-8")
    return cast("dict[str, object]", parse(source))
