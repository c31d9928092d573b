"""Direct speech that only appeals: an image, a proverb, a word to anybody."""

from collections.abc import Sequence
from itertools import pairwise

from api.engines.rules.claims.clause import Clause
from api.engines.rules.words.grammar import words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms

_YOU = words("you your you're you'll you'd")
_PAST = forms("past") | words("was were had did didn't wasn't weren't hadn't")
_LEADING = words("and but so because if when once where now well look")
_EVERY = words("no every any each whoever anyone anybody everyone everybody")
_ANY = _EVERY | words("a an")
_TIMELESS = words("can cannot can't must should deserve deserves need needs wants knows")
_NO_PRESENT = words("was has this is")
_NOW = words("is are")
_JUDGED = words("a an the not no just simply precisely exactly absolutely utterly only pure")
_PERSONAL = words("there he she we they i you")
_LONGEST_THING = 6
_LONGEST_IMAGE = 12


def is_rhetoric(clause: Clause, said: Sequence[Token]) -> bool:
    """Whether the clause tells of nobody and nothing in particular; `said`: its words alone."""
    if any(t.is_capitalised and t.lower != "i" for t in said[1:]):
        return False
    low = [token.lower for token in said]
    return _is_to_all(clause, low) or _is_proverb(clause, low) or _is_image(low) or _is_cleft(low)


def _is_to_all(clause: Clause, low: Sequence[str]) -> bool:
    """Whether "you" are anybody, as in "You can't fake that", and not in "You robbed a widow"."""
    first = next((word for word in low if word not in _LEADING), "")
    if first not in _YOU or clause.verb is None:
        return False
    verb = clause.tokens[clause.verb].lower
    return verb not in _PAST and not verb.endswith("ed")


def _is_proverb(clause: Clause, low: Sequence[str]) -> bool:
    """Whether it holds of all of a kind: "No mother should have to", "A clinic needs a road"."""
    if clause.verb is None or low[0] not in _ANY:
        return False
    verb = clause.tokens[clause.verb].lower
    if _amounts(low):
        return True
    if verb in _NOW:
        return low[0] in _EVERY
    lasts = verb.endswith("s") and verb not in _NO_PRESENT
    return lasts or (low[0] in _EVERY and verb in _TIMELESS)


def _is_image(low: Sequence[str]) -> bool:
    """Whether it only says what something is not: "The canal is not a ditch"."""
    verb = next((i for i, word in enumerate(low[:_LONGEST_THING]) if word in _NOW), None)
    if not verb or len(low) > _LONGEST_IMAGE or low[0] in _PERSONAL:
        return False
    behind = low[verb + 1 : verb + 3]
    return behind[:1] == ["no"] or (behind[:1] == ["not"] and behind[1:] in (["a"], ["an"]))


def _is_cleft(low: Sequence[str]) -> bool:
    """Whether it says what something comes to: "What we are offered is a pond"."""
    return low[0] == "what" and _amounts(low[2:])


def _amounts(low: Sequence[str]) -> bool:
    """Whether something "is a" or "is not" another."""
    return any(w in _NOW and n in _JUDGED for w, n in pairwise(low))
