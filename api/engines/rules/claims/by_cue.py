"""Clauses cut where somebody goes on to say something, and clauses that a source interrupts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.claims.piece import Piece
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, has_subject_and_verb, plain_verb
from api.text.values import changed

_AND = " and "
_SAYING = ", "
_TIED = TIES - {"that", "who", "which", "whose", "so", "than", "either", "neither", "both", "not"}
_INVERTED = frozenset({"had"})
"""What opens a case without an "if": "Had it rained"."""
_ADDING = frozenset({"up", "down", "compared", "including", "the"})


def by_cue(passages: Passages, piece: Piece, here: Sequence[Part]) -> Sequence[Piece]:
    """The piece, cut before the "and called on …" that has the same subject as "blamed".

    `here`: what others say in it.
    """
    for first, second in pairwise(here):
        source, cue = second.attribution.source, second.attribution.cue
        if not source or not cue or source != first.attribution.source or source.end > cue.start:
            continue
        joint = passages.document.text.rfind(_AND, source.end, cue.start)
        joins = joint >= 0 and joint + len(_AND) == cue.start and first.start < joint < piece.end
        if joins and piece.start <= source.start:
            rest = Piece(cue.start, piece.end, (source.start, source.end), cut="coordinated")
            return changed(piece, end=joint), rest
    return _told_first(passages, piece, here[0])


def _told_first(passages: Passages, piece: Piece, part: Part) -> Sequence[Piece]:
    """The piece, cut behind what it tells first: "Acme cut its forecast and said it would …"."""
    source, cue = part.attribution.source, part.attribution.cue
    if cue is None or piece.antecedent or part.start < cue.start:
        return (piece,)
    saying = _before_saying(passages, piece, cue.start, cue.exact)
    if saying:
        return saying
    between = source is not None and piece.start < source.start < cue.start
    text = passages.document.text
    for place in (cue.start, source.start) if source and between else (cue.start,):
        joint = place - len(_AND)
        if text[joint:place] != _AND:
            continue
        told = passages.between(piece.start, joint)
        if not any(t.lower in TIES for t in told) and _is_clause(told):
            subject = source if source and place == cue.start else None
            shares = (subject.start, subject.end) if subject else None
            first = Piece(piece.start, joint, cut="coordinated")
            return first, Piece(place, piece.end, shares, cut="coordinated")
    return (piece,)


def _is_clause(told: Sequence[Token]) -> bool:
    """Whether a verb follows a subject, and no participle a comma: "The letters, sent by Lee"."""
    verb = plain_verb(told)
    return verb is not None and verb > 0 and told[verb - 1].text != ","


def _before_saying(
    passages: Passages, piece: Piece, place: int, cue: str
) -> tuple[Piece, Piece] | None:
    """The piece cut before a participle: "She accused the firm of fraud, saying it had lied"."""
    joint = place - len(_SAYING)
    says = cue.lower().split()[0].endswith("ing") and passages.document.text[joint:place] == _SAYING
    told = passages.between(piece.start, joint) if says and joint > piece.start else ()
    if not told or not has_subject_and_verb(told):
        return None
    return Piece(piece.start, joint, cut=piece.cut), changed(piece, start=place, shown=None)


def joined(passages: Passages, parts: Sequence[Part]) -> Iterator[Part | tuple[Part, Part]]:
    """The parts; two of them as a pair where the source interrupts a clause."""
    waiting: Part | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif part.attribution is waiting.attribution and _goes_on(passages, waiting, part):
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


def is_parted(passages: Passages, first: Part, second: Part) -> bool:
    """Whether a comma stands between the two around their source: "If it rains, | he said, | it
    holds", "Sales fell, | he said, | down from May"."""
    fronted = passages.between(first.start, first.end)[0].lower in _TIED | _INVERTED
    return fronted or passages.between(second.start, second.end)[0].lower in _ADDING


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether it is a "when it stopped", whose main clause is still to come."""
    words = [t.lower for t in tokens if t.is_word and t.lower not in {"and", "but"}]
    return bool(words) and words[0] in _TIED | _INVERTED and not any(t.text == "," for t in tokens)
