"""What sort of statement a clause makes, whether it is checkable, and how worthwhile a check is."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from api.engines.rules.claims.clause import CUES, Clause, Cues
from api.engines.rules.claims.hedges import could_not
from api.engines.rules.claims.particulars import Particulars
from api.engines.rules.claims.point import is_point
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import BE, DETERMINERS, OPEN_MARKS, words
from api.engines.rules.words.tokens import Token, scan
from api.schemas.claims import Attribution, CheckWorthiness, ClaimType, Quantity

_PREDICATE = 7
_NAMES = OPEN_MARKS | {"as", "a", "an"}
_CALLS = words("call calls called calling")
_NEAR = 4
_IS = words("is are was were")
_PURPOSES = words(
    "aim goal idea job task purpose role duty challenge point plan question mission intention way "
    "object objective dream hope priority focus ambition strategy thing what all"
)
"""What is to do something for as long as it is told of, not at a time to come."""
_OPENING_NOUNS = DETERMINERS | words(
    "heavy high higher low lower poor bad strong severe extreme human technical lack ill "
    "rain snow fog fire ice wind weather age illness injury family work cost drought demand"
)
_ENDS_OF_NOUNS = ("ed", "ing", "ion", "ment", "ness", "ity", "nce", "s", "ure", "age")
_VERBS_LIKE_NOUNS = words("discuss address pass focus cross press process proceed succeed speed")
_NOT_PAST = words("is are am will would can may might could")
_PAST = words("was were had did has have")
_ORDERS = words("told ordered instructed authorised authorized")
_SUBJECT = 4
_HIGH, _MEDIUM = 3, 1
_SIGNS = (
    (2, "has a number"),
    (1, "names who acts"),
    (1, "states a cause"),
    (1, "tells of a past event"),
    (1, "says where or when"),
    (0, "names no actor"),
    (-1, "is worded vaguely"),
    (-1, "is about the future"),
    (-1, "tells what somebody wants or thinks"),
)
"""What speaks for or against a check, and how much."""

_Level = Literal["high", "medium", "low"]


def is_question(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and "?" in {tokens[-1].text, tokens[-2:][0].text}


def kind(
    clause: Clause, statement: Statement, numbers: Sequence[Quantity], is_speech_act: bool
) -> ClaimType:
    """The sort of statement, by the first rule that applies."""
    own = [a for a in statement.carries if a is not statement.attribution]
    points = numbers if numbers and is_point(clause, numbers) else ()
    if not (own or is_speech_act or clause.cues):
        return "numerical" if points else "event_property"
    return next(_sorts(clause, statement, own, points, is_speech_act), "event_property")


def _sorts(
    clause: Clause,
    statement: Statement,
    own: Sequence[Attribution],
    points: Sequence[Quantity],
    is_speech_act: bool,
) -> Iterator[ClaimType]:
    """The sorts that it may be, the surest first.

    `own`: what others say in it; `points`: its numbers, where one is the point of it.
    """
    spoken = is_speech_act or any(a.form == "direct" for a in own)
    found = clause.cues.within(0, clause.main)
    told = frozenset[str]().union(*(_cues_in(a.cue.exact) for a in own if a.cue))
    if "charge" in found or "charge" in told or _names(clause, found):
        yield "quotation"
    if points and not spoken and _is_share(clause, points):
        yield "numerical"
    if not spoken and "position" in told:
        yield "position"
    wishes = "position" in clause.cues.within(*_predicate(clause))
    main = [a for a in own if _is_main(clause, a)]
    if wishes or any(a.kind in {"desire", "decree"} and not _orders(a) for a in main):
        yield "position"
    if spoken or ("promise" in found and not own):
        yield "quotation"
    supposed = (points and "conditional" in found) or could_not(clause)
    caused = _is_owed(clause)
    if (_is_planned(clause) or ("prediction" in found and not caused)) and not supposed:
        yield "prediction"
    if points and not spoken:
        yield "numerical"
    if caused or "causal" in clause.cues.kinds:
        yield "causal"
    if "recommendation" in found and statement.attribution is not None:
        yield "position"


def _is_planned(clause: Clause) -> bool:
    """Whether its verb tells what is to come: "Ministers are to meet"; no "The aim is to win"."""
    verb, tokens = clause.verb, clause.tokens
    if not verb or tokens[verb].lower not in _IS or verb + 3 >= len(tokens):
        return False
    due = tokens[verb + 1].lower == "due"
    if tokens[verb + 1 + due].lower != "to":
        return False
    following = tokens[verb + 2 + due]
    planned = not _opens_noun(following) if due else following.lower != "have"
    return planned and _PURPOSES.isdisjoint(token.lower for token in tokens[:verb])


def _is_owed(clause: Clause) -> bool:
    """Whether a cause stands behind "due to", and nothing to be done: "was due to heavy rain"."""
    if "due" not in clause.words or clause.verb is None:
        return False
    tokens = clause.tokens
    for index in range(clause.verb + 1, len(tokens) - 2):
        if tokens[index].lower == "due":
            return tokens[index + 1].lower == "to" and _opens_noun(tokens[index + 2])
    return False


def _opens_noun(token: Token) -> bool:
    word = token.lower
    named = token.is_capitalised or word in _OPENING_NOUNS
    return named or (word.endswith(_ENDS_OF_NOUNS) and word not in _VERBS_LIKE_NOUNS)


@lru_cache(maxsize=1024)
def _cues_in(words: str) -> frozenset[str]:
    """The kinds of wording in the cue of an attribution."""
    return Cues(CUES, scan(words)).kinds


def _orders(attribution: Attribution) -> bool:
    """Whether it is an act that somebody was told to do something, and no wish alone."""
    cue = attribution.cue
    return cue is not None and not _ORDERS.isdisjoint(cue.exact.lower().split())


def _is_share(clause: Clause, numbers: Sequence[Quantity]) -> bool:
    """Whether so many of a hundred are the subject: "58 percent of Americans favor it"."""
    verb = clause.tokens[clause.verb or min(_SUBJECT, len(clause.tokens) - 1)].start
    return any(n.unit == "%" and n.span.start < verb for n in numbers)


def _predicate(clause: Clause) -> tuple[int, int]:
    """The verb with what stands around it: a wish further on is a detail of something else."""
    if clause.verb is None:
        return 0, clause.main
    return max(0, clause.verb - 1), min(clause.verb + _PREDICATE, clause.main)


def _is_main(clause: Clause, attribution: Attribution) -> bool:
    """Whether it is what the clause tells, no detail of it: "used gas on men WHO ASKED for it"."""
    cue, last = attribution.cue, _predicate(clause)[1]
    return cue is None or last >= len(clause.tokens) or cue.start < clause.tokens[last].start


def _names(clause: Clause, found: frozenset[str]) -> bool:
    """Whether somebody gives something a name: 'called it a "disgrace"', "dismissed it as"."""
    if "naming" not in found or clause.words.isdisjoint(_NAMES):
        return False
    named = [m.last for m in clause.cues.matches if m.entry.category == "naming"]
    return not all(_makes(clause.tokens, last) for last in named)


def _makes(tokens: Sequence[Token], last: int) -> bool:
    """Whether something is called into being or together: "called an election"."""
    verb, behind = tokens[last - 1], tokens[last].lower if last < len(tokens) else ""
    named = any(t.lower in BE for t in tokens[max(0, last - _NEAR) : last - 1])
    return verb.lower in _CALLS and behind in {"a", "an"} and not named


def check_worthiness(
    clause: Clause, facts: Particulars, has_numbers: bool, sort: ClaimType
) -> CheckWorthiness:
    """A score of plain signs: numbers, names, causes and past events for, the vague against."""
    return _worthiness(
        (
            has_numbers,
            bool(facts.actors),
            sort == "causal",
            sort not in {"prediction", "position"} and _is_past(clause),
            facts.place is not None or facts.time is not None,
            not facts.actors and not has_numbers,
            "vague" in clause.cues.kinds,
            sort == "prediction",
            sort == "position",
        )
    )


@cache
def _worthiness(holding: tuple[bool, ...]) -> CheckWorthiness:
    """The score of those of the signs that hold."""
    signs = [sign for sign, holds in zip(_SIGNS, holding, strict=True) if holds]
    score = sum(weight for weight, _ in signs)
    level: _Level = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
    return CheckWorthiness(level=level, reasons=tuple(reason for _, reason in signs))


def _is_past(clause: Clause) -> bool:
    if clause.verb is None:
        return False
    word = clause.tokens[clause.verb].lower
    return word not in _NOT_PAST and (word in _PAST or not word.endswith("s"))
