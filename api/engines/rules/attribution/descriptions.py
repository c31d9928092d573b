"""Persons by their age or family in place of their name: "the 22-year-old", "the mum-of-three"."""

import re

from api.engines.rules.attribution.roles import gender
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words

_AGED = re.compile(r"(\d{1,3})-year-old")
_PARENT = re.compile(r"(?:step|grand|god)?(?:mum|mom|mother|dad|father|parent|gran)-of-[a-z]{1,12}")
_KIN = words(
    "grandmother grandfather great-grandmother great-grandfather grandad granddad pensioner widow "
    "widower teenager youngster"
)
_PRONOUNS = {"male": "he", "female": "she"}


def described(phrases: Phrases, phrase: Phrase, head: int) -> int | None:
    """The one person of that age, or the only one named in this sentence or the one before."""
    word = phrases.layout.words[head]
    aged = _AGED.fullmatch(word)
    if phrases.layout.words[phrase.first] != "the":
        return None
    retired = phrases.layout.words[phrase.first + 1] == "retired"
    if not (aged or retired or word in _KIN or _PARENT.fullmatch(word)):
        return None
    same = _of_age(phrases, aged[1]) if aged else set()
    if len(same) == 1:
        return same.pop()
    near = _near(phrases, phrase.first)
    number = near.pop() if len(near) == 1 else None
    if number is None or (aged and _has_age(phrases, number)):
        return None
    known = _PRONOUNS.get(phrases.names.genders.get(number, ""))
    return None if known and gender(word) not in {None, known} else number


def _near(phrases: Phrases, before: int) -> set[int]:
    """The persons named in this sentence in front of the token, and in the one before."""
    number = phrases.layout.tokens[before].sentence
    first = phrases.layout.bounds.get(number - 1, phrases.layout.bounds[number])[0]
    at, entities = phrases.names.at, phrases.names.entities
    found = {at[i] for i in range(first, before) if i in at}
    return {n for n in found if entities[n].type == "person"}


def _of_age(phrases: Phrases, age: str) -> set[int]:
    """The persons whose age stands behind their names: "Jo Bell, 22,"."""
    said, names = phrases.layout.words, phrases.names
    places = (i for i, word in enumerate(said) if word == age and said[i - 1] == ",")
    found = {names.at[i - 2] for i in places if i - 2 in names.at}
    return {n for n in found if names.entities[n].type == "person"}


def _has_age(phrases: Phrases, number: int) -> bool:
    """Whether the text tells this person's age, which then is another."""
    said, names = phrases.layout.words, phrases.names
    ends = (last for first, last in set(names.extent.values()) if names.at.get(first) == number)
    return any(said[last] == "," and said[last + 1].isdigit() for last in ends)
