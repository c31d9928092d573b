"""What the gazetteers know of each token of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.lexicons import Matcher, load
from api.engines.rules.tokens import Token

_GAZETTEER = Matcher(load("gazetteer"))
_PARTS = Matcher(load("names"))
_METONYMS = Matcher(load("metonyms"))
_OUTLETS = Matcher(load("outlets"))


@dataclass(frozen=True)
class Known:
    """Facts by token index."""

    kinds: Mapping[int, frozenset[str]]
    """male, female, place, demonym, adjective, common, title, ordinary, organisation."""
    countries: Mapping[int, str]
    """The country of an adjective or of the name of a people."""
    parts: Mapping[int, str]
    """The type of name that a word such as "Ministry" makes."""
    metonyms: Mapping[int, str]
    """What a name such as "Kremlin" stands for."""
    outlets: frozenset[int]
    """Tokens of the names of news outlets."""

    def is_a(self, index: int, *kinds: str) -> bool:
        return not self.kinds.get(index, frozenset()).isdisjoint(kinds)


def look_up(tokens: Sequence[Token]) -> Known:
    kinds: dict[int, frozenset[str]] = {}
    countries: dict[int, str] = {}
    for match in _GAZETTEER.find(tokens):
        for index in range(match.first, match.last):
            kinds[index] = kinds.get(index, frozenset()) | {match.entry.category}
        if "country" in match.entry.features:
            countries[match.first] = match.entry.features["country"]
    return Known(
        kinds=kinds,
        countries=countries,
        parts={m.first: m.entry.category for m in _PARTS.find(tokens)},
        metonyms={m.first: m.entry.features["means"] for m in _METONYMS.find(tokens)},
        outlets=frozenset(i for m in _OUTLETS.find(tokens) for i in range(m.first, m.last)),
    )
