"""Where in a text the gold and the answer stand, as stretches that can be shown one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.readable.plain import plain
from evals.results import Answers
from evals.rows import Row

Offsets = tuple[int, int]
MARGIN = 90
"""Code points of text shown before and after what is marked."""
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text in which nothing about the marks changes. Offsets are code points."""

    start: int
    end: int
    text: str
    gold: bool = False
    answer: bool = False

    @property
    def marked(self) -> bool:
        return self.gold or self.answer


def texts(answers: Answers) -> Mapping[str, str]:
    """The articles that were read, by their ids."""
    return {key: analysis.article.text for key, analysis in answers.articles.items()}


def stretches(
    text: str, gold: Sequence[Offsets], answer: Sequence[Offsets], within: Offsets | None = None
) -> tuple[Stretch, ...]:
    """The text, or the part `within`, cut wherever a mark begins or ends."""
    low, high = within or (0, len(text))
    cuts = {low, high} | {at for span in (*gold, *answer) for at in span if low < at < high}
    edges = sorted(cuts)
    return tuple(
        Stretch(start, end, text[start:end], _covers(gold, start), _covers(answer, start))
        for start, end in pairwise(edges)
    )


def excerpts(text: str, row: Row, margin: int = MARGIN) -> tuple[tuple[Stretch, ...], ...]:
    """What the row marks, each with some text around it; none where it marks nothing in it."""
    marked = (*row.gold_spans, *row.answer_spans)
    spans = sorted((start, end) for start, end in marked if start < end <= len(text))
    windows: list[Offsets] = []
    for start, end in spans:
        low, high = _widened(text, start, end, margin)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return tuple(stretches(text, row.gold_spans, row.answer_spans, w) for w in windows)


def on_one_line(text: str, row: Row) -> str:
    """What the row marks and some text around it, with `[◆ gold]`, `[◇ answer]`, `[◆◇ both]`.

    Empty where it marks nothing. Nothing in it breaks a line or controls a terminal.
    """
    windows = excerpts(text, row)
    if not windows:
        return ""
    words = " … ".join("".join(map(_signed, window)).strip() for window in windows)
    before = "… " if windows[0][0].start > 0 else ""
    after = " …" if windows[-1][-1].end < len(text) else ""
    return f"{before}{words}{after}"


def _signed(stretch: Stretch) -> str:
    words = plain(stretch.text)
    inner = words.strip()
    if not stretch.marked or not inner:
        return words
    sign = ("◆" if stretch.gold else "") + ("◇" if stretch.answer else "")
    return words.replace(inner, f"[{sign} {shortened(inner, _LONGEST)}]")


def shortened(text: str, longest: int) -> str:
    """The text, without its middle where it is longer than about `longest`."""
    if len(text) <= longest:
        return text
    half = longest // 2
    head = text[:half].rpartition(" ")[0] or text[:half]
    tail = text[-half:].partition(" ")[2] or text[-half:]
    return f"{head} […] {tail}"


def _widened(text: str, start: int, end: int, margin: int) -> Offsets:
    """The span with text on both sides, from and to white space where there is some."""
    low, high = max(0, start - margin), min(len(text), end + margin)
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while len(text) > high > end and not text[high].isspace():
        high -= 1
    return low, high


def _covers(spans: Iterable[Offsets], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
