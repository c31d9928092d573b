"""Loaded wordings in running text: lexicon entries whose guards hold, in their full extent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from api.engines.rules.namings.figures import find_figures
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Entry, Lexicon, Match, Matcher, forms_of, load, names
from api.engines.rules.words.tokens import Token

_NEAR = 12
_TAIL = 5
_HOLDER_REACH = 3
_GUARDS = frozenset({"literal_with", "only_with", "then", "next", "whom"})
"""Features by which an entry asks for company, or for none of some kind."""
_STRENGTH = forms_of("named_things", "strengthening")
"""Words in front of a judgement that make it stronger, and are part of it."""
_HOLDERS = forms_of("named_things", "judged_person")
"""Persons whom a judging adjective before them makes a label of."""
_THEM = words("him her them us me")
_BODIES = forms_of("fields", "politics", "public")
_JUDGING = frozenset({"contempt", "character", "label"})
_WHOLE = frozenset({"verdict", "simile"})
"""Kinds of figures that take in the loaded words within them."""
_MODIFYING = frozenset(
    {"contempt", "character", "exaggeration", "fear", "praise", "puffery", "euphemism"}
)
"""Kinds of wording that colour the noun behind them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """`tokens[first:last]` as a loaded wording; `entry` is that of its last word."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    is_label: bool = False
    """Whether it calls a person or group something, by a judging word before a plain noun."""


@cache
def _matcher() -> Matcher:
    loaded = (load(name) for name in names() if name.startswith("loaded"))
    entries = tuple(entry for lexicon in loaded for entry in lexicon.entries)
    return Matcher(Lexicon.model_construct(name="loaded", purpose="", entries=entries))


def find_loaded(layout: Layout) -> tuple[Loaded, ...]:
    """All loaded wordings from left to right; none overlap."""
    matches = (
        match
        for match in _matcher().find(layout.tokens)
        if _may_be_meant(layout, match) and not _is_in_name(layout, match)
    )
    found = list(_joined(layout, (_extended(layout, match) for match in matches)))
    taken = {index for item in found for index in range(item.first, item.last)}
    for figure in find_figures(layout):
        places = range(figure.first, figure.last)
        if figure.entry.category in _WHOLE:
            within = [i for i in found if figure.first <= i.first and i.last <= figure.last]
            found = [item for item in found if item not in within]
            taken.difference_update(*(range(item.first, item.last) for item in within))
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(_loaded(layout, figure.entry, figure.first, figure.last, is_label=False))
    return tuple(sorted(found, key=lambda item: item.first))


def _may_be_meant(layout: Layout, match: Match) -> bool:
    """Whether the words around it leave the loaded sense."""
    features = match.entry.features
    if not features or _GUARDS.isdisjoint(features):
        return True
    if "next" in features and layout.words[match.last] not in _listed(features["next"]):
        return False
    if "whom" in features and not _is_at_somebody(layout, match.last):
        return False
    if "literal_with" in features or "only_with" in features:
        around, needed = _around(layout, match), _listed(features.get("only_with", ""))
        literal = not _listed(features.get("literal_with", "")).isdisjoint(around)
        if literal or (needed and needed.isdisjoint(around)):
            return False
    return "then" not in features or _tail(layout, match) is not None


def _around(layout: Layout, match: Match) -> Sequence[str]:
    """The words of its sentence near to it, with its own."""
    low, high = layout.sentence(match.first)
    return layout.words[max(low, match.first - _NEAR) : min(high, match.last + _NEAR)]


def _is_at_somebody(layout: Layout, start: int) -> bool:
    """Whether a person or a body of persons is named there: "ripped THE SENATOR"."""
    for index in range(start, min(start + _HOLDER_REACH, len(layout.tokens))):
        word, token = layout.words[index], layout.tokens[index]
        if not token.is_word or word in PREPOSITIONS:
            return False
        if token.is_capitalised or word in _THEM or word in _HOLDERS or word in _BODIES:
            return True
    return False


@cache
def _listed(text: str) -> frozenset[str]:
    """The words of a list, with those of each field that it names: "@sport"."""
    listed = frozenset(text.split())
    fields = [word[1:] for word in listed if word.startswith("@")]
    return listed | forms_of("fields", *fields) if fields else listed


def _tail(layout: Layout, match: Match) -> int | None:
    """Where the words end that the entry wants a little further on: "bled THE TOWN dry"."""
    _, high = layout.sentence(match.first)
    for tail in match.entry.features.get("then", "").split("; "):
        wanted = tail.split()
        for at in range(match.last, match.last + _TAIL):
            end = at + len(wanted)
            if end <= high and layout.words[at:end] == wanted:
                return end
    return None


def _extended(layout: Layout, match: Match) -> Loaded:
    """With what makes it stronger before it, and the person whom it judges behind it."""
    first, last = match.first, match.last
    if "then" in match.entry.features:
        last = _tail(layout, match) or last
    low, _ = layout.sentence(first)
    while first > low and layout.words[first - 1] in _STRENGTH:
        first -= 1
    holder = _holder(layout, match.last) if match.entry.category in _JUDGING else None
    return _loaded(layout, match.entry, first, holder or last, holder is not None)


def _holder(layout: Layout, start: int) -> int | None:
    """Where the noun for a person ends that the words stand before: "heartless council BOSSES"."""
    for index in range(start, min(start + _HOLDER_REACH, len(layout.tokens))):
        word = layout.words[index]
        if not layout.tokens[index].is_word or word in DETERMINERS:
            return None
        if word in _HOLDERS:
            return index + 1
    return None


def _joined(layout: Layout, found: Iterable[Loaded]) -> Iterator[Loaded]:
    """Neighbours as one, also those that "and" joins: "mean and calculated betrayal"."""
    held: Loaded | None = None
    for item in found:
        if held is not None and _are_one(layout, held, item):
            last = max(held.last, item.last)
            label = item.is_label or held.is_label
            held = _loaded(layout, item.entry, held.first, last, label)
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _are_one(layout: Layout, left: Loaded, right: Loaded) -> bool:
    if layout.tokens[left.first].sentence != layout.tokens[right.first].sentence:
        return False
    between = layout.words[left.last : right.first]
    if right.entry.category == "label" and between == ["for"]:
        return True
    verbal = right.entry.features.get("part") == "verb" or right.entry.category == "violence"
    opens = layout.words[right.first]
    if verbal or opens in PREPOSITIONS or left.entry.category not in _MODIFYING:
        return right.first < left.last
    return not between or between == ["and"]


def _loaded(layout: Layout, entry: Entry, first: int, last: int, is_label: bool) -> Loaded:
    return Loaded(entry, first, last, *layout.span(first, last), is_label)


def _is_in_name(layout: Layout, match: Match) -> bool:
    """Whether the words are part of a name in running text: "the Golden Age Society"."""
    tokens = layout.tokens
    if not all(_is_tall(token) for token in tokens[match.first : match.last]):
        return False
    if layout.document.region_of(tokens[match.first].sentence).kind == "headline":
        return False
    lone = match.last - match.first == 1 and not _has_capital(match)
    if lone and _is_named(layout, match.first):
        return True
    low, high = layout.sentence(match.first)
    if match.first == low:
        return lone and _is_named_elsewhere(layout, match.first)
    opens = match.first - 1 == low and layout.words[low] in DETERMINERS
    behind = match.last < high and _is_tall(tokens[match.last])
    return behind or (_is_tall(tokens[match.first - 1]) and not opens)


def _has_capital(match: Match) -> bool:
    """Whether the wording is always written so: "Orwellian"."""
    written = match.entry.forms
    return any(form[0].isupper() for form in written)


def _is_named(layout: Layout, index: int) -> bool:
    """Whether only a name would have a capital here: "blamed Ardent"."""
    tokens = layout.tokens
    if not index or not _is_tall(tokens[index]):
        return False
    before = tokens[index - 1]
    return before.sentence == tokens[index].sentence and before.text.islower()


def _is_named_elsewhere(layout: Layout, index: int) -> bool:
    """Whether the text has the word as a name where nothing else gives it a capital."""
    text, tokens = layout.tokens[index].text, layout.tokens
    return any(tokens[i].text == text and _is_named(layout, i) for i in range(1, len(tokens)))


def _is_tall(token: Token) -> bool:
    """Whether it has one capital, as a word of a name has: "Golden", but not "GOLDEN"."""
    return token.is_capitalised and (len(token.text) == 1 or not token.text.isupper())
