"""Where two claims about one thing may not both hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from api.engines.rules.comparison.lists import groups_listed, keys_listed
from api.engines.rules.comparison.relation.rationale import denied
from api.engines.rules.comparison.shared.agreement import (
    Pair,
    is_telling,
    may_both_hold,
    told_as_one,
)
from api.engines.rules.comparison.shared.counts import differing
from api.engines.rules.comparison.shared.overlap import Overlap, overlap
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.engines.rules.comparison.statement.wordings import Half
from api.schemas.claims import Claim
from api.schemas.comparison import ConflictOn
from api.schemas.reading import CandidatePair
from api.text.stems import stem

_SAME_THING = 0.5
_SAME_THING_WEIGHT = 2.0
_SAME_SENTENCE = 0.6
_SAME_SENTENCE_WEIGHT = 2.6
_NEGATED_WEIGHT = 1.6
_STATEMENTS = frozenset({"acknowledge", "confirm"})
_TWO_SIDED = frozenset({"outcome", "control", "arrival", "direction"})
_EVENTS = groups_listed("events")
"""What happened: a number of one of these is no number of another."""
_EVENT_OF = {key: number for number, keys in enumerate(_EVENTS) for key in keys}
_CONTRARY_OF = {
    key: other
    for one, another in groups_listed("contraries")
    for key, other in ((one, another), (another, one))
}
"""Words for two things of one kind: what is told of one is not told of the other."""
_OTHER = frozenset({"second", "other", "another", "remain", "further", "lesser", "separat"})
"""Words of one count among several: who is cleared of it may be guilty of the rest."""
_BODIES = keys_listed("bodies")
"""Words of names that many bodies have in theirs."""


@dataclass(frozen=True)
class Conflict:
    on: ConflictOn
    rationale: str
    rule: str
    """Id of the rule, without its family."""


def conflict(
    pair: CandidatePair, mine: Content, yours: Content, shared: Overlap, *, alike: bool
) -> Conflict | None:
    """In what the two may conflict, or None. `alike`: they tell of the same, affirmed or denied."""
    if at_other_times(mine, yours):
        return _weekday(pair.left.claim, pair.right.claim, mine, yours, shared)
    return _number(mine, yours, shared) or _polarity(mine, yours, shared, alike=alike)


def at_other_times(mine: Content, yours: Content) -> bool:
    """Whether the two name different years, months or weekdays."""
    return any(map(_apart, mine.times, yours.times))


def of_other_events(mine: Content, yours: Content) -> bool:
    """Whether the one tells of a flood, say, and the other of a crash, or of men and of women."""
    here, there = mine.weights.keys() & _CONTRARY_OF, yours.weights.keys() & _CONTRARY_OF
    contrary = any(_CONTRARY_OF[key] in there - here for key in here - there)
    return contrary or _apart(_events(mine), _events(yours))


def _events(content: Content) -> set[int]:
    return {_EVENT_OF[key] for key in content.weights.keys() & _EVENT_OF}


def _apart(here: Collection[object], there: Collection[object]) -> bool:
    return bool(here and there) and set(here).isdisjoint(there)


def _denied_by_both(mine: Content, yours: Content) -> bool:
    """Whether both negate as often, so that the main clauses alone tell no difference."""
    return mine.negates == yours.negates > 0


def opposed(mine: Content, yours: Content) -> bool:
    """Whether one negates its main clause, and the other does not, nor tells of its "refusal".

    What is not done until Friday is done on Friday.
    """
    if bool(mine.negation) == bool(yours.negation) or _denied_by_both(mine, yours):
        return False
    denies, other = (mine, yours) if mine.negation else (yours, mine)
    if denies.is_delayed and _meet(mine, yours):
        return False
    negator = denies.negator
    return negator is None or negator not in other.weights or other.negates > 0


def _meet(mine: Content, yours: Content) -> bool:
    """Whether both name one year, month or weekday."""
    return any(here & there for here, there in zip(mine.times, yours.times, strict=True))


def _weekday(
    left: Claim, right: Claim, mine: Content, yours: Content, shared: Overlap
) -> Conflict | None:
    """Weekdays that differ while nearly all else agrees. Other times may be other events."""
    here, there = sorted(mine.times[-1]), sorted(yours.times[-1])
    same = shared.share >= _SAME_SENTENCE and shared.weight > _SAME_SENTENCE_WEIGHT
    if not (here and there and same) or left.quantities or right.quantities:
        return None
    return _of_times(here[0], there[0])


def times_apart(mine: Content, yours: Content) -> Conflict | None:
    """Months or weekdays that differ, where none but the same ones do the same in both.

    Other years are most often of another such act, and so are other numbers.
    """
    acts = telling(mine.heads & yours.heads - mine.names)
    if not acts or _apart(mine.doers, yours.doers) or _apart(mine.times[0], yours.times[0]):
        return None
    if numbers_apart(mine, yours):
        return None
    for here, there in zip(mine.times[1:], yours.times[1:], strict=True):
        if _apart(here, there):
            return _of_times(min(here), min(there))
    return None


def _of_times(here: str, there: str) -> Conflict:
    return Conflict("time", f"“{here.title()}” against “{there.title()}”.", "conflict.weekday")


def _number(mine: Content, yours: Content, shared: Overlap) -> Conflict | None:
    if not mine.measures or not yours.measures or of_other_events(mine, yours):
        return None
    alike = (
        not shared.foreign_names
        and shared.share >= _SAME_THING
        and shared.weight >= _SAME_THING_WEIGHT
    )
    found = differing(mine.measures, yours.measures, alike=alike)
    return _of_numbers(found) if found else None


def numbers_apart(mine: Content, yours: Content) -> Conflict | None:
    """Numbers of one unit that differ, where the two are known to tell of one thing."""
    found = differing(mine.measures, yours.measures, alike=True)
    return _of_numbers(found) if found else None


def _of_numbers(found: Sequence[Pair]) -> Conflict:
    bound = all(_is_bound(pair) for pair in found)
    return Conflict("number", _all_told(found), "conflict.bound" if bound else "conflict.number")


def _all_told(pairs: Sequence[Pair]) -> str:
    return " ".join(_told(pair) for pair in pairs)


def _told(pair: Pair) -> str:
    words = f"“{pair.left.words}” against “{pair.right.words}”."
    if _is_bound(pair):
        return f"{words} Both may be right: one of them is only a limit."
    return words


def _is_bound(pair: Pair) -> bool:
    return pair.left.role == pair.right.role and may_both_hold(pair)


def _polarity(mine: Content, yours: Content, shared: Overlap, *, alike: bool) -> Conflict | None:
    for here in mine.halves:
        for there in yours.halves:
            if _opposed(mine, yours, here, there):
                rule = "conflict.statement" if here.pair in _STATEMENTS else "conflict.opposite"
                words = f"“{here.words}” against “{there.words}”."
                return Conflict("polarity", words, rule)
    same = shared.share >= _SAME_SENTENCE and shared.weight >= _SAME_SENTENCE_WEIGHT
    told = alike or ((same or _of_negated(mine, yours, shared)) and not shared.foreign_names)
    if not told or not opposed(mine, yours) or of_other_events(mine, yours):
        return None
    negated, other = (mine.negated, yours) if mine.negation else (yours.negated, mine)
    if negated is not None and negated not in other.weights:
        return None
    if in_other_halves(mine, yours):
        return None
    return Conflict("polarity", denied(mine, yours), "conflict.negation")


def in_other_halves(mine: Content, yours: Content) -> bool:
    """Whether they have opposite wordings, so that a negation of one makes them agree."""
    return any(s.pair == t.pair and s.half != t.half for s in mine.halves for t in yours.halves)


def _of_negated(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether what one negates is the very act that the other tells of, by its main verb."""
    negated, other = (mine.negated, yours) if mine.negation else (yours.negated, mine)
    enough = shared.share >= _SAME_SENTENCE and shared.weight >= _NEGATED_WEIGHT
    return negated in other.heads and enough


