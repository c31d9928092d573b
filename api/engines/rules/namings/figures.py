"""Loaded wordings by their form: coined compounds, similes, contrasts, superlatives, repetition."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import contains, eq
from typing import NamedTuple

from api.engines.rules.namings.turns import find_turns
from api.engines.rules.namings.verdicts import find_verdicts
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Entry, Listed, Matcher, forms_of, load

_LONGEST = 3
_SHORTEST_WORD = 3
_SUPERLATIVE_REACH = 6
_OPENING_REACH = 5
_TREATED_REACH = 5
_JUDGING = forms_of("figures", "judging_part")
"""Last parts of compounds that judge: "cash-obsessed", "crime-ravaged", "bureaucrat-speak"."""
_LITERAL = forms_of("figures", "literal_part")
"""First parts with which these compounds only tell what a thing is."""
_LIKENED = forms_of("figures", "likened")
_NO_LIKENESS = forms_of("figures", "no_likeness")
_UTMOST = forms_of("figures", "utmost")
_EMPHATIC = forms_of("figures", "emphatic")
_NOT_REPEATED = forms_of("figures", "not_repeated")
_LIMITS = Matcher(load("limits"))
_GENERIC = words("is was are")
_TREATED = words("treat treats treated treating run runs ran running")
_INDEFINITE = words("a an")
_OPENING_MARKS = words("\" '")
_JOINING = words("but and because so")
_POINTING = PRONOUNS | DETERMINERS
_STOPS = PREPOSITIONS | _POINTING | words("and or but that which who when where as if")


class Figure(NamedTuple):
    """`tokens[first:last]` as a wording that is loaded by its form."""

    entry: Entry
    first: int
    last: int


def _entry(category: str, technique: str, polarity: str = "negative") -> Entry:
    features = {"polarity": polarity, "technique": technique}
    return Entry(forms=(category,), category=category, features=features, match="-", no_match="-")


_COINAGE = _entry("coinage", "loaded_language")
_SIMILE = _entry("simile", "loaded_language")
_CONTRAST = _entry("contrast", "slogan", "neutral")
_SUPERLATIVE = _entry("superlative", "exaggeration_or_minimisation", "neutral")
_QUOTED: Mapping[str, Entry] = {
    "verdict": _entry("verdict", "loaded_language"),
    "slogan": _entry("slogan", "slogan", "neutral"),
}
_REPETITION = _entry("repetition", "repetition", "neutral")
_CAPITALS = _entry("capitals", "exaggeration_or_minimisation", "neutral")


def find_figures(layout: Layout) -> Iterator[Figure]:
    """The wordings, kind by kind; some may overlap others."""
    yield from _formed(layout)
    for turn, first, last in find_turns(layout):
        yield Figure(turn.entry, first, last)
    for kind, first, last in find_verdicts(layout):
        yield Figure(_QUOTED[kind], first, last)


def _formed(layout: Layout) -> Iterator[Figure]:
    """Those that one word or its neighbour gives away."""
    for at in _TRIGGERS.places(layout.tokens):
        found = _READERS[layout.words[at]](layout, at)
        if found is not None:
            yield found
    for at in _CRIES.places(layout.tokens):
        if layout.tokens[at].text.isupper() and _shouts(layout, at):
            yield Figure(_CAPITALS, at, at + 1)
    for at in _shaped(layout):
        if _is_coined(layout.words[at]):
            yield Figure(_COINAGE, at, at + 1)
        elif last := _repeated(layout, at):
            yield Figure(_REPETITION, at, last)


def _shaped(layout: Layout) -> Sequence[int]:
    """Compounds, and words that stand twice in a row, with or without a comma."""
    words, places = layout.words, range(len(layout.tokens))
    compounds = compress(places, map(contains, words, repeat("-")))
    again = compress(places, map(eq, words, words[1:]))
    behind = compress(places, map(eq, words, words[2:]))
    return sorted({*compounds, *again, *(at for at in behind if words[at + 1] == ",")})


def _is_coined(word: str) -> bool:
    first, mark, last = word.rpartition("-")
    return (
        bool(mark)
        and last in _JUDGING
        and first not in _LITERAL
        and first.replace("-", "").isalpha()
    )


def _simile(layout: Layout, at: int) -> Figure | None:
    """ "felt LIKE A BURGLARY", "treated us LIKE A CASH MACHINE"."""
    words = layout.words
    if words[at + 1] not in _INDEFINITE or not _is_likened(layout, at):
        return None
    last = _noun_phrase(layout, at + 2)
    return Figure(_SIMILE, at, last) if last and words[at + 2] not in _NO_LIKENESS else None


def _is_likened(layout: Layout, at: int) -> bool:
    """Whether a verb or person stands before, or somebody treats another like it."""
    if layout.words[at - 1] in _LIKENED:
        return True
    low, _ = layout.sentence(at)
    return not _TREATED.isdisjoint(layout.words[max(low, at - _TREATED_REACH) : at])


def _contrast(layout: Layout, at: int) -> Figure | None:
    """ "A RESET, NOT A RETREAT", "DEMOCRACY IS NOT AN AUCTION"."""
    if layout.words[at + 1] not in _INDEFINITE:
        return None
    last = _noun_phrase(layout, at + 2)
    if last is None:
        return None
    if at > 1 and layout.words[at - 1] == ",":
        low, _ = layout.sentence(at)
        near = range(at - 2, max(at - _OPENING_REACH, low - 1), -1)
        opens = next((i for i in near if layout.words[i] in _INDEFINITE), None)
        return None if opens is None else Figure(_CONTRAST, opens, last)
    return _maxim(layout, at, last)


def _maxim(layout: Layout, at: int, last: int) -> Figure | None:
    """A saying on a thing in general: nothing before its subject, nothing behind its noun."""
    words, first = layout.words, at - 2
    if first < 0 or words[at - 1] not in _GENERIC or not layout.tokens[first].is_word:
        return None
    if words[first] in _POINTING or _is_word(layout, last):
        return None
    first -= words[first - 1] in _INDEFINITE
    before = first - (words[first - 1] in _JOINING)
    quoted = before > layout.sentence(first)[0] and words[before - 1] in _OPENING_MARKS
    return Figure(_CONTRAST, first, last) if quoted else None


def _superlative(layout: Layout, at: int) -> Figure | None:
    """ "THE MOST GIFTED LIAR OF THE CENTURY"."""
    _, high = layout.sentence(at)
    near = layout.tokens[at + 1 : min(at + _SUPERLATIVE_REACH, high)]
    reach = next((i for i, token in enumerate(near) if not token.is_word), len(near))
    if not reach:
        return None
    limits = {match.first: match.last for match in _LIMITS.find(layout.tokens)}
    found = (limits[i] for i in range(at + 1, at + 1 + reach) if i in limits)
    last = next(found, None)
    return None if last is None else Figure(_SUPERLATIVE, at, last)


_READERS: Mapping[str, Callable[[Layout, int], Figure | None]] = {
    "like": _simile,
    "not": _contrast,
    **dict.fromkeys(_UTMOST, _superlative),
}
_TRIGGERS = Listed(_READERS.keys())
_CRIES = Listed(_EMPHATIC)


def _repeated(layout: Layout, at: int) -> int | None:
    """Where a word ends that stands twice in a row: "never, never"."""
    word = layout.words[at]
    again = at + 1 + (layout.words[at + 1] == ",")
    if layout.words[again] != word or len(word) < _SHORTEST_WORD:
        return None
    if not word.isalpha() or word in _NOT_REPEATED:
        return None
    second = layout.tokens[again]
    same = second.sentence == layout.tokens[at].sentence and not second.is_capitalised
    return again + 1 if same else None


def _shouts(layout: Layout, at: int) -> bool:
    """Whether the word is in capitals and its neighbours are not: "dumped by TEXT after"."""
    text, (low, high) = layout.tokens[at].text, layout.sentence(at)
    if len(text) < _SHORTEST_WORD or not low < at < high - 1:
        return False
    return not any(layout.tokens[i].text.isupper() for i in (at - 1, at + 1))


def _noun_phrase(layout: Layout, start: int) -> int | None:
    """Where a short run of words ends that begins at `start`; None where there is none."""
    _, high = layout.sentence(start - 1)
    last, limit = start, min(start + _LONGEST, high)
    while last < limit and _carries_on(layout, last):
        last += 1
    return last if last > start else None


def _carries_on(layout: Layout, at: int) -> bool:
    token = layout.tokens[at]
    return token.is_word and not token.is_capitalised and token.lower not in _STOPS


def _is_word(layout: Layout, at: int) -> bool:
    return at < len(layout.tokens) and layout.tokens[at].is_word
