"""Wordings of a statement that have an opposite, or another word for the same thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.statement.keys import Keys, is_light
from api.engines.rules.words.lexicons import Entry, Lexicon, Match, Matcher, load
from api.engines.rules.words.tokens import Token
from api.taxonomies import ContrastSet, contrast_sets

JUDGING = "loaded"
"""The effect of a word that judges."""
_SITUATION = "situation"
_SITUATION_REACH = 8


@dataclass(frozen=True)
class Half:
    """A wording that has an opposite: the pair it belongs to, and which half it is."""

    pair: str
    half: str
    words: str
    of_situation: bool
    """Whether a word for the state of affairs at large follows: "reality", "defeat"."""


@dataclass(frozen=True)
class Angle:
    """A word that names a thing with an effect; another word names the same thing otherwise."""

    group: str
    effect: str
    lemma: str
    words: str
    key: str
    """The key of its first word."""


def with_opposites(tokens: Sequence[Token], negating: Sequence[int]) -> list[Match]:
    """Where wordings that have an opposite stand, but for verbs that negate the one behind."""
    return [
        m for m in _oppositions().find(tokens) if m.last - m.first > 1 or m.first not in negating
    ]


def halves(found: Sequence[Match], tokens: Sequence[Token]) -> tuple[Half, ...]:
    """The halves of pairs among them."""
    return tuple(_half(m, tokens, found) for m in found if m.entry.category != _SITUATION)


def angles(judging: Iterable[range], keyed: Keys) -> tuple[Angle, ...]:
    """Words of contrast sets, and of the `judging` ones those of a class: "plummeted", "fell"."""
    return (*_named(keyed), *_judging(judging, keyed))


@cache
def _oppositions() -> Matcher:
    return Matcher(load("oppositions"))


@cache
def _sets() -> Mapping[str, ContrastSet]:
    return {contrast.id: contrast for contrast in contrast_sets()}


@cache
def _angles() -> Matcher:
    forms: dict[tuple[str, str, str, str], list[str]] = {}
    for group in (group for group in contrast_sets() if not group.names_only):
        for term in group.terms:
            ambiguous = "yes" if term.ambiguous else ""
            key = group.id, term.effect, term.lemma, ambiguous
            forms.setdefault(key, []).append(term.term)
    entries = tuple(
        Entry(
            forms=tuple(terms),
            category=group,
            features={"effect": effect, "lemma": lemma, "ambiguous": ambiguous},
            match=lemma,
            no_match="",
        )
        for (group, effect, lemma, ambiguous), terms in forms.items()
    )
    return Matcher(Lexicon(name="angles", purpose="Contrast sets", entries=entries))


def _named(keyed: Keys) -> Iterator[Angle]:
    """Words of contrast sets, where the words around them leave them that sense."""
    tokens = keyed.tokens
    for match in _angles().find(tokens):
        if _is_meant(match, tokens):
            yield _angle(match, keyed)


def _is_meant(match: Match, tokens: Sequence[Token]) -> bool:
    contrast = _sets()[match.entry.category]
    doubtful = match.entry.features["ambiguous"] == "yes"
    if not (doubtful or contrast.not_with.exact or contrast.not_with.prefixes):
        return True
    around = frozenset([t.lower for t in (*tokens[: match.first], *tokens[match.last :])])
    meant = not doubtful or contrast.sense.among(around)
    return bool(meant) and not contrast.not_with.among(around)


def _judging(places: Iterable[range], keyed: Keys) -> tuple[Angle, ...]:
    return tuple(
        Angle(key, JUDGING, keyed.tokens[place.start].lower, _text(keyed.tokens, place), key)
        for place in places
        if is_class(key := keyed.at.get(place.start, "")) and not is_light(key)
    )


def _half(match: Match, tokens: Sequence[Token], found: Sequence[Match]) -> Half:
    situations = [m.first for m in found if m.entry.category == _SITUATION]
    near = any(match.first < at <= match.last + _SITUATION_REACH for at in situations)
    inside = any(t.lower == "defeat" for t in tokens[match.first : match.last])
    words = _text(tokens, range(match.first, match.last))
    return Half(match.entry.category, match.entry.features["side"], words, near or inside)


def _angle(match: Match, keyed: Keys) -> Angle:
    features = match.entry.features
    key = keyed.at.get(match.first, "")
    words = _text(keyed.tokens, range(match.first, match.last))
    return Angle(match.entry.category, features["effect"], features["lemma"], words, key)


def _text(tokens: Sequence[Token], place: range) -> str:
    return " ".join([token.text for token in tokens[place.start : place.stop]])
