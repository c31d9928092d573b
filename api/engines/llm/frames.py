"""Frames with their salience, counted by code."""

from collections.abc import Iterable, Mapping

from api.engines.llm.parts import Frame, FramingPart, Function
from api.engines.llm.quotes import ordered, place
from api.schemas.base import Span
from api.schemas.document import Document
from api.schemas.framing import FrameScore, Framing, FunctionItem, Functions
from api.text.words import count_words


def framing(
    document: Document, part: FramingPart, voices: Mapping[str, str], *, narratives: bool
) -> Framing:
    """Functions and frames; the narratives are None where none were asked for."""
    scores = _Scores(document)
    return Framing(
        functions=_functions(part.functions, voices),
        dimensions=scores.of(part.frames, "dimensions"),
        generic=scores.of(part.frames, "generic"),
        narratives=scores.of(part.frames, "narratives") if narratives else None,
    )


def _functions(items: Iterable[Function], voices: Mapping[str, str]) -> Functions:
    lists: dict[str, list[FunctionItem]] = {}
    for item in sorted(items, key=lambda item: place(item.evidence[0])):
        entry = FunctionItem(
            statement=item.statement, evidence=item.evidence, voice_id=voices[item.voice]
        )
        lists.setdefault(item.function, []).append(entry)
    return Functions.model_validate({name: tuple(entries) for name, entries in lists.items()})


class _Scores:
    """Counts words over the included sentences of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = {s.index: count_words(s.span.exact) for s in document.included()}
        self._all = sum(self._words.values())
        self._title_is_apart = (document.article.title or "") not in document.text

    def of(self, frames: Iterable[Frame], family: str) -> tuple[FrameScore, ...]:
        """The frames of one taxonomy, the most salient first."""
        evidence: dict[str, list[Span]] = {}
        titled: set[str] = set()
        for frame in frames:
            if frame.family == family:
                evidence.setdefault(frame.id, []).extend(frame.evidence)
                titled |= {frame.id} if frame.in_title else set()
        shares = {name: self._salience(spans) for name, spans in evidence.items()}
        highest = max(shares.values(), default=0.0)
        return tuple(
            FrameScore(
                frame=name,
                salience=shares[name],
                primary=shares[name] == highest,
                in_headline=self._in_headline(evidence[name], name in titled),
                evidence=ordered(evidence[name]),
            )
            for name in sorted(evidence, key=lambda name: (-shares[name], name))
        )

    def _salience(self, spans: Iterable[Span]) -> float:
        sentences = {
            index
            for span in spans
            for index in range(span.sentence, self._document.sentence_at(span.end - 1) + 1)
        }
        carried = sum(self._words.get(index, 0) for index in sentences)
        return carried / self._all if self._all else 0.0

    def _in_headline(self, spans: Iterable[Span], in_title: bool) -> bool:
        in_text = any(self._document.region_of(s.sentence).kind == "headline" for s in spans)
        return in_text or (in_title and self._title_is_apart)
