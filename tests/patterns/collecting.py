"""Every regular expression over text that our modules compile, and how they ask it."""

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import api
from api.engines.rules.comparison.relation import alternatives
from api.text import injection, words

_NOT_IMPORTED = ("api.__main__", "api.telemetry")
_DEEPEST = 5
_ASKING = frozenset(
    {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "scanner"}
)
ANCHORED = frozenset({"match", "fullmatch"})
"""These try one place of a text; the others every one."""


LONGEST = 12_800
"""Characters with which those are tried that any text is given."""


class Found(NamedTuple):
    """A pattern, the variable that holds it, and the methods that are called on it."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]
    longest: int = LONGEST
    """How long a text it is given."""


def patterns() -> list[Found]:
    """Those that modules hold once all are imported, also within data and in our own objects, and
    those that are made with the first text."""
    _import_all()
    held = {name: dict(vars(module)) for name, module in _modules()}
    held["made later"] = {
        "wordings": injection._patterns(),
        "pairs": alternatives._pairs(),
        "word": (words._word(rare=False), words._word(rare=True)),
    }
    found: dict[tuple[str, int], Found] = {}
    asked = _asked()
    for module, variables in held.items():
        for variable, value in variables.items():
            for name, pattern in _within(value, variable, 0):
                if isinstance(pattern.pattern, str):
                    longest = injection._LONGEST if variable == "wordings" else LONGEST
                    one = Found(f"{module}.{variable}", pattern, asked[name], longest)
                    found.setdefault((pattern.pattern, pattern.flags), one)
    return list(found.values())


def _import_all() -> None:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if not module.name.startswith(_NOT_IMPORTED):
            importlib.import_module(module.name)


def _modules() -> Iterator[tuple[str, object]]:
    for name, module in sorted(sys.modules.items()):
        if name == "api" or name.startswith("api."):
            yield name, module


def _within(value: object, name: str, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a value, each with the name by which code gets at it."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth < _DEEPEST:
        for inner, part in _parts(value, name):
            yield from _within(part, inner, depth + 1)


def _parts(value: object, name: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        yield from value._asdict().items()
    elif isinstance(value, tuple | list | set | frozenset):
        yield from ((name, part) for part in value)
    elif isinstance(value, dict):
        yield from ((name, part) for pair in value.items() for part in pair)
    elif type(value).__module__.startswith("api.") and hasattr(value, "__dict__"):
        yield from vars(value).items()


def _asked() -> Mapping[str, frozenset[str]]:
    """By the name of a variable or a field, the methods of a pattern that are called on it; all
    of them where it is handed on."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for path in Path(api.__path__[0]).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                if (name := _name(child)) and isinstance(getattr(child, "ctx", None), ast.Load):
                    method = node.attr if isinstance(node, ast.Attribute) else ""
                    called[name] |= {method} if method in _ASKING else _ASKING
    return defaultdict(lambda: _ASKING, {name: frozenset(ways) for name, ways in called.items()})


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
