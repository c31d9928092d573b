"""Persons by what they are called beside their names: "Governor Ana Petrescu", "the governor"."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from api.engines.rules.names.heads import COUNTS
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite

_ROLE_REACH = 6
AHEAD = 3
"""Sentences within which a role may stand before the name of whoever holds it."""
_OFFICES = forms_of("persons", "office")
_RANKS = forms_of("persons", "rank")
_MALE = forms_of("persons", "male")
_FEMALE = forms_of("persons", "female")
_HELD = _OFFICES | {"counsel"}
_IN = frozenset({"to", "of", "for", "at"})
_SAME_OFFICE = {"minister": "secretary", "secretary": "minister", "boss": "manager"}
_ENDS = (
    PRONOUNS
    | PREPOSITIONS
    | (SUBORDINATORS - {"and"})
    | words('told said says asked , . ; : ( ) — – "')
)
_ALSO: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("sen",): (("senator",), ("lawmaker",)),
    ("senator",): (("lawmaker",),),
    ("rep",): (("congressman",), ("congresswoman",), ("representative",), ("lawmaker",)),
    ("gov",): (("governor",),),
    ("gen",): (("general",),),
    ("prof",): (("professor",),),
    ("dr",): (("doctor",),),
    ("prime", "minister"): (("pm",),),
    ("detective", "inspector"): (("detective",), ("inspector",)),
    ("detective", "chief", "inspector"): (("detective",),),
    ("detective", "superintendent"): (("detective",),),
    ("detective", "sergeant"): (("detective",), ("sergeant",)),
}
"""Titles, and what whoever has them is called as well."""
_PARTIES = {"d-": "democrat", "r-": "republican"}
_ANY_BODY = words("company firm group organisation organization body")
_PRAISED = words("star ace legend icon idol hero veteran favourite favorite")
"""What the one person whom a text praises so is called in turn: "the TV star", "the soap star"."""
_PLAIN = words("new own top local senior current then great good old young us uk")
"""Words before a role that tell not of what it is one."""
_KINDS = {
    "person": frozenset({"person", "other"}),
    "organisation": frozenset({"organisation", "other"}),
}
"""What the names may be of that stand beside nouns for persons and for bodies."""


class _Role(NamedTuple):
    """That a person has a role, and of what it is one: "Foreign" in "Foreign Minister Lee"."""

    at: int
    number: int
    of_what: frozenset[str]


class Roles:
    """Finds the persons behind "the minister" and the like in one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._by_role: dict[str, list[_Role]] = {}
        self._titles = self._read_titles()
        for index, number in self._held():
            word, of_what = self._read(index)
            self._by_role.setdefault(word, []).append(_Role(index, number, of_what))

    def holder(self, head: int, *, alike: bool = False) -> int | None:
        """The person called so: the last one before, or the only one, if named soon behind.

        `alike`: only who is called by the same name there, as in "the Leeds striker".
        """
        word, of_what = self._read(head)
        for called in (word, _SAME_OFFICE.get(word, "")):
            known = self._by_role.get(called, ())
            roles = [r for r in known if _agree(of_what, r.of_what)]
            if alike:
                roles = [r for r in roles if not of_what.isdisjoint(r.of_what)]
            elif called in _PRAISED and len({r.number for r in known}) == 1:
                roles = [*known]
            before = [role.number for role in roles if role.at < head]
            if before:
                return before[-1]
            if len({r.number for r in roles}) == 1 and word.split()[-1] in _OFFICES:
                return roles[0].number if self._is_soon(head, roles[0].at) else None
        return None

    def introduced(self, head: int) -> int | None:
        """Whom the opening of an account tells of without a name: "a coroner has said", where the
        text has one person in that office, and names the person later."""
        word, of_what = self._read(head)
        if word not in _OFFICES or self._layout.tokens[head].sentence > self._opening:
            return None
        roles = self._by_role.get(word, ())
        agreeing = {role.number for role in roles if _agree(of_what, role.of_what)}
        return agreeing.pop() if len(agreeing) == 1 and len(roles) == 1 else None

    def body(self, noun: int) -> int | None:
        """The body told of by this noun right beside its name before: "the charity Bookhouse"."""
        word, of_what = self._read(noun)
        roles = reversed(self._by_role.get(word, []))
        same = (r.number for r in roles if r.at < noun and _agree(of_what, r.of_what))
        return next(same, None)

    def is_other(self, number: int, noun: str) -> bool:
        """Whether the text tells another kind of body by this name: no agency, but a group."""
        if noun in _ANY_BODY:
            return False
        told = {word for word, roles in self._by_role.items() for r in roles if r.number == number}
        return bool(told) and noun not in told

    def titled(self, phrase: Phrase) -> int | None:
        """The last person with this title, or the only one: "the Head of State"."""
        first = phrase.first + (self._layout.words[phrase.first] in DETERMINERS)
        holders = self._titles.get(tuple(self._layout.words[first : phrase.last]), ())
        before = [number for index, number in holders if index < phrase.first]
        return before[-1] if before else None

    @cached_property
    def _opening(self) -> int:
        """Index of the first sentence of the running text."""
        document = self._layout.document
        kinds = ((s.index, document.regions[s.region].kind) for s in document.sentences)
        return next((index for index, kind in kinds if kind == "body"), 0)

    def _read_titles(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """The titles of several words in front of names, with whose they are."""
        found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        names, tokens = self._phrases.names, self._layout.tokens
        ends = [index + 1 for index, kinds in names.known.kinds.items() if "title" in kinds]
        titles = (index + (self._layout.words[index] == ".") for index in ends)
        for index in sorted(i for i in titles if i in names.at and names.extent[i][0] == i):
            first = index - (tokens[index - 1].text == ".")
            while first > index - _ROLE_REACH and names.known.is_a(first - 1, "title"):
                first -= 1
            told = tuple(token.lower for token in tokens[first:index] if token.text != ".")
            party = self._layout.words[names.extent[index][1] + 1 :][:1]
            short = [p for p in _PARTIES if party and party[0].startswith(p)]
            for called in (told, *_ALSO.get(told, ()), *[(_PARTIES[p],) for p in short]):
                found.setdefault(called, []).append((index, names.at[index]))
        return found

    def _is_soon(self, head: int, index: int) -> bool:
        tokens, document = self._layout.tokens, self._layout.document
        region = document.regions[document.sentences[tokens[head].sentence].region]
        far = tokens[index].sentence - tokens[head].sentence > AHEAD
        if far and region.kind != "headline":
            return False
        described = self._layout.words[index - 1] == "," and index - 2 in self._phrases.speakers
        return not described

    def _held(self) -> Iterator[tuple[int, int]]:
        """The nouns such as "minister" with the persons that stand right beside them."""
        names = self._phrases.names
        for index, category in self._phrases.speakers.items():
            kinds = _KINDS.get(category)
            if kinds is None or index in names.at:
                continue
            number = self._behind(index)
            number = self._in_front(index) if number is None else number
            if number is not None and names.entities[number].type in kinds:
                yield index, number

    def _behind(self, index: int) -> int | None:
        """The name right behind the noun, or behind its comma and a title."""
        at = self._phrases.names.at
        index = self._behind_field(self._behind_children(index))
        comma = self._layout.words[index + 1] == ","
        start = index + 1 + comma
        if comma and self._phrases.names.known.is_a(start, "title"):
            start += 1 + (self._layout.words[start + 1] == ".")
        return at.get(start)

    def _behind_children(self, index: int) -> int:
        """The end of how many children a parent has: "mother of two Ann Lee"."""
        said = self._layout.words
        counted = said[index + 1] == "of" and index + 3 in self._phrases.names.at
        return index + 2 if counted and said[index + 2] in COUNTS else index

    def _behind_field(self, index: int) -> int:
        """The end of what an office is held in: "Counsel to the inquiry, Ann Lee,"."""
        said = self._layout.words
        if said[index] not in _HELD or said[index + 1] not in _IN:
            return index
        near = range(index + 2, index + _ROLE_REACH)
        comma = next((i for i in near if said[i] in _ENDS - {"the"}), 0)
        number = self._phrases.names.at.get(comma + 1)
        closed = number is not None and said[self._phrases.names.extent[comma + 1][1]] == ","
        return comma - 1 if closed and said[comma] == "," else index

    def _in_front(self, index: int) -> int | None:
        """The name of which the noun tells behind a comma: "Ana Petrescu, the new governor"."""
        said, high = self._layout.words, self._layout.sentence(index)[1]
        if index + 1 < high and is_finite(self._layout.tokens, index + 1):
            return None
        for back in range(index - 1, index - _ROLE_REACH - 1, -1):
            word = said[back]
            if word == ",":
                aged = is_number(said[back - 1]) and said[back - 2] == ","
                return self._phrases.names.at.get(back - 3 if aged else back - 1)
            doing = word.endswith("ing") and said[back + 1] in DETERMINERS
            if word in _ENDS or doing:
                return None
        return None

    def _read(self, noun: int) -> tuple[str, frozenset[str]]:
        """The noun with words that make another office of it, and of what it is one."""
        said, ranks, of_what = self._layout.words, [], set()
        low, _ = self._layout.sentence(noun)
        for index in range(noun - 1, max(low, noun - _ROLE_REACH) - 1, -1):
            word = said[index]
            if word in DETERMINERS or word in _ENDS or not self._layout.tokens[index].is_word:
                break
            if word in _RANKS:
                ranks.append(word)
            elif word.isalpha() and word not in _PLAIN:
                of_what.add(word)
        return " ".join((*reversed(ranks), said[noun])), frozenset(of_what)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nothing says that they are roles in different things."""
    return not one or not other or not one.isdisjoint(other)


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
