"""Clauses that tell of what is not so, or of what is so only in a case."""

from collections.abc import Sequence

from api.engines.rules.claims.clause import Clause
from api.engines.rules.words.grammar import PREPOSITIONS, RELATIVES
from api.engines.rules.words.grammar import words as words_of

_CONDITIONS = words_of("if unless")
_ASKED = words_of(
    "ask asks asked asking wonder wonders wondered know knows knew known see as even clear unclear "
    "sure doubt say tell told decide determine test check what"
)
"""Before an "if" that is a "whether", or no condition of the clause."""
_CONSEQUENCES = words_of("will would could may might can shall must 'll 'd won't")
_WOULD = words_of("would wouldn't")
_UNREAL = _WOULD | words_of("could might 'd couldn't")
_UNREAL_REACH = 3
_SUPPOSING = words_of("if had without unless but")
"""What opens a case that never was, before what would have been."""
_DENIED = words_of("didn't doesn't isn't wasn't don't")
_COULD = words_of("could might")
_MISSED = words_of(
    "better more earlier sooner faster quicker differently harder further avoided prevented "
    "averted foreseen spared"
)
"""What is said of a chance that nobody took: "could have been prevented"."""
_NOBODY = words_of("neither none nobody nothing")
_HEARD = words_of("allegedly reportedly purportedly supposedly apparently")


def is_conditional(clause: Clause) -> bool:
    """Whether it commits only to what follows from a condition: "If the dam fails, …"."""
    if clause.words.isdisjoint(_CONDITIONS):
        return False
    words = [t.lower for t in clause.tokens if t.is_word or t.lower in _CONSEQUENCES]
    if words[0] in _CONDITIONS and not any(w in _CONSEQUENCES for w in words):
        return not _is_rule(words)
    if words[0] in _CONDITIONS:
        return True
    found = (i for i, w in enumerate(words) if i and w in _CONDITIONS)
    place = next((i for i in found if words[i - 1] not in _ASKED), None)
    return place is not None and any(w in _CONSEQUENCES for w in words[:place])


def _is_rule(words: Sequence[str]) -> bool:
    """Whether it tells what holds in general: "If it isn't on paper, it didn't happen"."""
    return words[0] == "if" and any(w in _DENIED for w in words)


def is_of_detail(clause: Clause) -> bool:
    """Whether hearsay is only what a participle tells: "was held for allegedly lying"."""
    if clause.words.isdisjoint(_HEARD):
        return False
    words = [token.lower for token in clause.tokens]
    heard = [i for i, word in enumerate(words[:-1]) if word in _HEARD]
    return all(words[i - 1] in PREPOSITIONS and words[i + 1].endswith("ing") for i in heard)


def could_not(clause: Clause) -> bool:
    """Whether its subject denies what it "could": "Neither claim could be verified"."""
    if "could" not in clause.words:
        return False
    opening = clause.tokens[0].lower
    return opening in _NOBODY or (opening == "no" and len(clause.tokens) > 1)


def is_regretted(clause: Clause) -> bool:
    """Whether it tells of a chance that was missed, and not of one: "could have done more"."""
    if "have" not in clause.words or clause.words.isdisjoint(_COULD):
        return False
    words = [token.lower for token in clause.tokens[: clause.main]]
    return any(
        words[i - 1] in _COULD and words[i] == "have" and not _MISSED.isdisjoint(words[i + 1 :])
        for i in range(1, len(words))
    )


def is_counterfactual(clause: Clause) -> bool:
    """Whether it tells what would have been: "Had it passed, nurses would have gone". What a thing
    "that would have" done is, or came to, is told as it is."""
    if "have" not in clause.words or clause.words.isdisjoint(_UNREAL):
        return False
    supposed = clause.tokens[0].lower in _SUPPOSING
    main = clause.tokens if supposed else clause.tokens[: clause.main]
    words = [token.lower for token in main]
    for index, word in enumerate(words):
        if index > 1 and words[index - 1] in RELATIVES:
            continue
        if word in _WOULD or (word in _UNREAL and _is_unreal_case(words)):
            near = words[index + 1 : index + 1 + _UNREAL_REACH]
            if "have" in near and near[near.index("have") + 1 :][:1] != ["to"]:
                return True
    return False


def _is_unreal_case(words: Sequence[str]) -> bool:
    """Whether a past that never was is supposed: "had the plan passed", "if it had passed"."""
    return words[0] == "had" or ("if" in words and "had" in words)
