"""What two claims of two accounts have to do with each other, by their wording alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from api.engines.rules.acts import elsewhere, same_act
from api.engines.rules.agreed import agreed
from api.engines.rules.catalogue import trace
from api.engines.rules.colours import coloured
from api.engines.rules.conflicts import at_other_times, conflict, denied_by_both, of_other_events
from api.engines.rules.content import Angle, Content, content_of
from api.engines.rules.detail import more_specific
from api.engines.rules.keys import class_of, is_class, is_country, is_light
from api.engines.rules.nicknames import is_body
from api.engines.rules.overlap import Overlap, overlap
from api.engines.rules.passages import AUTHOR
from api.engines.rules.things import same_thing
from api.schemas.claims import Claim, FactualityValue
from api.schemas.reading import (
    CandidatePair,
    Judgement,
    Matching,
    ReferentPair,
    Side,
)

_SAME, _SAME_RARE = 0.6, 0.4
_SAME_WEIGHT = 2.5
_COUNTED_WEIGHT = 2.2
_WHOLE_WEIGHT = 1.6
"""Least weight of a short statement that the other repeats nearly whole."""
_FRAMED = 0.5
_FRAMED_WEIGHT = 2.2
_FRAMED_WORDS = 2
_NEARLY_ALL = 0.75
_MANY_WORDS = 3
_COLOURED = 0.6
_ACT, _ACT_WITHIN = 0.4, 0.55
"""Least shares where both tell of an act by their main verb, or one of them within it."""
_ACT_WEIGHT = 2.0
_VAGUE_ACTS = frozenset(
    class_of(name)
    for name in [
        "rise",
        "fall",
        "cut",
        "demand",
        "accusation",
        "criticism",
        "warning",
        "promise",
        "plan",
    ]
)
"""Classes of verbs that tell of many acts."""
_REJECTED = 0.45
"""What is rejected must be nearly all that the other side says, not a part of it."""
_CONFLICTS = frozenset({"possible_conflict", "reported_vs_rejected"})
_DEGREE = {"CT": "certain", "PR": "probable", "PS": "possible", "U": "uncommitted"}


def match(pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]) -> Matching:
    """A judgement on every candidate, and the referents that are the same thing."""
    contents: dict[tuple[str, str], Content] = {}
    judgements = []
    wordings = _wordings(pairs)
    for pair in pairs:
        for side in (pair.left, pair.right):
            if (side.key, side.claim.id) not in contents:
                contents[side.key, side.claim.id] = content_of(side)
        mine = contents[pair.left.key, pair.left.claim.id]
        yours = contents[pair.right.key, pair.right.claim.id]
        found = judge(pair, mine, yours)
        judgements.append(Judgement(pair, None) if _has_nearer(found, wordings) else _traced(found))
    same = tuple(pair for pair in referents if same_thing(pair.left, pair.right))
    return Matching(judgements=tuple(judgements), same_referents=same)


def _traced(found: Judgement) -> Judgement:
    return replace(found, **trace(f"match.{found.relation}")) if found.relation else found


def _wordings(pairs: Sequence[CandidatePair]) -> Mapping[str, Collection[str]]:
    """The wordings of each account's claims."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for side in (pair.left, pair.right):
            found.setdefault(side.key, set()).add(_plain(side.claim))
    return found


def _has_nearer(judgement: Judgement, wordings: Mapping[str, Collection[str]]) -> bool:
    """Whether one of two that agree stands word for word in the other's account already."""
    left, right = judgement.pair.left, judgement.pair.right
    here, there = _plain(left.claim), _plain(right.claim)
    if here == there or judgement.relation is None or judgement.relation in _CONFLICTS:
        return False
    return here in wordings[right.key] or there in wordings[left.key]


def judge(pair: CandidatePair, mine: Content, yours: Content) -> Judgement:
    """The relation of the two claims, with the words that show it."""
    left, right = pair.left.claim, pair.right.claim
    shared = overlap(mine, yours)
    identical = _plain(left) == _plain(right)
    rejected = _rejected(left, right)
    if rejected and (identical or (_same(shared) and shared.of_larger >= _REJECTED)):
        return Judgement(pair, "reported_vs_rejected", rationale=rejected)
    alike = identical or _alike(mine, yours, shared)
    opposed = bool(mine.negation) != bool(yours.negation) and not denied_by_both(mine, yours)
    authors = (left.asserted_by == AUTHOR) == (right.asserted_by == AUTHOR)
    if identical and authors and not opposed:
        return Judgement(pair, "corroborated", rationale="The same words in both.")
    found = conflict(pair, mine, yours, shared, alike=alike)
    if found:
        rationale = found.rationale + _dates(pair)
        return Judgement(pair, "possible_conflict", on=(found.on,), rationale=rationale)
    embedded = not (mine.negation or yours.negation) and _embedded(mine, yours)
    if not embedded and _of_other_things(mine, yours, shared):
        return Judgement(pair, None)
    if opposed and not (mine.heads & yours.beside or yours.heads & mine.beside):
        return Judgement(pair, None)
    return _agreeing(pair, mine, yours, shared, alike=alike or embedded)


