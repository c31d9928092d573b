"""Persons by what they are called beside their names: "Governor Ana Petrescu", "the governor"."""

from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import RELATIVES
from api.engines.rules.words.lexicons import forms_of

_ROLE_REACH = 6
_OFFICES = forms_of("persons", "office")
_RANKS = forms_of("persons", "rank")
_MALE = forms_of("persons", "male")
_FEMALE = forms_of("persons", "female")
_SAME_OFFICE = {"minister": "secretary", "secretary": "minister", "boss": "manager"}


class Roles:
    """Finds the persons behind "the minister" and the like in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._by_role = self._find_roles()

    def holder(self, head: int) -> int | None:
        """The person called so: the last one before, or the only one in all the text."""
        word = self._role(head)
        for role in (word, _SAME_OFFICE.get(word, "")):
            holders = self._by_role.get(role, [])
            found = [number for index, number in holders if index < head]
            if found:
                return found[-1]
            if len({number for _, number in holders}) == 1 and word.split()[-1] in _OFFICES:
                return holders[0][1]
        return None

    def _find_roles(self) -> dict[str, list[tuple[int, int]]]:
        """Nouns such as "minister" with the persons that stand right beside them."""
        roles: dict[str, list[tuple[int, int]]] = {}
        for index, category in self._phrases.speakers.items():
            if category != "person" or index in self._phrases.names.at:
                continue
            number = self._phrases.names.at.get(index + 1)
            if number is None and self._layout.words[index + 1] == ",":
                number = self._phrases.names.at.get(index + 2)
            back = index
            while number is None and index - back < _ROLE_REACH:
                back -= 1
                if self._layout.words[back] == ",":
                    number = self._phrases.names.at.get(back - 1)
                    break
                if self._layout.words[back] in RELATIVES:
                    break
            if number is not None and self._phrases.names.entities[number].type in {
                "person",
                "other",
            }:
                roles.setdefault(self._role(index), []).append((index, number))
        return roles

    def _role(self, noun: int) -> str:
        """The noun with the word that makes another office of it: "prime minister"."""
        before, word = self._layout.words[noun - 1], self._layout.words[noun]
        return f"{before} {word}" if before in _RANKS else word


def is_office(noun: str) -> bool:
    """Whether only one person at a time is called so, so that the noun names somebody."""
    return noun in _OFFICES


def gender(noun: str) -> str | None:
    """The pronoun for whoever a noun such as "father" means; None where it tells nothing."""
    for part in (noun, *noun.split("-"), noun.removeprefix("step").removeprefix("god")):
        if part in _MALE or part.endswith("sman"):
            return "he"
        if part in _FEMALE or part.endswith("woman"):
            return "she"
    return None
