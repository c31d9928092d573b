"""The words of a statement around what is said in it."""

from collections.abc import Sequence

from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Piece, extent, has_words
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import DETERMINERS
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import has_subject_and_verb

_FRAME_WORDS = 2
_LONGEST_NOUN = 5


def frame_of(passages: Passages, statement: Statement) -> Sequence[Token]:
    """The words of a statement outside of what is said in it, or quoted in it."""
    start, end = statement.piece.start, statement.piece.end
    inside = [(s.piece.start, s.piece.end) for s in statement.speech]
    inside += [(span.start, span.end) for a in statement.quotes for span in a.content]
    frame: list[Token] = []
    for low, high in sorted(span for span in inside if span[1] > start and span[0] < end):
        if start < low:
            frame += passages.between(start, low)
        start = max(start, high)
    return [*frame, *passages.between(start, end)] if start < end else frame


def tells_who(frame: Sequence[Token]) -> bool:
    """Whether the frame of a speech itself tells who speaks."""
    return has_words(frame, _FRAME_WORDS)


def told_beside(statement: Statement, frame: Sequence[Token]) -> Statement | None:
    """What the frame of a speech itself tells with a number: "the storm that killed 52 people"."""
    frame = [token for token in frame if token.start >= statement.speech[-1].piece.end]
    ties = (i for i, t in enumerate(frame) if i and t.lower in {"that", "which", "who"})
    for tie in ties:
        clause = frame[tie + 1 :]
        noun = next((i for i in range(tie - 1, -1, -1) if frame[i].lower in DETERMINERS), None)
        counted = any(t.text[0].isdigit() for t in clause)
        near = noun is not None and noun < tie - 1 and tie - noun <= _LONGEST_NOUN
        if near and noun is not None and counted and has_subject_and_verb(frame[tie:]):
            named = extent(frame[noun:tie])
            shown = frame[tie].start
            told = Piece(clause[0].start, statement.piece.end, named, shown)
            return Statement(told, statement.attribution)
    return None
