"""Who and what is named: mentions linked to one entity each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.engines.rules.catalogue import trace
from api.engines.rules.names.aliases import Aliases
from api.engines.rules.names.entity_kinds import Kinds
from api.engines.rules.names.mention import Mention
from api.engines.rules.names.mentions import find_mentions
from api.engines.rules.words.gazetteer import Known, look_up
from api.engines.rules.words.grammar import PREPOSITIONS
from api.engines.rules.words.layout import Layout
from api.schemas.claims import Entity, EntityType


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


def read_entities(layout: Layout) -> Names:
    known = look_up(layout.tokens)
    mentions = find_mentions(layout, known)
    groups = _link(layout, known, mentions)
    types = Kinds(layout, known, mentions)
    entities, at, extent, genders = [], {}, {}, {}
    for index, group in enumerate(groups):
        kind = types.of(group.mentions)
        entities.append(_entity(layout, known, index, group, kind))
        for mention in group.mentions:
            for token in range(mention.first, mention.last):
                at[token], extent[token] = index, (mention.first, mention.last)
        if gender := types.gender(group.mentions):
            genders[index] = gender
    return Names(tuple(entities), at, extent, genders, known)


def _entity(layout: Layout, known: Known, index: int, group: _Group, kind: EntityType) -> Entity:
    fullest = max(
        group.mentions,
        key=lambda m: (m.words == group.words, not layout.tokens[m.first].text.isupper(), -m.first),
    )
    means = [known.metonyms[m.first] for m in group.mentions if _stands_for(layout, known, m)]
    return Entity(
        id=f"e{index + 1}",
        name=" ".join(layout.text(fullest.first, fullest.last).split()),
        type=kind,
        mentions=tuple(
            layout.document.span(layout.tokens[m.first].start, layout.tokens[m.last - 1].end)
            for m in group.mentions
        ),
        metonym_of=means[0] if means else None,
        **trace(_rule(known, group, kind)),
    )


def _rule(known: Known, group: _Group, kind: EntityType) -> str:
    """By what the name was taken for one."""
    firsts = [mention.first for mention in group.mentions]
    reasons = {
        "entity.titled": any(mention.titled for mention in group.mentions),
        "entity.metonym": any(first in known.metonyms for first in firsts),
        "entity.known": any(
            known.is_a(i, "place", "organisation") or i in known.outlets for i in firsts
        ),
        "entity.given_name": kind == "person" and any(known.is_given(i) for i in firsts),
        "entity.acronym": len(group.words) == 1 and group.words[0].isupper(),
        "entity.described": kind != "other",
    }
    return next((rule for rule, holds in reasons.items() if holds), "entity.capitals")


def _stands_for(layout: Layout, known: Known, mention: Mention) -> bool:
    if mention.first not in known.metonyms:
        return False
    if not known.is_a(mention.first, "place"):
        return True
    following = layout.lower(mention.last)
    return following in {"has", "is", "was", "had", "says", "said", "will", "'s"} or (
        following.endswith("ed") and layout.lower(mention.first - 1) not in PREPOSITIONS
    )


def _link(layout: Layout, known: Known, mentions: Sequence[Mention]) -> list[_Group]:
    """One group for each thing named, in the order of first mention."""
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_words[mention.words].append(mention)
    index = Aliases(layout, known, by_words)
    groups: dict[tuple[str, ...], _Group] = {}
    for mention in mentions:
        words = index.fullest(mention)
        groups.setdefault(words, _Group(words)).mentions.append(mention)
    return list(groups.values())
