"""Links for exports of projects without relations, where the text leaves one possibility."""

from collections.abc import Iterable, Iterator, Mapping

from api.schemas.document import Document
from evals.exchange.errors import ExchangeError
from evals.exchange.joining import described
from evals.exchange.scheme import LINKS
from evals.exchange.sheets import Link, Mark


def inferred(marks: Mapping[str, Mark], document: Document) -> tuple[Link, ...]:
    """Links by place.

    A source, a cue and a cue of stance belong to the one attribution in their sentence, a
    portrayal to the one entity in its. A claim belongs to the innermost attribution that holds
    it. Raises ExchangeError where there is none or more than one.
    """
    return tuple(_Inference(marks.values(), document).links())


class _Inference:
    def __init__(self, marks: Iterable[Mark], document: Document) -> None:
        self._marks = tuple(marks)
        self._document = document

    def links(self) -> Iterator[Link]:
        for mark in self._marks:
            if mark.kind in ("source", "cue", "stance_cue", "part"):
                yield Link(mark.id, self._only(mark, LINKS[mark.kind][1]), mark.kind)
            elif mark.kind == "portrayal":
                yield Link(mark.id, self._only(mark, ("entity",)), "entity")
            elif mark.kind == "claim":
                yield from (Link(mark.id, outer, "attribution") for outer in self._holding(mark))

    def _only(self, mark: Mark, kinds: tuple[str, ...]) -> str:
        """The id of the one mark of these kinds that shares a sentence with the mark."""
        own = self._sentences(mark)
        found = [m.id for m in self._marks if m.kind in kinds and own & self._sentences(m)]
        if len(found) == 1:
            return found[0]
        raise ExchangeError(
            f"{described(mark, self._document.text)}: its sentence has {len(found)} "
            f"{'/'.join(kinds)} to which it may belong, and the export has no relations; turn on "
            "relation labelling in the project, and link it"
        )

    def _sentences(self, mark: Mark) -> set[int]:
        first, last = (self._document.sentence_at(at) for at in (mark.start, mark.end - 1))
        return set(range(first, last + 1))

    def _holding(self, mark: Mark) -> list[str]:
        """The id of the shortest attribution around the mark; none where the author speaks."""
        around = [
            outer
            for outer in self._marks
            if outer.kind == "attribution" and outer.start <= mark.start and mark.end <= outer.end
        ]
        return [min(around, key=lambda outer: outer.end - outer.start).id] if around else []
