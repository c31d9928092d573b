"""Short quoted wordings that somebody judges a thing with: dismissed it as “loose change”."""

from collections.abc import Iterator
from typing import NamedTuple

from api.engines.rules.words.grammar import ARTICLES, QUOTE_MARKS
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Listed, forms_of
from api.schemas.document import Quotation

_JUDGED_AS = forms_of("figures", "judged_as")
_LIKENED_TO = forms_of("figures", "likened_to")
_CALLED = forms_of("figures", "called")
_PLAIN = forms_of("figures", "plain_verdict")
_VERBS = Listed(_JUDGED_AS | _LIKENED_TO | _CALLED)
_REACH = 9
"""Words that may stand between the verb and what it calls a thing."""
_LONGEST = 12
_INDEFINITE = frozenset({"a", "an"})
_NAMING = frozenset({"what", "which", "so"})
_CALLERS = frozenset({"i", "we", "to", "would", "critics", "opponents"})
"""What stands before "call" where it judges; those who study a thing only name it."""
_JOINING = frozenset({"and", "or", "but", "who", "that", "said", "when", "before", "after"})
_MARKS = QUOTE_MARKS | {"'", "’"}


class Verdict(NamedTuple):
    """`tokens[first:last]` as the words of a verdict."""

    first: int
    last: int


def find_verdicts(layout: Layout) -> Iterator[Verdict]:
    """From left to right; none where the text has no verb of judging."""
    verbs = _VERBS.places(layout.tokens)
    if not verbs:
        return
    for quotation in layout.document.quotations:
        verdict = _words(layout, quotation)
        if verdict is None:
            continue
        low, _ = layout.sentence(verdict.first)
        before = [at for at in verbs if max(low, verdict.first - _REACH) <= at < verdict.first]
        if before and _judges(layout, before[-1], verdict):
            yield verdict


def _words(layout: Layout, quotation: Quotation) -> Verdict | None:
    """The words within the marks, where they are a few of one sentence and no name."""
    first, last = layout.at(quotation.inner_start), layout.at(quotation.inner_end)
    while last > first and not layout.tokens[last - 1].is_word:
        last -= 1
    if not 0 < last - first <= _LONGEST:
        return None
    opening, closing = layout.tokens[first], layout.tokens[last - 1]
    if opening.sentence != closing.sentence or not opening.is_word or opening.is_capitalised:
        return None
    return Verdict(first, last)


def _judges(layout: Layout, verb: int, verdict: Verdict) -> bool:
    """Whether the verb is about the quoted words, and what they say is no plain kind of thing."""
    words, word = layout.words, layout.words[verb]
    between = [at for at in range(verb + 1, verdict.first) if words[at] not in _MARKS]
    if any(not layout.tokens[at].is_word and words[at] != "'s" for at in between):
        return False
    if not _PLAIN.isdisjoint(words[verdict.first : verdict.last]):
        return False
    if not _JOINING.isdisjoint(words[verb + 1 : verdict.first]):
        return False
    link = [words[at] for at in between if words[at] not in ARTICLES]
    if word in _JUDGED_AS and link[-1:] == ["as"]:
        return True
    if word in _LIKENED_TO:
        return link[-1:] == ["to"]
    return word in _CALLED and _calls(layout, verb, verdict, bool(link))


def _calls(layout: Layout, verb: int, verdict: Verdict, has_object: bool) -> bool:
    """Whether it calls something "a …": a word of a field is called without an object."""
    words = layout.words
    before = next((w for w in reversed(words[: verdict.first]) if w not in _MARKS), "")
    if not _INDEFINITE & {words[verdict.first], before}:
        return False
    low, _ = layout.sentence(verb)
    named = not _NAMING.isdisjoint(words[low:verb])
    named |= words[verb] == "call" and words[verb - 1] not in _CALLERS
    return (has_object and not named) or words[verb - 2 : verb] == ["prefers", "to"]
