"""What qualifies somebody who stands behind a verb: "said a spokesman FOR THE COMPANY"."""

from collections.abc import Sequence

from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    POSSESSIVES,
    QUOTE_MARKS,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import is_finite

_SERVING = words("for from of representing")
_PLACED = words("in at outside near inside across")
_PLACING = _PLACED - {"near", "across"} | {"on"}
KNOWING = words("familiar close briefed involved led based working living")
_CLOSING = frozenset({"", ".", ",", ";", ":", '"', "—", "–", ")"}) | QUOTE_MARKS
_LONGEST = 9


def qualified(tokens: Sequence[Token], last: int, named: bool, head: str) -> int:
    """Where the words end that qualify the noun for somebody which ends at `last`; else `last`.

    `named`: a name stands behind the next word; `head`: the noun itself.
    """
    if last >= len(tokens):
        return last
    opening = tokens[last].lower
    behind = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    placed = opening in _PLACED and named and head.endswith(("s", "people", "police"))
    serving = opening in _SERVING and behind not in POSSESSIVES
    serving = serving or (opening == "with" and behind in {"knowledge", "direct"})
    if not (placed or serving or opening in KNOWING):
        return last
    for index in range(last + 1, min(len(tokens), last + _LONGEST)):
        word = tokens[index].lower
        if word in _CLOSING or tokens[index].sentence != tokens[last].sentence:
            return index
        if index > last + 1 and (word in _PLACING or word == "who"):
            return index
        if word in TIME_NOUNS or is_finite(tokens, index):
            return last
    return len(tokens) if len(tokens) < last + _LONGEST else last
