"""Words of the contrast sets in a text: words that name one kind of thing with other effect."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.evidence import Evidence, things
from api.engines.rules.namings.noun_groups import is_noun
from api.engines.rules.words.grammar import MONTHS
from api.engines.rules.words.lexicons import Entry, Lexicon, Matcher
from api.schemas.framing import Effect, Valence
from api.taxonomies import ContrastTerm, other_phrases, verdicts
from api.text.values import value

_VERDICT = ""
_OTHER = "-"
_NEAR, _FAR = 2, 3
_SURE = 2
"""Words of a set's sense in one sentence that tell an ambiguous term without other evidence."""


@value
class Word:
    """A reading of `tokens[first:last]` as a word of a set; a verdict is a word of none."""

    set_id: str
    lemma: str
    effect: Effect
    valence: Valence
    ambiguous: bool
    first: int
    last: int

    @property
    def is_marked(self) -> bool:
        """Whether the word makes its thing smaller or greater."""
        return self.effect != "neutral"


@value
class Reading:
    """A word beside how many words of its set's sense stand in its sentence."""

    word: Word
    sense: int

    @property
    def is_sure(self) -> bool:
        return not self.word.ambiguous or self.sense >= _SURE


@dataclass(frozen=True)
class Words:
    """The words of contrast sets in a text."""

    found: tuple[Word, ...]
    """Those that name the set's thing by the evidence of the text; none overlap."""
    possible: Mapping[int, Sequence[Word]]
    """Token → all readings of it, verdicts included, whatever the evidence."""
    at: Mapping[int, Word]
    """Token → the word found there."""
    likely: Mapping[int, Word]
    """Token → the word for which the text speaks at all: enough for the object of a naming."""

    def colour(self, first: int, last: int, set_id: str | None) -> tuple[Effect, Valence]:
        """What a name at these tokens does to a thing of this set, or of none."""
        words = [word for i in range(first, last) for word in self.possible.get(i, ())]
        own = [word for word in words if word.set_id == set_id]
        said = [word for word in words if word.set_id == _VERDICT]
        sure = [word for word in words if word.is_marked and not word.ambiguous]
        word = next(iter([*own, *said, *sure]), None)
        return (word.effect, word.valence) if word else ("neutral", "neutral")


def find_words(phrases: Phrases) -> Words:
    """All words of contrast sets outside names, each read by the words around it."""
    places = _places(phrases)
    evidence = Evidence(phrases.layout)
    readings = [read for words in places.values() if (read := _readings(evidence, words))]
    attested = dict(Counter([r.word.set_id for rs in readings for r in rs if r.is_sure]))
    attested |= dict.fromkeys(_agreeing(phrases, readings, evidence) - attested.keys(), 1)
    likely, found = [], []
    for read in readings:
        speaking = [r for r in read if r.is_sure or r.sense or r.word.set_id in attested]
        if speaking:
            likely.append(_best(speaking, attested))
            telling = [
                r
                for r in speaking
                if r.is_sure
                or (r.word.set_id in attested and (r.sense or _is_in_theme(phrases, evidence, r)))
            ]
            found += [_best(telling, attested)] if telling else []
    return Words(
        found=tuple(found),
        possible={i: ws for ws in places.values() for i in range(ws[0].first, ws[0].last)},
        at={i: word for word in found for i in range(word.first, word.last)},
        likely={i: word for word in likely for i in range(word.first, word.last)},
    )


def _is_in_theme(phrases: Phrases, evidence: Evidence, reading: Reading) -> bool:
    """Whether a telling word, or a noun with an article, is of what the whole text is about."""
    word, layout = reading.word, phrases.layout
    telling = word.is_marked or is_noun(layout, word.first, word.last, reach=1)
    return telling and evidence.is_theme(word.set_id)


def _agreeing(
    phrases: Phrases, readings: Iterable[Sequence[Reading]], evidence: Evidence
) -> set[str]:
    """The sets of which words, each beside a word of the sense, make one another sure: two in one
    paragraph or in a text about such things, or three in any, in whatever order they stand."""
    told: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, int], set[str]] = defaultdict(set)
    sentences, tokens = phrases.layout.document.sentences, phrases.layout.tokens
    for word in (r.word for read in readings for r in read if r.sense):
        paragraph = sentences[tokens[word.first].sentence].region
        told[word.set_id].add(word.lemma)
        here[word.set_id, paragraph].add(word.lemma)
    near = {set_id for (set_id, _), found in here.items() if len(found) >= _NEAR}
    several = {set_id: len(found) for set_id, found in told.items() if len(found) >= _NEAR}
    return near | {
        set_id for set_id, number in several.items() if number >= _FAR or evidence.is_theme(set_id)
    }


def _places(phrases: Phrases) -> Mapping[int, Sequence[Word]]:
    """The words of all senses outside names, by their first token."""
    places: dict[int, list[Word]] = {}
    (matcher, terms), in_name = _matcher(), -1
    for match in matcher.find(phrases.layout.tokens):
        first, last = match.first, match.last
        if first not in places and (first == in_name or _is_in_name(phrases, first, last)):
            in_name = first
        elif (term := terms.get(id(match.entry))) is not None:
            places.setdefault(first, []).append(Word(*term, first, last))
    return places


def _is_in_name(phrases: Phrases, first: int, last: int) -> bool:
    """Whether the words are part of a name, or of that of a month."""
    if first in phrases.names.at or not phrases.names.at.keys().isdisjoint(range(first, last)):
        return True
    token = phrases.layout.tokens[first]
    return token.is_capitalised and token.lower in MONTHS


def _readings(evidence: Evidence, words: Sequence[Word]) -> Sequence[Reading]:
    """Those of the words at one place that its sentence does not rule out; verdicts are none."""
    found = []
    for word in words:
        sense = evidence.of(word.set_id, word.first, word.last) if word.set_id else None
        if sense is not None:
            found.append(Reading(word, sense))
    return found


def _best(readings: Sequence[Reading], attested: Mapping[str, int]) -> Word:
    """The reading for which the text speaks most."""
    if len(readings) == 1:
        return readings[0].word
    return max(
        readings,
        key=lambda r: (r.sense, not r.word.ambiguous, attested.get(r.word.set_id, 0)),
    ).word


_Term = tuple[str, str, Effect, Valence, bool]


@cache
def _matcher() -> tuple[Matcher, Mapping[int, _Term]]:
    """The matcher, and what its entries stand for, by identity; other phrases are for nothing."""
    others = (
        Entry(forms=(phrase,), category=_OTHER, match=phrase, no_match="")
        for phrase in other_phrases()
    )
    entries = (
        *(_entry(contrast.id, term) for contrast in things().values() for term in contrast.terms),
        *(_entry(_VERDICT, term) for term in verdicts()),
        *others,
    )
    lexicon = Lexicon(name="contrasts", purpose="Contrast sets.", entries=entries)
    terms = {id(entry): _term(entry) for entry in entries if entry.category != _OTHER}
    return Matcher(lexicon), terms


def _term(entry: Entry) -> _Term:
    features = entry.features
    return (
        entry.category,
        features["lemma"],
        cast("Effect", features["effect"]),
        cast("Valence", features["valence"]),
        bool(features["ambiguous"]),
    )


def _entry(category: str, term: ContrastTerm) -> Entry:
    return Entry(
        forms=(term.term,),
        category=category,
        features={
            "lemma": term.lemma,
            "effect": term.effect,
            "valence": term.valence,
            "ambiguous": "yes" if term.ambiguous else "",
        },
        match=term.term,
        no_match="",
    )
