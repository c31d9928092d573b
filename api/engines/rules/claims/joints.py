"""The words and marks that join two clauses of a sentence, each of which can stand alone."""

from collections.abc import Sequence
from itertools import pairwise

from api.engines.rules.claims.openings import MANY, SINGULAR, early_verb, is_counted, opens_clause
from api.engines.rules.claims.piece import Offsets, is_closed, stands
from api.engines.rules.claims.tied import TIED, ties
from api.engines.rules.words.grammar import (
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_number,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import (
    TIES,
    first_verb,
    forms,
    has_subject_and_verb,
    helping,
    is_finite,
)
from api.text.values import value

_JOINTS = words("and but while whereas though although yet")
_BINDS = TIES - {"who", "which", "whose", "not", "so", "than", "both"}
_BEFORE_NOUNS = words("since until after before as once because")
"""What opens a clause only where a verb follows: "since May"."""
_TIED_ALONE = TIED - _JOINTS
_SPLICED = (PRONOUNS | {"the"}) - {"who"}
_SUBJECTS = PRONOUNS - {"you", "who"}
_DASHES = DASHES | {"-"}
CUTS = frozenset({";", ":", ",", "and", "but"}) | _DASHES | TIED
"""The words and marks at which a cut may fall."""
_FRONTED = (PREPOSITIONS - {"about", "around", "over", "under"}) | words(
    "contrary unlike like given whatever whoever whichever wherever however what"
)
"""What opens no clause of its own before a comma: "Contrary to what she said, the bridge was"."""
_VERB_AFTER_AND = 6
_AFTER_POINTER = words("'s is was will would")
"""What follows a "that" which is a subject: "and that's all"."""
_OPENS_OBJECT = DETERMINERS | PRONOUNS | {"that"}


@value
class Joint:
    """A place at which a clause that starts at `first` may end."""

    tokens: Sequence[Token]
    first: int
    place: int
    subject: Offsets | None
    """The subject that the clause shares with the one before it."""
    closed: Sequence[Offsets]
    word: str
    after: str
    """The word behind it, or nothing at the end."""

    @property
    def left(self) -> Sequence[Token]:
        return self.tokens[self.first : self.place]

    def right(self, width: int) -> Sequence[Token]:
        """The tokens behind it, if it is so many tokens wide."""
        return self.tokens[self.place + width :]


def joint_at(
    tokens: Sequence[Token],
    first: int,
    place: int,
    subject: Offsets | None,
    closed: Sequence[Offsets],
) -> Joint:
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    return Joint(tokens, first, place, subject, closed, tokens[place].lower, after)


def width_of(joint: Joint) -> int:
    """How many tokens join two clauses here; 0 where no cut is safe."""
    word, after = joint.word, joint.after
    if word in {";", ":"}:
        return _stop(joint)
    if word in _DASHES:
        width = 2 if after in _JOINTS else 1
        return width if opens_clause(joint.right(width)) and _is_clause(joint) else 0
    if word in TIED:
        return int(ties(joint.left, word, joint.right(1), joint.subject))
    if word == "," and after in _TIED_ALONE:
        return 2 * ties(joint.left, after, joint.right(2), joint.subject)
    return _comma(joint) if word == "," else _and(joint)


def _is_clause(joint: Joint) -> bool:
    return stands(joint.left, joint.subject)


def _stop(joint: Joint) -> int:
    """A semicolon or colon."""
    right = joint.right(1)
    plain = joint.word == ";" or (bool(right) and right[0].is_capitalised) or _opens(right)
    return int(plain and has_subject_and_verb(right) and _is_clause(joint))


def _opens(rest: Sequence[Token]) -> bool:
    """Whether a clause follows, behind what may stand in front of it: ": with a vote, he can"."""
    if opens_clause(rest):
        return True
    comma = next((i for i, token in enumerate(rest) if token.text == ","), 0)
    fronted = bool(comma) and rest[0].lower in _FRONTED
    return fronted and opens_clause(rest[comma + 1 :])


def _comma(joint: Joint) -> int:
    """A comma with "and" behind it, or alone before a pronoun with its verb."""
    after = joint.after
    if after == "that" and _is_next_that(joint):
        return 2
    if after not in _JOINTS and _is_listed(joint):
        return int(_is_clause(joint) and not _binds(joint))
    if after not in _JOINTS and after not in _SPLICED:
        return 0
    width = 2 if after in _JOINTS else 1
    right = joint.right(width)
    opens = opens_clause(right)
    if width == 1:
        opens = opens and _is_splice(right, after)
    elif not opens:
        verb = early_verb(right)
        opens = verb is not None and (after not in {"and", "but"} or verb.lower in SINGULAR)
    plain = width > 1 or not _is_fronted(joint.left)
    return width if opens and plain and _is_clause(joint) and not _binds(joint) else 0


def _is_fronted(left: Sequence[Token]) -> bool:
    """Whether the last clause, behind a colon too, has only begun: "it is late: with a vote"."""
    colons = (i + 1 for i in range(len(left) - 2, 0, -1) if left[i].text == ":")
    return left[next(colons, 0)].lower in _FRONTED


def _is_listed(joint: Joint) -> bool:
    """Whether a clause follows, and ", and" with another: "Gas burned, shops fell, and"."""
    right = joint.right(1)
    commas = (i for i in range(2, len(right) - 1) if right[i].text == ",")
    last = next(commas, None)
    if last is None or right[last + 1].lower != "and" or joint.left[0].lower in _FRONTED:
        return False
    listed = opens_clause(right[:last]) and has_subject_and_verb(right[:last])
    return listed and opens_clause(right[last + 2 :])


def _is_next_that(joint: Joint) -> bool:
    """Whether a list of clauses goes on: "found that staff left, THAT rooms shut and that"."""
    right = joint.right(2)
    listed = any(a.lower == "and" and b.lower == "that" for a, b in pairwise(right))
    plain = listed and bool(right) and right[0].lower not in _AFTER_POINTER
    return plain and opens_clause(right) and _is_clause(joint) and not _binds(joint)


def _binds(joint: Joint) -> bool:
    """Whether a word ties what follows to the clause, and not only what a source says in it."""
    left = joint.left
    if [token.lower for token in left[:2]] == ["not", "only"]:
        return True
    return any(
        token.lower in _BINDS and not is_closed(token, joint.closed) and not _is_loose(joint, index)
        for index, token in enumerate(left)
    )


def _is_loose(joint: Joint, index: int) -> bool:
    """Whether the word at `index` opens no clause: "until noon", "a window that is broken"."""
    word, rest = joint.left[index].lower, joint.left[index + 1 :]
    if word in _BEFORE_NOUNS:
        return first_verb(rest) is None
    if word != "that" or not rest:
        return False
    if is_closed(rest[0], joint.closed):
        return True
    parted = joint.word == "," and index and not is_finite(joint.left, index - 1)
    return bool(parted) and rest[0].lower in helping()


def _is_splice(rest: Sequence[Token], after: str) -> bool:
    """Whether a clause follows a mere comma: ", the castle is booked", ", he knew the house"."""
    verb = first_verb(rest)
    if after != "the":
        return verb == 1
    return verb in {2, 3} and rest[verb].lower in helping()


def _and(joint: Joint) -> int:
    after = joint.after
    width = 1
    if after == "that":
        right = joint.right(2)
        width += not right or right[0].lower not in _AFTER_POINTER
    right = joint.right(width)
    if not opens_clause(right):
        return 0
    known = width > 1 or after in _SUBJECTS or _opens_other(joint.left, right)
    return width if known and _is_clause(joint) and not _binds(joint) else 0


def _opens_other(left: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the subject that follows with its verb cannot be an object of the left."""
    verb = first_verb(rest[: _VERB_AFTER_AND + 1])
    if not verb or not left or "between" in {t.lower for t in left}:
        return False
    word = rest[verb].lower
    helps = word in helping()
    many = word in MANY and _head(rest[:verb]).endswith("s")
    counted = is_counted(rest) and not is_number(left[-1].lower)
    plural = rest[verb - 1].lower.endswith("s") and not left[-1].lower.endswith("s")
    past = word in forms("past") or word.endswith("ed")
    named = past and (rest[0].is_capitalised or _has_clear_object(rest, verb))
    return many or (helps and (word in SINGULAR or plural)) or (counted and verb > 1) or named


def _head(subject: Sequence[Token]) -> str:
    """The noun of a subject before what belongs to it: "talks over a deal"."""
    places = (i for i, t in enumerate(subject) if i and t.lower in PREPOSITIONS)
    return subject[next(places, len(subject)) - 1].lower


def _has_clear_object(rest: Sequence[Token], verb: int) -> bool:
    """Whether an object follows, so that "a clerk noticed that" is no "car damaged by"."""
    behind = rest[verb + 1].lower if verb + 1 < len(rest) else ""
    return rest[0].lower in DETERMINERS and behind in _OPENS_OBJECT
