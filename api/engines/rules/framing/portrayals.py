"""Who is cast in which part, where the wording is plain."""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, cast

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import Passages
from api.engines.rules.framing.casting import castings
from api.engines.rules.words.lexicons import Matcher, load
from api.schemas.framing import Portrayal, Role

if TYPE_CHECKING:
    from api.schemas.base import Span

_RULE = {
    "label": "portrayal.label",
    "subject": "portrayal.deed",
    "before": "portrayal.wrong",
    "charge": "portrayal.charge",
    "accused": "portrayal.charge",
    "object": "portrayal.verdict",
    "quality": "portrayal.quality",
    "of": "portrayal.quality",
}
"""Rules by where the name stands: beside a label, before a deed or a wrong done, in a charge."""

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
        for mention, role, voice in castings(passages, match):
            key = (mention.entity.id, role, voice)
            opening = passages.document.sentences[passages.tokens[match.first].sentence].span
            start = max(min(mention.start, match.start), opening.start)
            end = max(mention.end, match.end)
            evidence[key].append(passages.document.span(start, end))
            rule.setdefault(key, _RULE[match.entry.features["slot"]])
            if "fine" in match.entry.features and role == match.entry.category:
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
