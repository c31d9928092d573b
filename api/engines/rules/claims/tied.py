"""A clause of time tied to the one before it, where both tell what happened: "left after …"."""

from collections.abc import Sequence

from api.engines.rules.claims.openings import early_verb
from api.engines.rules.claims.piece import Offsets, stands
from api.engines.rules.words.grammar import (
    BE,
    FUTURE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    is_number,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, first_verb

TIED = words("after before as when while since until whereas although")
"""What ties on a clause that tells a fact of its own, where it is past."""
_SET_AGAINST = words("while whereas although")
_LIMITS = words("until before when since once while as after")
"""What says how far a denial goes: "nobody was told until he left"."""
_LASTING = words("until before")
"""Of these, what limits a denial even behind a comma."""
_DENYING = (NEGATIONS - {"without"}) | words("few little hardly barely scarcely rarely seldom")
_REFUSING = words("refused refuses refuse declined declines failed fails")
_JOINTS = words("and or but")
_SAYING = words("say says said tell tells told think thinks thought believe believes believed add")
"""What a tie behind it can only begin to tell: "said until last year it was safe"."""
_LOOSE = words("after before since until as once")
_UNREAL_TIES = TIES - _LOOSE - {"who", "which", "whose", "not", "so", "than", "both"}
_LEAST_TIED = 4
_AMOUNTS = words(
    "seconds minutes hours days weeks months years shortly soon moments immediately just hour day "
    "week month year decades long a an one two three four five six few several"
)
"""What measures the time before an "after": ", hours after each had accused the other"."""
_NARROWED = words("ever soon long even just such so not only than shortly right immediately")
"""Words before a tie that belong to it: "even as", "so long as", "only after"."""
_COMPARING = words("as so such same twice times")
"""What an "as" behind it only goes on with: "twice as much AS it did in May"."""
_SPANS = words(
    "seconds minutes hours days weeks months years decades moments second minute hour day week "
    "month year decade"
)
_WHO = words("who which that whose where when")
_PRESENT = words("is are has have does do am isn't aren't hasn't haven't")
_REPUTEDLY = words("reportedly allegedly supposedly purportedly reputedly apparently")
_REPUTED = words(
    "reported said alleged believed thought understood rumoured rumored feared reputed"
)
_IRREALIS = MODALS | FUTURE | words("won't 'll if unless expected likely due")
_THEY = words("he she it they")
"""Behind "as" these begin the author's words again: "are said to be lost as they flee"."""
_UNREAL = _IRREALIS | _UNREAL_TIES


def ties(left: Sequence[Token], tie: str, rest: Sequence[Token], subject: Offsets | None) -> bool:
    """Whether the words behind the tie are a clause that can be told without the one before it."""
    verb = _verb_of_fact(rest) if len(rest) >= _LEAST_TIED else None
    if verb is None:
        return False
    if not stands(left, subject) or not _UNREAL.isdisjoint({t.lower for t in left}):
        return False
    own = tie in {"as", "while"} and rest[0].lower in _THEY
    if (_is_heard(left) and not own) or _is_bound(left, tie):
        return False
    told = tie in _SET_AGAINST or not _is_present(verb)
    return told or (tie == "as" and _is_present(left[first_verb(left) or 0]))


def without_amount(left: Sequence[Token]) -> Sequence[Token]:
    """The clause without the ", two hours" that measures a time behind it."""
    last = len(left)
    while last > 1 and (left[last - 1].lower in _AMOUNTS or is_number(left[last - 1].lower)):
        last -= 1
    comma = last < len(left) and left[last - 1].text in {",", "–", "—"}
    return left[: last - 1] if comma else left


def _verb_of_fact(rest: Sequence[Token]) -> Token | None:
    """The verb soon behind the subject that stands first, where it tells no mere possibility."""
    if rest[0].lower.endswith("ing") or rest[0].lower in PREPOSITIONS or not rest[0].is_word:
        return None
    verb = early_verb(rest)
    if verb is None or verb.lower in _IRREALIS:
        return None
    return None if rest[rest.index(verb) - 1].lower in _JOINTS else verb


def _is_heard(left: Sequence[Token]) -> bool:
    """Whether the clause only passes on what is said, and so does what is tied to it."""
    for index, token in enumerate(left):
        if token.lower in _REPUTEDLY:
            return True
        if token.lower in _REPUTED and index + 1 < len(left) and left[index + 1].lower == "to":
            return True
    return False


def _is_bound(left: Sequence[Token], tie: str) -> bool:
    """Whether the clause says something else without what is tied to it."""
    if tie in {"after", "before"} and _is_timed(left):
        return True
    if tie == "as" and any(token.lower in _COMPARING for token in left):
        return True
    if tie == "before" and any(_must(left, index) for index in range(len(left) - 1)):
        return True
    if left[0].lower == "it" and left[1:] and left[1].lower in {"was", "is"}:
        return True
    says = left[-1].lower in _SAYING and not any(token.lower in BE for token in left[-2:-1])
    return says or left[-1].lower in _NARROWED or _in_relative(left)


def _must(tokens: Sequence[Token], index: int) -> bool:
    """Whether it tells what has to be done first: "had to ask twice BEFORE it answered"."""
    return tokens[index].lower in {"had", "has", "have"} and tokens[index + 1].lower == "to"


def is_limited(tokens: Sequence[Token], tie: str, *, parted: bool) -> bool:
    """Whether the tie tells how far goes what the clause denies, which is false without it.

    `parted`: a comma stands between them.
    """
    if tie not in (_LASTING if parted else _LIMITS):
        return False
    return any(_denies(tokens, i) for i in range(len(tokens)))


def _denies(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].lower
    if word in _REFUSING:
        return index + 1 < len(tokens) and tokens[index + 1].lower == "to"
    negates = word in _DENYING or word.endswith("n't")
    return negates and not (index and tokens[index - 1].lower == "a")


def _is_timed(left: Sequence[Token]) -> bool:
    """Whether a time without a comma measures the tie: "died 11 hours after he was sent home"."""
    amount = left[-2].lower if len(left) > 1 else ""
    counted = amount in _AMOUNTS or is_number(amount) or amount == "later"
    return left[-1].lower in _SPANS and counted and without_amount(left) is left


def _in_relative(left: Sequence[Token]) -> bool:
    """Whether the tie stands in a relative clause whose main clause is still to come."""
    who = next((i for i, t in enumerate(left) if t.lower in _WHO), None)
    return bool(who) and first_verb(left[:who]) is None


def _is_present(verb: Token) -> bool:
    return verb.lower in _PRESENT or (verb.lower.endswith("s") and verb.lower != "was")
