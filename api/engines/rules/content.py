"""What a claim's wording holds that can be held against another's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from api.engines.rules.factuality import cues as modal_cues
from api.engines.rules.grammar import MONTHS, WEEKDAYS
from api.engines.rules.lexicons import Entry, Lexicon, Match, Matcher, load
from api.engines.rules.tokens import Token, scan
from api.engines.rules.verbs import main_zone
from api.schemas.claims import Claim
from api.taxonomies import contrast_sets
from api.text.stems import stem

_NAME, _NUMBER, _WORD = 1.6, 1.0, 1.0
_SITUATION = "situation"
_SITUATION_REACH = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME_WORDS = (
    WEEKDAYS | MONTHS - {"may", "march"} | {"today", "yesterday", "tomorrow", "week", "month"}
)
_COMMON = frozenset(
    {
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "and",
        "or", "but", "that", "this", "these", "those", "it", "its", "he", "she", "they", "them",
        "his", "her", "their", "is", "are", "was", "were", "be", "been", "being", "has", "have",
        "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall",
        "should", "not", "who", "which", "what", "there", "than", "then", "so", "if", "into",
        "about", "over", "after", "before", "during", "also", "more", "most", "such", "no", "up",
        "out", "we", "i", "you", "our", "your", "my", "s", "said", "say", "says", "new", "when",
        "while", "because", "only", "just", "some", "all", "any", "other", "mr", "mrs", "ms",
        "dr", "sir", "however", "him", "us", "under", "between", "against", "through", "per",
        "cent", "percent", "reported", "according", "told", "one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "now", "very", "still",
    }
)  # fmt: skip
_PEOPLES: Mapping[str, str] = {
    "french": "france", "german": "germany", "dutch": "netherlands", "spanish": "spain",
    "british": "britain", "uk": "britain", "polish": "poland", "swedish": "sweden",
    "danish": "denmark", "turkish": "turkey", "greek": "greece", "welsh": "wales",
    "scottish": "scotland", "english": "england", "irish": "ireland", "finnish": "finland",
    "swiss": "switzerland", "us": "america", "u.s.": "america", "american": "america",
    "moscow": "russia", "kyiv": "ukraine", "kremlin": "russia", "ukrainian": "ukraine",
    "washington": "america", "beijing": "china", "chinese": "china", "russian": "russia",
    "russians": "russia", "ukrainians": "ukraine", "americans": "america", "iranian": "iran",
    "israeli": "israel", "japanese": "japan", "indian": "india", "canadian": "canada",
    "australian": "australia", "italian": "italy", "brazilian": "brazil", "egyptian": "egypt",
    "syrian": "syria", "iraqi": "iraq", "afghan": "afghanistan", "european": "europe",
    "mexican": "mexico", "norwegian": "norway", "palestinian": "palestine", "kenyan": "kenya",
}  # fmt: skip


@dataclass(frozen=True)
class Side:
    """A wording that has an opposite: the pair it belongs to, and which half it is."""

    pair: str
    half: str
    words: str
    of_situation: bool
    """Whether a word for the state of affairs at large follows: "reality", "defeat"."""


@dataclass(frozen=True)
class Angle:
    """A word from a set of words that name one thing with different effect."""

    group: str
    effect: str
    lemma: str
    words: str


@dataclass(frozen=True)
class Content:
    """A claim's wording, taken apart."""

    weights: Mapping[str, float]
    """Stems of words and names with their weights; numbers are not among them."""
    names: frozenset[str]
    first_name: str | None
    sides: tuple[Side, ...]
    angles: tuple[Angle, ...]
    negation: str | None
    """The word that negates the main clause."""
    times: tuple[frozenset[str], ...]
    """Years, months and weekdays."""
    opposed: frozenset[str]
    """Stems of the words in `sides`."""


@cache
def _oppositions() -> Matcher:
    return Matcher(load("oppositions"))


