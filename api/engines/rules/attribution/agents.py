"""Who stands behind "by", and utters what stands before: "announced by ACME", "denied by LEE"."""

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import PRONOUNS, words
from api.engines.rules.words.verbs import is_finite

_VOTING = words(
    "senate house parliament congress commons lords assembly voters shareholders members "
    "lawmakers legislators mps senators court courts judge judges jury tribunal"
)
"""Those who act rather than speak: "confirmed by the Senate", "rejected by voters"."""
_POINTING = PRONOUNS | words("this that these those news story stories report reports details")
"""Words that only point at what is told elsewhere: "the news was first reported by Reuters"."""


def is_told(phrases: Phrases, thing: Phrase) -> bool:
    """Whether the words tell something that is uttered: no somebody, and no pointer."""
    head = phrases.layout.words[phrases.head(thing)]
    return head not in _POINTING and not phrases.can_speak(thing, strict=True)


def uttering_agent(phrases: Phrases, clauses: Clauses, by: int, high: int) -> Phrase | None:
    """Whoever stands behind this "by", if he may say something; without when he says it."""
    if by >= high or phrases.layout.words[by] != "by":
        return None
    agent = phrases.after(by + 1, high)
    inner = range(by + 2, agent.last) if agent else ()
    stops = (i for i in inner if clauses.is_time(i) or _is_verb(phrases, i))
    agent = agent and phrases.qualified(Phrase(agent.first, next(stops, agent.last)))
    if agent is None or phrases.layout.words[phrases.head(agent)] in _VOTING:
        return None
    return agent if phrases.can_speak(agent, strict=True) else None


def _is_verb(phrases: Phrases, index: int) -> bool:
    """Whether the clause of the noun before goes on here."""
    return index not in phrases.names.at and is_finite(phrases.layout.tokens, index)
