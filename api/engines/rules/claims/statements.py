"""What a sentence states, clause by clause, each with the attribution that carries it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.engines.rules.claims.clausal import is_clausal
from api.engines.rules.claims.cuts import pieces
from api.engines.rules.claims.factuality import cues, denies
from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.claims.piece import Cut, Offsets, Piece
from api.engines.rules.words.grammar import DETERMINERS, is_adverb
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import TIES, has_subject_and_verb
from api.schemas.claims import Attribution
from api.schemas.document import Sentence

_FRAME_WORDS = 2
_DEEPEST = 8
_LONGEST_NOUN = 5
_AND = " and "
_SAYING = ", "
_TIED = TIES - {"that", "who", "which", "whose", "so", "than", "either", "neither", "both", "not"}
_MARKS = frozenset("\"“«„'‘")


@dataclass(frozen=True)
class Statement:
    """A clause as offsets, and whoever asserts it (None for the author)."""

    start: int
    end: int
    attribution: Attribution | None
    antecedent: Offsets | None = None
    """Offsets of what is to be read before it: what its "who" stands for, or a shared subject."""
    shown: int | None = None
    """Where its evidence starts, if before `start`: at the "who"."""
    broken: bool = False
    """Whether other words part it from its antecedent, which is evidence as well."""
    context: Offsets | None = None
    """The clause that it completes, where it cannot be read alone."""
    cut: Cut = "whole"
    """How it was cut from its sentence."""
    reads: str = "{first} {told}"
    """How it reads behind its antecedent."""
    carries: tuple[Attribution, ...] = ()
    """Attributions whose source and cue stand within the statement."""
    speech: tuple["Statement", ...] = ()
    """What is said within it in clauses of their own: the statement itself is that it was said."""


def statements(passages: Passages, sentence: Sentence) -> tuple[Statement, ...]:
    """What the sentence states. A statement with `speech` tells only that this was said."""
    here = passages.parts.get(sentence.index, ())
    parts = tuple(p for p in here if p.attribution.form != "naming")
    whole = _Scope(sentence.span.start, sentence.span.end, None, parts)
    return tuple(_within(passages, whole))


def _within(passages: Passages, scope: "_Scope") -> Iterator[Statement]:
    """The statements of a stretch, with those made by others in clauses of their own."""
    outer = scope.outer()
    whole = next((p for p in outer if p.start <= scope.start and p.end >= scope.end), None)
    if whole and scope.level < _DEEPEST:
        rest = tuple(p for p in scope.parts if p is not whole)
        yield from _within(passages, scope.inner(scope.start, scope.end, whole, rest))
        return
    tokens = passages.between(scope.start, scope.end)
    closed = [_extent(passages, scope, p) for p in outer]
    found = (sub for p in pieces(tokens, scope.end, closed) for sub in _by_cue(passages, p, outer))
    for piece in found:
        here = [p for p in outer if piece.start <= p.start < piece.end]
        told = [p for p in here if not _is_of(passages, piece, p.attribution)]
        said = tuple(s for p in _joined(passages, told) for s in _said(passages, scope, p))
        carries = tuple(p.attribution for p in here)
        hearsay = next((a for a in carries if not said and is_hearsay(passages, a)), None)
        by = hearsay or scope.attribution
        yield Statement(
            piece.start,
            piece.end,
            by,
            piece.antecedent,
            piece.shown,
            piece.broken,
            piece.context,
            piece.cut,
            piece.reads,
            carries,
            said,
        )


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
    return min(part.start, cue.end), max(part.end, cue.start)


def _by_cue(passages: Passages, piece: Piece, parts: Sequence[Part]) -> Iterator[Piece]:
    """The piece, cut before the "and called on …" that has the same subject as "blamed"."""
    here = [p for p in parts if piece.start <= p.start < piece.end]
    for first, second in pairwise(here):
        source, cue = second.attribution.source, second.attribution.cue
        if not source or not cue or source != first.attribution.source or source.end > cue.start:
            continue
        joint = passages.document.text.rfind(_AND, source.end, cue.start)
        joins = joint >= 0 and joint + len(_AND) == cue.start and first.start < joint < piece.end
        if joins and piece.start <= source.start:
            yield piece._replace(end=joint)
            yield Piece(cue.start, piece.end, (source.start, source.end), cut="coordinated")
            return
    yield from _told_first(passages, piece, here[:1])


def _told_first(passages: Passages, piece: Piece, parts: Sequence[Part]) -> Iterator[Piece]:
    """The piece, cut behind what it tells first: "Acme cut its forecast and said it would …"."""
    source, cue = (parts[0].attribution.source, parts[0].attribution.cue) if parts else (None, None)
    if cue is None or piece.antecedent or parts[0].start < cue.start:
        yield piece
        return
    saying = _before_saying(passages, piece, cue.start, cue.exact)
    if saying:
        yield from saying
        return
    between = source is not None and piece.start < source.start < cue.start
    text = passages.document.text
    for place in (cue.start, source.start) if source and between else (cue.start,):
        joint = place - len(_AND)
        told = passages.between(piece.start, joint)
        tied = any(t.lower in TIES for t in told)
        if text[joint:place] == _AND and not tied and has_subject_and_verb(told):
            subject = source if source and place == cue.start else None
            shares = (subject.start, subject.end) if subject else None
            yield Piece(piece.start, joint, cut="coordinated")
            yield Piece(place, piece.end, shares, cut="coordinated")
            return
    yield piece


def _before_saying(
    passages: Passages, piece: Piece, place: int, cue: str
) -> tuple[Piece, Piece] | None:
    """The piece cut before a participle: "She accused the firm of fraud, saying it had lied"."""
    joint = place - len(_SAYING)
    says = cue.lower().split()[0].endswith("ing") and passages.document.text[joint:place] == _SAYING
    told = passages.between(piece.start, joint) if says and joint > piece.start else ()
    if not told or not has_subject_and_verb(told):
        return None
    return Piece(piece.start, joint, cut=piece.cut), piece._replace(start=place, shown=None)


def _joined(passages: Passages, parts: Sequence[Part]) -> Iterator[Part | tuple[Part, Part]]:
    """The parts; two of them as a pair where the source interrupts a clause."""
    waiting: Part | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif part.attribution == waiting.attribution and _goes_on(passages, waiting, part):
            yield waiting, part
            waiting = None
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


def _goes_on(passages: Passages, first: Part, second: Part) -> bool:
    """Whether the second part completes a clause that the first began."""
    opened = passages.between(first.start, first.end)
    rest = [t for t in passages.between(second.start, second.end) if t.is_word]
    ends = opened[-1].text in {".", "!", "?", ";"}
    if ends or not rest or rest[0].lower == "to":
        return False
    if not rest[0].text[0].islower() and not (rest[0].lower == "i" and _hangs(opened)):
        return False
    bare = rest[1:] if rest[0].lower in {"and", "but"} else rest
    both = has_subject_and_verb(bare) and has_subject_and_verb(opened)
    return not both or rest[0].lower in TIES or _hangs(opened)


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether it is a "when it stopped", whose main clause is still to come."""
    words = [t.lower for t in tokens if t.is_word and t.lower not in {"and", "but"}]
    return bool(words) and words[0] in _TIED and not any(t.text == "," for t in tokens)


