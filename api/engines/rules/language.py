"""Loaded words: where a text stirs or judges beyond what it reports, and in whose words."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.passages import AUTHOR, Passages
from api.schemas.framing import LoadedLanguage, Polarity

_TECHNIQUE: Mapping[str, str] = {
    "violence": "loaded_language",
    "contempt": "loaded_language",
    "fear": "loaded_language",
    "emotion": "loaded_language",
    "praise": "loaded_language",
    "exaggeration": "exaggeration_or_minimisation",
    "euphemism": "exaggeration_or_minimisation",
    "minimise": "exaggeration_or_minimisation",
    "label": "name_calling_or_labelling",
    "doubt": "loaded_language",
}
_NEAR = 12
_ARTICLES = frozenset({"", "the", "a", "an", "his", "her", "their"})


@cache
def _matcher() -> Matcher:
    return Matcher(load("loaded"))


def read_language(passages: Passages) -> tuple[LoadedLanguage, ...]:
    """Loaded wordings in the order of the text, with ids l1, l2, …"""
    found = [m for m in _matcher().find(passages.tokens) if not _is_literal(passages, m)]
    return tuple(_item(passages, match, number) for number, match in enumerate(found, 1))


def _item(passages: Passages, match: Match, number: int) -> LoadedLanguage:
    features = match.entry.features
    voice = passages.voice_of(match.start, match.end)
    return LoadedLanguage(
        id=f"l{number}",
        span=passages.document.span(match.start, match.end),
        technique=features.get("technique", _TECHNIQUE[match.entry.category]),
        target=_target(passages, match),
        polarity=cast("Polarity", features["polarity"]),
        kind="lexical",
        in_quote_of=None if voice == AUTHOR else voice,
        neutral_alternative=features.get("plain"),
    )


def _is_literal(passages: Passages, match: Match) -> bool:
    """Whether words around it show that the wording is meant literally."""
    literal = frozenset(match.entry.features.get("literal_with", "").split())
    if not literal:
        return False
    sentence = passages.tokens[match.first].sentence
    around = passages.tokens[max(0, match.first - _NEAR) : match.last + _NEAR]
    return any(t.lower in literal for t in around if t.sentence == sentence)


def _target(passages: Passages, match: Match) -> str | None:
    """The person or body named right behind the words: "the embattled minister", "mock Smith"."""
    for mention in passages.mentioned(match.end, match.end + _NEAR):
        between = passages.document.text[match.end : mention.start].strip().lower()
        plain = between in _ARTICLES and mention.entity.type in {"person", "organisation", "group"}
        return mention.entity.id if plain else None
    return None
