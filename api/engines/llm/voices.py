"""Numbers the voices that the answers name, each once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.engines.llm.labels import keys, unify
from api.engines.llm.parts import OWN, Ascription, ClaimsPart, FramingPart, Speaker
from api.schemas.claims import AUTHOR, AUTHOR_LABEL, Entity, Voice


@dataclass(frozen=True, slots=True)
class Voices:
    listed: tuple[Voice, ...]
    ids: Mapping[str, str]
    """Id of the voice for every label."""


def number_voices(
    claims: ClaimsPart,
    frames: FramingPart,
    ordered: Sequence[Ascription],
    entities: Mapping[str, Entity],
) -> Voices:
    """The author and every voice that an item points to, in the order of the text."""
    used = [label for label in _used(frames, ordered) if label != OWN]
    described: dict[str, Speaker] = {}
    for speaker in (*claims.speakers, *frames.speakers):
        described.setdefault(speaker.label, speaker)
    homes = unify(used)
    listed = [Voice(id=AUTHOR, label=AUTHOR_LABEL, kind="author", words=0, share=0)]
    ids = {OWN: AUTHOR}
    for label in dict.fromkeys(homes.values()):
        ids[label] = f"v{len(listed)}"
        listed.append(_voice(ids[label], described[label], entities))
    return Voices(tuple(listed), ids | {label: ids[home] for label, home in homes.items()})


def _used(frames: FramingPart, ordered: Sequence[Ascription]) -> list[str]:
    return [
        *(item.voice for item in ordered),
        *(label for item in frames.wordings for label in (item.namer, item.reporter)),
        *(item.voice for item in frames.functions),
        *(item.voice for item in frames.castings),
        *(item.voice for item in frames.loaded),
    ]


def _voice(voice_id: str, speaker: Speaker, entities: Mapping[str, Entity]) -> Voice:
    entity = next((entities[k] for k in sorted(keys(speaker.label)) if k in entities), None)
    return Voice(
        id=voice_id,
        entity_id=entity.id if entity else None,
        label=speaker.label,
        kind=speaker.kind,
        affiliation=speaker.side or None,
        words=0,
        share=0,
    )
