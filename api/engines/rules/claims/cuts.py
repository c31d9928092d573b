"""The places where a sentence can be cut into clauses without loss."""

from collections.abc import Sequence

from api.engines.rules.claims.asides import ASIDES, with_asides
from api.engines.rules.claims.coordination import shared
from api.engines.rules.claims.fronted import fronted
from api.engines.rules.claims.joints import CUTS, Joint, joint_at, width_of
from api.engines.rules.claims.piece import Cut, Offsets, Piece, is_closed
from api.engines.rules.claims.tied import TIED, is_limited, without_amount
from api.engines.rules.words.grammar import words
from api.engines.rules.words.tokens import Token
from api.text.values import value

_DEPTHS = {**dict.fromkeys("([“", 1), **dict.fromkeys(")]”", -1)}
_STRAIGHT = '"'
MARKS = CUTS | ASIDES | {*_DEPTHS, _STRAIGHT}
"""What the tokens are in lower case that matter to the cutting."""
_LONGEST_CUT = 300
_EXCEPTED = words("all nothing anything everything none nobody everyone everybody anyone one")
"""Behind these a "but" makes an exception: "is all but closed"."""


def pieces(
    tokens: Sequence[Token], marks: Sequence[int], end: int, closed: Sequence[Offsets]
) -> list[Piece]:
    """The clauses of a stretch that ends at `end`; no cut falls within the `closed` offsets.

    `marks`: the places of all `MARKS` among the tokens.
    """
    if not tokens:
        return []
    if not marks or len(tokens) > _LONGEST_CUT:
        return [Piece(tokens[0].start, end)]
    stretch = _Stretch(tokens, marks, closed)
    front = fronted(tokens, closed)
    here = _Open(1, "fronted") if front else _WHOLE
    held: _Open | None = None
    before = here
    told: list[Piece] = []
    for index in _places(stretch):
        if index <= here.first:
            continue
        joint = joint_at(tokens, here.first, index, here.subject, closed)
        width = int(index == front) or width_of(joint)
        found = None if width else _shared(tokens, before, here, index)
        if not width and not found:
            continue
        timed = joint.word in TIED
        behind = _Open(index + width, "tied" if timed else "clause")
        if width and _is_limited(joint):
            held, here = held or here, behind
            continue
        left = without_amount(joint.left) if timed else joint.left
        last = here.first + len(left)
        told += stretch.told(held, here, last, tokens[last].start)
        before = here
        held, here = None, _Open(index + found[0], "coordinated", found[1]) if found else behind
    return told + stretch.told(held, here, len(tokens), end)


@value
class _Open:
    """A clause that has begun, by the place of its first token."""

    first: int
    cut: Cut
    subject: Offsets | None = None
    """The one that it shares with the clause before it."""


_WHOLE = _Open(0, "whole")


def _shared(
    tokens: Sequence[Token], before: _Open, here: _Open, index: int
) -> tuple[int, Offsets] | None:
    """Where a verb follows that shares the subject of the clause `here`.

    Behind a clause of time and a comma it has that of the clause `before`: "The unit has been shut
    since Lee left, and has lost its beds".
    """
    if here.cut != "tied" or "," not in {tokens[index].text, tokens[index - 1].text}:
        return shared(tokens, here.first, index, here.subject)
    left = tokens[before.first : here.first - 1]
    alone = shared([*left, *tokens[index:]], 0, len(left), before.subject)
    return alone or shared(tokens, before.first, index, before.subject)


@value
class _Stretch:
    """What is to be cut."""

    tokens: Sequence[Token]
    marks: Sequence[int]
    closed: Sequence[Offsets]

    def told(self, held: _Open | None, here: _Open, last: int, end: int) -> list[Piece]:
        """The clause `here` that ends before the token `last`, and the one `held` that it limits.

        `end`: the offset at which they end.
        """
        found = self._clause(held, last, end) if held else []
        return found + self._clause(here, last, end)

    def _clause(self, clause: _Open, last: int, end: int) -> list[Piece]:
        first, tokens = clause.first, self.tokens[clause.first : last]
        if not tokens:
            return []
        whole = Piece(tokens[0].start, end, clause.subject, cut=clause.cut)
        marks = [i - first for i in self.marks if first <= i < last]
        return with_asides(tokens, marks, whole, self.closed)


def _is_limited(joint: Joint) -> bool:
    """Whether what follows tells how far the clause goes: "No crane was checked until one fell"."""
    parted = joint.word == ","
    return is_limited(joint.left, joint.after if parted else joint.word, parted=parted)


def _places(stretch: _Stretch) -> list[int]:
    """Where a cut may fall: outside of brackets, of quotation marks and of the `closed` offsets."""
    tokens, marks, closed = stretch.tokens, stretch.marks, stretch.closed
    depth, quoted = 0, False
    paired: bool | None = None
    places: list[int] = []
    for index in marks:
        token = tokens[index]
        if token.lower in CUTS:
            if _excepts(tokens, index):
                continue
            if depth <= 0 and not quoted and not is_closed(token, closed):
                places.append(index)
        elif token.text != _STRAIGHT:
            depth += _DEPTHS.get(token.text, 0)
        else:
            if paired is None:
                paired = [tokens[i].text for i in marks].count(_STRAIGHT) % 2 == 0
            quoted ^= paired
    return places


def _excepts(tokens: Sequence[Token], index: int) -> bool:
    return bool(index) and tokens[index].lower == "but" and tokens[index - 1].lower in _EXCEPTED
