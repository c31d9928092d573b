"""What a sentence states, clause by clause, each with the attribution that carries it."""

from collections.abc import Iterator, Sequence

from api.engines.rules.attribution.lending import denies, is_turned_down
from api.engines.rules.claims.by_cue import by_cue, is_parted, joined
from api.engines.rules.claims.clausal import is_clausal
from api.engines.rules.claims.cuts import pieces
from api.engines.rules.claims.doers import of_source
from api.engines.rules.claims.factuality import is_hearsay
from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.claims.piece import Offsets, Piece
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import HELPING, is_adverb
from api.engines.rules.words.verbs import first_verb
from api.schemas.base import Span
from api.schemas.claims import Attribution
from api.schemas.document import Sentence
from api.text.values import value

_DEEPEST = 8
_OF = "of "


def statements(passages: Passages, sentence: Sentence) -> tuple[Statement, ...]:
    """What the sentence states. A statement with `speech` tells only that this was said."""
    here = passages.parts.get(sentence.index, ())
    parts = tuple([p for p in here if p.attribution.form != "naming"])
    whole = _Scope(sentence.span.start, sentence.span.end, None, parts)
    return tuple(_within(passages, whole))


def _within(passages: Passages, scope: "_Scope") -> Iterator[Statement]:
    """The statements of a stretch, with those made by others in clauses of their own."""
    outer = scope.outer()
    for part in outer if scope.level < _DEEPEST else ():
        if part.start <= scope.start and part.end >= scope.end:
            rest = tuple(p for p in scope.parts if p is not part)
            yield from _within(passages, scope.inner(scope.start, scope.end, part, rest))
            return
    first, last = passages.indexes(scope.start, scope.end)
    closed = [_extent(passages, scope, p) for p in outer]
    marks = passages.marks(first, last)
    found = pieces(passages.tokens[first:last], marks, scope.end, closed)
    if not outer:
        for piece in found:
            yield of_source(passages, Statement(piece, scope.attribution))
        return
    for whole in found:
        here = _within_piece(outer, whole)
        cut = by_cue(passages, whole, here) if here else (whole,)
        for piece in cut:
            told = here if len(cut) == 1 else _within_piece(outer, piece)
            yield _carrying(passages, scope, piece, told)


def _within_piece(parts: Sequence[Part], piece: Piece) -> Sequence[Part]:
    return [p for p in parts if piece.start <= p.start < piece.end]


def _carrying(passages: Passages, scope: "_Scope", piece: Piece, here: Sequence[Part]) -> Statement:
    """What the piece states, with what others say `here`, in it."""
    if not here:
        return Statement(piece, scope.attribution)
    told = [p for p in here if not _is_of(passages, piece, p.attribution)]
    said = tuple([s for p in joined(passages, told) for s in _told(passages, scope, piece, p)])
    carries = tuple([p.attribution for p in here])
    heard = (a for a in carries if not said and is_hearsay(passages, a))
    hearsay = next((a for a in heard if not _is_within(passages, piece, a)), None)
    return Statement(piece, hearsay or scope.attribution, carries, said)


def _is_within(passages: Passages, piece: Piece, attribution: Attribution) -> bool:
    """Whether only what stands behind the verb is hearsay: "was held for allegedly lying"."""
    before = passages.between(piece.start, attribution.content[0].start)
    return first_verb(before) is not None


def _is_of(passages: Passages, piece: Piece, attribution: Attribution) -> bool:
    """Whether it is hearsay of the clause's subject: "Ann Cole, who won, reportedly has left"."""
    subject, first = piece.antecedent, attribution.content[0]
    if subject is None or not subject[0] <= first.start < first.end <= subject[1]:
        return False
    return is_hearsay(passages, attribution)


def _extent(passages: Passages, scope: "_Scope", part: Part) -> Offsets:
    """The part with its cue, which no cut may part from it.

    What stands between commas behind a subject may: "Ann Cole, who won, reportedly wants to go".
    """
    cue = part.attribution.cue
    if cue is None or not scope.start <= cue.start < scope.end:
        return part.start, part.end
    named = part.attribution.source is not None or len(part.attribution.content) == 1
    if not named and part.end < cue.start and passages.document.text[part.end] == ",":
        return part.start, part.end
    return min(part.start, _opening(passages, scope, part.attribution, cue)), max(
        part.end, cue.start
    )


