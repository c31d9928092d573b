"""Verbs of doing something in order to speak: "used the emails to accuse", "rose to say"."""

from api.engines.rules.words.grammar import DETERMINERS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.verbs import is_finite

_STAGES = words(
    "use uses used using seized seizes seizing exploited exploits exploiting invoked invokes "
    "invoking cited cites citing quoted took takes taking rose rises rising stood stands standing "
    "leapt jumped jumps stepped steps stepping appeared appears appearing emerged emerges emerging "
    "returned returning came comes coming went goes going got gets getting called calling "
    "convened convenes convening held holds holding summoned summons summoning wrote writes "
    "writing phoned phoning rang emailed emailing texted texting tweeted tweeting posted posting "
    "released releasing issued issuing published publishing filed filing signed signs signing "
    "penned pens penning sent sends sending delivered delivers delivering gathered gathers "
    "gathering marched marching rallied rallying massed joined joins joining united teamed "
    "interrupted interrupts interrupting intervened intervenes intervening paused pauses pausing "
    "turned turning broke breaks breaking spoke speaks speaking addressed addressing flew flies "
    "flying traveled travelled travels traveling travelling drove drives visited visiting met "
    "meets meeting reached reaches reaching popped pops ran runs running hurried rushed staged "
    "stages staging launched launching opened opens opening"
)
_STOPS = frozenset(',.;:?!()—–"') | words("that which who whom whose and but or if to not")
_GOVERNING = words(
    "decision chance right power need plan plans time way ways reason reasons attempt attempts "
    "effort efforts bid refusal permission ability authority pressure nothing something anything "
    "everything enough ready able unable willing unwilling likely unlikely free obliged forced "
    "proposal proposals pledge promise threat offer order orders call calls on upon for steps "
    "about far close it years months weeks days hours courage opportunity"
)
_CALLING = frozenset({"called", "calling"})
_NOT_BEHIND = frozenset({"on", "for", "upon"})
_GOALS = DETERMINERS | words("us him them me her court reporters parliament congress")
_FARTHEST = 18


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