def _opposed(mine: Content, yours: Content, here: Half, there: Half) -> bool:
    apart = here.pair == there.pair and here.half != there.half
    if not apart or _both(mine, yours, here.pair) or bool(mine.negation) != bool(yours.negation):
        return False
    shared = overlap(mine, yours, without=mine.opposed | yours.opposed)
    situation = here.pair in _STATEMENTS and here.of_situation and there.of_situation
    if situation and _one_side(mine, yours, shared):
        return True
    if here.pair == "direction" and (_by_the_way(mine, here) or _by_the_way(yours, there)):
        return False
    counts = bool(_OTHER & set(mine.weights)), bool(_OTHER & set(yours.weights))
    if here.pair == "guilt" and counts[0] != counts[1]:
        return False
    first = _named_first(mine), _named_first(yours)
    swapped = all(first) and first[0] != first[1]
    swapped = swapped or (here.pair == "outcome" and mine.clause.subject != yours.clause.subject)
    if shared.foreign_names or (here.pair in _TWO_SIDED and swapped):
        return False
    level = here.pair == "direction" and _to_one_level(mine, yours) and telling(shared.words)
    return bool(level) or (shared.share >= _SAME_THING and shared.weight >= _SAME_THING_WEIGHT)


def _to_one_level(mine: Content, yours: Content) -> bool:
    """Whether one number that tells is in both: "rose to 4.1 per cent", "fell to 4.1 per cent"."""
    return any(
        one.role == other.role == "level" and told_as_one(one, other) and is_telling(one)
        for one in mine.measures
        for other in yours.measures
    )


def opposites(mine: Content, yours: Content) -> tuple[str, str] | None:
    """Words of both that are opposites, whatever else they share, where neither has both halves."""
    if bool(mine.negation) != bool(yours.negation) or mine.negates != yours.negates:
        return None
    for here in mine.halves:
        for there in yours.halves:
            if here.pair != there.pair or here.half == there.half or _both(mine, yours, here.pair):
                continue
            other_side = here.pair in _TWO_SIDED and mine.clause.subject != yours.clause.subject
            if not (other_side or _by_the_way(mine, here) or _by_the_way(yours, there)):
                return here.words, there.words
    return None


def _by_the_way(content: Content, half: Half) -> bool:
    """Whether a participle tells it that is not the main verb: "rising costs have cut profits"."""
    first = half.words.split()[0].lower()
    told = any(stem(first) in content.stems.get(key, ()) for key in content.heads)
    return first.endswith("ing") and not told


def _one_side(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether both tell what one side says of its situation: by its name, or by an object."""
    if not shared.names - _BODIES:
        return False
    objects = [word for word in shared.words if word not in shared.names]
    return bool(objects or not mine.actors or not yours.actors or mine.actors & yours.actors)


def _both(mine: Content, yours: Content, pair: str) -> bool:
    """Whether one of the claims holds both halves, so that its own half is not plain."""
    halves = [{s.half for s in side.halves if s.pair == pair} for side in (mine, yours)]
    return any(len(found) > 1 for found in halves)


def _named_first(content: Content) -> str | None:
    return next(iter(content.keyed.names.values()), None)
