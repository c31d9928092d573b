"""Words in quotation marks for which no speaker was found."""

import re
from bisect import bisect_left

from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.statements import Statement
from api.engines.rules.words.verbs import has_subject_and_verb

_CLAUSE_WORDS = 4
_MARKS = frozenset("\"“”«»„'‘")
_SINGLE = re.compile(
    r"(?:^|(?<=\s))['‘]((?:[^'‘’\"\n]|(?<=\w)['’](?=\w)){8,400})[,.!?]['’](?=\s|$)"
)
"""A clause between single marks: "'We want change,' read one banner"."""


def is_said_by_nobody(passages: Passages, statement: Statement) -> bool:
    """Whether it holds somebody's words, and nobody knows whose: the author vouches for none."""
    if statement.attribution is not None:
        return False
    start, end = statement.start, statement.end
    if passages.in_quotation(start, end):
        return True
    low = bisect_left(passages.quotation_starts, start)
    high = bisect_left(passages.quotation_starts, end)
    held = passages.outer_quotations[low:high]
    quotations = [(q.start, q.end) for q in held if q.end <= end]
    single = (m.span(1) for m in _SINGLE.finditer(passages.document.text, start, end))
    return any(_is_loose_clause(passages, low, high) for low, high in (*quotations, *single))


def _is_loose_clause(passages: Passages, start: int, end: int) -> bool:
    """Whether these are whole words of somebody, and no attribution holds any of them."""
    tokens = [t for t in passages.between(start, end) if t.text not in _MARKS]
    if len(tokens) < _CLAUSE_WORDS or not has_subject_and_verb(tokens):
        return False
    parts = passages.parts.get(tokens[0].sentence, ())
    return not any(p.start < end and start < p.end for p in parts)
