"""What the page shows of items, texts and confusions, ready to be printed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evals.report.families import title
from evals.report.places import Offsets, Stretch, excerpts, stretches
from evals.results import ConfusionTable, Item, Run
from evals.rows import Outcome

SIGNS: Final[Mapping[Outcome, str]] = {
    "hit": "✓",
    "partial": "◐",
    "wrong": "≠",
    "missed": "−",
    "spurious": "+",
}
_LEVELS: Final = 4


@dataclass(frozen=True, slots=True)
class TextView:
    """An article, cut wherever a mark of any item begins or ends."""

    anchor: str
    article: str
    name: str
    language: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One item with its place in the text."""

    number: int
    item: Item
    told: str
    """What the item is about; empty where gold, answer or marked text tell it already."""
    excerpts: tuple[tuple[Stretch, ...], ...]
    opens: bool
    """Whether the text goes on before the first excerpt."""
    goes_on: bool
    """Whether it goes on behind the last."""
    text: TextView | None
    gold: str
    """Offsets of what the gold marks: "10-25 40-52"."""
    answer: str


@dataclass(frozen=True, slots=True)
class AspectView:
    """The items of one aspect."""

    name: str
    title: str
    anchor: str
    cards: tuple[Card, ...]

    @property
    def outcomes(self) -> Mapping[Outcome, int]:
        found = Counter(card.item.outcome for card in self.cards)
        return {outcome: found[outcome] for outcome in SIGNS if found[outcome]}


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a label got another, and how strongly to shade it: 0 to 4."""

    count: int
    level: int
    right: bool


@dataclass(frozen=True, slots=True)
class Confusion:
    """A confusion table with its number of items."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...], int], ...]
    n: int


def text_views(run: Run) -> tuple[TextView, ...]:
    """The articles that were read, in the order of their ids."""
    marks: dict[str, list[Offsets]] = {key: [] for key in run.answers.articles}
    for item in run.items:
        marks.get(item.row.article, []).extend((*item.row.gold_spans, *item.row.answer_spans))
    views = []
    for number, (key, analysis) in enumerate(sorted(run.answers.articles.items()), 1):
        article = analysis.article
        name = article.title or article.outlet or ""
        cut = stretches(article.text, marks[key], ())
        views.append(TextView(f"text-{number}", key, name, article.language or "", cut))
    return tuple(views)


def aspects(run: Run) -> tuple[AspectView, ...]:
    """All items by aspect, in the order in which the aspects first come."""
    texts = {view.article: view for view in text_views(run)}
    grouped: dict[str, list[Card]] = {}
    for number, item in enumerate(run.items, 1):
        view = texts.get(item.row.article)
        text = run.answers.articles[view.article].article.text if view else ""
        grouped.setdefault(item.aspect, []).append(_card(number, item, view, text))
    return tuple(
        AspectView(name, title(name), f"items-{number}", tuple(cards))
        for number, (name, cards) in enumerate(grouped.items(), 1)
    )


def confusions(tables: Iterable[ConfusionTable]) -> tuple[Confusion, ...]:
    return tuple(
        Confusion(
            title(table.aspect),
            table.labels,
            tuple(
                (label, _cells(counts, number), sum(counts))
                for number, (label, counts) in enumerate(
                    zip(table.labels, table.counts, strict=True)
                )
            ),
            sum(map(sum, table.counts)),
        )
        for table in tables
    )


def _cells(counts: Sequence[int], row: int) -> tuple[Cell, ...]:
    total = sum(counts) or 1
    return tuple(
        Cell(count, -(-count * _LEVELS // total), column == row)
        for column, count in enumerate(counts)
    )


def _card(number: int, item: Item, view: TextView | None, text: str) -> Card:
    shown = excerpts(text, item.row)
    return Card(
        number,
        item,
        _told(item, text),
        shown,
        bool(shown) and shown[0][0].start > 0,
        bool(shown) and shown[-1][-1].end < len(text),
        view,
        _offsets(item.row.gold_spans),
        _offsets(item.row.answer_spans),
    )


def _told(item: Item, text: str) -> str:
    row = item.row
    marked = {_words(text, row.gold_spans), _words(text, row.answer_spans)}
    return "" if row.item in {row.gold, row.answer, *marked} else row.item


def _words(text: str, spans: Iterable[Offsets]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _offsets(spans: Iterable[Offsets]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)
