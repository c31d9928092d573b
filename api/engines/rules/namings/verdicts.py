"""Short quoted wordings that are loaded for what the words before them do with them.

They judge a thing: dismissed it as “loose change”; or they
call upon people: a chant of “four more years”.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from api.engines.rules.words.grammar import ARTICLES, QUOTE_MARKS, is_adverb
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Listed, forms_of
from api.schemas.document import Quotation

_JUDGED_AS = forms_of("figures", "judged_as")
_LIKENED_TO = forms_of("figures", "likened_to")
_CALLED = forms_of("figures", "called")
_DESCRIBED = forms_of("figures", "described")
_CHANTED = forms_of("figures", "chanted")
_CUES = Listed(_JUDGED_AS | _LIKENED_TO | _CALLED | _DESCRIBED | _CHANTED)
_PLAIN = forms_of("figures", "plain_verdict")
_PLAIN_DESCRIPTION = forms_of("figures", "plain_description")
_INTENSIFYING = forms_of("figures", "intensifying")
_PLAIN_MEASURE = forms_of("figures", "plain_measure")
_REACH = 9
"""Words that may stand between the cue and what is quoted."""
_LONGEST = 12
_LONGEST_INTENSIFIED = 3
_LONGEST_OF_NAMED = 2
"""Words of a judgement on what has a name; more of them may define it."""
_LONGEST_QUALITY = 3
_QUALITIES = ("ous", "ful", "less", "ible", "able", "ish", "ive", "sighted", "minded", "deaf")
"""Ends of adjectives that say what somebody thinks of a thing."""
_INDEFINITE = frozenset({"a", "an"})
_NAMING = frozenset({"what", "which", "so"})
_CALLERS = frozenset({"i", "we", "to", "would", "critics", "opponents"})
"""What stands before "call" where it judges; those who study a thing only name it."""
_CALLED_WITHOUT_OBJECT = (["prefers", "to"], ["pleased", "to"])
_JOINING = frozenset({"and", "or", "but", "who", "that", "said", "when", "before", "after"})
_PERSONS = frozenset({"him", "her", "them", "me", "us", "himself", "herself", "themselves"})
_MARKS = QUOTE_MARKS | {"'", "’"}


class Quoted(NamedTuple):
    """`tokens[first:last]` as quoted words, and what is done with them."""

    kind: Literal["verdict", "slogan"]
    first: int
    last: int


def find_verdicts(layout: Layout) -> Iterator[Quoted]:
    """From left to right by their quotations."""
    cues = _CUES.places(layout.tokens)
    for quotation in layout.document.quotations:
        first, last = _bounds(layout, quotation)
        if not 0 < last - first <= _LONGEST or _is_sign(layout, first, last):
            continue
        low, _ = layout.sentence(first)
        before = [at for at in cues if max(low, first - _REACH) <= at < first]
        kind = _kind(layout, before[-1] if before else None, first, last)
        if kind is not None:
            yield Quoted(kind, first, last)


def _is_sign(layout: Layout, first: int, last: int) -> bool:
    """Whether it is a mark, or one letter that is spoken of."""
    alone = last - first == 1 and len(layout.words[first]) == 1
    return alone or not layout.tokens[first].is_word


def _bounds(layout: Layout, quotation: Quotation) -> tuple[int, int]:
    """The words within the marks, none where they are of several sentences."""
    first, last = layout.at(quotation.inner_start), layout.at(quotation.inner_end)
    while last > first and not layout.tokens[last - 1].is_word:
        last -= 1
    one = last > first and layout.tokens[first].sentence == layout.tokens[last - 1].sentence
    return first, last if one else first


def _kind(
    layout: Layout, cue: int | None, first: int, last: int
) -> Literal["verdict", "slogan"] | None:
    if cue is not None and layout.words[cue] in _CHANTED:
        return "slogan"
    if layout.tokens[first].is_capitalised:
        return None
    if cue is not None and _judges(layout, cue, first, last):
        return "verdict"
    return "verdict" if _is_intensified(layout, first, last) else None


def _is_intensified(layout: Layout, first: int, last: int) -> bool:
    """Whether they are a judgement made stronger: “too timid”."""
    words = layout.words[first:last]
    few = 1 < len(words) <= _LONGEST_INTENSIFIED
    return few and words[0] in _INTENSIFYING and words[1] not in _PLAIN_MEASURE


def _judges(layout: Layout, verb: int, first: int, last: int) -> bool:
    """Whether the verb is about the quoted words, and what they say is no plain kind of thing."""
    words, word = layout.words, layout.words[verb]
    between = [at for at in range(verb + 1, first) if words[at] not in _MARKS]
    if any(not layout.tokens[at].is_word and words[at] != "'s" for at in between):
        return False
    if not _PLAIN.isdisjoint(words[first:last]) or not _JOINING.isdisjoint(words[verb + 1 : first]):
        return False
    link = [words[at] for at in between if words[at] not in ARTICLES]
    if word in _DESCRIBED:
        return link[-1:] == ["as"] and _describes(layout, verb, first, last)
    if word in _JUDGED_AS and link[-1:] == ["as"]:
        return True
    if word in _LIKENED_TO:
        return link[-1:] == ["to"]
    return word in _CALLED and _calls(layout, verb, (first, last), bool(link))


def _describes(layout: Layout, verb: int, first: int, last: int) -> bool:
    """Whether it tells what somebody is like, not how tall or how well somebody is."""
    if not _PLAIN_DESCRIPTION.isdisjoint(layout.words[first:last]):
        return False
    between = layout.tokens[verb + 1 : first]
    brief = last - first <= _LONGEST_OF_NAMED
    if any(t.lower in _PERSONS or (brief and t.is_capitalised) for t in between):
        return True
    return _is_quality(layout, first, last)


def _is_quality(layout: Layout, first: int, last: int) -> bool:
    """Whether the few words are what somebody thinks of a thing: “operationally impossible”."""
    if last - first > _LONGEST_QUALITY:
        return False
    stressed = last - first > 1 and is_adverb(layout.words[first])
    return stressed or layout.words[last - 1].endswith(_QUALITIES)


def _calls(layout: Layout, verb: int, quoted: tuple[int, int], has_object: bool) -> bool:
    """Whether it calls something "a …", or what somebody thinks of it: a word of a field is called
    without an object."""
    words, (first, last) = layout.words, quoted
    if words[max(0, verb - 2) : verb] in _CALLED_WITHOUT_OBJECT:
        return True
    before = next((w for w in reversed(words[:first]) if w not in _MARKS), "")
    low, _ = layout.sentence(verb)
    named = not _NAMING.isdisjoint(words[low:verb])
    named |= words[verb] == "call" and words[verb - 1] not in _CALLERS
    judged = not _INDEFINITE.isdisjoint({words[first], before}) or _is_quality(layout, first, last)
    return has_object and not named and judged
