"""What sort of statement a clause makes, whether it is checkable, and how worthwhile a check is."""

from collections.abc import Sequence

from api.engines.rules.claims.judgements import cues
from api.engines.rules.claims.particulars import Particulars
from api.engines.rules.claims.point import is_point
from api.engines.rules.claims.statements import Statement
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import first_verb, main_zone
from api.schemas.claims import CheckWorthiness, ClaimType, Quantity

_PREDICATE = 7
_MARKS = frozenset("\"“”'‘’")
_HIGH, _MEDIUM = 3, 1


def is_question(tokens: Sequence[Token]) -> bool:
    return any(token.text == "?" for token in tokens[-2:])


def kind(
    tokens: Sequence[Token], statement: Statement, numbers: Sequence[Quantity], is_speech_act: bool
) -> ClaimType:
    """The sort of statement, by the first rule that applies."""
    found = cues(main_zone(tokens))
    every = cues(tokens)
    wishes = "position" in cues(_predicate(tokens))
    own = [a for a in statement.carries if a is not statement.attribution]
    wanted = any(a.kind in {"desire", "decree"} for a in own)
    spoken = is_speech_act or any(a.form == "direct" for a in own)
    told = frozenset[str]().union(*(cues(scan(a.cue.exact)) for a in own if a.cue))
    point = is_point(tokens, numbers)
    future = "prediction" in found and not (point and "conditional" in found)
    rules: tuple[tuple[bool, ClaimType], ...] = (
        ("charge" in found | told or _names(tokens, found), "quotation"),
        (not spoken and "position" in told, "position"),
        (spoken and not wanted and not wishes, "quotation"),
        (wanted or wishes, "position"),
        ("promise" in found and not own, "quotation"),
        (future, "prediction"),
        (point and not spoken, "numerical"),
        ("causal" in every, "causal"),
        ("recommendation" in found and statement.attribution is not None, "position"),
    )
    return next((name for applies, name in rules if applies), "event_property")


def _predicate(tokens: Sequence[Token]) -> Sequence[Token]:
    """The verb with what stands around it: a wish further on is a detail of something else."""
    verb = first_verb(tokens)
    zone = main_zone(tokens)
    return zone if verb is None else zone[max(0, verb - 1) : verb + _PREDICATE]


def _names(tokens: Sequence[Token], found: frozenset[str]) -> bool:
    """Whether somebody gives something a name: 'called it a "disgrace"', "dismissed it as"."""
    words = {token.lower for token in tokens}
    return "naming" in found and not words.isdisjoint(_MARKS | {"as", "a", "an"})


def check_worthiness(
    tokens: Sequence[Token], facts: Particulars, has_numbers: bool, sort: ClaimType
) -> CheckWorthiness:
    """A score of plain signs: numbers, names, causes and past events for, the vague against."""
    found = cues(tokens)
    verb = first_verb(tokens)
    past = verb is not None and sort not in {"prediction", "position"} and _is_past(tokens, verb)
    signs: tuple[tuple[bool, int, str], ...] = (
        (has_numbers, 2, "has a number"),
        (bool(facts.actors), 1, "names who acts"),
        (sort == "causal", 1, "states a cause"),
        (past, 1, "tells of a past event"),
        (facts.place is not None or facts.time is not None, 1, "says where or when"),
        (not facts.actors and not has_numbers, 0, "names no actor"),
        ("vague" in found, -1, "is worded vaguely"),
        (sort == "prediction", -1, "is about the future"),
        (sort == "position", -1, "tells what somebody wants or thinks"),
    )
    holding = [(weight, reason) for holds, weight, reason in signs if holds]
    score = sum(weight for weight, _ in holding)
    level = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
    return CheckWorthiness(level=level, reasons=tuple(reason for _, reason in holding))


def _is_past(tokens: Sequence[Token], verb: int) -> bool:
    word = tokens[verb].lower
    return word not in {"is", "are", "am", "will", "would", "can", "may", "might", "could"} and (
        word in {"was", "were", "had", "did", "has", "have"} or not word.endswith("s")
    )
