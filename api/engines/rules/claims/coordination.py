"""Verbs joined by "and" that share one subject: "The firm lost money and sacked its head"."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.openings import MANY, SINGULAR
from api.engines.rules.claims.piece import Offsets, extent
from api.engines.rules.claims.subjects import behind_opening, parted_subject, subject_end
from api.engines.rules.words.grammar import BE, DETERMINERS, is_adverb, is_number, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, first_verb, forms, helping, opening_verb

_HAVE = words("has have had")
_BINDS = TIES - {"as", "not", "so", "than", "both", "after", "before", "since", "until"}
_LONGEST_SUBJECT = 14
_MONEY = frozenset("£$€")
_LEAST_BEHIND = 2
_LONGEST_OF_LIST = 16
_SHORTEST_ED = 4
_OBJECTS = words("him them it her us me up down off out")
_DONE_TO = listed("done_to")

_ACTIVE = listed("active")

Shared = tuple[int, Offsets]
"""How many tokens join, and the subject as offsets."""


class _Left(NamedTuple):
    """The clause before the joint, with the place of its verb and the offsets of its subject."""

    tokens: Sequence[Token]
    verb: int
    subject: Offsets
    parted: bool = False
    """Whether something stands between the subject and the verb."""


def shared(
    tokens: Sequence[Token], first: int, index: int, subject: Offsets | None
) -> Shared | None:
    """Where a verb follows here whose subject is that of the clause from `first` on."""
    width = _width(tokens, index) or _listed(tokens, first, index)
    if not width or len(tokens) - index - width < _LEAST_BEHIND:
        return None
    place = _verb_place(tokens, index + width)
    left = _left(tokens[first:index], subject) if place is not None else None
    known = _joined(tokens, place, left) if left and place is not None else None
    return (width, known) if known else None


def _left(tokens: Sequence[Token], subject: Offsets | None) -> _Left | None:
    """The clause, where it is plain what a second verb would have for its subject."""
    parted = None if subject else parted_subject(tokens)
    outside = [*tokens[: parted.high], *tokens[parted.verb :]] if parted else tokens
    if any(t.lower in _BINDS for t in outside):
        return None
    verb = parted.verb if parted else first_verb(tokens)
    if subject and verb is None:
        verb = opening_verb(tokens)
    if verb is None or _other_verbs(tokens, verb):
        return None
    if parted is None and verb and _opens_aside(tokens, verb):
        return None
    bare = verb == len(tokens) - 1 and tokens[verb].lower not in BE
    own = parted.offsets(tokens) if parted else _subject(tokens, verb) if verb else None
    known = subject or own
    return None if bare or known is None else _Left(tokens, verb, known, parted is not None)


def _opens_aside(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what looks like the verb opens an aside: "the bridge, BUILT in 1932 and widened"."""
    commas = sum(token.text == "," for token in tokens[:verb])
    return commas == 1 and tokens[verb - 1].text == ","


def _width(tokens: Sequence[Token], index: int) -> int:
    word = tokens[index].lower
    if word in {"and", "but"}:
        return 1
    behind = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return 2 if word == "," and behind in {"and", "but", "then"} else 0


def _listed(tokens: Sequence[Token], first: int, index: int) -> int:
    """1 for a comma in a list of verbs: "is dated 3 May, runs to a page and asks £200"."""
    if tokens[index].text != ",":
        return 0
    for later in range(index + 2, min(len(tokens) - 1, index + _LONGEST_OF_LIST)):
        if tokens[later].lower == "and":
            lists = opening_verb(tokens, index + 1) == index + 1
            lists = lists and opening_verb(tokens, later + 1) is not None
            return int(lists and not _closes_aside(tokens[first:], index - first))
    return 0


