"""Words of the contrast sets in a text: words that name one kind of thing with other effect."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from api.engines.rules.grammar import words as word_set
from api.engines.rules.layout import Layout
from api.engines.rules.lexicons import Entry, Lexicon, Matcher
from api.schemas.framing import Effect, Valence
from api.taxonomies import contrast_sets

_ABOUT_SPEECH = frozenset(
    {
        "statement",
        "criticism",
        "denial",
        "acknowledgement",
        "concern",
        "agreement",
        "anger",
        "scientific_result",
    }
)
_VAGUE = word_set(
    "leave leaves left leaving take takes took taken taking enter enters entered hit hits "
    "hitting fire fires fired free exit exits response responses respond responds responded "
    "talks operation operations end ends ended war wars conflict conflicts fighting"
)


class Word(NamedTuple):
    """A word of a contrast set in place: `tokens[first:last]`."""

    set_id: str
    lemma: str
    effect: Effect
    valence: Valence
    first: int
    last: int

    @property
    def is_plain(self) -> bool:
        return self.effect == "neutral" and self.valence == "neutral"


@cache
def labels() -> Mapping[str, str]:
    """The neutral label of each set."""
    return {contrast.id: contrast.label for contrast in contrast_sets()}


@cache
def _matcher() -> Matcher:
    entries = [
        Entry(
            forms=(term.term,),
            category=contrast.id,
            features={"lemma": term.lemma, "effect": term.effect, "valence": term.valence},
            match=term.term,
            no_match="",
        )
        for contrast in contrast_sets()
        if contrast.id not in _ABOUT_SPEECH
        for term in contrast.terms
    ]
    return Matcher(Lexicon(name="contrasts", purpose="Contrast sets.", entries=tuple(entries)))


def find_words(layout: Layout) -> tuple[Word, ...]:
    """All words of contrast sets; one that stands in several sets goes to the best attested."""
    found: list[list[Word]] = []
    for match in _matcher().find(layout.tokens):
        features = match.entry.features
        word = Word(
            match.entry.category,
            features["lemma"],
            cast("Effect", features["effect"]),
            cast("Valence", features["valence"]),
            match.first,
            match.last,
        )
        if found and found[-1][0].first == match.first:
            found[-1].append(word)
        else:
            found.append([word])
    attested: dict[str, set[str]] = defaultdict(set)
    for words in found:
        for word in words:
            attested[word.set_id].add(word.lemma)
    return tuple(max(words, key=lambda w: len(attested[w.set_id])) for words in found)


def telling(words: Sequence[Word], named: frozenset[str]) -> tuple[Word, ...]:
    """The words of sets from which the text chooses: two different words, one of them not plain.

    `named`: sets whose thing is given a name in the text already.
    """
    lemmas: dict[str, set[str]] = defaultdict(set)
    coloured: set[str] = set()
    clear = [word for word in words if not (word.is_plain and word.lemma in _VAGUE)]
    for word in clear:
        lemmas[word.set_id].add(word.lemma)
        if not word.is_plain:
            coloured.add(word.set_id)
    chosen = {s for s in coloured if len(lemmas[s]) > 1} | named
    return tuple(word for word in clear if word.set_id in chosen)
