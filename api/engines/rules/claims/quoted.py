"""Words in quotation marks for which no speaker was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Offsets
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import QUOTE_MARKS
from api.engines.rules.words.verbs import has_subject_and_verb

_CLAUSE_WORDS = 4
_MARKS = QUOTE_MARKS | {"'"}
_SINGLE = re.compile(
    r"(?:^|(?<=\s))['‘]((?:[^'‘’\"\n]|(?<=\w)['’](?=\w)){8,400})[,.!?]['’](?=\s|$)"
)
"""A clause between single marks: "'We want change,' read one banner"."""


def is_said_by_nobody(passages: Passages, statement: Statement) -> bool:
    """Whether it holds somebody's words, and nobody knows whose: the author vouches for none."""
    if statement.attribution is not None:
        return False
    start, end = statement.piece.start, statement.piece.end
    if passages.in_quotation(start, end):
        return True
    return any(_is_loose_clause(passages, *span) for span in _marked(passages, start, end))


def _marked(passages: Passages, start: int, end: int) -> Iterator[Offsets]:
    """What stands between double marks within these offsets, and then between single ones."""
    if not passages.is_unquoted(start, end):
        low = bisect_left(passages.quotation_starts, start)
        high = bisect_left(passages.quotation_starts, end)
        held = passages.outer_quotations[low:high]
        yield from ((quotation.start, quotation.end) for quotation in held if quotation.end <= end)
    text = passages.document.text
    if text.find("'", start, end) >= 0 or text.find("‘", start, end) >= 0:
        yield from (found.span(1) for found in _SINGLE.finditer(text, start, end))


def _is_loose_clause(passages: Passages, start: int, end: int) -> bool:
    """Whether these are whole words of somebody, and no attribution holds any of them."""
    tokens = [t for t in passages.between(start, end) if t.text not in _MARKS]
    if len(tokens) < _CLAUSE_WORDS or not has_subject_and_verb(tokens):
        return False
    parts = passages.parts.get(tokens[0].sentence, ())
    return not any(p.start < end and start < p.end for p in parts)
