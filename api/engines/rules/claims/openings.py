"""Whether words open a clause of their own: a subject first, and its verb soon behind it."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import DETERMINERS, PRONOUNS, is_number, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, first_verb

SINGULAR = words("is was has does isn't wasn't hasn't doesn't")
MANY = words("are were have do aren't weren't haven't don't")
_COUNTING = words(
    "about around more fewer less at nearly almost over up roughly some dozens hundreds thousands "
    "millions four five six seven eight nine ten twelve twenty thirty forty fifty sixty half others"
)
"""What opens a subject that is a number of things: "more than 200 were missing"."""
_HEADS = (
    PRONOUNS
    | DETERMINERS
    | _COUNTING
    | words("there perhaps now nobody none nothing everyone everybody someone somebody neither")
)
_TIED = TIES - {"that", "than", "not"}
_COMPARED = PRONOUNS | DETERMINERS
_REACH = 8


def opens_clause(tokens: Sequence[Token]) -> bool:
    """Whether a subject stands first and its verb soon behind it."""
    if not tokens or not _may_be_subject(tokens[0]):
        return False
    tokens = without_age(tokens)
    verb = first_verb(tokens[: _REACH + 1])
    if not verb or _compares(tokens):
        return False
    return not any(t.lower in _TIED or t.text == "," for t in tokens[:verb])


def _may_be_subject(head: Token) -> bool:
    word = head.lower
    return word in _HEADS or head.is_capitalised or word[-1] == "s" or is_number(word)


def is_counted(tokens: Sequence[Token]) -> bool:
    """Whether the subject that stands first is a number of things."""
    return is_number(tokens[0].lower) or tokens[0].lower in _COUNTING


def early_verb(tokens: Sequence[Token]) -> Token | None:
    """The verb that stands soon behind what may be its subject."""
    tokens = without_age(tokens)
    verb = first_verb(tokens[: _REACH + 1])
    if not verb or _compares(tokens):
        return None
    parted = any(t.lower in TIES or t.text == "," for t in tokens[:verb])
    return None if parted else tokens[verb]


def without_age(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the age in "Ann Cole, 34, was"."""
    for i in range(1, min(len(tokens) - 2, _REACH)):
        if tokens[i].text == "," == tokens[i + 2].text and tokens[i + 1].text.isdecimal():
            return [*tokens[:i], *tokens[i + 3 :]]
    return tokens


def _compares(tokens: Sequence[Token]) -> bool:
    """Whether it is half of "the more we wait, the longer it takes"."""
    if len(tokens) < 3 or tokens[0].lower != "the":  # noqa: PLR2004 - with a comparative and a subject
        return False
    compared = tokens[1].lower
    return compared in {"more", "less"} or (
        compared.endswith("er") and tokens[2].lower in _COMPARED
    )