def _embedded(mine: Content, yours: Content) -> bool:
    """Whether one tells, as a part of what it says, of the very act that the other tells of."""
    if at_other_times(mine, yours) or of_other_events(mine, yours):
        return False
    return same_act(mine.acts, yours.acts) is not None


def _alike(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether they tell of the same, whether or not one of them denies it."""
    same = _same(shared) and _tied(mine, yours, shared) and _predicates(mine, yours, shared)
    return same or _of_one_act(mine, yours, shared)


def _predicates(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether the verbs agree, or a number does; names and nouns alone tell of many acts."""
    if shared.same_number:
        return True
    if not mine.heads or not yours.heads:
        return shared.of_larger >= _NEARLY_ALL
    if mine.heads & set(yours.weights) or yours.heads & set(mine.weights):
        return True
    plain = [key for key in shared.words if mine.spelt[key].islower() and not is_light(key)]
    many = shared.of_larger >= _NEARLY_ALL and len(plain) >= _MANY_WORDS
    return many and not _of_two_classes(mine, yours)


def _of_two_classes(mine: Content, yours: Content) -> bool:
    """Whether the verbs of both are known words, for different things."""
    return all(any(is_class(key) for key in side.heads) for side in (mine, yours))


def _of_other_things(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether they tell of other days or events, or only one says what the thing is."""
    if at_other_times(mine, yours) or of_other_events(mine, yours):
        return True
    if _of_other_actors(mine, yours) or _elsewhere(mine, yours):
        return True
    if shared.share >= _NEARLY_ALL or bool(mine.predicate) == bool(yours.predicate):
        return False
    said, other = (mine, yours) if mine.predicate else (yours, mine)
    return bool(said.said_of_it) and not said.said_of_it & set(other.weights)


def _of_other_actors(mine: Content, yours: Content) -> bool:
    """Whether one names somebody who acts, and the other somebody else, both bodies or neither."""
    one, other = mine.subject, yours.subject
    if one is None or other is None or one not in mine.names or other not in yours.names:
        return False
    apart = one not in yours.weights and other not in mine.weights
    kinds = {is_body(key) or is_country(key) for key in (one, other)}
    return apart and len(kinds) == 1


def _elsewhere(mine: Content, yours: Content) -> bool:
    """Whether what either is about was done at one place in the one, at another in the other."""
    return any(elsewhere(mine.acts, yours.acts, act.key) for act in mine.acts)


def _dates(pair: CandidatePair) -> str:
    """A caveat where the texts are of different days."""
    days = [str(side.analysis.article.published_at or "")[:10] for side in (pair.left, pair.right)]
    if not all(days) or days[0] == days[1]:
        return ""
    return f" The texts are of {days[0]} and {days[1]}."


def _framed(shared: Overlap) -> bool:
    """Whether the two tell of one thing: by more than a name and a word of one kind."""
    plain = [word for word in shared.words if word not in shared.names]
    enough = shared.share >= _FRAMED and shared.weight >= _FRAMED_WEIGHT
    return enough and (len(plain) >= _FRAMED_WORDS or shared.share >= _NEARLY_ALL)


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split()).casefold()


def _same(shared: Overlap) -> bool:
    bar = _COUNTED_WEIGHT if shared.same_number else _SAME_WEIGHT
    least = _SAME_RARE if shared.rare_number else _SAME
    enough = shared.share >= least and shared.weight >= bar
    whole = shared.of_larger >= _NEARLY_ALL and shared.weight >= _WHOLE_WEIGHT
    return (
        (enough or whole) and bool(shared.words or shared.same_number) and not shared.foreign_names
    )


def _tied(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether more than a name and one word ties them: acts, numbers or a speaker."""
    plain = [key for key in shared.words if key not in shared.names and not is_light(key)]
    if shared.same_number:
        return bool(plain or shared.names) or shared.weight >= _SAME_WEIGHT
    if len(plain) > 1 or mine.heads & yours.heads or shared.same_speaker:
        return bool(plain)
    return bool(plain) and shared.share >= _NEARLY_ALL


def _of_one_act(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether both tell of one act, by its verb and something else that counts.

    So long sentences with much beside the act are not lost. A verb that tells of many acts, as
    "cut" does, has to be the main verb of both.
    """
    if shared.foreign_names:
        return False
    acts = {key for key in shared.words if is_class(key) and not is_light(key)}
    beside = [key for key in shared.words if not is_light(key)]
    both = mine.heads & yours.heads
    apart = all(any(is_class(key) for key in side.heads) for side in (mine, yours)) and not both
    told = acts & ((mine.heads | yours.heads) - _VAGUE_ACTS | both) if not apart else frozenset()
    bar = _ACT if told & both else _ACT_WITHIN
    enough = shared.share >= bar and shared.weight >= _ACT_WEIGHT
    return bool(told) and len(beside) > 1 and enough


def _contrast(angles: tuple[Angle, Angle]) -> str:
    return f"“{angles[0].words}” in one, “{angles[1].words}” in the other."


def _described(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether one speaker says of one thing what it is, in other words."""
    said = mine.predicate and yours.predicate and mine.predicate != yours.predicate
    return bool(
        shared.same_speaker and said and mine.subject is not None and mine.subject == yours.subject
    )


def _agreeing(
    pair: CandidatePair, mine: Content, yours: Content, shared: Overlap, *, alike: bool
) -> Judgement:
    acts = shared.angles and alike and _of_acts(shared.angles, mine, yours)
    if shared.angles and (acts or (_framed(shared) and _plainly(shared.angles, mine, yours))):
        return Judgement(pair, "differently_framed", rationale=_contrast(shared.angles))
    if _described(mine, yours, shared):
        text = f"One speaker: “{mine.predicate}” against “{yours.predicate}”."
        return Judgement(pair, "differently_framed", rationale=text)
    if not alike:
        return Judgement(pair, None)
    words = ", ".join(f"“{word}”" for word in agreed(pair, mine, yours, shared))
    if judgement := _on_whose_word(pair, words):
        return judgement
    if told := _coloured(mine, yours, shared):
        return Judgement(pair, "differently_framed", rationale=told)
    return _in_detail(pair, mine, yours, words)


def _plainly(angles: tuple[Angle, Angle], mine: Content, yours: Content) -> bool:
    """Whether neither word is a participle by the way: "the safety of retreating men"."""
    return not any(
        angle.words.endswith("ing") and angle.key not in {act.key for act in side.acts}
        for angle, side in zip(angles, (mine, yours), strict=True)
        if is_class(angle.key)
    )


def _of_acts(angles: tuple[Angle, Angle], mine: Content, yours: Content) -> bool:
    """Whether the words of different effect are what both tell of."""
    known = {act.key for act in mine.acts} & {act.key for act in yours.acts}
    return angles[0].key == angles[1].key and angles[0].key in known


def _coloured(mine: Content, yours: Content, shared: Overlap) -> str | None:
    """How one of two nearly equal statements is told in loaded words, and the other is not."""
    if shared.of_larger < _COLOURED:
        return None
    found = coloured(mine.colours, yours.colours, shared.words)
    return f"“{found[0] or found[1]}” in one, no such word in the other." if found else None


def _on_whose_word(pair: CandidatePair, words: str) -> Judgement | None:
    """How they differ in who asserts it or how certainly, if they do."""
    left, right = pair.left.claim, pair.right.claim
    if (left.asserted_by == AUTHOR) != (right.asserted_by == AUTHOR):
        text = f"One author asserts it, the other lets a source say it; both have {words}."
        return Judgement(pair, "differently_attributed", rationale=text)
    here, there = (_DEGREE[c.factuality[0].value.rstrip("+-")] for c in (left, right))
    if here == there:
        return None
    text = f"Worded as {here} in one, as {there} in the other; both have {words}."
    return Judgement(pair, "differently_hedged", rationale=text)


def _in_detail(pair: CandidatePair, mine: Content, yours: Content, words: str) -> Judgement:
    apart = _kept_apart(pair)
    more = more_specific(mine, yours)
    if more:
        text = f"Both have {words}; one adds {more[1]}.{apart}"
        return Judgement(pair, "more_specific", rationale=text, specific=more[0])
    return Judgement(pair, "corroborated", rationale=f"Both have {words}.{apart}")


def _kept_apart(pair: CandidatePair) -> str:
    """The cue by which one author alone keeps a distance from the source, if there is one."""
    stances = [_stance(pair.left), _stance(pair.right)]
    distant = [cue for stance, cue in stances if stance in {"distance", "reject"}]
    if len(distant) != 1:
        return ""
    return f" One author keeps a distance: “{distant[0]}”." if distant[0] else ""


def _stance(side: Side) -> tuple[str, str]:
    found = next((t for t in side.analysis.attributions if t.id == side.claim.attribution_id), None)
    if found is None:
        return "neutral", ""
    return found.stance, found.stance_cue.exact if found.stance_cue else ""


def _rejected(left: Claim, right: Claim) -> str | None:
    """How the two authors differ where one of them holds it untrue."""
    here, there = _author(left), _author(right)
    denied = [value.endswith("-") for value in (here, there)]
    if denied[0] == denied[1]:
        return None
    return "One author rejects it, the other does not."


def _author(claim: Claim) -> FactualityValue:
    return next((f.value for f in claim.factuality if f.voice_id == AUTHOR), "U")
