"""The lists of words by which clauses are cut, completed and judged."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from api.engines.rules.words.grammar import words
from api.yaml_data import parse


def listed(name: str) -> frozenset[str]:
    """The words of a list of `lexicons/lists/clauses.yaml`. Raises KeyError for an unknown one."""
    return words(cast("Mapping[str, str]", _parsed("clauses"))[name])


@cache
def irregular_past() -> Mapping[str, str]:
    """The past of each participle whose verb is irregular: "wrote" of "writing"."""
    return cast("Mapping[str, str]", _parsed("participles")["irregular"])


@cache
def _parsed(name: str) -> Mapping[str, object]:
    source = files("api.engines.rules") / "lexicons" / "lists" / f"{name}.yaml"
    return cast("Mapping[str, object]", parse(source.read_text(encoding="utf-8")))
