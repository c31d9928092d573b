"""Loaded words: where a text stirs or judges beyond what it reports, and in whose words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import Passages
from api.engines.rules.namings.loaded import Loaded
from api.schemas.base import Span
from api.schemas.claims import AUTHOR
from api.schemas.framing import LoadedLanguage, Naming, Polarity

_TECHNIQUE: Mapping[str, str] = {
    "violence": "loaded_language",
    "contempt": "loaded_language",
    "fear": "loaded_language",
    "emotion": "loaded_language",
    "praise": "loaded_language",
    "image": "loaded_language",
    "tabloid": "loaded_language",
    "puffery": "loaded_language",
    "doubt": "loaded_language",
    "exaggeration": "loaded_language",
    "total": "exaggeration_or_minimisation",
    "euphemism": "exaggeration_or_minimisation",
    "minimise": "exaggeration_or_minimisation",
    "label": "name_calling_or_labelling",
    "charge": "questioning_the_reputation",
    "speech": "loaded_language",
    "ruin": "loaded_language",
    "trickery": "loaded_language",
    "character": "loaded_language",
    "idiom": "loaded_language",
    "jargon": "obfuscation",
    "patriotism": "flag_waving",
    "values": "appeal_to_values",
    "appeal": "appeal_to_popularity",
    "closing": "conversation_killer",
    "slogan": "slogan",
    "coinage": "loaded_language",
    "simile": "loaded_language",
    "contrast": "slogan",
    "superlative": "exaggeration_or_minimisation",
    "repetition": "repetition",
    "capitals": "exaggeration_or_minimisation",
    "verdict": "loaded_language",
    "hyperbole": "exaggeration_or_minimisation",
    "irony": "loaded_language",
    "question": "doubt",
    "plea": "appeal_to_values",
    "personification": "loaded_language",
    "dismissal": "doubt",
}
_LABEL = "name_calling_or_labelling"
_NEAR = 12
_MOST_ECHOES = 8
_ARTICLES = frozenset({"", "the", "a", "an", "his", "her", "their"})


def read_language(
    passages: Passages, loaded: Iterable[Loaded], namings: Sequence[Naming]
) -> tuple[LoadedLanguage, ...]:
    """The `loaded` wordings in the order of the text, with ids l1, l2, …

    `namings`: the names given in the text; those that the author sets in scare quotes are loaded.
    """
    doubted = [naming for naming in namings if _is_doubted(passages, naming)]
    items = {naming.term.start: _doubt(naming) for naming in doubted}
    for found in loaded:
        naming = next((n for n in doubted if _holds(n, found)), None)
        span = naming.term if naming else passages.document.span(found.start, found.end)
        voice = AUTHOR if naming else _voice(passages, found)
        if voice is not None:
            items[span.start] = _item(passages, found, span, voice)
    in_order = (items[start] for start in sorted(items))
    return tuple(
        item.model_copy(update={"id": f"l{number}"}) for number, item in enumerate(in_order, 1)
    )


def _is_doubted(passages: Passages, naming: Naming) -> bool:
    """Whether the author sets it in marks; a quotation that is a sentence of its own is speech."""
    if naming.quote_kind != "scare" or naming.namer != AUTHOR:
        return False
    sentence = passages.document.sentences[naming.term.sentence].span
    beside = [
        *passages.between(sentence.start, naming.term.start),
        *passages.between(naming.term.end, sentence.end),
    ]
    return any(token.is_word for token in beside)


def _holds(naming: Naming, found: Loaded) -> bool:
    return naming.term.start <= found.start and found.end <= naming.term.end


def _doubt(naming: Naming) -> LoadedLanguage:
    return LoadedLanguage(
        id="",
        span=naming.term,
        technique=_technique_of(naming),
        polarity="negative",
        kind="lexical",
        **trace("language.scare_quotes"),
    )


def _technique_of(naming: Naming) -> str:
    """What a name in scare quotes does: a nickname labels, a mild word plays down."""
    if naming.term.exact.removeprefix("the ")[:1].isupper():
        return _LABEL
    return "exaggeration_or_minimisation" if naming.effect == "minimise" else "doubt"


def _voice(passages: Passages, found: Loaded) -> str | None:
    """Whose words they are.

    Words quoted from nobody are those of whoever says them elsewhere, or of whom the same sentence
    quotes; else nobody knows whose they are.
    """
    voice = passages.wording_of(found.start, found.end)
    return voice or _voice_of_echo(passages, found.start, found.end) or _at_hand(passages, found)


def _voice_of_echo(passages: Passages, start: int, end: int) -> str | None:
    """Id of the one voice to whom the text ascribes the same words in another place."""
    text = passages.document.text.lower()
    sought = text[start:end]
    at, voices = -1, set[str]()
    for _ in range(_MOST_ECHOES):
        at = text.find(sought, at + 1)
        if at < 0:
            break
        voice = passages.wording_of(at, at + len(sought)) if at != start else None
        voices.add(voice or AUTHOR)
    voices.discard(AUTHOR)
    return voices.pop() if len(voices) == 1 else None


def _at_hand(passages: Passages, found: Loaded) -> str | None:
    told = passages.cues.get(passages.tokens[found.first].sentence, ())
    voices = {attribution.voice_id for attribution in told if attribution.form != "indirect"}
    return voices.pop() if len(voices) == 1 else None


def _item(passages: Passages, found: Loaded, span: Span, voice: str) -> LoadedLanguage:
    features = found.entry.features
    technique = _TECHNIQUE[found.entry.category]
    return LoadedLanguage(
        id="",
        span=span,
        technique=_LABEL if found.is_label else features.get("technique", technique),
        target=_target(passages, found),
        polarity=cast("Polarity", features["polarity"]),
        kind="lexical",
        in_quote_of=None if voice == AUTHOR else voice,
        neutral_alternative=features.get("plain"),
        **trace(f"language.{found.entry.category}"),
    )


def _target(passages: Passages, found: Loaded) -> str | None:
    """The person or body named right behind the words: "the embattled minister", "mock Smith"."""
    for mention in passages.mentioned(found.end, found.end + _NEAR):
        between = passages.document.text[found.end : mention.start].strip().lower()
        plain = between in _ARTICLES and mention.entity.type in {"person", "organisation", "group"}
        return mention.entity.id if plain else None
    return None