def _closes_aside(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the comma ends what parts the subject from its first verb: ", based here, lost"."""
    parted = parted_subject(tokens)
    return parted is not None and parted.verb > comma


def _verb_place(tokens: Sequence[Token], index: int) -> int | None:
    """Place of the verb, behind adverbs at most."""
    while index < len(tokens) and is_adverb(tokens[index].lower):
        index += 1
    return index if index < len(tokens) and tokens[index].text.islower() else None


def _joined(  # noqa: PLR0911 - one guard for each form of the first verb
    tokens: Sequence[Token], place: int, left: _Left
) -> Offsets | None:
    """What is to be read before the second verb, where its form goes with the first."""
    word, opening = tokens[place].lower, left.tokens[left.verb].lower
    acts = _has_object(tokens, place)
    present = word in forms("present") or (word[-1] == "s" and word[-2:] != "ss" and acts)
    helps = word in helping() or (opening in BE and word in _ACTIVE)
    if {word, opening} & SINGULAR and {word, opening} & MANY:
        return None
    earlier = _is_past(word) and acts and opening not in BE
    if helps or (opening[-1] == "s" and (present or earlier)):
        return left.subject
    group = _group(left.tokens, left.verb)
    if _is_denied(left.tokens[left.verb : group]):
        return left.subject if _is_past(word) and place and _turns(tokens, place) else None
    helped = None if left.parted else (left.subject[0], left.tokens[group - 1].end)
    if opening in forms("modal"):
        return helped if acts or word in forms("base") else None
    if opening in BE and _is_past(word) and _is_born(left):
        return left.subject
    if opening in BE or left.tokens[group - 1].lower == "been":
        return helped if _is_done_to(tokens, place) else None
    perfect = group < len(left.tokens) and _is_past(left.tokens[group].lower)
    if opening in _HAVE and perfect:
        return (helped or left.subject) if _is_past(word) else None
    return left.subject if _is_past(word) and _is_past(opening) else None


def _is_born(left: _Left) -> bool:
    """Whether no passive can follow: "was BORN in Hull, studied law"."""
    return any(t.lower == "born" for t in left.tokens[left.verb + 1 : left.verb + 2])


def _is_denied(group: Sequence[Token]) -> bool:
    """Whether nobody can tell if what is denied goes on: "had not planned it and meant to pay"."""
    return any(t.lower in {"not", "never"} or t.lower.endswith("n't") for t in group)


def _turns(tokens: Sequence[Token], place: int) -> bool:
    """Whether the second verb is set against the first: "had not read it but signed"."""
    return tokens[place - 1].lower == "but"


def _has_object(tokens: Sequence[Token], place: int) -> bool:
    """Whether an object follows at once, as it does behind a verb and not behind a noun."""
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    return behind in _OBJECTS or behind in DETERMINERS or is_number(behind) or behind in _MONEY


def _is_done_to(tokens: Sequence[Token], place: int) -> bool:
    """Whether the verb is passive as well: "was held and charged", not "was ill and moved"."""
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    return behind == "by" or tokens[place].lower in _DONE_TO


def _is_past(word: str) -> bool:
    shaped = word.endswith("ed") and len(word) >= _SHORTEST_ED and "-" not in word
    return shaped or word in forms("past") or word in {"was", "were", "had", "did"}


def _group(left: Sequence[Token], verb: int) -> int:
    """The end of the auxiliaries that open a group of verbs: "has been" in "has been fined"."""
    end = verb + 1
    while end < len(left) and left[end].lower in {"been", "be", "not", "also", "since", "now"}:
        end += 1
    return end


def _other_verbs(left: Sequence[Token], verb: int) -> bool:
    """Whether a second finite verb stands in the clause, whose subject would be another one."""
    known = helping()
    return any(
        left[i].lower in known and left[i - 1].lower not in known and not _is_group(left, i)
        for i in range(verb + 1, len(left))
    )


def _is_group(left: Sequence[Token], index: int) -> bool:
    return left[index].lower in {"have", "do"} or is_adverb(left[index - 1].lower)


def _subject(left: Sequence[Token], verb: int) -> Offsets | None:
    """Offsets of the subject before the verb, without what follows its first comma."""
    low = behind_opening(left)
    end = subject_end(left, low, verb)
    if low >= end or end - low > _LONGEST_SUBJECT:
        return None
    return extent(left[low:end])
