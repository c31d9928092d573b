"""A guard on judgements: what one voice affirms and another denies is not agreed on."""

from dataclasses import replace

from api.core.relations import CONFLICTS
from api.core.terms import words
from api.core.wordlist import word_set
from api.schemas.claims import AUTHOR, Claim
from api.schemas.reading import Judgement

_NEGATIONS = word_set("negations")
_NEGATING = ("un", "in", "im", "il", "ir", "non", "dis")
_CONTRACTED = ("n't", "n’t")


def guarded(judgement: Judgement) -> Judgement:
    """The judgement; agreement between an assertion and a denial becomes a possible conflict.

    A denial of a negative statement affirms it, so where only one of the texts is negative the
    signs alone tell nothing and the engine's word stands.
    """
    left, right = judgement.pair.left.claim, judgement.pair.right.claim
    if judgement.relation is None or judgement.relation in CONFLICTS:
        return judgement
    if not _opposite(left, right) or _is_negative(left) != _is_negative(right):
        return judgement
    if _negated_within(left, right) or _negated_within(right, left):
        return judgement
    return replace(
        judgement,
        relation="possible_conflict",
        on=("polarity",),
        rationale="One account says that it is so, the other carries a denial.",
        specific=None,
    )


def _opposite(left: Claim, right: Claim) -> bool:
    return {_sign(left), _sign(right)} == {"+", "-"}


def _sign(claim: Claim) -> str:
    """`+` or `-` as whoever asserts the claim holds it so or not, else nothing.

    A source that passes on what others say, and rejects it, denies it as well.
    """
    if any(each.value == "CT-" and each.voice_id != AUTHOR for each in claim.factuality):
        return "-"
    value = claim.factuality[0].value
    return value[-1] if value[-1] in "+-" else ""


def _negated_within(claim: Claim, other: Claim) -> bool:
    """Whether a word of the one is a negative form of a word of the other: "unsafe", "safe"."""
    plain = set(words(other.text))
    return any(
        word.startswith(prefix) and word.removeprefix(prefix) in plain
        for word in words(claim.text)
        for prefix in _NEGATING
    )


def _is_negative(claim: Claim) -> bool:
    return any(word in _NEGATIONS or word.endswith(_CONTRACTED) for word in words(claim.text))
