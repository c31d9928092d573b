"""How differently two accounts tell of the same: in effect, by whom, how surely, how fully."""

from typing import NamedTuple

from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.relation.alike import NEARLY_ALL, of_two_classes
from api.engines.rules.comparison.relation.detail import each_counts, more_specific
from api.engines.rules.comparison.relation.rationale import agreed, how_sure
from api.engines.rules.comparison.relation.ruled import ruled, unrelated
from api.engines.rules.comparison.shared.overlap import Overlap
from api.engines.rules.comparison.statement.authors import stance
from api.engines.rules.comparison.statement.colours import coloured
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.engines.rules.comparison.statement.prospects import is_ahead, is_done
from api.engines.rules.comparison.statement.wordings import Angle
from api.schemas.claims import AUTHOR
from api.schemas.reading import CandidatePair, Judgement

_FRAMED = 0.5
_FRAMED_WEIGHT = 2.2
_FRAMED_WORDS = 2
_COLOURED = 0.6
_STRONG = 0.3
"""Least score of two statements that corroborate each other."""


class Told(NamedTuple):
    """Two statements with what they share."""

    pair: CandidatePair
    mine: Content
    yours: Content
    shared: Overlap


def told(both: Told, *, alike: bool, within: bool) -> Judgement:
    """`alike`: they tell of the same. `within`: one of them does so only in a part of it."""
    if framed := _framed(both, alike=alike):
        return framed
    if not alike or of_other_counts(both):
        return unrelated(both.pair)
    if judgement := on_whose_word(both):
        return judgement
    if colour := _coloured(both):
        return ruled(both.pair, "framed.loaded", colour)
    return _in_detail(both, "corroborated.act" if within else "corroborated.words")


def on_whose_word(both: Told) -> Judgement | None:
    """How they differ in who asserts it or how certainly, if they do."""
    left, right = both.pair.left.claim, both.pair.right.claim
    if (left.asserted_by == AUTHOR) != (right.asserted_by == AUTHOR):
        words = in_common(both)
        text = f"One account states it as fact, the other on a source's word; both have {words}."
        return ruled(both.pair, "attributed.author", text)
    differs = how_sure(left, right) or _to_come(both)
    if differs is None:
        return None
    return ruled(both.pair, "hedged.degree", f"{differs}; both have {in_common(both)}.")


def _to_come(both: Told) -> str | None:
    """That an act is only announced in one of them and done in the other."""
    sides = [(side.tokens, side.verb) for side in (both.mine, both.yours)]
    ahead = [is_ahead(*side) for side in sides]
    if ahead[0] == ahead[1] or not is_done(*sides[ahead.index(False)]):
        return None
    if not telling(both.mine.heads & both.yours.heads - both.mine.names):
        return None
    return "It is still to come in one account and done in the other"


def specific(both: Told) -> Judgement | None:
    """Which of them says all that the other does and more, if one does."""
    more = more_specific(both.mine, both.yours)
    if more is None:
        return None
    figure = f"One account has {more.words}.{kept_apart(both.pair)}"
    added = f"Both have {in_common(both)}; one account adds {more.words}.{kept_apart(both.pair)}"
    text = figure if more.kind == "figure" else added
    rule = f"specific.{more.kind}"
    return ruled(both.pair, rule, text, specific=more.side)


def in_common(both: Told) -> str:
    """The words by which a reader sees that they tell of the same."""
    return ", ".join(f"“{word}”" for word in agreed(*both))


def of_other_counts(both: Told) -> bool:
    """Whether each counts something else: "340 people work there", "seven workers were hurt"."""
    _, mine, yours, shared = both
    acts = telling(shared.verbs - shared.names) or kin(mine.heads, yours.heads)
    return not (acts or shared.same_number) and each_counts(mine, yours)


def kept_apart(pair: CandidatePair) -> str:
    """The cue by which one author alone keeps a distance from the source, if there is one."""
    stances = [stance(pair.left), stance(pair.right)]
    distant = [cue for kind, cue in stances if kind in {"distance", "reject"}]
    if len(distant) != 1:
        return ""
    return f" One account keeps a distance: “{distant[0]}”." if distant[0] else ""


def _in_detail(both: Told, rule: str) -> Judgement:
    if judgement := specific(both):
        return judgement
    if both.pair.score < _STRONG or each_counts(both.mine, both.yours):
        return in_other_words(both)
    return ruled(both.pair, rule, f"Both have {in_common(both)}.{kept_apart(both.pair)}")


def in_other_words(both: Told) -> Judgement:
    """The least that is said of two statements of one thing."""
    text = f"Both have {in_common(both)}; the rest is worded differently.{kept_apart(both.pair)}"
    return ruled(both.pair, "framed.words", text)


def _framed(both: Told, *, alike: bool) -> Judgement | None:
    """Words of other effect for one thing, or other words of one speaker on what it is."""
    pair, mine, yours, shared = both
    if angles := shared.angles:
        acts = alike and _of_acts(angles, mine, yours)
        framed = _is_framed(shared) and _plainly(angles, mine, yours)
        if acts or (framed and (alike or not of_two_classes(mine, yours))):
            return ruled(pair, "framed.contrast", _contrast(angles))
    if shared.same_speaker and _described(mine, yours):
        text = f"The same speaker: “{mine.clause.predicate}” against “{yours.clause.predicate}”."
        return ruled(pair, "framed.described", text)
    return None


def _contrast(angles: tuple[Angle, Angle]) -> str:
    return f"“{angles[0].words}” in one account, “{angles[1].words}” in the other."


def _is_framed(shared: Overlap) -> bool:
    """Whether the two tell of one thing: by more than a name and a word of one kind."""
    plain = [word for word in shared.words if word not in shared.names]
    enough = shared.share >= _FRAMED and shared.weight >= _FRAMED_WEIGHT
    return enough and (len(plain) >= _FRAMED_WORDS or shared.share >= NEARLY_ALL)


def _described(mine: Content, yours: Content) -> bool:
    """Whether both say of one thing what it is, in other words."""
    here, there = mine.clause, yours.clause
    said = here.predicate and there.predicate and here.predicate != there.predicate
    return bool(said and here.subject is not None and here.subject == there.subject)


def _plainly(angles: tuple[Angle, Angle], mine: Content, yours: Content) -> bool:
    """Whether neither word is a participle by the way: "the safety of retreating men"."""
    return not any(
        angle.words.endswith(("ing", "ed")) and angle.key not in {act.key for act in side.acts}
        for angle, side in zip(angles, (mine, yours), strict=True)
        if is_class(angle.key)
    )


def _of_acts(angles: tuple[Angle, Angle], mine: Content, yours: Content) -> bool:
    """Whether the words of different effect are what both tell of."""
    known = {act.key for act in mine.acts} & {act.key for act in yours.acts}
    return angles[0].key == angles[1].key and angles[0].key in known


def _coloured(both: Told) -> str | None:
    """How one of two nearly equal statements is told in loaded words, and the other is not."""
    if both.shared.of_larger < _COLOURED:
        return None
    found = coloured(both.mine.colours, both.yours.colours, both.shared.words)
    return f"“{found[0] or found[1]}” in one account, no such word in the other." if found else None
