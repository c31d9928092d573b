"""Texts made from a pattern to take its matcher long: what it repeats, repeated, and then a stop.

The parts are read from the tree that `re` itself parses a pattern into.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from re import _parser as parser  # type: ignore[attr-defined, unused-ignore]
from typing import Any, NamedTuple

_USUAL = "aA 1"
_CANDIDATES = _USUAL + ",.\n\"'“”’-–(:;/@&#<é\t"
_TRIED = "aA 1.-',"
_LONG = 20
"""Repeats of fewer are counted as no repeats."""
_MOST_LETTERS = 9
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class Pump(NamedTuple):
    """What stands in front, and what is repeated behind it."""

    before: str
    body: str

    def text(self, length: int) -> str:
        """So many characters of it, and one that nothing of ours looks for."""
        return self.before + self.body * max(1, length // len(self.body)) + "\x00"


def pumps(pattern: re.Pattern[str]) -> list[Pump]:
    """For each of its repeats what that repeats, behind what leads to it; and one or two of the
    characters that the pattern knows."""
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    letters = _letters(tree)
    pairs = ("".join(pair) for pair in product(letters, repeat=2))
    found = {Pump("", body) for body in (*letters, *pairs)}
    found.update(Pump(before, body) for before, body in _repeats(tree, "") if body)
    return sorted(found)


def _letters(tree: Sequence[Any]) -> list[str]:
    """Characters of each sort, and those that the pattern names, marks before letters."""
    named = dict.fromkeys(_named(tree))
    marks = [char for char in named if not char.isalnum()]
    return list(dict.fromkeys((*_USUAL, *marks, *named)))[:_MOST_LETTERS]


def _named(nodes: Sequence[Any]) -> Iterator[str]:
    for operation, value in nodes:
        if str(operation) == "LITERAL":
            yield chr(value)
        elif str(operation) == "IN":
            yield from (chr(inner) for kind, inner in value if str(kind) == "LITERAL")
        for children in _children(str(operation), value):
            yield from _named(children)


def _repeats(nodes: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    for operation, value in nodes:
        name = str(operation)
        if name in _REPEATS and value[1] >= _LONG:
            accepted = _accepted(value[2])
            yield before, _sample(value[2])
            yield from ((before, char) for char in accepted)
            yield from ((before, one + other) for one, other in product(accepted, repeat=2))
        for children in _children(name, value):
            yield from _repeats(children, before)
        before += _sample([(operation, value)])


def _children(name: str, value: Any) -> list[Sequence[Any]]:
    if name in _REPEATS:
        return [list(value[2])]
    if name == "SUBPATTERN":
        return [list(value[-1])]
    if name == "BRANCH":
        return [list(part) for part in value[1]]
    return [list(value)] if name == "ATOMIC_GROUP" else []


def _accepted(body: Sequence[Any]) -> list[str]:
    """Some of the characters that stand for a body of one character, of each sort."""
    if len(body) != 1 or str(body[0][0]) not in {"IN", "ANY", "NOT_LITERAL"}:
        return []
    [(operation, value)] = body
    if str(operation) == "IN":
        return [char for char in _TRIED if _takes(value, char)]
    return [char for char in _TRIED if value is None or ord(char) != value]


def _sample(nodes: Sequence[Any]) -> str:
    """Some text that these nodes match, as far as that is easily told."""
    return "".join(_sampled(str(operation), value) for operation, value in nodes)


def _sampled(name: str, value: Any) -> str:
    match name:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL" | "ANY":
            return next(char for char in _CANDIDATES if value is None or ord(char) != value)
        case "IN":
            return next((char for char in _CANDIDATES if _takes(value, char)), _first(value))
        case "BRANCH":
            return _sample(value[1][0])
    if name in _REPEATS:
        return _sample(value[2]) * max(int(value[0]), min(1, int(value[1])))
    return "".join(_sample(children) for children in _children(name, value))


def _first(members: Sequence[Any]) -> str:
    name, value = str(members[0][0]), members[0][1]
    if name == "RANGE":
        return chr(value[0])
    return chr(value) if name == "LITERAL" else "a"


def _takes(members: Sequence[Any], char: str) -> bool:
    negated = str(members[0][0]) == "NEGATE"
    return negated != any(_is_member(str(name), value, char) for name, value in members)


def _is_member(name: str, value: Any, char: str) -> bool:
    match name:
        case "LITERAL":
            return bool(ord(char) == value)
        case "RANGE":
            return bool(value[0] <= ord(char) <= value[1])
        case "CATEGORY":
            kind = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
            plain = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": str.isalnum}
            return bool(plain[kind.removeprefix("NOT_")](char)) != kind.startswith("NOT_")
    return False
