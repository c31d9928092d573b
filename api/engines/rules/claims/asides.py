"""Facts told beside a clause: ", who has resigned", ", killing two", ", its worst day"."""

from collections.abc import Sequence

from api.engines.rules.claims.antecedents import head_of
from api.engines.rules.claims.appositions import apposition, of_subject, participle
from api.engines.rules.claims.participles import as_told
from api.engines.rules.claims.piece import CLOSING, Aside, Offsets, Piece, is_closed
from api.engines.rules.claims.relatives import (
    CLOSING_WORDS,
    closing,
    relative,
    restrictive,
    shared_out,
)
from api.engines.rules.claims.subjects import main_verb
from api.engines.rules.words.grammar import DASHES, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import opening_verb
from api.text.values import changed

_LEAST_MIDDLE = 2
_SUPPOSING = words("if unless should once whenever until till lest")
"""What opens a clause that says nothing without its main clause."""
_BOUNDS = DASHES | {","}
ASIDES = _BOUNDS | CLOSING_WORDS
"""The marks and words without which nothing is told beside a clause."""


def with_asides(
    tokens: Sequence[Token], marks: Sequence[int], whole: Piece, closed: Sequence[Offsets]
) -> list[Piece]:
    """The clause, and what is told beside it.

    `marks`: the places of all `ASIDES` among the tokens; `whole`: the clause with its asides.
    """
    signs = [i for i in marks if tokens[i].lower in ASIDES]
    if not signs:
        return [whole]
    aside = _aside(tokens, signs, closed, whole.antecedent)
    told = _parted(tokens, aside, whole, closed) if aside else [whole]
    new = restrictive(tokens, closed)
    return [new, *told] if new else told


def _parted(
    tokens: Sequence[Token], aside: Aside, whole: Piece, closed: Sequence[Offsets]
) -> list[Piece]:
    """The clause without the aside in it, and what this tells."""
    subject, end = whole.antecedent, whole.end
    beside = _beside(tokens, aside, end, subject)
    told = shared_out(tokens[aside.first + 1 : aside.stop], beside)
    if aside.stop >= len(tokens):
        context = (whole.start, end) if aside.cut == "restrictive" and not subject else None
        return [changed(whole, end=tokens[aside.comma].start, context=context), *told]
    rest = _from_word(tokens[aside.stop + 1 :])
    if _parts_subject(tokens, aside, rest):
        head = head_of(tokens, aside.comma)
        main = Piece(rest[0].start, end, head, cut=whole.cut)
        first, *others = with_asides(rest, range(len(rest)), main, closed)
        return [changed(first, broken=True), *told, *others]
    return [whole, *told]


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


def _aside(
    tokens: Sequence[Token],
    signs: Sequence[int],
    closed: Sequence[Offsets],
    subject: Offsets | None,
) -> Aside | None:
    """The first aside that is found by its `signs`: a comma, a dash or a relative word."""
    supposed = tokens[0].lower in _SUPPOSING and subject is None
    found = None if supposed else _marked(tokens, signs, closed, subject)
    return found or closing(tokens, signs, closed, subject)


def _marked(
    tokens: Sequence[Token],
    signs: Sequence[int],
    closed: Sequence[Offsets],
    subject: Offsets | None,
) -> Aside | None:
    """The first aside behind a comma or a dash."""
    marks = [i for i in signs if tokens[i].text in _BOUNDS and not is_closed(tokens[i], closed)]
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
            return found
    return None
