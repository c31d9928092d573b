"""Quotations: pairing the marks of a text, block by block."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from api.schemas.document import Quotation
from api.text.blocks import Block
from api.text.marks import QUOTES, Family, Mark, marks

_DEEPEST = 6
SENTENCE_END = frozenset(".!?…。！？؟۔।")


@dataclass(slots=True)
class _Pairing:
    text: str
    block: Block
    found: list[Mark]
    stack: list[tuple[Mark, bool]] = field(default_factory=list)
    done: list[Quotation] = field(default_factory=list)

    def run(self) -> list[Quotation]:
        surplus = _surplus(self.found)
        closing = _last_closing(self.found)
        certain = _certain_later(self.found)
        for index, mark in enumerate(self.found):
            opened = self._innermost(mark.family)
            if mark.role == "open" or (mark.role == "either" and opened is None):
                if self._resumes(mark) and surplus.get(mark.family, 0) > 0:
                    surplus[mark.family] -= 1
                    self._resume(mark)
                elif self._may_open(mark, index < closing):
                    self.stack.append((mark, False))
            elif opened is not None and not (mark.doubtful and index in certain):
                self._close(opened, mark)
        self._unwind(0, self.block.end)
        return _with_depth(self.done)

    def _innermost(self, family: Family) -> int | None:
        """Where in the stack the mark closes; a single mark does not reach past a double one."""
        for index in range(len(self.stack) - 1, -1, -1):
            other = self.stack[index][0].family
            if other == family:
                return index
            if family == "single":
                return None
        return None

    def _resumes(self, mark: Mark) -> bool:
        if not self.stack or self.stack[-1][0].family != mark.family:
            return False
        end = _trimmed(self.text, self.stack[-1][0].end, mark.start)
        return self.text[max(self.block.start, end - 3) : end].rstrip(QUOTES)[-1:] in SENTENCE_END

    def _resume(self, mark: Mark) -> None:
        opening, continues = self.stack.pop()
        self._leave_open(opening, continues, mark.start)
        self.stack.append((mark, True))

    def _may_open(self, mark: Mark, closable: bool) -> bool:
        if len(self.stack) >= _DEEPEST or mark.end >= self.block.end:
            return False
        if mark.family == "single" and mark.straight:
            return closable or self._introduced(mark)
        return True

    def _introduced(self, mark: Mark) -> bool:
        end = _trimmed(self.text, self.block.start, mark.start)
        if end == self.block.start or self.text[end - 1] == ":":
            return True
        return self.text[end - 1] in SENTENCE_END and self.text[mark.end].isupper()

    def _close(self, index: int, mark: Mark) -> None:
        self._unwind(index + 1, mark.start)
        opening, continues = self.stack.pop()
        if opening.end < mark.start:
            self.done.append(
                Quotation(
                    start=opening.start,
                    end=mark.end,
                    inner_start=opening.end,
                    inner_end=mark.start,
                    depth=0,
                    closed=True,
                    continues=continues,
                )
            )

    def _unwind(self, size: int, limit: int) -> None:
        """Leave all but the outer `size` quotations unclosed; false single marks vanish."""
        while len(self.stack) > size:
            opening, continues = self.stack.pop()
            false = opening.family == "single" and (size or not self._introduced(opening))
            if not false:
                self._leave_open(opening, continues, limit)

    def _leave_open(self, opening: Mark, continues: bool, limit: int) -> None:
        end = _trimmed(self.text, opening.end, limit)
        if end > opening.end:
            self.done.append(
                Quotation(
                    start=opening.start,
                    end=end,
                    inner_start=opening.end,
                    inner_end=end,
                    depth=0,
                    closed=False,
                    continues=continues,
                )
            )


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The quotations in order of their start; none crosses a block.

    Speech over several paragraphs is one quotation for each, of which all but the last are left
    unclosed and all but the first continue. A mark without its closing one reaches to the end of
    the block. Feet, inches and apostrophes are no quotations.
    """
    found: list[Quotation] = []
    pending: Family | None = None
    for block in blocks:
        signs = marks(text, block.start, block.end)
        if not signs:
            pending = None
            continue
        part = _Pairing(text, block, signs).run()
        if part and pending and part[0].start == block.start and signs[0].family == pending:
            part[0] = replace(part[0], continues=True)
        pending = _left_open(part, signs)
        found.extend(part)
    return tuple(found)


def _left_open(part: list[Quotation], signs: list[Mark]) -> Family | None:
    outer = [q for q in part if q.depth == 0]
    if not outer or outer[-1].closed:
        return None
    return next(mark.family for mark in signs if mark.start == outer[-1].start)


def _surplus(found: list[Mark]) -> dict[Family, int]:
    """How many more marks open than close, by family."""
    surplus: dict[Family, int] = {}
    for mark in found:
        if mark.role != "either":
            surplus[mark.family] = surplus.get(mark.family, 0) + (1 if mark.role == "open" else -1)
    return surplus


def _last_closing(found: list[Mark]) -> int:
    """Index of the last single mark that closes, or -1."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].family == "single" and found[index].role == "close":
            return index
    return -1


def _certain_later(found: list[Mark]) -> set[int]:
    """Indexes of marks behind which a certain closing mark stands before the next opening one."""
    certain: dict[Family, bool] = {}
    indexes: set[int] = set()
    for index in range(len(found) - 1, -1, -1):
        mark = found[index]
        if certain.get(mark.family):
            indexes.add(index)
        if mark.role == "open":
            certain[mark.family] = False
        elif not mark.doubtful:
            certain[mark.family] = True
    return indexes


def _trimmed(text: str, start: int, end: int) -> int:
    """`end`, moved back over white space, but not before `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    ordered = sorted(found, key=lambda q: (q.start, -q.end))
    ends: list[int] = []
    placed: list[Quotation] = []
    for quotation in ordered:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        placed.append(replace(quotation, depth=len(ends)) if ends else quotation)
        ends.append(quotation.end)
    return placed
