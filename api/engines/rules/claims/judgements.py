"""Wording that judges, feels, commands or echoes, and so states nothing that can be checked."""

from collections.abc import Sequence

from api.engines.rules.claims.clause import CUES, Clause, Cues
from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.rhetoric import is_rhetoric
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms

_FEELS = BE | {"felt", "feel", "feels", "been", "'m", "'re"}
_POINTS = words("this that it it's that's these those they're they he's she's")
_WHETHER_SO = words("case true untrue false wrong nonsense lie myth fact")
_IS = words("is isn't 's are aren't 're it's that's they're he's she's")
_JUDGED = words("a an the not no just simply precisely exactly absolutely utterly only pure")
_ASKED = words("whether if who what when where why how")
_FIRST = words("first second third last next only same most least biggest largest highest lowest")
_BEHIND_COMMAND = DETERMINERS | PREPOSITIONS | words("me us him her them it not")
_HELPING = AUXILIARIES | MODALS
_COMMANDS = listed("commands")
_UNREAL = words("should ought shouldn't")
_YOU = words("you your you're you'll you'd")
_BIDDING = _YOU | _COMMANDS | words("please then just don't do never always")
_UNCLEAR = 10
_LONGEST_VERDICT = 12


def is_opinion(passages: Passages, statement: Statement, clause: Clause) -> bool:
    """Whether the clause, which carries nobody's words, only judges."""
    if "opinion" in _own_cues(passages, statement, clause):
        return True
    direct = statement.attribution is not None and statement.attribution.form == "direct"
    if not direct and statement.attribution is not None:
        return False
    return not clause.words.isdisjoint(_UNREAL)


def is_appeal(statement: Statement, clause: Clause, said: Sequence[Token]) -> bool:
    """Whether the author, or somebody in direct speech, only says what to make of something.

    Nobody's words are carried in it. `said`: the words of the clause without its marks.
    """
    said_by = statement.attribution
    if said_by is not None and said_by.form != "direct":
        return False
    return _is_verdict(clause) or (said_by is not None and is_rhetoric(clause, said))


def _own_cues(passages: Passages, statement: Statement, clause: Clause) -> frozenset[str]:
    """The kinds of wording that are not quoted by an author who tells it."""
    if statement.attribution or passages.is_unquoted(statement.piece.start, statement.piece.end):
        return clause.cues.kinds
    own = [t for t in clause.tokens if not passages.in_quotation(t.start, t.end)]
    return Cues(CUES, own).kinds


def is_mood(clause: Clause) -> bool:
    """Whether a short clause says of somebody only how they feel: "they were stunned"."""
    if len(clause.tokens) > _UNCLEAR:
        return False
    for match in clause.cues.matches:
        if match.entry.category == "mood":
            low = [t.lower for t in clause.tokens[: match.first] if not is_adverb(t.lower)]
            if low and low[-1] in _FEELS:
                return True
    return False


def _is_verdict(clause: Clause) -> bool:
    """Whether it says what something amounts to: "This is a reset", "It's a shambles"."""
    if clause.words.isdisjoint(_POINTS):
        return False
    said = [t for t in clause.tokens if t.is_word or t.lower == "'s"]
    if not said or said[0].lower not in _POINTS or len(said) > _LONGEST_VERDICT:
        return False
    low = [token.lower for token in said]
    verb = next((i for i, word in enumerate(low[:2]) if word in _IS), None)
    if verb is None or verb + 1 >= len(low) or low[verb + 1] not in _JUDGED:
        return False
    if any(word in _ASKED for word in low[verb + 2 :]) or _is_expletive(low):
        return False
    named = any(t.is_capitalised and t.lower != "i" for t in said[1:])
    counted = any(w in _FIRST or w.endswith("ing") for w in low[verb + 1 : verb + 4])
    return not named and not counted


def _is_expletive(low: Sequence[str]) -> bool:
    """Whether what "it" stands for follows: "It is simply not the case that we sold it"."""
    tie = low.index("that") if "that" in low else 0
    return tie > 0 and low[tie - 1] in _WHETHER_SO


def is_addressed(statement: Statement, clause: Clause, said: Sequence[Token]) -> bool:
    """Whether it tells the reader to do something, or supposes what the reader does."""
    if statement.piece.antecedent or statement.piece.context:
        return False
    said = said[1:] if said and said[0].lower in {"but", "and", "so", "then"} else said
    if len(said) < 2:  # noqa: PLR2004 - a verb and its object
        return False
    verb, behind = said[0].lower, said[1].lower
    if verb == "if":
        return any(t.lower in _YOU for t in said[:4]) and not _is_spoken_rule(statement, clause)
    if verb == "let's" or (verb == "let" and (behind == "us" or said[1].start - said[0].end > 1)):
        return True
    bid = verb in _COMMANDS or (said[0].is_capitalised and verb in forms("base"))
    return (bid and behind in _BEHIND_COMMAND) or "please" in clause.words


def _is_spoken_rule(statement: Statement, clause: Clause) -> bool:
    """Whether a speaker tells what follows: "If you lock the door, people stop coming"."""
    comma = next((i for i, t in enumerate(clause.tokens) if t.text == ","), None)
    if statement.attribution is None or comma is None:
        return False
    behind = [token.lower for token in clause.tokens[comma + 1 :] if token.is_word]
    return len(behind) > 1 and not (behind[0] in _BIDDING or behind[0] in forms("base"))


def is_echo(said: Sequence[Token]) -> bool:
    """Whether a short clause only answers: "So does silence", "Of course there is"."""
    low = [token.lower for token in said]
    turned = low[0] in {"so", "neither", "nor"} and any(w in _HELPING for w in low[1:2])
    return turned or (low[-1] in BE and low[0] in {"of", "there", "yes", "no"})
