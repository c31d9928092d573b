"""Who and what is named: mentions linked to one entity each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.engines.rules.catalogue import trace
from api.engines.rules.names.aliases import Aliases
from api.engines.rules.names.entity_kinds import Kinds
from api.engines.rules.names.mention import Mention
from api.engines.rules.names.mentions import find_mentions
from api.engines.rules.names.speakers import Speakers, find_speakers
from api.engines.rules.words.gazetteer import Known, look_up
from api.engines.rules.words.grammar import PREPOSITIONS, words
from api.engines.rules.words.layout import Layout
from api.schemas.base import made
from api.schemas.claims import Entity, EntityType

_ACTING = words("has is was had says said will 's")
"""Verbs whose subject a place is where its government is meant."""


@dataclass
class _Group:
    """The mentions of one entity, while they are gathered."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """The entities, and the tokens that name them."""

    entities: tuple[Entity, ...]
    at: Mapping[int, int]
    """Token index → index in `entities`."""
    extent: Mapping[int, tuple[int, int]]
    """Token index → first and last token of its mention."""
    genders: Mapping[int, str]
    """Index in `entities` → male or female, where a given name or title tells."""
    known: Known
    speakers: Speakers


def read_entities(layout: Layout) -> Names:
    known, speakers = look_up(layout.tokens), find_speakers(layout)
    mentions = find_mentions(layout, known)
    kinds = Kinds(layout, known, speakers, mentions)
    entities, at, extent, genders = [], {}, {}, {}
    for index, group in enumerate(_link(layout, known, speakers, mentions)):
        entities.append(_entity(layout, known, index, group, kinds.of(group.mentions)))
        for mention in group.mentions:
            for token in range(mention.first, mention.last):
                at[token], extent[token] = index, (mention.first, mention.last)
        if gender := kinds.gender(group.mentions):
            genders[index] = gender
    return Names(tuple(entities), at, extent, genders, known, speakers)


def _entity(layout: Layout, known: Known, index: int, group: _Group, kind: EntityType) -> Entity:
    named = group.mentions if known.metonyms and kind != "person" else ()
    means = [known.metonyms[m.first] for m in named if _stands_for(layout, known, m)]
    span, fullest = layout.document.span, _fullest(layout, group)
    values = {
        **trace(_rule(known, group, kind)),
        "id": f"e{index + 1}",
        "name": " ".join(layout.text(fullest.first, fullest.last).split()),
        "type": kind,
        "mentions": tuple([span(*layout.span(m.first, m.last)) for m in group.mentions]),
        "metonym_of": means[0] if means else None,
    }
    return made(Entity, values)


def _fullest(layout: Layout, group: _Group) -> Mention:
    """The first mention by the full name, if there is one not in capitals."""
    if len(group.mentions) == 1:
        return group.mentions[0]
    full = [mention for mention in group.mentions if mention.words == group.words]
    named = full or group.mentions
    plain = (mention for mention in named if not layout.tokens[mention.first].text.isupper())
    return next(plain, named[0])


def _rule(known: Known, group: _Group, kind: EntityType) -> str:
    """By what the name was taken for one."""
    if any(mention.titled for mention in group.mentions):
        return "entity.titled"
    firsts = [mention.first for mention in group.mentions]
    if not known.metonyms.keys().isdisjoint(firsts):
        return "entity.metonym"
    if any(known.is_a(i, "place", "organisation") or i in known.outlets for i in firsts):
        return "entity.known"
    if kind == "person" and any(known.is_given(i) for i in firsts):
        return "entity.given_name"
    if len(group.words) == 1 and group.words[0].isupper():
        return "entity.acronym"
    return "entity.capitals" if kind == "other" else "entity.described"


def _stands_for(layout: Layout, known: Known, mention: Mention) -> bool:
    if mention.first not in known.metonyms:
        return False
    if not known.is_a(mention.first, "place"):
        return True
    following = layout.words[mention.last]
    return following in _ACTING or (
        following.endswith("ed") and layout.words[mention.first - 1] not in PREPOSITIONS
    )


def _link(
    layout: Layout, known: Known, speakers: Speakers, mentions: Sequence[Mention]
) -> list[_Group]:
    """One group for each thing named, in the order of first mention."""
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_words[mention.words].append(mention)
    index = Aliases(layout, known, speakers.persons, by_words)
    groups: dict[tuple[str, ...], _Group] = {}
    for mention in mentions:
        words = index.fullest(mention)
        if words not in groups:
            groups[words] = _Group(words)
        groups[words].mentions.append(mention)
    return list(groups.values())
