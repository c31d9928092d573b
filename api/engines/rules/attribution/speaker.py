"""A voice while it is gathered."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from api.schemas.claims import VoiceKind

Sort = Literal["person", "thing", "plural"]
NOBODY = ("unnamed", "")
"""The key of hearsay."""
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice while it is gathered."""

    key: tuple[str, str]
    label: str
    kind: VoiceKind
    sort: Sort
    head: str = ""
    entity: int | None = None
    affiliation: str | None = None


class Turn(NamedTuple):
    """That a voice spoke, and which pronouns behind it do not mean it."""

    order: int
    level: int
    voice: int
    not_meant: frozenset[str] = frozenset()


def merged(known: Speaker, new: Speaker) -> Speaker:
    """One voice of two mentions of it, known by the same key."""
    kind = "outlet" if "outlet" in {known.kind, new.kind} else known.kind
    return Speaker(
        known.key,
        known.label,
        kind,
        known.sort,
        known.head,
        known.entity,
        known.affiliation or new.affiliation,
    )


UNKNOWN = Speaker(("unnamed", "speaker"), "unnamed speaker", "unnamed", "person")
"""Whoever a pronoun means that nobody before fits."""
