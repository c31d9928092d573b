"""What a claim's wording holds that can be held against another's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from api.engines.rules.factuality import cues as modal_cues
from api.engines.rules.grammar import AUXILIARIES, BE, MONTHS, PREPOSITIONS, WEEKDAYS, is_adverb
from api.engines.rules.keys import Keys, is_class, is_light, keys, name_key
from api.engines.rules.lexicons import Entry, Lexicon, Match, Matcher, load
from api.engines.rules.measures import Measure, measures
from api.engines.rules.passages import AUTHOR
from api.engines.rules.tokens import Token, scan
from api.engines.rules.verbs import first_verb, main_zone
from api.schemas.reading import Side as Claimed
from api.taxonomies import contrast_sets

_SITUATION = "situation"
_SITUATION_REACH = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTING = frozenset({"it", "they", "this", "these", "those", "he", "she"})
_POINTING_REACH = 4
_PREDICATE = 6


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
    """A word that names a thing with an effect; another word names the same thing otherwise."""

    group: str
    effect: str
    lemma: str
    words: str
    key: str
    """The key of its first word."""


@dataclass(frozen=True)
class Content:
    """A claim's wording, taken apart."""

    weights: Mapping[str, float]
    """Keys of words and names with their weights; numbers are not among them."""
    stems: Mapping[str, frozenset[str]]
    """The words that each key stands for."""
    names: frozenset[str]
    first_name: str | None
    actors: frozenset[str]
    """Words of the names of whoever acts."""
    speaker: str | None
    """Whoever asserts it: the surname, or the whole description; None for the author."""
    subject: str | None
    """Key of the noun that the main verb belongs to."""
    predicate: str | None
    """What the subject is said to be, where the main verb is a form of "be"."""
    said_of_it: frozenset[str]
    """Keys of the predicate."""
    sides: tuple[Side, ...]
    angles: tuple[Angle, ...]
    measures: tuple[Measure, ...]
    negation: str | None
    """The word that negates the main clause."""
    times: tuple[frozenset[str], ...]
    """Years, months and weekdays."""
    opposed: frozenset[str]
    """Keys of the words in `sides`."""
    borrowed: frozenset[str]
    """Keys of the sentence before, where a pronoun of the claim points back to it."""


@cache
def _oppositions() -> Matcher:
    return Matcher(load("oppositions"))


@cache
def _loaded() -> Matcher:
    return Matcher(load("loaded"))


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


def content_of(side: Claimed) -> Content:
    """What the claim's text holds."""
    claim = side.claim
    tokens = scan(claim.text)
    keyed = keys(tokens, claim)
    sides = _oppositions().find(tokens)
    taken = {i for m in sides for i in range(m.first, m.last)}
    subject, predicate, said = _clause(tokens, keyed)
    return Content(
        weights=keyed.weights(),
        stems=keyed.stems(),
        names=frozenset(keyed.names.values()),
        first_name=next(iter(keyed.names.values()), None),
        actors=frozenset(
            name_key(t.text) for a in claim.actors for t in scan(a) if t.is_capitalised
        ),
        speaker=_speaker(side),
        subject=subject,
        predicate=predicate,
        said_of_it=said,
        sides=tuple(_side(m, tokens, sides) for m in sides if m.entry.category != _SITUATION),
        angles=(*(_angle(m, keyed) for m in _angles().find(tokens)), *_judging(tokens, keyed)),
        measures=measures(claim, keyed),
        negation=_negation(tokens, taken),
        times=_times(tokens),
        opposed=frozenset(keyed.at[i] for i in taken if i in keyed.at),
        borrowed=_borrowed(side, tokens),
    )


def _speaker(side: Claimed) -> str | None:
    if side.claim.asserted_by == AUTHOR:
        return None
    voice = next(v for v in side.analysis.voices if v.id == side.claim.asserted_by)
    words = [t.lower for t in scan(voice.label) if t.is_word]
    if voice.kind == "named" and words:
        return words[-1]
    return " ".join(words) if voice.kind in {"document", "outlet"} and words else None


def _clause(tokens: Sequence[Token], keyed: Keys) -> tuple[str | None, str | None, frozenset[str]]:
    """Key of the subject's noun, and the words and keys of what it is said to be."""
    verb = first_verb(tokens)
    if not verb:
        return None, None, frozenset()
    stop = next((i for i, t in enumerate(tokens[:verb]) if i and t.lower in PREPOSITIONS), verb)
    subject = next((keyed.at[i] for i in reversed(range(stop)) if i in keyed.at), None)
    after = [i for i in range(verb + 1, min(len(tokens), verb + _PREDICATE)) if tokens[i].is_word]
    words = [tokens[i].lower for i in after]
    plain = [w for w in words if not is_adverb(w) and w not in AUXILIARIES]
    acts = not plain or plain[0].endswith(("ed", "en", "ing"))
    if tokens[verb].lower not in BE or acts:
        return subject, None, frozenset()
    said = frozenset(keyed.at[i] for i in after if i in keyed.at)
    return subject, " ".join(tokens[i].text for i in after), said


def _judging(tokens: Sequence[Token], keyed: Keys) -> tuple[Angle, ...]:
    """Loaded words that belong to a class of synonyms: "plummeted" beside "fell"."""
    return tuple(
        Angle(key, "loaded", keyed.tokens[m.first].lower, _text(tokens, m), key)
        for m in _loaded().find(tokens)
        if is_class(key := keyed.at.get(m.first, "")) and not is_light(key)
    )


def _text(tokens: Sequence[Token], match: Match) -> str:
    return " ".join(t.text for t in tokens[match.first : match.last])


def _borrowed(side: Claimed, tokens: Sequence[Token]) -> frozenset[str]:
    """Keys of the sentence that a pronoun at the head of the claim points back to."""
    if not any(t.lower in _POINTING for t in tokens[:_POINTING_REACH]):
        return frozenset()
    at = side.claim.evidence[0].sentence
    sentences = side.analysis.sentences
    if at == 0 or sentences[at - 1].region != sentences[at].region:
        return frozenset()
    before = keys(scan(sentences[at - 1].span.exact), side.claim)
    return frozenset(key for key in before.at.values() if not is_light(key))


def _times(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    words = [t.lower for t in tokens if t.is_capitalised or t.text[0].isdigit()]
    return (
        frozenset(w for w in words if _YEAR.fullmatch(w)),
        frozenset(w for w in words[1:] if w in MONTHS),
        frozenset(w for w in words if w in WEEKDAYS),
    )


def _side(match: Match, tokens: Sequence[Token], found: Sequence[Match]) -> Side:
    situations = [m.first for m in found if m.entry.category == _SITUATION]
    near = any(match.first < at <= match.last + _SITUATION_REACH for at in situations)
    inside = any(t.lower == "defeat" for t in tokens[match.first : match.last])
    words = _text(tokens, match)
    return Side(match.entry.category, match.entry.features["side"], words, near or inside)


def _angle(match: Match, keyed: Keys) -> Angle:
    features = match.entry.features
    key = keyed.at.get(match.first, "")
    words = _text(keyed.tokens, match)
    return Angle(match.entry.category, features["effect"], features["lemma"], words, key)


def _negation(tokens: Sequence[Token], taken: set[int]) -> str | None:
    """The word that negates the main clause, unless it is part of a wording with an opposite."""
    for index, token in enumerate(main_zone(tokens)):
        if index not in taken and "negation" in modal_cues([token]):
            return token.text
    return None
