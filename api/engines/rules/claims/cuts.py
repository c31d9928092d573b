"""The places where a sentence can be cut into clauses without loss."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.claims.asides import with_asides
from api.engines.rules.claims.coordination import shared
from api.engines.rules.claims.fronted import fronted
from api.engines.rules.claims.joints import CUTS, Joint, joint_at, width_of
from api.engines.rules.claims.piece import Cut, Offsets, Piece, is_closed
from api.engines.rules.claims.tied import TIED, is_limited, without_amount
from api.engines.rules.words.tokens import Token

_DEPTHS = {**dict.fromkeys("([“", 1), **dict.fromkeys(")]”", -1)}
_STRAIGHT = '"'
_MARKED = CUTS | {*_DEPTHS, _STRAIGHT}
"""What the tokens are in lower case that matter to the cutting."""
_LONGEST_CUT = 300


def pieces(tokens: Sequence[Token], end: int, closed: Sequence[Offsets]) -> list[Piece]:
    """The clauses of a stretch that ends at `end`; no cut falls within the `closed` offsets."""
    if len(tokens) > _LONGEST_CUT:
        return [Piece(tokens[0].start, end)]
    front = fronted(tokens, closed)
    here = _Open(1, "fronted") if front else _WHOLE
    held: _Open | None = None
    told: list[Piece] = []
    for index in _places(tokens, closed):
        if index <= here.first:
            continue
        joint = joint_at(tokens, here.first, index, here.subject, closed)
        width = int(index == front) or width_of(joint)
        found = None if width else shared(tokens, here.first, index, here.subject)
        if not width and not found:
            continue
        timed = joint.word in TIED
        behind = _Open(index + width, "tied" if timed else "clause")
        if width and _is_limited(joint):
            held, here = held or here, behind
            continue
        left = without_amount(joint.left) if timed else joint.left
        last = here.first + len(left)
        told += _told(tokens[:last], tokens[last].start, held, here, closed)
        held, here = None, _Open(index + found[0], "coordinated", found[1]) if found else behind
    return told + _told(tokens, end, held, here, closed)


class _Open(NamedTuple):
    """A clause that has begun, by the place of its first token."""

    first: int
    cut: Cut
    subject: Offsets | None = None
    """The one that it shares with the clause before it."""


_WHOLE = _Open(0, "whole")


def _told(
    tokens: Sequence[Token],
    end: int,
    held: _Open | None,
    here: _Open,
    closed: Sequence[Offsets],
) -> list[Piece]:
    """The clause at the end of the tokens, and the one `held` that it limits."""
    told = with_asides(tokens[here.first :], end, closed, here.subject, here.cut)
    if held:
        return with_asides(tokens[held.first :], end, closed, held.subject, held.cut) + told
    return told


def _is_limited(joint: Joint) -> bool:
    """Whether what follows tells how far the clause goes: "No crane was checked until one fell"."""
    parted = joint.word == ","
    return is_limited(joint.left, joint.after if parted else joint.word, parted=parted)


def _places(tokens: Sequence[Token], closed: Sequence[Offsets]) -> list[int]:
    """Where a cut may fall: outside of brackets, of quotation marks and of the `closed` offsets."""
    marked = [i for i, token in enumerate(tokens) if token.lower in _MARKED]
    depth, quoted = 0, False
    paired: bool | None = None
    places: list[int] = []
    for index in marked:
        token = tokens[index]
        if token.lower in CUTS:
            if depth <= 0 and not quoted and not is_closed(token, closed):
                places.append(index)
        elif token.text != _STRAIGHT:
            depth += _DEPTHS.get(token.text, 0)
        else:
            if paired is None:
                paired = [tokens[i].text for i in marked].count(_STRAIGHT) % 2 == 0
            quoted ^= paired
    return places