@cache
def _angles() -> Matcher:
    forms: dict[tuple[str, str, str], list[str]] = {}
    for group in contrast_sets():
        for term in group.terms:
            forms.setdefault((group.id, term.effect, term.lemma), []).append(term.term)
    entries = tuple(
        Entry(
            forms=tuple(terms),
            category=group,
            features={"effect": effect, "lemma": lemma},
            match=lemma,
            no_match="",
        )
        for (group, effect, lemma), terms in forms.items()
    )
    return Matcher(Lexicon(name="angles", purpose="Contrast sets", entries=entries))


def content_of(claim: Claim) -> Content:
    """What the claim's text holds."""
    tokens = scan(claim.text)
    numbers = {t.lower for t in scan(" ".join(q.span.exact for q in claim.quantities))}
    names = _names(tokens, claim)
    sides = _oppositions().find(tokens)
    taken = {i for m in sides for i in range(m.first, m.last)}
    weights = {
        n if (n := names.get(i)) else stem(t.lower): _NAME if i in names else _WORD
        for i, t in enumerate(tokens)
        if t.is_word
        and t.lower not in _COMMON | _TIME_WORDS
        and not t.text[0].isdigit()
        and (t.lower not in numbers or i in names)
    }
    return Content(
        weights=weights,
        names=frozenset(names.values()),
        first_name=next(iter(names.values()), None),
        sides=tuple(_side(m, tokens, sides) for m in sides if m.entry.category != _SITUATION),
        angles=tuple(_angle(m, tokens) for m in _angles().find(tokens)),
        negation=_negation(tokens, taken),
        times=_times(tokens),
        opposed=frozenset(stem(tokens[i].lower) for i in taken),
    )


def _times(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    words = [t.lower for t in tokens if t.is_capitalised or t.text[0].isdigit()]
    return (
        frozenset(w for w in words if _YEAR.fullmatch(w)),
        frozenset(w for w in words[1:] if w in MONTHS),
        frozenset(w for w in words if w in WEEKDAYS),
    )


def name_key(word: str) -> str:
    """A name so that a country, its people and its capital as a government are one."""
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return _PEOPLES.get(plain, plain)


def _names(tokens: Sequence[Token], claim: Claim) -> dict[int, str]:
    """The words that are names, by their place among the tokens."""
    known = {word for actor in claim.actors for word in actor.lower().split()}
    found: dict[int, str] = {}
    for index, token in enumerate(tokens):
        if not token.is_capitalised or token.lower in (_COMMON - {"us"}) | _TIME_WORDS:
            continue
        opens = index == 0 or tokens[index - 1].text in {".", "“", '"', ":"}
        follows = index + 1 < len(tokens) and tokens[index + 1].is_capitalised
        people = token.lower in _PEOPLES
        if not opens or follows or people or token.lower in known:
            found[index] = name_key(token.lower)
    return found


def _side(match: Match, tokens: Sequence[Token], found: Sequence[Match]) -> Side:
    situations = [m.first for m in found if m.entry.category == _SITUATION]
    near = any(match.first < at <= match.last + _SITUATION_REACH for at in situations)
    inside = any(t.lower == "defeat" for t in tokens[match.first : match.last])
    words = " ".join(t.text for t in tokens[match.first : match.last])
    return Side(match.entry.category, match.entry.features["side"], words, near or inside)


def _angle(match: Match, tokens: Sequence[Token]) -> Angle:
    features = match.entry.features
    words = " ".join(t.text for t in tokens[match.first : match.last])
    return Angle(match.entry.category, features["effect"], features["lemma"], words)


def _negation(tokens: Sequence[Token], taken: set[int]) -> str | None:
    """The word that negates the main clause, unless it is part of a wording with an opposite."""
    for index, token in enumerate(main_zone(tokens)):
        if index not in taken and "negation" in modal_cues([token]):
            return token.text
    return None
