"""The gate that all agreement passes: what both sides say of one thing, and say differently.

Two statements share most of their words even where one of them swaps who did it to whom, or gives
another number. So nothing is told as agreed, or as told with more detail, by somebody else or less
surely, while anything is left that both of them fill, each with something else. What differs is a
possible conflict where all else agrees, and speaks for two different things where it does not.
"""

from collections.abc import Callable
from typing import NamedTuple

from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.lists import keys_listed
from api.engines.rules.comparison.relation.alternatives import accused_of, excluding
from api.engines.rules.comparison.relation.conflicts import opposites
from api.engines.rules.comparison.relation.relating import dates
from api.engines.rules.comparison.relation.ruled import plain, ruled, unrelated
from api.engines.rules.comparison.shared.counts import apart
from api.engines.rules.comparison.shared.overlap import Overlap, overlap
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.engines.rules.comparison.statement.parties import of_other_objects, swapped
from api.engines.rules.comparison.statement.prospects import bids, is_bidden
from api.engines.rules.comparison.statement.slots import differing_slot
from api.schemas.comparison import ConflictOn
from api.schemas.reading import CandidatePair, Judgement

_AGREEING = frozenset(
    {
        "corroborated",
        "more_specific",
        "differently_attributed",
        "differently_hedged",
        "differently_framed",
    }
)
_IN_OTHER_WORDS = "match.framed.words"
_SAME_THING, _OF_LARGER, _WEIGHT = 0.6, 0.5, 2.0
_OBJECT = "object"
"""No conflict: other words for what it is done to may be of the same thing, or of another."""
_TO_EACH_OTHER = keys_listed("to_each_other")
"""What both sides may have done to the other."""


class _Difference(NamedTuple):
    rule: str
    words: str
    on: tuple[ConflictOn, ...] = ()
    conflicting: bool = True


class _Both(NamedTuple):
    pair: CandidatePair
    mine: Content
    yours: Content


def gated(judgement: Judgement, mine: Content, yours: Content, *, sure: bool = False) -> Judgement:
    """The judgement as it is, or what is left of it where the two do not agree after all.

    `sure`: so much speaks for one thing that what differs in them is told of it in both.
    """
    if judgement.relation not in _AGREEING:
        return judgement
    pair = judgement.pair
    if plain(pair.left.claim) == plain(pair.right.claim):
        return judgement
    framed = judgement.relation == "differently_framed" and judgement.rule_id != _IN_OTHER_WORDS
    found = _difference(_Both(pair, mine, yours), framed=framed)
    if found is None or (sure and found.rule == _OBJECT):
        return judgement
    counted = found.on == ("number",) and (sure or _one_act(mine, yours))
    if not counted and not (found.conflicting and _of_one_thing(overlap(mine, yours))):
        return unrelated(pair)
    return ruled(pair, found.rule, found.words + dates(pair), on=found.on)


def _one_act(mine: Content, yours: Content) -> bool:
    """Whether the same ones do the same in both, or acts of one kind."""
    acts = telling(mine.heads & yours.heads - mine.names)
    return bool(mine.doers & yours.doers and (acts or kin(mine.heads, yours.heads)))


def _of_one_thing(shared: Overlap) -> bool:
    enough = shared.share >= _SAME_THING and shared.of_larger >= _OF_LARGER
    return enough and shared.weight >= _WEIGHT and not shared.foreign_names


def _difference(both: _Both, *, framed: bool) -> _Difference | None:
    looks: tuple[Callable[[_Both], _Difference | None], ...] = (
        _slot, _number, _opposite, _lacking, _excluded, _charge, _party, _bidden,
    )  # fmt: skip
    found = next((found for look in looks if (found := look(both))), None)
    return None if framed and found is not None and found.rule == _OBJECT else found


def _slot(both: _Both) -> _Difference | None:
    found = differing_slot(both.mine.slots, both.yours.slots)
    if found is None:
        return None
    on, here, there = found
    return _Difference(
        f"conflict.{'hour' if on == 'time' else 'slot'}", _against(here, there), (on,)
    )


def _number(both: _Both) -> _Difference | None:
    found = apart(both.mine.measures, both.yours.measures)
    if found is None:
        return None
    words = _against(found.pair.left.words, found.pair.right.words)
    counted = found.of_one_thing or (found.of_one_kind and found.pair.left.unit)
    on: tuple[ConflictOn, ...] = ("number",) if counted else ()
    return _Difference("conflict.number", words, on, conflicting=found.of_one_thing)


def _opposite(both: _Both) -> _Difference | None:
    found = opposites(both.mine, both.yours)
    words = _against(*found) if found else ""
    return _Difference("conflict.opposite", words, conflicting=False) if found else None


def _lacking(both: _Both) -> _Difference | None:
    """What the one says there was not, and the other has: "without a deal", "after a deal"."""
    for mine, yours in ((both.mine, both.yours), (both.yours, both.mine)):
        found = sorted(telling(mine.lacking & yours.weights.keys() - yours.lacking))
        if found and not yours.negates:
            words = f"One account says that there was no “{mine.spelt[found[0]]}”."
            return _Difference("conflict.negation", words, ("polarity",))
    return None


def _excluded(both: _Both) -> _Difference | None:
    found = excluding(both.pair.left.claim.text, both.pair.right.claim.text)
    return _Difference("conflict.exclusive", _against(*found), ("polarity",)) if found else None


def _charge(both: _Both) -> _Difference | None:
    here, there = (accused_of(side.claim.text) for side in (both.pair.left, both.pair.right))
    if not here or not there or here.keys() & there.keys():
        return None
    words = _against(next(iter(here.values())), next(iter(there.values())))
    return _Difference("conflict.charge", words)


def _party(both: _Both) -> _Difference | None:
    here, there = both.mine.parties, both.yours.parties
    if here is None or there is None:
        return None
    if swapped(here, there):
        words = "Who did it in one account had it done to them in the other."
        mutual = here.verb in _TO_EACH_OTHER
        return _Difference("conflict.roles", words, ("actor",), conflicting=not mutual)
    if not of_other_objects(here, there, both.mine.names | both.yours.names):
        return None
    words = _against(_spelt(both.mine, here.done_to), _spelt(both.yours, there.done_to))
    return _Difference(_OBJECT, words, conflicting=False)


def _bidden(both: _Both) -> _Difference | None:
    """What somebody is only told to do in the one, and the other tells as done or so."""
    for mine, yours in ((both.mine, both.yours), (both.yours, both.mine)):
        if is_bidden(mine.tokens, mine.verb) and not bids(yours.tokens):
            return _Difference("conflict.opposite", "", conflicting=False)
    return None


def _spelt(content: Content, found: frozenset[str]) -> str:
    return " ".join(word for key, word in content.spelt.items() if key in found)


def _against(here: str, there: str) -> str:
    return f"“{here}” against “{there}”."
