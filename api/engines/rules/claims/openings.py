"""Whether words open a clause of their own: a subject first, and its verb soon behind it."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import DETERMINERS, PRONOUNS, is_number, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, first_verb

SINGULAR = frozenset({"is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't"})
_COUNTING = words(
    "about around more fewer less at nearly almost over up roughly some dozens hundreds thousands "
    "millions four five six seven eight nine ten twelve twenty thirty forty fifty sixty half others"
)
"""What opens a subject that is a number of things: "more than 200 were missing"."""
_HEADS = PRONOUNS | DETERMINERS | _COUNTING | {"there", "perhaps", "now"}
_TIED = TIES - {"that", "than", "not"}
_REACH = 8


def opens_clause(tokens: Sequence[Token]) -> bool:
    """Whether a subject stands first and its verb soon behind it."""
    tokens = without_age(tokens)
    verb = first_verb(tokens[: _REACH + 1])
    if not verb or _compares(tokens):
        return False
    head = tokens[0]
    subject = head.lower in _HEADS or head.is_capitalised or head.lower[-1] == "s"
    subject = subject or is_number(head.lower)
    return subject and not any(t.lower in _TIED or t.text == "," for t in tokens[:verb])


def is_counted(tokens: Sequence[Token]) -> bool:
    """Whether the subject that stands first is a number of things."""
    return is_number(tokens[0].lower) or tokens[0].lower in _COUNTING


def has_early_verb(tokens: Sequence[Token], *, helping: bool = False) -> bool:
    """Whether a verb, or an auxiliary, stands soon behind what may be its subject."""
    tokens = without_age(tokens)
    verb = first_verb(tokens[: _REACH + 1])
    if (
        not verb
        or _compares(tokens)
        or any(t.lower in TIES or t.text == "," for t in tokens[:verb])
    ):
        return False
    return not helping or tokens[verb].lower in SINGULAR


def without_age(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the age in "Ann Cole, 34, was"."""
    ages = (i for i in range(1, min(len(tokens) - 2, _REACH)))
    for i in ages:
        if tokens[i].text == "," == tokens[i + 2].text and tokens[i + 1].text.isdecimal():
            return [*tokens[:i], *tokens[i + 3 :]]
    return tokens


def _compares(tokens: Sequence[Token]) -> bool:
    """Whether it is half of "the more we wait, the longer it takes"."""
    low = [token.lower for token in tokens[:3]]
    if len(low) < 3 or low[0] != "the":  # noqa: PLR2004 - "the", the comparative and its subject
        return False
    return low[1] in {"more", "less"} or (
        low[1].endswith("er") and low[2] in PRONOUNS | DETERMINERS
    )
