"""The places where a sentence can be cut into clauses without loss."""

from collections.abc import Iterator, Sequence

from api.engines.rules.claims.asides import with_asides
from api.engines.rules.claims.coordination import shared
from api.engines.rules.claims.fronted import fronted
from api.engines.rules.claims.joints import CUTS, Joint, width_of
from api.engines.rules.claims.piece import Cut, Offsets, Piece, is_closed
from api.engines.rules.claims.tied import TIED, without_amount
from api.engines.rules.words.tokens import Token

_OPEN = frozenset("([“")
_CLOSE = frozenset(")]”")
_STRAIGHT = '"'
_MARKED = CUTS | _OPEN | _CLOSE | {_STRAIGHT}
"""What the tokens are in lower case that matter to the cutting."""
_LONGEST_CUT = 300


def pieces(tokens: Sequence[Token], end: int, closed: Sequence[Offsets]) -> Iterator[Piece]:
    """The clauses of a stretch that ends at `end`; no cut falls within the `closed` offsets."""
    if len(tokens) > _LONGEST_CUT:
        yield Piece(tokens[0].start, end)
        return
    subject: Offsets | None = None
    front = fronted(tokens, closed)
    cut: Cut
    first, cut = (1, "fronted") if front else (0, "whole")
    for index in _places(tokens, closed):
        if index <= first:
            continue
        joint = Joint(tokens, first, index, subject, closed)
        width = int(index == front) or width_of(joint)
        found = None if width else shared(tokens, first, index, subject)
        if width or found:
            timed = joint.word in TIED
            left = without_amount(joint.left) if timed else joint.left
            stop = tokens[first + len(left)].start
            yield from with_asides(left, stop, closed, subject, cut)
            cut = "coordinated" if found else "tied" if timed else "clause"
            width, subject = found or (width, None)
            first = index + width
    yield from with_asides(tokens[first:], end, closed, subject, cut)


def _places(tokens: Sequence[Token], closed: Sequence[Offsets]) -> list[int]:
    """Where a cut may fall: outside of brackets, of quotation marks and of the `closed` offsets."""
    marked = [i for i, token in enumerate(tokens) if token.lower in _MARKED]
    paired = sum(tokens[i].text == _STRAIGHT for i in marked) % 2 == 0
    depth, quoted = 0, False
    places: list[int] = []
    for index in marked:
        token = tokens[index]
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        quoted ^= paired and token.text == _STRAIGHT
        free = depth <= 0 and not quoted and token.lower in CUTS
        if free and not is_closed(token, closed):
            places.append(index)
    return places
