"""A voice while it is gathered."""

from typing import Literal, NamedTuple

from api.engines.rules.attribution.findings import Range
from api.schemas.claims import VoiceKind

Sort = Literal["person", "thing", "plural"]
NOBODY = ("unnamed", "")
"""The key of hearsay."""


class Speaker(NamedTuple):
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
    said: tuple[Range, ...] = ()
    """The words that are the voice's own: there a "he" is somebody else."""


def merged(known: Speaker, new: Speaker) -> Speaker:
    """One voice of two mentions of it, known by the same key."""
    kind = new.kind if new.kind == "outlet" else known.kind
    affiliation = known.affiliation or new.affiliation
    if kind == known.kind and affiliation == known.affiliation:
        return known
    return known._replace(kind=kind, affiliation=affiliation)


UNKNOWN = Speaker(("unnamed", "speaker"), "unnamed speaker", "unnamed", "person")
"""Whoever a pronoun means that nobody before fits."""
INTERVIEWER = Speaker(("role", "interviewer"), "interviewer", "named", "person")
"""Whoever asks in an interview under no name."""
