"""The places where a sentence can be cut into clauses without loss."""

from collections.abc import Iterator, Sequence

from api.engines.rules.claims.asides import with_asides
from api.engines.rules.claims.coordination import shared
from api.engines.rules.claims.fronted import fronted
from api.engines.rules.claims.openings import (
    SINGULAR,
    has_early_verb,
    is_counted,
    opens_clause,
    without_age,
)
from api.engines.rules.claims.piece import Cut, Offsets, Piece, is_closed
from api.engines.rules.words.grammar import (
    DETERMINERS,
    FUTURE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    is_number,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, first_verb, forms, has_subject_and_verb

_JOINTS = frozenset({"and", "but", "while", "whereas", "though", "although", "yet"})
_TIED = frozenset(
    {"after", "before", "as", "when", "while", "since", "until", "whereas", "although"}
)
"""What ties on a clause that tells a fact of its own, where it is past."""
_LOOSE = frozenset({"after", "before", "since", "until", "as", "once"})
_BINDS = TIES - {"who", "which", "whose", "not", "so", "than", "both"}
_UNREAL_TIES = _BINDS - _LOOSE
_TIED_ALONE = _TIED - _JOINTS
_SPLICED = (PRONOUNS | {"the"}) - {"who"}
_SUBJECTS = PRONOUNS - {"you", "who"}
_DASHES = frozenset({"–", "—", "-"})
_CUTS = frozenset({";", ":", ",", "and", "but"}) | _DASHES | _TIED
"""The words and marks at which a cut may fall."""
_LONGEST_CUT = 300
_VERB_AFTER_SUBJECT = 8
_VERB_AFTER_AND = 6
_LEAST_TIED = 4
_AMOUNTS = words(
    "seconds minutes hours days weeks months years shortly soon moments immediately just hour day "
    "week month year decades long a an one two three four five six few several"
)
"""What measures the time before an "after": ", hours after each had accused the other"."""
_NARROWED = words("ever soon long even just such so not only than shortly right immediately")
"""Words before a tie that belong to it: "even as", "so long as", "only after"."""
_SPANS = words(
    "seconds minutes hours days weeks months years decades moments second minute hour day week "
    "month year decade"
)
_WHO = frozenset({"who", "which", "that", "whose", "where", "when"})
_OPENS_OBJECT = DETERMINERS | PRONOUNS | {"that"}
_PRESENT = frozenset(
    {"is", "are", "has", "have", "does", "do", "am", "isn't", "aren't", "hasn't", "haven't"}
)
_IRREALIS = (
    MODALS | FUTURE | frozenset({"won't", "'ll", "if", "unless", "expected", "likely", "due"})
)


def pieces(tokens: Sequence[Token], end: int, closed: Sequence[Offsets]) -> Iterator[Piece]:
    """The clauses of a stretch that ends at `end`; no cut falls within the `closed` offsets."""
    depth, quoted = 0, False
    paired = sum(token.text == '"' for token in tokens) % 2 == 0
    subject: Offsets | None = None
    if len(tokens) > _LONGEST_CUT:
        yield Piece(tokens[0].start, end)
        return
    front = fronted(tokens, closed)
    cut: Cut
    first, cut = (1, "fronted") if front else (0, "whole")
    for index, token in enumerate(tokens):
        depth += (token.text in {"(", "[", "“"}) - (token.text in {")", "]", "”"})
        quoted ^= token.text == '"' and paired
        if (
            token.lower not in _CUTS
            or index <= first
            or depth > 0
            or quoted
            or is_closed(token, closed)
        ):
            continue
        width = int(index == front) or _joint(tokens, first, index, subject, closed)
        found = None if width else shared(tokens, first, index, subject)
        if width or found:
            told = _without_amount(tokens[first:index]) if token.lower in _TIED else index - first
            stop = tokens[first + told].start
            yield from with_asides(tokens[first : first + told], stop, closed, subject, cut)
            cut = _kind(token, found is not None)
            width, subject = found or (width, None)
            first = index + width
    yield from with_asides(tokens[first:], end, closed, subject, cut)


def _without_amount(left: Sequence[Token]) -> int:
    """How many tokens the clause has without the ", two hours" that measures a time behind it."""
    last = len(left)
    while last > 1 and (left[last - 1].lower in _AMOUNTS or is_number(left[last - 1].lower)):
        last -= 1
    comma = last < len(left) and left[last - 1].text in {",", "–", "—"}
    return last - 1 if comma else len(left)


def _kind(joint: Token, is_shared: bool) -> Cut:
    """How the clause behind the joint was cut off."""
    if is_shared:
        return "coordinated"
    return "tied" if joint.lower in _TIED else "clause"


def _joint(
    tokens: Sequence[Token],
    first: int,
    index: int,
    subject: Offsets | None,
    closed: Sequence[Offsets],
) -> int:
    """How many tokens join two clauses here; 0 where no cut is safe."""
    word = tokens[index].lower
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    left = tokens[first:index]
    if word in {";", ":"}:
        return int(
            _both(left, subject, tokens[index + 1 :])
            and (word == ";" or _is_upper(tokens, index) or opens_clause(tokens[index + 1 :]))
        )
    if word in _DASHES:
        width = 2 if after in _JOINTS else 1
        return width if _stands(left, subject) and opens_clause(tokens[index + width :]) else 0
    if word in _TIED or (word == "," and after in _TIED_ALONE):
        return _tied(tokens, first, index, subject)
    if word == ",":
        return _comma(tokens, first, index, subject, closed)
    return _and(tokens, first, index, subject, closed) if word in {"and", "but"} else 0


def _is_upper(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].is_capitalised


def _both(left: Sequence[Token], subject: Offsets | None, right: Sequence[Token]) -> bool:
    return _stands(left, subject) and has_subject_and_verb(right)


def _stands(left: Sequence[Token], subject: Offsets | None) -> bool:
    """Whether it is a clause, with a subject of its own or that of the clause before."""
    return has_subject_and_verb(left) or (subject is not None and first_verb(left) is not None)


def _comma(
    tokens: Sequence[Token],
    first: int,
    index: int,
    subject: Offsets | None,
    closed: Sequence[Offsets],
) -> int:
    """A comma with "and" behind it, or alone before a pronoun with its verb."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    spliced = after in _SPLICED
    width = 2 if after in _JOINTS else int(spliced)
    left = tokens[first:index]
    if not width or _binds(left, closed) or not _stands(left, subject):
        return 0
    rest = tokens[index + width :]
    if width == 1:
        return int(opens_clause(rest) and _is_splice(rest, after))
    opens = opens_clause(rest) or has_early_verb(rest, helping=after in {"and", "but"})
    return width if opens else 0


def _binds(left: Sequence[Token], closed: Sequence[Offsets]) -> bool:
    """Whether a word ties what follows to the clause, and not only what a source says in it."""
    for index, token in enumerate(left):
        if token.lower in _BINDS and not is_closed(token, closed):
            behind = left[index + 1] if index + 1 < len(left) else None
            if token.lower != "that" or behind is None or not is_closed(behind, closed):
                return True
    return False


def _is_splice(rest: Sequence[Token], after: str) -> bool:
    """Whether a clause follows a mere comma: ", the castle is booked", ", he knew the house"."""
    verb = first_verb(rest)
    if after != "the":
        return verb == 1
    return verb in {2, 3} and rest[verb].lower in forms("auxiliary") | forms("modal")


def _and(
    tokens: Sequence[Token],
    first: int,
    index: int,
    subject: Offsets | None,
    closed: Sequence[Offsets],
) -> int:
    left = tokens[first:index]
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    width = 2 if after == "that" else 1
    if _binds(left, closed) or not _stands(left, subject):
        return 0
    rest = tokens[index + width :]
    if width > 1 or after in _SUBJECTS:
        return width if opens_clause(rest) else 0
    return int(_opens_other(left, rest))


def _opens_other(left: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether another subject with its verb follows, which cannot be an object of the left."""
    verb = first_verb(rest[: _VERB_AFTER_AND + 1])
    if not verb or not opens_clause(rest) or "between" in {t.lower for t in left}:
        return False
    word = rest[verb].lower
    helps = word in forms("auxiliary") or word in forms("modal")
    counted = is_counted(rest) and not is_number(left[-1].lower)
    plural = rest[verb - 1].lower.endswith("s") and not left[-1].lower.endswith("s")
    past = word in forms("past") or word.endswith("ed")
    named = past and (rest[0].is_capitalised or _has_clear_object(rest, verb))
    return (helps and (word in SINGULAR or plural)) or (counted and verb > 1) or named


def _has_clear_object(rest: Sequence[Token], verb: int) -> bool:
    """Whether an object follows, so that "a clerk noticed that" is no "car damaged by"."""
    behind = rest[verb + 1].lower if verb + 1 < len(rest) else ""
    return rest[0].lower in DETERMINERS and behind in _OPENS_OBJECT


def _tied(tokens: Sequence[Token], first: int, index: int, subject: Offsets | None) -> int:
    """A clause of time behind a clause, where both tell what happened."""
    width = 1 + (tokens[index].lower == ",")
    left, rest = tokens[first:index], tokens[index + width :]
    word = tokens[index + width - 1].lower
    if len(rest) < _LEAST_TIED or not _stands(left, subject) or _is_unreal(left):
        return 0
    if _is_bound(left, word):
        return 0
    rest = without_age(rest)
    verb = first_verb(rest[: _VERB_AFTER_SUBJECT + 1])
    if not verb or not has_early_verb(rest) or rest[verb].lower in _IRREALIS:
        return 0
    if rest[0].lower.endswith("ing") or rest[0].lower in PREPOSITIONS:
        return 0
    now = _is_present(rest[verb])
    told = not now or word in {"while", "whereas", "although"}
    return width if told or (word == "as" and _is_present(left[first_verb(left) or 0])) else 0


def _is_bound(left: Sequence[Token], tie: str) -> bool:
    """Whether the clause says something else without what is tied to it."""
    if tie in {"after", "before"} and _is_timed(left):
        return True
    if left[0].lower == "it" and left[1].lower in {"was", "is"}:
        return True
    return left[-1].lower in _NARROWED or _in_relative(left)


def _is_timed(left: Sequence[Token]) -> bool:
    """Whether a time without a comma measures the tie: "died 11 hours after he was sent home"."""
    amount = left[-2].lower if len(left) > 1 else ""
    counted = amount in _AMOUNTS or is_number(amount) or amount == "later"
    return left[-1].lower in _SPANS and counted and _without_amount(left) == len(left)


def _in_relative(left: Sequence[Token]) -> bool:
    """Whether the tie stands in a relative clause whose main clause is still to come."""
    who = next((i for i, t in enumerate(left) if t.lower in _WHO), None)
    return bool(who) and first_verb(left[:who]) is None


def _is_present(verb: Token) -> bool:
    return verb.lower in _PRESENT or (verb.lower.endswith("s") and verb.lower != "was")


def _is_unreal(left: Sequence[Token]) -> bool:
    words = {t.lower for t in left}
    return not words.isdisjoint(_IRREALIS) or not words.isdisjoint(_UNREAL_TIES)
