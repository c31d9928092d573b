"""Words of the contrast sets in a text: words that name one kind of thing with other effect."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import MONTHS
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Entry, Lexicon, Match, Matcher
from api.schemas.framing import Effect, Valence
from api.taxonomies import ContrastSet, ContrastTerm, contrast_sets, other_phrases, verdicts

_VERDICT = ""
_OTHER = "-"
_SURE = 2
"""Words of a set's sense in one sentence that tell an ambiguous term without other evidence."""
_REACH = 40
"""Tokens of the sentence to either side that are read as a word's context."""


class Word(NamedTuple):
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


class Reading(NamedTuple):
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


@cache
def things() -> Mapping[str, ContrastSet]:
    """The sets whose words name things."""
    return {contrast.id: contrast for contrast in contrast_sets() if contrast.names_things}


def find_words(phrases: Phrases) -> Words:
    """All words of contrast sets outside names, each read by the words around it."""
    layout = phrases.layout
    places: dict[int, list[Word]] = {}
    for match in _matcher().find(layout.tokens):
        named = any(i in phrases.names.at for i in range(match.first, match.last))
        if match.entry.category != _OTHER and not named and not _is_month(layout, match.first):
            places.setdefault(match.first, []).append(_word(match))
    readings = {
        first: [r for word in words if word.set_id and (r := _read(layout, word))]
        for first, words in places.items()
    }
    attested = Counter(r.word.set_id for rs in readings.values() for r in rs if r.is_sure)
    likely = [word for rs in readings.values() if (word := _best(rs, attested, _speaks))]
    found = tuple(word for rs in readings.values() if (word := _best(rs, attested, _tells)))
    return Words(
        found=found,
        possible={i: ws for ws in places.values() for i in range(ws[0].first, ws[0].last)},
        at={i: word for word in found for i in range(word.first, word.last)},
        likely={i: word for word in likely for i in range(word.first, word.last)},
    )


def _is_month(layout: Layout, index: int) -> bool:
    token = layout.tokens[index]
    return token.is_capitalised and token.lower in MONTHS


def _read(layout: Layout, word: Word) -> Reading | None:
    """The reading with its evidence; None where the sentence rules the set out."""
    contrast = things()[word.set_id]
    low, high = layout.sentence(word.first)
    before = layout.tokens[max(low, word.first - _REACH) : word.first]
    behind = layout.tokens[word.last : min(high, word.last + _REACH)]
    around = frozenset([token.lower for token in (*before, *behind)])
    if contrast.not_with.among(around):
        return None
    return Reading(word, len(contrast.sense.among(around)))


def _tells(reading: Reading, attested: int) -> bool:
    """Whether the word names the set's thing, given how often the text surely names it."""
    return reading.is_sure or bool(reading.sense and attested)


def _speaks(reading: Reading, attested: int) -> bool:
    return reading.is_sure or bool(reading.sense or attested)


def _best(
    readings: Sequence[Reading],
    attested: Counter[str],
    enough: Callable[[Reading, int], bool],
) -> Word | None:
    """The reading for which the text speaks most, if it has enough for any."""
    good = [r for r in readings if enough(r, attested[r.word.set_id])]
    if not good:
        return None
    return max(good, key=lambda r: (r.sense, not r.word.ambiguous, attested[r.word.set_id])).word


def _word(match: Match) -> Word:
    features = match.entry.features
    return Word(
        match.entry.category,
        features["lemma"],
        cast("Effect", features["effect"]),
        cast("Valence", features["valence"]),
        bool(features["ambiguous"]),
        match.first,
        match.last,
    )


@cache
def _matcher() -> Matcher:
    entries = [
        *(_entry(c.id, term) for c in things().values() for term in c.terms),
        *(_entry(_VERDICT, term) for term in verdicts()),
        *(
            Entry(forms=(phrase,), category=_OTHER, match=phrase, no_match="")
            for phrase in other_phrases()
        ),
    ]
    return Matcher(Lexicon(name="contrasts", purpose="Contrast sets.", entries=tuple(entries)))


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
