"""Loaded words: where a text stirs or judges beyond what it reports, and in whose words."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.passages import AUTHOR, Passages
from api.engines.rules.tokens import Token
from api.schemas.framing import LoadedLanguage, Naming, Polarity

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


def read_language(passages: Passages, namings: Sequence[Naming] = ()) -> tuple[LoadedLanguage, ...]:
    """Loaded wordings in the order of the text, with ids l1, l2, …

    `namings`: the names given in the text; those that the author sets in scare quotes show doubt.
    """
    items = [
        _item(passages, match, voice)
        for match in _matcher().find(passages.tokens)
        if not _is_literal(passages, match) and not _is_in_name(passages, match)
        if (voice := passages.wording_of(match.start, match.end)) is not None
    ]
    items += [_doubt(naming) for naming in namings if _is_doubted(naming)]
    items.sort(key=lambda item: item.span.start)
    return tuple(
        item.model_copy(update={"id": f"l{number}"}) for number, item in enumerate(items, 1)
    )


def _is_doubted(naming: Naming) -> bool:
    return naming.quote_kind == "scare" and naming.namer == AUTHOR


def _doubt(naming: Naming) -> LoadedLanguage:
    return LoadedLanguage(
        id="",
        span=naming.term,
        technique="doubt",
        polarity="negative",
        kind="lexical",
    )


def _item(passages: Passages, match: Match, voice: str) -> LoadedLanguage:
    features = match.entry.features
    return LoadedLanguage(
        id="",
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


def _is_in_name(passages: Passages, match: Match) -> bool:
    """Whether the words are part of a name in running text: "the Golden Age Society"."""
    tokens = passages.tokens
    region = passages.document.region_of(tokens[match.first].sentence)
    if region.kind == "headline" or not all(_is_tall(t) for t in tokens[match.first : match.last]):
        return False
    before = tokens[match.first - 1] if match.first else None
    after = tokens[match.last] if match.last < len(tokens) else None
    sentence = tokens[match.first].sentence
    near = [t for t in (before, after) if t is not None and t.sentence == sentence]
    return any(_is_tall(token) for token in near) and before in near


def _is_tall(token: Token) -> bool:
    """Whether it has one capital, as a word of a name has: "Golden", but not "GOLDEN"."""
    return token.is_capitalised and (len(token.text) == 1 or not token.text.isupper())


def _target(passages: Passages, match: Match) -> str | None:
    """The person or body named right behind the words: "the embattled minister", "mock Smith"."""
    for mention in passages.mentioned(match.end, match.end + _NEAR):
        between = passages.document.text[match.end : mention.start].strip().lower()
        plain = between in _ARTICLES and mention.entity.type in {"person", "organisation", "group"}
        return mention.entity.id if plain else None
    return None
