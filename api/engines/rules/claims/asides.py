"""Facts told beside a clause: ", who has resigned", ", killing two", ", its worst day"."""

from collections.abc import Iterator, Sequence

from api.engines.rules.claims.antecedents import head_of
from api.engines.rules.claims.appositions import apposition, of_subject, participle
from api.engines.rules.claims.aside import Aside
from api.engines.rules.claims.participles import as_told
from api.engines.rules.claims.piece import CLOSING, Cut, Offsets, Piece, is_closed
from api.engines.rules.claims.relatives import closing, relative, restrictive, shared_out
from api.engines.rules.claims.subjects import main_verb
from api.engines.rules.words.grammar import DASHES, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import opening_verb

_LEAST_MIDDLE = 2
_SUPPOSING = words("if unless should once whenever until till lest")
"""What opens a clause that says nothing without its main clause."""
_BOUNDS = DASHES | {","}


def with_asides(
    tokens: Sequence[Token],
    end: int,
    closed: Sequence[Offsets],
    subject: Offsets | None,
    cut: Cut = "whole",
) -> Iterator[Piece]:
    """The clause, and what is told beside it; `subject` is the one that it shares with another."""
    if not tokens:
        return
    new = restrictive(tokens, closed)
    if new:
        yield new
    supposed = tokens[0].lower in _SUPPOSING and subject is None
    found = None if supposed else next(_asides(tokens, closed, subject), None)
    aside = found or closing(tokens, closed, subject)
    if aside is None:
        yield Piece(tokens[0].start, end, subject, cut=cut)
        return
    last = aside.stop >= len(tokens)
    beside = _beside(tokens, aside, end, subject)
    told = tokens[aside.first + 1 : aside.stop]
    if last:
        whole = (tokens[0].start, end) if aside.cut == "restrictive" and not subject else None
        stop = tokens[aside.comma].start
        yield Piece(tokens[0].start, stop, subject, context=whole, cut=cut)
        yield from shared_out(told, beside)
        return
    rest = _from_word(tokens[aside.stop + 1 :])
    if _parts_subject(tokens, aside, rest):
        head = head_of(tokens, aside.comma)
        first, *others = with_asides(rest, end, closed, head, cut)
        yield first._replace(broken=True)
        yield from shared_out(told, beside)
        yield from others
        return
    yield Piece(tokens[0].start, end, subject, cut=cut)
    yield from shared_out(told, beside)


def _from_word(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the mark that closes a quotation in the aside before: ", the “Ember,” circles"."""
    return tokens[1:] if tokens and tokens[0].text in CLOSING else tokens


def _parts_subject(tokens: Sequence[Token], aside: Aside, rest: Sequence[Token]) -> bool:
    """Whether the aside stands between the subject and its verb."""
    return main_verb(tokens[: aside.comma]) is None and opening_verb(rest) is not None


def _beside(tokens: Sequence[Token], aside: Aside, end: int, subject: Offsets | None) -> Piece:
    """What the aside tells, read behind its antecedent or else with the clause around it."""
    low = tokens[aside.first].start
    stop = end if aside.stop >= len(tokens) else tokens[aside.stop].start
    if aside.antecedent:
        told = tokens[aside.first + 1].start
        return Piece(told, stop, aside.antecedent, low, cut=aside.cut, reads=aside.reads)
    if aside.is_about_subject:
        head = head_of(tokens, aside.comma)
        return Piece(low, stop, head, tokens[0].start, cut=aside.cut, reads=aside.reads)
    acts = aside.cut == "participle" and aside.first == aside.comma + 1
    does = as_told(tokens, aside.comma, aside.stop, subject) if acts else None
    if does:
        return Piece(low, stop, does[0], low, cut=aside.cut, reads=does[1])
    return Piece(low, stop, subject, low, context=(tokens[0].start, end), cut=aside.cut)


def _asides(
    tokens: Sequence[Token], closed: Sequence[Offsets], subject: Offsets | None
) -> Iterator[Aside]:
    marks = [i for i, t in enumerate(tokens) if t.text in _BOUNDS and not is_closed(t, closed)]
    for comma in marks:
        if comma == 0 or comma + _LEAST_MIDDLE >= len(tokens):
            continue
        stop = next((i for i in marks if i > comma + 1), len(tokens))
        found = relative(tokens, comma, marks, closed)
        inside = closed and any(is_closed(t, closed) for t in tokens[comma:stop])
        if tokens[comma].text == "," and not inside:
            found = found or apposition(tokens, comma, stop, subject)
            if stop < len(tokens):
                found = found or of_subject(tokens, comma, stop)
        if tokens[comma].text == ",":
            found = found or participle(tokens, comma, len(tokens), subject)
        if found:
            yield found
