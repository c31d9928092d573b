"""Items of gold and answer side by side, and the rows that they make."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

from api.schemas.base import Result, Span
from evals.labels import Labels
from evals.pairing import Match, Words, coverage, dice, match, same_voice
from evals.rows import Row

Rows = list[Row]
Spans = Sequence[Span]

R = TypeVar("R", bound=Result)
T = TypeVar("T")


class NothingToScoreError(ValueError):
    """Neither the gold nor the answer holds an item of this kind."""


def found(rows: Iterable[Row]) -> Rows:
    """The rows. Raises NothingToScoreError when there are none."""
    listed = list(rows)
    if not listed:
        raise NothingToScoreError("neither gold nor answer has such an item")
    return listed


def text_of(spans: Iterable[Span]) -> str:
    return " … ".join(span.exact for span in spans)


class Sides:
    """Gold and answer of one article. Raises ValueError when they are of different texts."""

    def __init__(self, gold: Labels, answer: Labels) -> None:
        if gold.text != answer.text:
            raise ValueError(f"{gold.article}: gold and answer are of different texts")
        self.gold = gold
        self.answer = answer
        self._words = Words(gold.text)
        self.made: dict[Callable[[Sides], Any], Any] = {}
        """What `once` keeps."""

    def overlap(self, one: Iterable[Span], other: Iterable[Span]) -> float:
        """Dice of the words of both."""
        return dice(self._words.of(one), self._words.of(other))

    def coverage(self, whole: Iterable[Span], part: Iterable[Span]) -> float:
        """Share of the words of `part` that `whole` holds."""
        return coverage(self._words.of(whole), self._words.of(part))

    def same_voice(self, one: str, other: str) -> bool:
        """Whether a voice of the gold is one of the answer, by their ids."""
        return same_voice(self.gold, one, self.answer, other)

    def pairs(
        self,
        gold: Sequence[R],
        answer: Sequence[R],
        spans: Callable[[R], Spans],
        tie: Callable[[R, R], float] = lambda _gold, _answer: 0.0,
    ) -> "Pairs[R]":
        """Items paired by the words of their spans; `tie` decides between equals."""
        held = {id(item): self._words.of(spans(item)) for item in (*gold, *answer)}
        pairs = match(gold, answer, lambda g, a: dice(held[id(g)], held[id(a)]), tie)
        return Pairs(self, tuple(pairs), spans)


def once(made: Callable[[Sides], T]) -> Callable[[Sides], T]:
    """The function, worked out once for each pair of sides."""

    @wraps(made)
    def kept(sides: Sides) -> T:
        if made not in sides.made:
            sides.made[made] = made(sides)
        found: T = sides.made[made]
        return found

    return kept


@dataclass(frozen=True, slots=True)
class Pairs(Generic[R]):
    """The items of one kind."""

    sides: Sides
    all: tuple[Match[R], ...]
    spans: Callable[[R], Spans]

    def __iter__(self) -> Iterator[Match[R]]:
        """Without what is optional."""
        return (item for item in self.all if item.gold not in self.sides.gold.optional)

    def row(
        self, item: Match[R], labels: tuple[str | None, str | None], credit: float, told: str = ""
    ) -> Row:
        """A row with the labels of gold and answer; its unit is the sentence where it starts."""
        left = self.spans(item.gold) if item.gold else ()
        right = self.spans(item.answer) if item.answer else ()
        article = self.sides.gold.article
        return Row(
            unit=f"{article}:{(*left, *right)[0].sentence}",
            gold=labels[0],
            answer=labels[1],
            credit=credit,
            article=article,
            item=told or text_of(left or right),
            gold_spans=tuple((span.start, span.end) for span in left),
            answer_spans=tuple((span.start, span.end) for span in right),
        )

    def extent(self) -> Rows:
        """What was found, with partial credit: the Dice of the words of gold and answer."""
        return found(
            self.row(
                item,
                (
                    text_of(self.spans(item.gold)) if item.gold else None,
                    text_of(self.spans(item.answer)) if item.answer else None,
                ),
                item.overlap,
            )
            for item in self
        )

    def labelled(self, label: Callable[[R], str]) -> Rows:
        """A label of every item, end to end: an item not found has none."""
        rows = []
        for item in self:
            gold = label(item.gold) if item.gold else None
            answer = label(item.answer) if item.answer else None
            rows.append(self.row(item, (gold, answer), float(gold == answer)))
        return found(rows)

    def voiced(self, voices: Callable[[Labels, R], tuple[str, ...]]) -> Rows:
        """Voices of every item, from the innermost outwards: all of them or nothing."""
        rows = []
        for item in self:
            left = voices(self.sides.gold, item.gold) if item.gold else ()
            right = voices(self.sides.answer, item.answer) if item.answer else ()
            same = len(left) == len(right) and all(map(self.sides.same_voice, left, right))
            labels = (
                _arrows(self.sides.gold, left) if item.gold else None,
                _arrows(self.sides.answer, right) if item.answer else None,
            )
            rows.append(self.row(item, labels, float(same)))
        return found(rows)


def voice_label(labels: Labels, voice: str) -> str:
    return next(item.label for item in labels.voices if item.id == voice)


def _arrows(labels: Labels, voices: Iterable[str]) -> str:
    return " ← ".join(voice_label(labels, voice) for voice in voices)
