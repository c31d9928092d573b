"""What stands for each word of a statement when it is held against another statement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.comparison.lists import (
    class_of,
    is_class,
    keys_listed,
    table_listed,
    words_listed,
)
from api.engines.rules.comparison.statement.nicknames import known_by, spelt_out
from api.engines.rules.words.grammar import MONTHS, WEEKDAYS
from api.engines.rules.words.tokens import Token, scan
from api.schemas.claims import Claim
from api.text import synonyms
from api.text.stems import stem

_NAME, _WORD, _LIGHT, _FORENAME = 1.6, 1.0, 0.5, 0.4
_TITLES = words_listed("titles")
"""Words that, capitalised, are no names: nor is a capitalised word before them."""
_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})
_COMMON_ACRONYMS = words_listed("common_acronyms")
"""Acronyms that are common nouns."""
_WITHIN_NAMES = frozenset({"of", "for", "the", "'", "’"})
_SHOUTED = 0.9
_SHORTEST = 4
_LIGHT_KEYS = keys_listed("little")
_TIME_WORDS = (
    WEEKDAYS | MONTHS - {"may", "march"} | {"today", "yesterday", "tomorrow", "week", "month"}
)
_CLOSURE = class_of("closure")
_CLOSED = frozenset({"close", "closes", "closed", "closing"})
_TRADED = frozenset({"up", "higher", "lower", "unchanged", "flat"})
_COMMON = words_listed("without_key")
_COUNTRY_OF = {
    name: country for country, names in table_listed("peoples").items() for name in names.split()
}
"""Countries by their peoples and by their capitals as governments."""

_NOT_TELLING = (
    _LIGHT_KEYS | frozenset(map(stem, _TITLES)) | keys_listed("who") | keys_listed("offices")
)
_NOT_COUNTED = _COMMON | _TIME_WORDS | _FRACTIONS
_NO_NAMES = (_COMMON - {"us"}) | _TIME_WORDS | _TITLES
_PEOPLES = frozenset((*_COUNTRY_OF, *_COUNTRY_OF.values()))
_COUNTRIES = frozenset(stem(country) for country in _COUNTRY_OF.values())


@dataclass(frozen=True)
class Keys:
    """A key for every word that counts, by its place among the tokens.

    Words of one class of synonyms share a key, and so do a country, its people and its capital.
    """

    tokens: Sequence[Token]
    at: Mapping[int, str]
    names: Mapping[int, str]
    """The keys that are names."""

    def weights(self) -> dict[str, float]:
        """How much each key counts: the last word of a name most, words that say little least."""
        found: dict[str, float] = {}
        for index, key in self.at.items():
            found[key] = max(self._weight(index, key), found.get(key, 0.0))
        return found

    def _weight(self, index: int, key: str) -> float:
        if index not in self.names:
            return _LIGHT if key in _LIGHT_KEYS else _WORD
        return _FORENAME if self._goes_on(index) else _NAME

    def _goes_on(self, index: int) -> bool:
        """Whether another word of the same name follows: "Institute for the Study"."""
        following = index + 1
        while following < len(self.tokens) and self.tokens[following].lower in _WITHIN_NAMES:
            following += 1
        return following in self.names

    def stems(self) -> dict[str, frozenset[str]]:
        """The words, by their stems, that each key stands for here."""
        found: dict[str, set[str]] = {}
        for index, key in self.at.items():
            found.setdefault(key, set()).add(stem(self.tokens[index].lower))
        return {key: frozenset(words) for key, words in found.items()}

    def spelt(self) -> dict[str, str]:
        """The first words, as written, that each key stands for here."""
        found: dict[str, str] = {}
        for index, key in sorted(self.at.items()):
            if key not in found:
                found[key] = self._written(index, key)
        return found

    def _written(self, index: int, key: str) -> str:
        """The word, or the whole phrase where it opens one: "declined to comment"."""
        last = index + 1
        while is_class(key) and self.at.get(last) == key:
            last += 1
        return " ".join(token.text for token in self.tokens[index:last])


def keys(tokens: Sequence[Token], claim: Claim) -> Keys:
    """The keys of a claim's words; its numbers have none."""
    numbers = _numbers(claim)
    names = _names(tokens, claim)
    at: dict[int, str] = {}
    for concept in synonyms.concepts([token.lower for token in tokens]):
        places = range(concept.first, concept.last)
        if names.keys().isdisjoint(places):
            at.update(dict.fromkeys(places, class_of(concept.name)))
    for index in _of_trading(tokens) if _CLOSURE in at.values() else ():
        at.pop(index, None)
    for index, token in enumerate(tokens):
        if index in names:
            at[index] = names[index]
        elif token.is_word and index not in at and _counts(token.lower, numbers):
            at[index] = stem(token.lower)
    return Keys(tokens, at, names)


def _of_trading(tokens: Sequence[Token]) -> Iterator[int]:
    """Places of "closed" where a price closed: "shares closed up 1.5 per cent"."""
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1].lower
        if token.lower in _CLOSED and (following in _TRADED or following[0] in "$£€"):
            yield index


def is_light(key: str) -> bool:
    """Whether the key says little of what a statement is about."""
    return key in _LIGHT_KEYS


def telling(found: Iterable[str]) -> list[str]:
    """Keys for what happens and for things, not for who does it and not for what says little."""
    return [key for key in found if key not in _NOT_TELLING]


def is_country(key: str) -> bool:
    """Whether the key is of a country, by its people or its capital."""
    return key in _COUNTRIES


def name_key(word: str) -> str:
    """A name so that a country, its people and its capital as a government are one."""
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return stem(_COUNTRY_OF.get(plain, plain.replace(".", "")))


def _numbers(claim: Claim) -> set[str]:
    """The words of the claim's numbers, without those of their units."""
    numbers = {t.lower for q in claim.quantities for t in scan(q.span.exact)}
    units = {t.lower for q in claim.quantities if q.unit for t in scan(q.unit)}
    return numbers - units


def _counts(word: str, numbers: set[str]) -> bool:
    return not (word in _NOT_COUNTED or word in numbers or word[0].isdigit())


def _names(tokens: Sequence[Token], claim: Claim) -> dict[int, str]:
    """The words that are names, by their place among the tokens."""
    known = {word for actor in claim.actors for word in actor.lower().split()}
    capitals = [index for index, token in enumerate(tokens) if token.is_capitalised]
    shouted = _is_shouted(tokens, len(capitals))
    found: dict[int, str] = {}
    for index in capitals:
        token = tokens[index]
        if token.text in _COMMON_ACRONYMS or token.lower in _NO_NAMES:
            continue
        people = token.lower in _PEOPLES
        if index + 1 < len(tokens) and tokens[index + 1].lower in _TITLES and not people:
            continue
        opens = index == 0 or tokens[index - 1].text in {".", "“", '"', ":"}
        follows = index + 1 < len(tokens) and tokens[index + 1].is_capitalised
        if opens and not follows and not people and next(synonyms.concepts([token.lower]), None):
            continue
        if people or token.lower in known or (not shouted and (not opens or follows)):
            found[index] = name_key(token.lower)
    return found if shouted else found | spelt_out(tokens, found) | known_by(tokens)


def _is_shouted(tokens: Sequence[Token], capitals: int) -> bool:
    """Whether nearly all words have capitals, so that these tell nothing."""
    if capitals < _SHORTEST:
        return False
    words = [t for t in tokens if t.is_word and t.lower not in _COMMON]
    return len(words) >= _SHORTEST and sum(t.is_capitalised for t in words) > _SHOUTED * len(words)
