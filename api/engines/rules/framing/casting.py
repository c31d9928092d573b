"""Whom a casting word is about: the name beside a label, before a deed, in a charge."""

from typing import TYPE_CHECKING

from api.engines.rules.claims.passages import Mention, Passages
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import Match, forms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.engines.rules.words.tokens import Token

_CAST = frozenset({"person", "organisation", "group"})
_REACH = 60
_LONGEST_TITLE = 4
_LINKS = AUXILIARIES | {"as", "a", "an", "the", "'s", "have", "been", "become", "became"}
_CHARGES = words("accused accuse accuses accusing")
_CALLED = words(
    "called branded labelled labeled dubbed described denounced condemned hailed praised lauded "
    "celebrated mocked derided ridiculed portrayed cast painted regarded seen known remembered "
    "honoured honored exposed unmasked vilified"
)
"""Participles behind which a label stands: "hailed as a hero"."""
_PASSIVE = AUXILIARIES | {",", "been", "being"}
_UNSURE = NEGATIONS | words("denied denies if alleged suspected supposed former would-be unlike")
_PRONOUNS = words("he she")


def name_of(passages: Passages, match: Match) -> Mention | None:
    """Whom the words are about, where that is plain; None where it is not, or is denied."""
    if _is_denied(passages, match):
        return None
    slot = match.entry.features["slot"]
    if slot == "charge":
        return _charged(passages, match)
    if slot == "label":
        return _behind(passages, match) or _linked(passages, match)
    return _linked(passages, match) or _charged(passages, match)


def _is_denied(passages: Passages, match: Match) -> bool:
    before = passages.tokens[max(0, match.first - 3) : match.first]
    return any(t.lower in _UNSURE for t in before)


def _may_be_cast(mention: Mention, match: Match) -> bool:
    """Whether it is a person or body, or the words are only ever said of one."""
    return mention.entity.type in _CAST or (
        mention.entity.type == "other" and "persons" in match.entry.features
    )


def _may_be_charged(mention: Mention, match: Match) -> bool:
    """Whether it may do wrong: a country too, and whatever else is accused by name."""
    return mention.entity.type in {"place", "other"} or _may_be_cast(mention, match)


def _behind(passages: Passages, match: Match) -> Mention | None:
    """The name behind a label: "the dictator Smith", "hero police officer Ann Cole"."""
    tokens, at = passages.tokens, match.last
    while at < min(match.last + _LONGEST_TITLE, len(tokens)) and _is_plain(tokens, match, at):
        at += 1
    if at > match.last and tokens[at - 1].lower not in _titles():
        return None
    near = passages.mentioned(tokens[at - 1].end, tokens[at - 1].end + 2)
    return near[0] if near and _may_be_cast(near[0], match) else None


def _is_plain(tokens: "Sequence[Token]", match: Match, at: int) -> bool:
    """Whether the word may stand within a title: no name, mark, preposition or new phrase."""
    token = tokens[at]
    closed = token.lower in DETERMINERS or token.lower in PREPOSITIONS or token.lower in AUXILIARIES
    plain = token.is_word and not token.is_capitalised and not closed and "'" not in token.lower
    return plain and token.sentence == tokens[match.first].sentence


def _titles() -> frozenset[str]:
    """Nouns for a person that stand before names."""
    return forms_of("speakers", "person")


def _linked(passages: Passages, match: Match) -> Mention | None:
    """The name before the words, with nothing but auxiliaries and adverbs between."""
    mention = _before(passages, match)
    if mention is None:
        return _meant_by_pronoun(passages, match)
    between = passages.between(mention.end, match.start)
    if len(between) > 1 and between[0].lower == "," and between[1].lower in DETERMINERS:
        between = between[1:]
    if [t.lower for t in between[:2]] == [",", "who"]:
        between = between[2:]
    between = _without_calling(between)
    plain = all(t.lower in _LINKS or is_adverb(t.lower) for t in between)
    if plain and "'s" not in {t.lower for t in between[:1]}:
        return mention
    return _meant_by_pronoun(passages, match)


def _without_calling(between: "Sequence[Token]") -> "Sequence[Token]":
    """Without a passive of calling: ", hailed" as a hero, "was branded" a liar."""
    for index, token in enumerate(between):
        if token.lower in _CALLED and index:
            before = [t.lower for t in between[:index]]
            passive = before[0] in _PASSIVE and all(
                word in _PASSIVE or is_adverb(word) for word in before
            )
            return between[index + 1 :] if passive else between
    return between


def _meant_by_pronoun(passages: Passages, match: Match) -> Mention | None:
    """The only person of the sentence before, where "he" or "she" stands before the words."""
    sentence = passages.tokens[match.first].sentence
    span = passages.document.sentences[sentence].span
    before = passages.between(span.start, match.start)
    if not before or before[0].lower not in _PRONOUNS or not sentence:
        return None
    if not all(t.lower in _LINKS or is_adverb(t.lower) for t in before[1:]):
        return None
    earlier = passages.document.sentences[sentence - 1].span
    near = passages.mentioned(earlier.start, earlier.end)
    persons = [m for m in near if m.entity.type in {"person", "other"}]
    only = len({m.entity.id for m in persons}) == 1 and persons[0].entity.type == "person"
    return persons[-1] if only else None


def _charged(passages: Passages, match: Match) -> Mention | None:
    """Whoever is accused: "accused Smith of betraying", "Smith was accused of betraying"."""
    sentence = passages.document.sentences[passages.document.sentence_at(match.start)].span
    before = passages.between(max(sentence.start, match.start - _REACH), match.start)
    charge = next((t for t in reversed(before) if t.lower in _CHARGES), None)
    if charge is None or before[-1].lower != "of":
        return None
    if before[-2].start == charge.start:
        return _accused(passages, match, charge)
    near = passages.mentioned(charge.end, charge.end + 2)
    return near[0] if near and _may_be_charged(near[0], match) else None


def _accused(passages: Passages, match: Match, charge: "Token") -> Mention | None:
    """The name before "was accused of"."""
    mention = _before(passages, match)
    if mention is None:
        return None
    between = [t.lower for t in passages.between(mention.end, charge.start)]
    passive = bool(between) and all(word in _PASSIVE or is_adverb(word) for word in between)
    return mention if passive else None


def _before(passages: Passages, match: Match) -> Mention | None:
    sentence = passages.document.sentences[passages.document.sentence_at(match.start)].span
    start = max(sentence.start, match.start - _REACH)
    near = [m for m in passages.mentioned(start, match.start) if m.end <= match.start]
    return near[-1] if near and _may_be_cast(near[-1], match) else None
