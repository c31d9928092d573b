"""Puts the parts of several answers together, each thing once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from api.engines.llm.labels import key
from api.engines.llm.parts import Ascription, ClaimsPart, FramingPart, Named, Statement
from api.engines.llm.quotes import ordered
from api.schemas.base import Span

T = TypeVar("T")
_SAME_CONTENT: Final = 0.8
"""Share of common characters from which two attributions of one voice are the same."""


def merge_claims(parts: Sequence[ClaimsPart]) -> ClaimsPart:
    """All parts as one.

    Attributions of one voice with the same content are one. A statement on sentences that
    another part was to cover counts only if no other statement rests on the same words. Parts of
    one window make a part of that window.
    """
    covers = {part.own for part in parts}
    ascriptions, aliases = _ascriptions([item for part in parts for item in part.ascriptions])
    own = [item for part in parts for item in part.statements if _owns(part, item)]
    others = [item for part in parts for item in part.statements if not _owns(part, item)]
    kept = _once(own, _wording)
    kept += [item for item in _once(others, _wording) if not _rests_on_same(item, kept)]
    return ClaimsPart(
        speakers=tuple(speaker for part in parts for speaker in part.speakers),
        ascriptions=ascriptions,
        statements=tuple(_redirected(item, aliases) for item in kept),
        dropped=tuple(
            _once((item for part in parts for item in part.dropped), lambda item: item.sentence)
        ),
        own=covers.pop() if len(covers) == 1 else None,
    )


def merge_framing(parts: Sequence[FramingPart]) -> FramingPart:
    """All parts as one: nothing with the same label and the same words twice."""
    return FramingPart(
        speakers=tuple(speaker for part in parts for speaker in part.speakers),
        entities=_entities([item for part in parts for item in part.entities]),
        wordings=tuple(
            _once(
                (item for part in parts for item in part.wordings),
                lambda item: (item.term.start, item.term.end, key(item.namer)),
            )
        ),
        functions=tuple(
            _once(
                (item for part in parts for item in part.functions),
                lambda item: (item.function, _places(item.evidence)),
            )
        ),
        frames=tuple(item for part in parts for item in part.frames),
        castings=tuple(
            _once(
                (item for part in parts for item in part.castings),
                lambda item: (key(item.entity), item.role, key(item.voice), _places(item.evidence)),
            )
        ),
        loaded=tuple(
            _once(
                (item for part in parts for item in part.loaded),
                lambda item: (item.technique, item.span.start, item.span.end),
            )
        ),
    )


def _once(items: Iterable[T], identity: Callable[[T], object]) -> list[T]:
    first: dict[object, T] = {}
    for item in items:
        first.setdefault(identity(item), item)
    return list(first.values())


def _wording(item: Statement) -> object:
    return item.text.casefold().rstrip("."), item.ascription is None


def _places(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _owns(part: ClaimsPart, item: Statement) -> bool:
    if part.own is None:
        return True
    first, last = part.own
    return first <= item.evidence[0].sentence <= last


def _rests_on_same(item: Statement, kept: Sequence[Statement]) -> bool:
    return any(_common(item.evidence, other.evidence) > 0 for other in kept)


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Characters that stand in both."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _ascriptions(
    items: Sequence[Ascription],
) -> tuple[tuple[Ascription, ...], Mapping[str, str]]:
    """Each attribution once, and for every uid the one that stands for it."""
    kept: dict[str, list[Ascription]] = {}
    aliases: dict[str, str] = {}
    for item in items:
        same_voice = kept.setdefault(key(item.voice), [])
        twin = next((other for other in same_voice if _is_same(item, other)), None)
        aliases[item.uid] = twin.uid if twin else item.uid
        if twin is None:
            same_voice.append(item)
    found = [item for group in kept.values() for item in group]
    return tuple(_reparented(found, aliases)), aliases


def _is_same(one: Ascription, other: Ascription) -> bool:
    common = _common(one.content, other.content)
    union = _length(one.content) + _length(other.content) - common
    return common >= _SAME_CONTENT * union


def _reparented(items: Sequence[Ascription], aliases: Mapping[str, str]) -> Iterable[Ascription]:
    """The attributions below those that stand for their parents, never in a circle."""
    parents = {
        item.uid: aliases[item.parent] for item in items if item.parent and item.parent in aliases
    }
    for item in items:
        parent = parents.get(item.uid)
        if parent and _leads_to(item.uid, parent, parents):
            del parents[item.uid]
        yield replace(item, parent=parents.get(item.uid))


def _leads_to(uid: str, start: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    at: str | None = start
    while at is not None and at not in seen:
        if at == uid:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def _redirected(item: Statement, aliases: Mapping[str, str]) -> Statement:
    return replace(item, ascription=aliases[item.ascription]) if item.ascription else item


def _entities(items: Sequence[Named]) -> tuple[Named, ...]:
    """Entities of one name as one, with all their mentions."""
    merged: dict[str, Named] = {}
    for item in items:
        other = merged.get(key(item.name))
        if other is None:
            merged[key(item.name)] = item
            continue
        merged[key(item.name)] = replace(
            other,
            aka=tuple(dict.fromkeys([*other.aka, *item.aka])),
            means=other.means or item.means,
            mentions=ordered([*other.mentions, *item.mentions]),
        )
    return tuple(merged.values())
