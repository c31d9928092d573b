"""What a claim's wording holds that can be held against another's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from api.engines.rules.comparison.acts import Act, acts
from api.engines.rules.comparison.colours import Colour, colours
from api.engines.rules.comparison.keys import Keys, is_light, keys, name_key
from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.measures import Measure, measures
from api.engines.rules.comparison.negations import Negation, governing, negation
from api.engines.rules.comparison.nicknames import parted
from api.engines.rules.comparison.predicates import clause, heads
from api.engines.rules.comparison.refutations import refuted
from api.engines.rules.comparison.slots import marks
from api.engines.rules.comparison.uncounted import counted
from api.engines.rules.comparison.wordclass import WordClass, word_class
from api.engines.rules.words.grammar import (
    MONTHS,
    WEEKDAYS,
)
from api.engines.rules.words.lexicons import Entry, Lexicon, Match, Matcher, load
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import first_verb
from api.schemas.claims import AUTHOR
from api.schemas.reading import Side as Claimed
from api.taxonomies import ContrastSet, contrast_sets

JUDGING = "loaded"
"""The effect of a word that judges."""
_SITUATION = "situation"
_SITUATION_REACH = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTING = frozenset({"it", "they", "this", "these", "those", "he", "she"})
_POINTING_REACH = 4
_ASIDES = frozenset({"where", "who", "whose", "which"})
_JUDGING = 0.4
"""The most that a key weighs which comes from a word that judges."""
_NEGATING = frozenset(
    {"not", "no", "never", "without", "none", "nothing", "nobody", "neither", "cannot"}
)
_TRACEABLE = frozenset({"named", "document", "outlet"})
_VAGUE = frozenset({"point", "occasion", "circumstanc", "longer", "yet", "ever"})
"""Words of a negation itself: "at no point", "no longer"."""


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

    tokens: Sequence[Token]
    keyed: Keys
    weights: Mapping[str, float]
    """Keys of words and names with their weights; numbers are not among them."""
    stems: Mapping[str, frozenset[str]]
    """The words that each key stands for."""
    spelt: Mapping[str, str]
    """The first word, as written, of each key."""
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
    heads: frozenset[str]
    """Key of the main verb."""
    sides: tuple[Side, ...]
    angles: tuple[Angle, ...]
    measures: tuple[Measure, ...]
    negation: str | None
    """The word that negates the main clause, or by which its source denies it."""
    refuted: bool
    """Whether somebody's claim of it is said to be untrue."""
    negator: str | None
    """Key of the word that negates, where it says something by itself: "failed", "refused"."""
    negates: int
    """How many of its words negate something, in the main clause or elsewhere."""
    negated: str | None
    """Key of what that word negates; None where it is the whole statement."""
    marks: Mapping[str, str]
    """Scores, times of day and ordinals: what few other events of the day have."""
    beside: frozenset[str]
    """Keys of a relative clause behind a comma, which no negation of the main clause reaches."""
    times: tuple[frozenset[str], ...]
    """Years, months and weekdays."""
    opposed: frozenset[str]
    """Keys of the words in `sides`."""
    borrowed: frozenset[str]
    """Keys of the sentence before, where a pronoun of the claim points back to it."""
    acts: tuple[Act, ...]
    """All acts that it tells of, by verbs and nouns."""
    colours: tuple[Colour, ...]
    """Its loaded wordings."""

    @cached_property
    def uses(self) -> Mapping[str, frozenset[WordClass | None]]:
        """How the words of each key are used."""
        uses: dict[str, set[WordClass | None]] = defaultdict(set)
        for index, key in self.keyed.at.items():
            uses[key].add(word_class(self.tokens, index))
        return {key: frozenset(found) for key, found in uses.items()}

    @cached_property
    def doers(self) -> frozenset[str]:
        """The names before its verb, and its subject."""
        verb = first_verb(self.tokens) or 0
        names = {name for index, name in self.keyed.names.items() if index < verb}
        subject = self.subject
        return frozenset(names | {subject} if subject and not is_light(subject) else names)


@cache
def _oppositions() -> Matcher:
    return Matcher(load("oppositions"))


@cache
def _loaded() -> Matcher:
    return Matcher(load("loaded"))


@cache
def _sets() -> Mapping[str, ContrastSet]:
    return {contrast.id: contrast for contrast in contrast_sets()}


@cache
def _angles() -> Matcher:
    forms: dict[tuple[str, str, str, str], list[str]] = {}
    for group in contrast_sets():
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


