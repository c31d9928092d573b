"""What the gazetteers know of each token of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.words.lexicons import Matcher, load
from api.engines.rules.words.tokens import Token

_GAZETTEER = Matcher(load("gazetteer"))
_GIVEN = Matcher(load("given_names"))
_PARTS = Matcher(load("names"))
_METONYMS = Matcher(load("metonyms"))
_OUTLETS = Matcher(load("outlets"))
_NAMES = frozenset({"place", "organisation"})


@dataclass(frozen=True)
class Known:
    """Facts by token index."""

    kinds: Mapping[int, frozenset[str]]
    """male, female, given (of either), place, demonym, adjective, common, title, ordinary,
    organisation."""
    countries: Mapping[int, str]
    """The country of an adjective or of the name of a people."""
    parts: Mapping[int, str]
    """The type of name that a word such as "Ministry" makes."""
    metonyms: Mapping[int, str]
    """What a name such as "Kremlin" stands for."""
    outlets: frozenset[int]
    """Tokens of the names of news outlets."""
    ends: Mapping[int, int]
    """Where a well-known name of several words ends, by its first token."""

    def is_given(self, index: int) -> bool:
        """Whether the token is a given name."""
        return self.is_a(index, "male", "female", "given")

    def is_a(self, index: int, *kinds: str) -> bool:
        known = self.kinds.get(index)
        return known is not None and not known.isdisjoint(kinds)


def look_up(tokens: Sequence[Token]) -> Known:
    kinds: dict[int, frozenset[str]] = {}
    countries: dict[int, str] = {}
    places = (*_GAZETTEER.find(tokens), *_GIVEN.find(tokens))
    metonyms, outlets = _METONYMS.find(tokens), _OUTLETS.find(tokens)
    for match in places:
        kind = frozenset({match.entry.category})
        for index in range(match.first, match.last):
            kinds[index] = kinds[index] | kind if index in kinds else kind
        if country := match.entry.features.get("country"):
            countries[match.first] = country
    named = [match for match in places if match.entry.category in _NAMES]
    return Known(
        kinds=kinds,
        countries=countries,
        parts={m.first: m.entry.category for m in _PARTS.find(tokens)},
        metonyms={m.first: m.entry.features["means"] for m in metonyms},
        outlets=frozenset(i for m in outlets for i in range(m.first, m.last)),
        ends={m.first: m.last for m in (*named, *metonyms, *outlets) if m.last - m.first > 1},
    )