def _opening(passages: Passages, scope: "_Scope", attribution: Attribution, cue: Span) -> int:
    """The cue, or the name right before it that an aside ends with: "signed by Lee, warned"."""
    source = attribution.source
    if source is None or not scope.start <= source.start < cue.start:
        return cue.end
    parted = passages.document.text[source.end : cue.start].strip() == ","
    return source.end if parted else cue.end


def _told(
    passages: Passages, scope: "_Scope", piece: Piece, part: Part | tuple[Part, Part]
) -> Iterator[Statement]:
    """What is said there; "which police say was late" is told of what the "which" stands for."""
    if isinstance(part, Part) and _is_extracted(passages, piece, part):
        known, context = piece.antecedent, piece.context
        told = Piece(part.start, part.end, known, broken=True, context=context, cut="relative")
        yield Statement(told, part.attribution)
        return
    yield from _said(passages, scope, part)


def _is_extracted(passages: Passages, piece: Piece, part: Part) -> bool:
    """Whether what is said begins with the verb whose subject a relative word stands for."""
    cue, source = part.attribution.cue, part.attribution.source
    if cue is None or source is None or piece.cut != "relative":
        return False
    tokens = passages.between(part.start, part.end)
    between = passages.between(cue.end, part.start)
    near = piece.start <= source.start < cue.start and all(is_adverb(t.lower) for t in between)
    return near and len(tokens) > 1 and tokens[0].lower in HELPING


def _said(
    passages: Passages, scope: "_Scope", part: Part | tuple[Part, Part]
) -> Iterator[Statement]:
    if not isinstance(part, Part):
        first, second = part
        attribution = first.attribution
        opened = first.start, first.end
        whole = is_hearsay(passages, attribution) or _is_charge(passages, second)
        told = (first.start, second.end) if whole else None
        reads = "{first}, {told}" if is_parted(passages, first, second) else "{first} {told}"
        rest = Piece(second.start, second.end, opened, broken=True, context=told, reads=reads)
        yield Statement(rest, attribution)
        return
    if scope.level >= _DEEPEST:
        return
    held = tuple(p for p in scope.parts if p is not part and _holds(part, p))
    inner = scope.inner(part.start, part.end, part, held)
    turned = [p for p in inner.outer() if is_turned_down(p.attribution, part.attribution)]
    if not turned and is_clausal(passages, part):
        yield from _within(passages, inner)
        return
    denied = turned or _denies(part)
    for reported in turned or inner.outer():
        if denied or any(is_turned_down(p.attribution, reported.attribution) for p in held):
            yield from _said(passages, inner, reported)


def _is_charge(passages: Passages, part: Part) -> bool:
    """Whether it tells what somebody is accused of: "Cole … of lying"."""
    return passages.document.text.startswith(_OF, part.start)


def _denies(part: Part) -> bool:
    cue = part.attribution.cue
    return cue is not None and denies(cue.exact)


@value
class _Scope:
    """A stretch of a sentence, whose it is, and what others say within it."""

    start: int
    end: int
    attribution: Attribution | None
    parts: tuple[Part, ...]
    level: int = 0

    def outer(self) -> list[Part]:
        """The parts that no other part holds."""
        if len(self.parts) < 2:  # noqa: PLR2004 - one part is held by no other
            return [*self.parts]
        return [p for p in self.parts if not any(_holds(q, p) for q in self.parts if q is not p)]

    def inner(self, start: int, end: int, part: Part, parts: tuple[Part, ...]) -> "_Scope":
        return _Scope(start, end, part.attribution, parts, self.level + 1)


def _holds(outer: Part, inner: Part) -> bool:
    if (outer.start, outer.end) == (inner.start, inner.end):
        return outer.depth < inner.depth
    return outer.start <= inner.start and inner.end <= outer.end
