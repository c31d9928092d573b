"""A clause that stands before the main one: "After she showed them, the company fired her"."""

from collections.abc import Sequence

from api.engines.rules.claims.openings import early_verb, opens_clause
from api.engines.rules.claims.piece import Offsets, is_closed
from api.engines.rules.claims.tied import is_limited
from api.engines.rules.words.grammar import FUTURE, MODALS, PRONOUNS, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, forms, has_subject_and_verb

_OF_TIME = words("after when as before since until once")
_BESIDE = words("while whereas although though")
_TIES = _OF_TIME | _BESIDE
_UNREAL = MODALS | FUTURE | {"'ll", "won't"}
_REAL_MODALS = words("could would")
_LEAST = 4


def fronted(tokens: Sequence[Token], closed: Sequence[Offsets]) -> int | None:
    """Place of the comma that parts a clause at the head from the main one, where both are told.

    What is told "when" or "after" is told where it is past; it may be supposed otherwise.
    """
    if not tokens or tokens[0].lower not in _TIES or len(tokens) < 2 * _LEAST:
        return None
    if is_closed(tokens[0], closed):
        return None
    for index in range(_LEAST, len(tokens) - _LEAST):
        if tokens[index].text == "," and not is_closed(tokens[index], closed):
            told, main = tokens[1:index], tokens[index + 1 :]
            if opens_clause(main) or (main[0].text.islower() and early_verb(main)):
                return index if _is_told(tokens[0].lower, told, main) else None
    return None


def _is_told(word: str, told: Sequence[Token], main: Sequence[Token]) -> bool:
    verb = first_verb(told)
    if not verb or not has_subject_and_verb(told) or told[0].lower.endswith("ing"):
        return False
    opening = told[verb].lower
    if word in _BESIDE:
        return opening not in _UNREAL
    past = opening in forms("past") or opening.endswith("ed") or opening in {"was", "were", "had"}
    able = opening in {"could", "couldn't"} and told[0].lower not in PRONOUNS
    later = first_verb(main)
    real = later is None or main[later].lower not in _UNREAL - _REAL_MODALS
    return (past or able) and real and not is_limited(main, word, parted=True)
