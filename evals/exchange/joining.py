"""From stretches and links to items, each checked against the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.exchange.errors import ExchangeError
from evals.exchange.quoting import trimmed
from evals.exchange.scheme import BY_NAME, LINKS, Field, link_between
from evals.exchange.sheets import Link, Mark, Sheet, slug

_PREFIX = {"attribution": "t", "claim": "c", "naming": "n", "portrayal": "p"}
_TIED = ("source", "cue", "stance_cue", "part")
"""Kinds of stretches that are nothing by themselves."""

_SHOWN = 50
"""Characters of a stretch that a message shows."""


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled thing with everything that is linked to it."""

    mark: Mark
    name: str
    """Its id in the label file; empty where its kind has none."""
    inward: Mapping[str, tuple[Mark, ...]]
    """Stretches that belong to it, by name of the link, in the order of the text."""
    outward: Mapping[str, str]
    """Id of the mark to which it leads, by name of the link."""

    @property
    def stretches(self) -> tuple[Mark, ...]:
        """Its own stretch and its further parts, in the order of the text."""
        return tuple(sorted((self.mark, *self.inward.get("part", ())), key=_place))

    def value(self, field: str) -> str | None:
        return next(iter(self.mark.values.get(field, ())), None)


def described(mark: Mark, text: str) -> str:
    """How a message names a stretch."""
    words = " ".join(text[mark.start : mark.end].split())
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"{mark.kind} “{short}” (item {mark.id})"


def joined(sheet: Sheet) -> tuple[Item, ...]:
    """The items of a sheet in the order of the text.

    The marks have ids of their own, and lie within the text. Raises ExchangeError for a label, a
    value or a link that the scheme does not know, a value that is missing, white space alone,
    and a stretch that belongs to nothing.
    """
    checked = sorted((_checked(mark, sheet.text) for mark in sheet.marks), key=_place)
    marks = {mark.id: mark for mark in checked}
    named = [(_named(link, marks, sheet.text), link) for link in sheet.links]
    _check_ties(marks, named, sheet.text)
    _check_circles(marks, named, sheet.text)
    names = _names(sheet, marks)
    return tuple(
        Item(
            mark=mark,
            name=names.get(mark.id, ""),
            inward=_inward(mark, marks, named),
            outward=_outward(mark, named, sheet.text),
        )
        for mark in marks.values()
        if mark.kind not in _TIED
    )


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _checked(mark: Mark, text: str) -> Mark:
    """The mark without white space at its ends."""
    try:
        start, end = trimmed(text, mark.start, mark.end)
        if start == end:
            raise ExchangeError("it holds white space alone; remove it")
        _check_values(mark)
    except ExchangeError as error:
        raise ExchangeError(f"{described(mark, text)}: {error}") from error
    return Mark(mark.id, mark.kind, start, end, mark.values, mark.name)


def _check_values(mark: Mark) -> None:
    kind = BY_NAME.get(mark.kind)
    if kind is None:
        raise ExchangeError(f"there is no label {mark.kind!r}; there are {', '.join(BY_NAME)}")
    for field in kind.fields:
        _check_field(field, mark.values.get(field.name, ()))


def _check_field(field: Field, values: tuple[str, ...]) -> None:
    if field.required and not any(value.strip() for value in values):
        raise ExchangeError(f"{field.name!r} is not given")
    if len(values) > 1 and not field.many:
        raise ExchangeError(f"{field.name!r} is given {len(values)} times; keep one")
    for value in values:
        if field.choices and value not in field.choices:
            raise ExchangeError(
                f"{field.name!r} cannot be {value!r}; it is one of {', '.join(field.choices)}"
            )


def _named(link: Link, marks: Mapping[str, Mark], text: str) -> str:
    """The name of a link, told by what it ties."""
    for end in (link.origin, link.target):
        if end not in marks:
            raise ExchangeError(f"a link leads to the item {end}, which there is not; remove it")
    origin, target = marks[link.origin], marks[link.target]
    name = link_between(origin.kind, target.kind)
    if name is None or link.name not in (None, name):
        called = f" {link.name!r}" if link.name else ""
        allowed = "; ".join(f"{n}: {'/'.join(a)} to {'/'.join(b)}" for n, (a, b) in LINKS.items())
        raise ExchangeError(
            f"{described(origin, text)}: no link{called} may lead from it to "
            f"{described(target, text)}; there are {allowed}"
        )
    return name


def _check_ties(marks: Mapping[str, Mark], named: list[tuple[str, Link]], text: str) -> None:
    tied = {link.origin for _, link in named}
    for mark in marks.values():
        if mark.kind in _TIED and mark.id not in tied:
            targets = "/".join(LINKS[mark.kind][1])
            raise ExchangeError(
                f"{described(mark, text)}: it belongs to nothing; link it to its {targets}"
            )


def _check_circles(marks: Mapping[str, Mark], named: list[tuple[str, Link]], text: str) -> None:
    outer = {link.origin: link.target for name, link in named if name == "parent"}
    for start in sorted(outer):
        seen = [start]
        while seen[-1] in outer and seen[-1] not in seen[:-1]:
            seen.append(outer[seen[-1]])
        if seen[-1] in seen[:-1]:
            raise ExchangeError(
                f"{described(marks[start], text)}: links of `parent` lead round in a circle; "
                "remove one"
            )


def _inward(
    mark: Mark, marks: Mapping[str, Mark], named: list[tuple[str, Link]]
) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, set[str]] = {}
    for name, link in named:
        if link.target == mark.id and marks[link.origin].kind in _TIED:
            found.setdefault(name, set()).add(link.origin)
    return {
        name: tuple(sorted((marks[origin] for origin in origins), key=_place))
        for name, origins in found.items()
    }


def _outward(mark: Mark, named: list[tuple[str, Link]], text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, link in named:
        if link.origin == mark.id and found.setdefault(name, link.target) != link.target:
            raise ExchangeError(
                f"{described(mark, text)}: several links {name!r} lead from it; keep one"
            )
    return found


def _names(sheet: Sheet, marks: Mapping[str, Mark]) -> dict[str, str]:
    """The ids of items in the label file: the given ones, else in the order of the text."""
    names: dict[str, str] = {}
    for kind in (kind.name for kind in BY_NAME.values() if kind.named):
        own = [mark for mark in marks.values() if mark.kind == kind]
        given = {mark.name for mark in own if mark.name}
        taken = set(given)
        for mark in own:
            name = mark.name or _new_name(mark, sheet.text, taken)
            taken.add(name)
            names[mark.id] = name
    return names


def _new_name(mark: Mark, text: str, taken: set[str]) -> str:
    if mark.kind not in _PREFIX:
        return slug(text[mark.start : mark.end], taken)
    number = 1
    while f"{_PREFIX[mark.kind]}{number}" in taken:
        number += 1
    return f"{_PREFIX[mark.kind]}{number}"