def _said(
    passages: Passages, scope: "_Scope", part: Part | tuple[Part, Part]
) -> Iterator[Statement]:
    if not isinstance(part, Part):
        first, second = part
        attribution = first.attribution
        opened = first.start, first.end
        told = (first.start, second.end) if is_hearsay(passages, attribution) else None
        yield Statement(second.start, second.end, attribution, opened, broken=True, context=told)
        return
    if scope.level >= _DEEPEST:
        return
    held = tuple(p for p in scope.parts if p is not part and _holds(part, p))
    inner = scope.inner(part.start, part.end, part, held)
    if is_clausal(passages, part):
        yield from _within(passages, inner)
        return
    denied = _is_denied_report(passages, part)
    for reported in inner.outer():
        if denied or _is_denied_report(passages, reported):
            yield from _said(passages, inner, reported)


def _is_denied_report(passages: Passages, part: Part) -> bool:
    """Whether it names what the source denies: "rejected reports that …", with no "as nonsense"."""
    cue = part.attribution.cue
    words = [t.lower for t in passages.between(part.start, part.end)]
    judged = any(w == "as" and n in _MARKS for w, n in pairwise(words))
    return cue is not None and denies(cue.exact) and not judged


@dataclass(frozen=True)
class _Scope:
    """A stretch of a sentence, whose it is, and what others say within it."""

    start: int
    end: int
    attribution: Attribution | None
    parts: tuple[Part, ...]
    level: int = 0

    def outer(self) -> list[Part]:
        """The parts that no other part holds."""
        return [p for p in self.parts if not any(_holds(q, p) for q in self.parts if q is not p)]

    def inner(self, start: int, end: int, part: Part, parts: tuple[Part, ...]) -> "_Scope":
        return _Scope(start, end, part.attribution, parts, self.level + 1)


def _holds(outer: Part, inner: Part) -> bool:
    if (outer.start, outer.end) == (inner.start, inner.end):
        return outer.depth < inner.depth
    return outer.start <= inner.start and inner.end <= outer.end


def is_hearsay(passages: Passages, attribution: Attribution) -> bool:
    """Whether nobody is named who says it, as in "is reported to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    if voice is None or voice.kind != "unnamed" or attribution.source is not None:
        return False
    told = scan(attribution.cue.exact) if attribution.cue else []
    plain = [token for token in told if not is_adverb(token.lower)]
    return bool((cues(told) | cues(plain)) & {"hearsay", "probable", "belief"})


def frame_of(passages: Passages, statement: Statement) -> Sequence[Token]:
    """The words of a statement outside of what is said in it, or quoted in it."""
    inside = [(s.start, s.end) for s in statement.speech]
    quoted = [a for a in statement.carries if a.form == "direct"]
    inside += [(span.start, span.end) for a in quoted for span in a.content]
    return _outside(passages.between(statement.start, statement.end), sorted(inside))


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


def has_frame(passages: Passages, statement: Statement) -> bool:
    """Whether the sentence itself tells who speaks."""
    words = [t for t in frame_of(passages, statement) if t.is_word]
    return len(words) >= _FRAME_WORDS


def told_beside(passages: Passages, statement: Statement) -> Statement | None:
    """What the frame of a speech itself tells with a number: "the storm that killed 52 people"."""
    frame = [t for t in frame_of(passages, statement) if t.start >= statement.speech[-1].end]
    ties = (i for i, t in enumerate(frame) if i and t.lower in {"that", "which", "who"})
    for tie in ties:
        clause = frame[tie + 1 :]
        noun = next((i for i in range(tie - 1, -1, -1) if frame[i].lower in DETERMINERS), None)
        counted = any(t.text[0].isdigit() for t in clause)
        near = noun is not None and noun < tie - 1 and tie - noun <= _LONGEST_NOUN
        if near and noun is not None and counted and has_subject_and_verb(frame[tie:]):
            named = frame[noun].start, frame[tie - 1].end
            shown = frame[tie].start
            return Statement(clause[0].start, statement.end, statement.attribution, named, shown)
    return None