def content_of(side: Claimed) -> Content:
    """What the claim's text holds."""
    claim = side.claim
    tokens = parted(scan(claim.text))
    keyed = keys(tokens, claim)
    negating = governing(tokens)
    sides = [
        m for m in _oppositions().find(tokens) if m.last - m.first > 1 or m.first not in negating
    ]
    taken = {i for m in sides for i in range(m.first, m.last)}
    subject, predicate, said = clause(tokens, keyed)
    negated = negation(side, tokens, taken)
    loaded = _loaded().find(tokens)
    weights = _weights(loaded, keyed)
    return Content(
        tokens=tokens,
        keyed=keyed,
        weights=weights,
        stems=keyed.stems(),
        spelt=keyed.spelt(),
        names=frozenset(keyed.names.values()),
        first_name=next(iter(keyed.names.values()), None),
        actors=frozenset(
            name_key(t.text) for a in claim.actors for t in scan(a) if t.is_capitalised
        ),
        speaker=_speaker(side),
        subject=subject,
        predicate=predicate,
        said_of_it=said,
        heads=heads(tokens, keyed),
        sides=tuple(_side(m, tokens, sides) for m in sides if m.entry.category != _SITUATION),
        angles=(*_named(tokens, keyed), *_judging(loaded, keyed)),
        measures=tuple(counted(measures(claim, keyed), tokens)),
        negation=negated.words if negated else None,
        refuted=refuted(side),
        negates=len(negating) + sum(_is_negating(t.lower) for t in tokens),
        negated=_behind(negated, keyed),
        negator=keyed.at.get(negated.at) if negated and negated.at is not None else None,
        marks=marks(claim.text),
        beside=_beside(tokens, keyed),
        times=_times(tokens),
        opposed=frozenset(keyed.at[i] for i in taken if i in keyed.at),
        borrowed=_borrowed(side, tokens),
        acts=acts(tokens, keyed, weights),
        colours=colours(side, tokens, keyed),
    )


def _is_negating(word: str) -> bool:
    return word in _NEGATING or word.endswith("n't")


def _weights(loaded: Sequence[Match], keyed: Keys) -> dict[str, float]:
    """Weights of the keys: a word that judges says little of what happened."""
    weights = keyed.weights()
    for match in loaded:
        for index in range(match.first, match.last):
            key = keyed.at.get(index, "")
            if key in weights and not is_class(key) and index not in keyed.names:
                weights[key] = min(weights[key], _JUDGING)
    return weights


def _speaker(side: Claimed) -> str | None:
    if side.claim.asserted_by == AUTHOR:
        return None
    voice = next(v for v in side.analysis.voices if v.id == side.claim.asserted_by)
    if voice.kind not in _TRACEABLE:
        return None
    words = [t.lower for t in scan(voice.label) if t.is_word]
    if voice.kind == "named" and words:
        return name_key(words[-1])
    return " ".join(words) or None


def _named(tokens: Sequence[Token], keyed: Keys) -> Iterator[Angle]:
    """Words of contrast sets, where the words around them leave them that sense."""
    for match in _angles().find(tokens):
        contrast = _sets()[match.entry.category]
        around = frozenset(t.lower for t in (*tokens[: match.first], *tokens[match.last :]))
        doubtful = match.entry.features["ambiguous"] == "yes"
        meant = not doubtful or contrast.sense.among(around)
        if meant and not contrast.not_with.among(around):
            yield _angle(match, keyed)


def _judging(loaded: Sequence[Match], keyed: Keys) -> tuple[Angle, ...]:
    """Loaded words that belong to a class of synonyms: "plummeted" beside "fell"."""
    return tuple(
        Angle(key, JUDGING, keyed.tokens[m.first].lower, _text(keyed.tokens, m), key)
        for m in loaded
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
    aside = next((i for i, t in enumerate(tokens) if i and t.lower in _ASIDES), len(tokens))
    words = [t.lower for t in tokens[:aside] if t.is_capitalised or t.text[0].isdigit()]
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


def _behind(negation: Negation | None, keyed: Keys) -> str | None:
    """Key of the first word behind the negation that says something."""
    if negation is None or negation.at is None:
        return None
    behind = (keyed.at[i] for i in sorted(keyed.at) if i > negation.at)
    return next((key for key in behind if key not in _VAGUE and not is_light(key)), None)


def _beside(tokens: Sequence[Token], keyed: Keys) -> frozenset[str]:
    opens = (i for i, t in enumerate(tokens) if t.lower in _ASIDES and tokens[i - 1].text == ",")
    first = next(opens, len(tokens))
    return frozenset(key for i, key in keyed.at.items() if i > first)
