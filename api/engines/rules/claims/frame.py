"""The words of a statement around what is said in it."""

from collections.abc import Sequence

from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Offsets, extent
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import DETERMINERS
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import has_subject_and_verb

_FRAME_WORDS = 2
_LONGEST_NOUN = 5


def frame_of(passages: Passages, statement: Statement) -> Sequence[Token]:
    """The words of a statement outside of what is said in it, or quoted in it."""
    tokens = passages.between(statement.start, statement.end)
    inside = [(s.start, s.end) for s in statement.speech]
    inside += [(span.start, span.end) for a in statement.quotes for span in a.content]
    return _outside(tokens, sorted(inside)) if inside else tokens


def _outside(tokens: Sequence[Token], spans: Sequence[Offsets]) -> list[Token]:
    """The tokens in none of the spans, which are in the order of their starts."""
    left: list[Token] = []
    number, end = 0, -1
    for token in tokens:
        while number < len(spans) and spans[number][0] <= token.start:
            end = max(end, spans[number][1])
            number += 1
        if token.start >= end:
            left.append(token)
    return left


def tells_who(frame: Sequence[Token]) -> bool:
    """Whether the frame of a speech itself tells who speaks."""
    return len([token for token in frame if token.is_word]) >= _FRAME_WORDS


def told_beside(statement: Statement, frame: Sequence[Token]) -> Statement | None:
    """What the frame of a speech itself tells with a number: "the storm that killed 52 people"."""
    frame = [token for token in frame if token.start >= statement.speech[-1].end]
    ties = (i for i, t in enumerate(frame) if i and t.lower in {"that", "which", "who"})
    for tie in ties:
        clause = frame[tie + 1 :]
        noun = next((i for i in range(tie - 1, -1, -1) if frame[i].lower in DETERMINERS), None)
        counted = any(t.text[0].isdigit() for t in clause)
        near = noun is not None and noun < tie - 1 and tie - noun <= _LONGEST_NOUN
        if near and noun is not None and counted and has_subject_and_verb(frame[tie:]):
            named = extent(frame[noun:tie])
            shown = frame[tie].start
            return Statement(clause[0].start, statement.end, statement.attribution, named, shown)
    return None
