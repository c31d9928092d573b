"""Who is cast in which part, where the wording is plain."""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, cast

from api.engines.rules.catalogue import trace
from api.engines.rules.functions import speaker
from api.engines.rules.grammar import AUXILIARIES, DETERMINERS, NEGATIONS, is_adverb
from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.passages import Mention, Passages
from api.schemas.framing import Portrayal, Role

if TYPE_CHECKING:
    from api.schemas.base import Span

_CAST = frozenset({"person", "organisation", "group"})
_REACH = 60
_LINKS = AUXILIARIES | {"as", "a", "an", "the", "'s", "have", "been", "become", "became"}
_CHARGES = frozenset({"accused", "accuse", "accuses", "accusing"})

_RULE = {"label": "portrayal.label", "subject": "portrayal.deed", "before": "portrayal.charge"}
"""Rules by where the name stands: beside a label, before a deed, in a charge or a wrong."""

Key = tuple[str, str, str]


@cache
def _matcher() -> Matcher:
    return Matcher(load("portrayals"))


def read_portrayals(passages: Passages) -> tuple[Portrayal, ...]:
    """Castings in the order of the text, one for each entity, role and voice."""
    evidence: dict[Key, list[Span]] = defaultdict(list)
    fine: dict[Key, set[str]] = defaultdict(set)
    rule: dict[Key, str] = {}
    for match in _matcher().find(passages.tokens):
        mention = None if _is_denied(passages, match) else _cast(passages, match)
        if mention is None:
            continue
        key = (mention.entity.id, match.entry.category, speaker(passages, match))
        start, end = min(mention.start, match.start), max(mention.end, match.end)
        evidence[key].append(passages.document.span(start, end))
        rule.setdefault(key, _RULE[match.entry.features["slot"]])
        if "fine" in match.entry.features:
            fine[key].add(match.entry.features["fine"])
    return tuple(
        Portrayal(
            id=f"p{number}",
            entity_id=key[0],
            role=cast("Role", key[1]),
            fine_roles=tuple(sorted(fine[key])),
            by_voice=key[2],
            evidence=tuple(spans),
            **trace(rule[key]),
        )
        for number, (key, spans) in enumerate(evidence.items(), 1)
    )


def _is_denied(passages: Passages, match: Match) -> bool:
    before = passages.tokens[max(0, match.first - 3) : match.first]
    return any(t.lower in NEGATIONS | {"denied", "denies", "if"} for t in before)


def _cast(passages: Passages, match: Match) -> Mention | None:
    slot = match.entry.features["slot"]
    if slot == "label":
        return _behind(passages, match) or _linked(passages, match)
    return _linked(passages, match) or _charged(passages, match)


def _behind(passages: Passages, match: Match) -> Mention | None:
    """The name right behind a label: "the dictator Smith"."""
    near = passages.mentioned(match.end, match.end + 2)
    return near[0] if near and near[0].entity.type in _CAST else None


def _linked(passages: Passages, match: Match) -> Mention | None:
    """The name before the words, with nothing but auxiliaries and adverbs between."""
    mention = _before(passages, match.start)
    if mention is None:
        return None
    between = passages.between(mention.end, match.start)
    if len(between) > 1 and between[0].lower == "," and between[1].lower in DETERMINERS:
        between = between[1:]
    plain = all(t.lower in _LINKS or is_adverb(t.lower) for t in between)
    return mention if plain and "'s" not in {t.lower for t in between[:1]} else None


def _charged(passages: Passages, match: Match) -> Mention | None:
    """The name of whoever is accused, in "accused Smith of betraying"."""
    sentence = passages.document.sentences[passages.document.sentence_at(match.start)].span
    before = passages.between(max(sentence.start, match.start - _REACH), match.start)
    charge = next((t for t in before if t.lower in _CHARGES), None)
    if charge is None or not before or before[-1].lower != "of":
        return None
    near = passages.mentioned(charge.end, charge.end + 2)
    return near[0] if near and near[0].entity.type in _CAST else None


def _before(passages: Passages, offset: int) -> Mention | None:
    sentence = passages.document.sentences[passages.document.sentence_at(offset)].span
    near = [
        m
        for m in passages.mentioned(max(sentence.start, offset - _REACH), offset)
        if m.end <= offset
    ]
    return near[-1] if near and near[-1].entity.type in _CAST else None
