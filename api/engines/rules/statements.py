"""What a sentence states, clause by clause, each with the attribution that carries it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.engines.rules.cuts import pieces
from api.engines.rules.factuality import cues
from api.engines.rules.passages import Part, Passages
from api.engines.rules.tokens import Token, scan
from api.engines.rules.verbs import TIES, has_subject_and_verb
from api.schemas.claims import Attribution
from api.schemas.document import Sentence

_NO_CLAUSE = frozenset({"to", "of", "for", "as", "about", "against", "over", "with", "by", "being"})
_CALLS = ("urg", "call", "accus", "blam", "prais", "condemn", "criticis", "criticiz", "denounc")
_CLAUSE_WORDS = 4
_FRAME_WORDS = 2
_DEEPEST = 8


@dataclass(frozen=True)
class Statement:
    """A clause as offsets, and whoever asserts it (None for the author)."""

    start: int
    end: int
    attribution: Attribution | None
    antecedent: tuple[int, int] | None = None
    """Offsets of what the "who" stands for that opened the clause."""
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
    for piece in pieces(tokens, scope.end, [(p.start, p.end) for p in outer]):
        here = [p for p in outer if piece.start <= p.start < piece.end]
        said = tuple(s for p in here for s in _said(passages, scope, p))
        carries = tuple(p.attribution for p in here)
        hearsay = next((a for a in carries if not said and is_hearsay(passages, a)), None)
        by = hearsay or scope.attribution
        yield Statement(piece.start, piece.end, by, piece.antecedent, carries, said)


def _said(passages: Passages, scope: "_Scope", part: Part) -> Iterator[Statement]:
    if scope.level < _DEEPEST and _is_clausal(passages, part):
        held = tuple(p for p in scope.parts if p is not part and _holds(part, p))
        yield from _within(passages, scope.inner(part.start, part.end, part, held))


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


def _is_clausal(passages: Passages, part: Part) -> bool:
    """Whether what is said makes a clause of its own, with a subject and a verb."""
    tokens = list(passages.between(part.start, part.end))
    while tokens and (not tokens[0].is_word or tokens[0].lower in {"that", "and", "but"}):
        tokens = tokens[1:]
    direct = part.attribution.form == "direct"
    cue = part.attribution.cue
    if cue and cue.start >= part.end and len(tokens) >= _CLAUSE_WORDS and not direct:
        return True
    if not tokens or not has_subject_and_verb(tokens if direct else _before_tie(tokens)):
        return False
    if (
        _is_call(part.attribution)
        and passages.document.text[part.start : part.start + 5] != "that "
    ):
        return direct
    return direct or tokens[0].lower not in _NO_CLAUSE


def _before_tie(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first word, behind the first, that ties on a clause of its own."""
    end = next((i for i, t in enumerate(tokens) if i and t.lower in TIES), len(tokens))
    return tokens[:end]


def _is_call(attribution: Attribution) -> bool:
    """Whether the source wants somebody to act: what follows is no statement of fact."""
    if attribution.kind in {"decree", "desire"}:
        return True
    cue = scan(attribution.cue.exact) if attribution.cue else ()
    return any(token.lower.startswith(_CALLS) for token in cue)


def is_hearsay(passages: Passages, attribution: Attribution) -> bool:
    """Whether nobody is named who says it, as in "is reported to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    if voice is None or voice.kind != "unnamed" or attribution.source is not None:
        return False
    found = cues(scan(attribution.cue.exact)) if attribution.cue else frozenset()
    return bool(found & {"hearsay", "probable", "belief"})


def frame_of(passages: Passages, statement: Statement) -> Sequence[Token]:
    """The words of a statement outside of what is said in it, or quoted in it."""
    inside = [(s.start, s.end) for s in statement.speech]
    quoted = [a for a in statement.carries if a.form == "direct"]
    inside += [(span.start, span.end) for a in quoted for span in a.content]
    tokens = passages.between(statement.start, statement.end)
    return [t for t in tokens if not any(low <= t.start < high for low, high in inside)]


def has_frame(passages: Passages, statement: Statement) -> bool:
    """Whether the sentence itself tells who speaks."""
    words = [t for t in frame_of(passages, statement) if t.is_word]
    return len(words) >= _FRAME_WORDS
