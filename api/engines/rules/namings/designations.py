"""Nouns by which a story calls one person: "widower Ted Holm", "the pensioner"."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple, cast

from api.engines.rules.namings.named import Name
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import (
    ARTICLES,
    HELPING,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import Lexicon, Match, Matcher, forms_of, load
from api.schemas.framing import Effect, Valence

_ADJUNCT = "adjunct"
_LISTED = load("designations")
_MATCHER = Matcher(
    Lexicon(
        name=_LISTED.name,
        purpose=_LISTED.purpose,
        entries=tuple(entry for entry in _LISTED.entries if entry.category != _ADJUNCT),
    )
)
_ADJUNCTS = forms_of("designations", _ADJUNCT)
_AFTER = (PREPOSITIONS - {"of"}) | HELPING | PAST | RELATIVES | words("and 's said says told tells")
_REACH = 150
"""Tokens within which the person that is meant is named."""
_RIVALS = 2


class _Called(NamedTuple):
    """`tokens[first:last]` as what the person of this number is called."""

    person: int
    match: Match
    first: int
    last: int
    beside: bool
    """Whether the name stands beside it."""


class Designations:
    """Reads such nouns in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._words = scene.layout.words
        self._names = scene.phrases.names

    def read(self, taken: AbstractSet[int]) -> Iterator[Name]:
        """Those of persons who are called by several, and those that stir beside the name."""
        by_person: dict[int, list[_Called]] = defaultdict(list)
        for called in self._all():
            by_person[called.person].append(called)
        for person, found in by_person.items():
            rivals = len({self._word(called.match) for called in found}) >= _RIVALS
            for called in found:
                stirs = called.beside and called.match.entry.features["effect"] == "amplify"
                if (rivals or stirs) and taken.isdisjoint(range(called.first, called.last)):
                    yield self._name(person, called)

    def _all(self) -> Iterator[_Called]:
        """Those beside a name, and those alone, of the persons so called where there are any."""
        starts = {m.first: (m, self._first(m)) for m in _MATCHER.find(self._layout.tokens)}
        beside = {i: self._beside(first, m.last) for i, (m, first) in starts.items()}
        called = frozenset(person for person in beside.values() if person is not None)
        for index, (match, first) in starts.items():
            person = beside[index]
            if person is None and self._stands_alone(match, first):
                person = self._meant(first, called)
            quoted = self._layout.outermost(first) >= 0 and self._scene.owners.of(first) is None
            titled = self._names.known.is_a(index, "title") or index in self._names.at
            if person is not None and not quoted and not titled:
                yield _Called(person, match, first, match.last, beside[index] is not None)

    def _first(self, match: Match) -> int:
        """Where it begins, with what goes with such nouns before it."""
        first = match.first
        low, _ = self._layout.sentence(first)
        while first > low and self._words[first - 1] in _ADJUNCTS:
            first -= 1
        return first

    def _person(self, index: int) -> int | None:
        number = self._names.at.get(index)
        is_person = number is not None and self._names.entities[number].type == "person"
        return number if is_person else None

    def _beside(self, first: int, last: int) -> int | None:
        """The person named behind the noun, or before it: "Ted Holm, 81, a widower"."""
        behind = self._person(last)
        if behind is not None or self._words[first - 1] not in ARTICLES:
            return behind
        comma = first - 2
        if self._words[comma] == "," and is_number(self._words[comma - 1]):
            comma -= 2
        return self._person(comma - 1) if self._words[comma] == "," else None

    def _stands_alone(self, match: Match, first: int) -> bool:
        """Whether it may be all that a phrase says of somebody: "the pensioner", "widower, 81"."""
        if "beside" in match.entry.features and first == match.first:
            return False
        after, aged = self._words[match.last], is_number(self._words[match.last + 1])
        if after == "," and aged:
            return True
        ends = not after[:1].isalnum() or after in _AFTER or after.endswith("ed")
        return ends and self._words[first - 1] in ARTICLES

    def _meant(self, index: int, called: AbstractSet[int]) -> int | None:
        """The person named last before, else the one named first behind, of those `called` so."""
        limit = min(len(self._layout.tokens), index + _REACH)
        if self._words[index - 1] in {"a", "an"} and not called.isdisjoint(self._before(index)):
            return None
        for near in (*range(index - 1, max(-1, index - _REACH), -1), *range(index, limit)):
            number = self._person(near)
            if number is not None and (not called or number in called):
                return number
        return None

    def _before(self, index: int) -> Iterator[int]:
        """The persons named before in the story: who is named already is no longer "a widower"."""
        document, tokens = self._layout.document, self._layout.tokens
        for near in range(max(0, index - _REACH), index):
            person = self._person(near)
            if person is not None and document.region_of(tokens[near].sentence).kind == "body":
                yield person

    def _name(self, person: int, called: _Called) -> Name:
        features = called.match.entry.features
        thing = Thing(("person", str(person)), self._names.entities[person].name)
        term = self._scene.terms.between(called.first, called.last)
        owner = self._scene.owners.of(called.first)
        name = self._scene.terms.name(thing, term, owner, "none", "naming.designation")
        colour = cast("Effect", features["effect"]), cast("Valence", features["valence"])
        return name._replace(colour=colour, lemma=self._word(called.match))

    def _word(self, match: Match) -> str:
        return " ".join(self._words[match.first : match.last])
