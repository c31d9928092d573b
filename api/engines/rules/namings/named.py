"""Names as found, and what they come to: each once for a voice, grouped by the thing named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from api.engines.rules.attribution.attributions import Attributed
from api.engines.rules.attribution.findings import Range
from api.engines.rules.catalogue import trace
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.referents import Thing, Things
from api.schemas.claims import AUTHOR, Attribution, Stance
from api.schemas.document import Document
from api.schemas.framing import Effect, Naming, QuoteKind, Referent, Valence


@dataclass(frozen=True, slots=True)
class Named:
    """The things named in a text, and the names."""

    referents: tuple[Referent, ...]
    namings: tuple[Naming, ...]


class Name(NamedTuple):
    """A name as found; `owner` is the attribution whose words it is."""

    thing: Thing
    term: Range
    owner: Attribution | None
    rule: str
    quoted: bool
    quote_kind: QuoteKind
    stance: Stance
    lemma: str
    colour: tuple[Effect, Valence]
    cue: Range | None = None


def once(names: Sequence[Name], things: Things) -> list[Name]:
    """Each word once for each voice that uses it, with the thing that it names in the end."""
    seen: set[tuple[tuple[str, str], str, str]] = set()
    result = []
    for name in names:
        key = things.joined(name.thing.key)
        voice = name.owner.voice_id if name.owner else AUTHOR
        if (key, name.lemma, voice) not in seen:
            seen.add((key, name.lemma, voice))
            kept = key == name.thing.key
            result.append(name if kept else name._replace(thing=replace(name.thing, key=key)))
    return result


def named_things(
    phrases: Phrases, attributed: Attributed, things: Things, names: Sequence[Name]
) -> Named:
    """The names with the things that they are of, in the order of the text."""
    layout = phrases.layout
    voices = {attribution.id: attribution.voice_id for attribution in attributed.attributions}
    by_thing: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        by_thing[name.thing.key].append(name)
    ids = {key: f"r{number}" for number, key in enumerate(by_thing, start=1)}
    namings = tuple(
        _naming(layout.document, f"n{number}", ids[name.thing.key], name, voices)
        for number, name in enumerate(names, start=1)
    )
    referents = []
    for key, named in by_thing.items():
        behind = [layout.at(name.term[1]) for name in named]
        label = things.label(key, [name.thing for name in named], behind)
        referents.append(Referent(id=ids[key], label=label, **trace("referent.named")))
    return Named(tuple(referents), namings)


def _naming(
    document: Document, naming_id: str, referent: str, name: Name, voices: Mapping[str, str]
) -> Naming:
    owner = name.owner
    return Naming(
        id=naming_id,
        referent=referent,
        term=document.span(*name.term),
        namer=owner.voice_id if owner else AUTHOR,
        reporter=voices.get(owner.parent_id or "", AUTHOR) if owner else AUTHOR,
        quoted=name.quoted,
        quote_kind=name.quote_kind,
        stance=name.stance,
        stance_cue=document.span(*name.cue) if name.cue else None,
        effect=name.colour[0],
        valence=name.colour[1],
        **trace(name.rule),
    )
