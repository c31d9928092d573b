"""What leads to an infinitive of saying: "rose to say", "had the gall to call it a reform"."""

from api.engines.rules.words.grammar import DETERMINERS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite

_STAGES = forms_of("report_words", "staging")
_STOPS = frozenset(',.;:?!()—–"') | words("that which who whom whose and but or if to not")
_GOVERNING = forms_of("report_words", "governing")
_CALLING = frozenset({"called", "calling"})
_NOT_BEHIND = frozenset({"on", "for", "upon"})
_GOALS = DETERMINERS | words("us him them me her court reporters parliament congress")
_FARTHEST = 18
_NERVE = forms_of("report_words", "daring")
_WENT = words("went gone go goes going")
_NEAR = 4


def staging_verb(layout: Layout, to: int, low: int) -> int:
    """Index of the verb that tells what is done in order to speak, before this "to"; -1: none."""
    if layout.words[to - 1] in _GOVERNING:
        return -1
    for index in range(to - 1, max(low, to - _FARTHEST) - 1, -1):
        word = layout.words[index]
        if word in _STAGES and layout.inside[index] == layout.inside[to]:
            called = word in _CALLING and layout.words[index + 1] in _NOT_BEHIND
            return -1 if called else index
        if word == "to" and _is_goal(layout, index + 1):
            continue
        if word in _STOPS or is_finite(layout.tokens, index):
            return -1
    return -1


def _is_goal(layout: Layout, index: int) -> bool:
    """Whether the words behind "to" tell whom or what somebody turns to, not what he does."""
    return layout.words[index] in _GOALS or layout.tokens[index].is_capitalised


def bold_words(layout: Layout, to: int) -> int:
    """How many words before the verb's "to", with it, tell that somebody dares; 0 where none do."""
    near = [layout.words[i] for i in range(max(0, to - _NEAR), to + 1)]
    if len(near) > _NEAR and near[1:] == ["so", "far", "as", "to"] and near[0] in _WENT:
        return _NEAR + 1
    dares = near[-3:-2] == ["the"] and near[-2] in _NERVE
    return len(near[-3:]) if dares else 0
