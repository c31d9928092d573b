"""Which body a common noun stands for: "the company" for "Acme Ltd", only where the text shows."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from api.engines.rules.attribution.gathered import Gathered
from api.engines.rules.attribution.labels import is_main
from api.engines.rules.attribution.roles import AHEAD, Roles
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words
from api.engines.rules.words.lexicons import forms_of, load

_MEMORY = 240
_FIRM = frozenset({"company", "firm", "business", "corporation", "conglomerate", "multinational"})
_FIRMS = _FIRM | words(
    "manufacturer maker carmaker drugmaker producer supplier operator developer publisher retailer "
    "carrier airline insurer lender contractor distributor builder supermarket bookmaker start-up"
)
_NO_FIRM = forms_of("bodies", "no_firm")
_PRESS = forms_of("bodies", "press")
_OWNED = forms_of("bodies", "owned")
_FIRM_ENDS = forms_of("around_names", "firm_end") - _NO_FIRM
_OWNED_REACH = 3
_MAIN = 3
"""Times as often as any other a body is named that a text is about."""
_OWNERS = frozenset({"'s", "'"})
_BODY_TYPES = frozenset({"organisation", "other"})
_OF_ONE = frozenset({"the", "its", "their", "his", "her", "our", "this", "that"})
_PLAIN = words(
    "same said whole embattled troubled ailing struggling beleaguered listed private family"
)


class Bodies:
    """Finds the bodies of one document by the nouns that they are called by."""

    def __init__(self, phrases: Phrases, gathered: Gathered, roles: Roles) -> None:
        self._layout = phrases.layout
        self._names = phrases.names
        self._gathered = gathered
        self._roles = roles
        self._firms: set[int] = set()
        """Those that the text calls firms beside their names."""

    @cached_property
    def _naming(self) -> Sequence[int]:
        """The tokens of all names, in order."""
        return sorted(self._names.at)

    def named(self, index: int, noun: int) -> int | None:
        """The entity that is such a body by its name, or by what the text tells of it.

        Of several the one that was heard last, else the one told of most; None where unsure.
        """
        word = self._layout.words[noun]
        told = self._told(index, noun)
        near = self._before(index)
        before = [n for n in near if self._is_so_called(n, word) and told <= _words(self._name(n))]
        if before:
            meant = self._one_of(before, word)
            return self._just_named(before, index) if meant is None else meant
        if word in _FIRM:
            return self._firm(near, alone=bool(told))
        behind = {n for n in self._behind(noun) if may_be_called(self._name(n), word)}
        return behind.pop() if len(behind) == 1 and not told else None

    def apposed(self, phrase: Phrase, head: int) -> int | None:
        """The body named between commas behind its noun: "The manufacturer, Acme Drugs, said"."""
        said, names, first = self._layout.words, self._names, head + 2
        number = names.at.get(first) if said[head + 1] == "," else None
        if number is None or said[phrase.first] not in _OF_ONE:
            return None
        if names.extent[first][0] != first or said[names.extent[first][1]] != ",":
            return None
        if names.entities[number].type not in _BODY_TYPES:
            return None
        if said[head] in _FIRMS:
            self._firms.add(number)
        return number

    def _told(self, index: int, noun: int) -> frozenset[str]:
        """What tells more of the noun, but for places and the like: "campaign group"."""
        said = self._layout.words[index + 1 : noun]
        from_place = {w for w in said if w.endswith("-based")}
        places = {w for i, w in enumerate(said, index + 1) if self._names.known.is_a(i, "demonym")}
        return frozenset(said) - _PLAIN - from_place - places

    def paper(self, index: int) -> int | None:
        """The outlet named last before."""
        outlets = self._names.known.outlets
        return next((self._names.at[i] for i in self._tokens_before(index) if i in outlets), None)

    def _is_so_called(self, number: int, word: str) -> bool:
        return may_be_called(self._name(number), word) and not self._roles.is_other(number, word)

    def _one_of(self, numbers: Sequence[int], word: str) -> int | None:
        """The only one, the one whose name has the noun, whom the text is about, or heard last."""
        several = set(numbers)
        if len(several) == 1:
            return numbers[0]
        called = {n for n in several if word in _words(self._name(n))}
        if len(called) == 1:
            return called.pop()
        most, second = sorted((self._times(n) for n in several), reverse=True)[:2]
        if most >= _MAIN * second:
            return max(several, key=self._times)
        for turn in reversed(self._gathered.spoken):
            if self._gathered.speakers[turn.voice - 1].entity in several:
                return self._gathered.speakers[turn.voice - 1].entity
        return max(several, key=self._times) if most > second else None

    def _just_named(self, numbers: Sequence[int], index: int) -> int | None:
        """The only one of several that is named in this sentence or in the one before."""
        tokens, here = self._layout.tokens, self._layout.tokens[index].sentence
        near = (i for i in self._tokens_before(index) if tokens[i].sentence >= here - 1)
        told = {self._names.at[i] for i in near} & set(numbers)
        return told.pop() if len(told) == 1 else None

    def _firm(self, near: Sequence[int], *, alone: bool) -> int | None:
        """The body of no told kind that was heard last, or that has shares, sales and the like."""
        plain = [n for n in near if self._may_be_firm(n)]
        if alone and len(plain) != 1:
            return None
        heard = [self._gathered.speakers[t.voice - 1].entity for t in self._gathered.spoken]
        last = next((n for n in reversed(heard) if n is not None), None)
        if last in plain:
            return last
        trading = {n for n in plain if self._trades(n)}
        return trading.pop() if len(trading) == 1 else None

    def _may_be_firm(self, number: int) -> bool:
        told = _words(self._name(number)) & (_NO_FIRM | _PRESS)
        told_so = number in self._firms or self._trades(number)
        known = told_so or self._names.entities[number].type == "organisation"
        return known and not told and not self._roles.is_other(number, "company")

    def _trades(self, number: int) -> bool:
        """Whether the text tells of its shares, its customers or its chief executive."""
        said = self._layout.words
        for mention in self._names.entities[number].mentions:
            first = self._layout.at(mention.start)
            last = self._names.extent[first][1]
            owner = said[last] in _OWNERS
            if not _OWNED.isdisjoint(said[last : last + 1 + owner * _OWNED_REACH]):
                return True
            if said[first - 1] in {"of", "in", "at"} and said[first - 2] in _OWNED:
                return True
        return False

    def _before(self, index: int) -> Sequence[int]:
        """The bodies named not far before, the nearest first; those within another name last."""
        main: list[int] = []
        others: list[int] = []
        for place in self._tokens_before(index):
            if place in self._names.known.outlets or not self._is_body(place):
                continue
            own = is_main(self._layout, self._names.extent[place][0])
            (main if own else others).append(self._names.at[place])
        return list(dict.fromkeys((*main, *others)))

    def _behind(self, index: int) -> Iterator[int]:
        """The bodies named soon behind, in other sentences."""
        tokens = self._layout.tokens
        here = tokens[index].sentence
        for place in range(bisect_left(self._naming, index), len(self._naming)):
            name = self._naming[place]
            if tokens[name].sentence - here > AHEAD:
                return
            if tokens[name].sentence > here and self._is_body(name):
                yield self._names.at[name]

    def _tokens_before(self, index: int) -> Iterator[int]:
        """The tokens of names not far before this one, the nearest first."""
        for place in range(bisect_left(self._naming, index) - 1, -1, -1):
            if self._naming[place] <= index - _MEMORY:
                return
            yield self._naming[place]

    def _is_body(self, place: int) -> bool:
        """Whether a body is named there, or what may be one and owns nothing there."""
        entity = self._names.entities[self._names.at[place]]
        if entity.metonym_of or entity.type not in _BODY_TYPES:
            return False
        owner = self._layout.words[self._names.extent[place][1]] in _OWNERS
        return entity.type == "organisation" or not owner or self._trades(self._names.at[place])

    def _name(self, number: int) -> str:
        return self._names.entities[number].name

    def _times(self, number: int) -> int:
        return len(self._names.entities[number].mentions)


def may_be_called(name: str, noun: str) -> bool:
    """Whether the name of a body has the noun, or a word that such bodies have in their names."""
    inside = _words(name)
    if noun in inside:
        return True
    if inside & _PRESS:
        return False
    if noun in _FIRM:
        fits = inside & (_names_by_noun()[noun] | _FIRM_ENDS)
        return bool(fits) and not inside & _NO_FIRM
    return not inside.isdisjoint(_names_by_noun().get(noun, frozenset()))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("’", "'").replace("-", " ").replace("'", " ").split())


@cache
def _names_by_noun() -> Mapping[str, frozenset[str]]:
    """The words that tell by a name that the body is one, by the noun."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in load("bodies").entries:
        for noun in entry.features.get("nouns", "").split():
            found[noun].update(entry.forms)
    return {noun: frozenset(words) for noun, words in found.items()}
