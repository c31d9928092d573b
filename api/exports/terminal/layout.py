"""The parts that every view is laid out from. All words pass `line`, and so `plain`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.readable.plain import plain
from api.readable.wording import percent

WIDEST = 160
INDENT = 2


@dataclass(frozen=True, slots=True)
class Adaptive:
    """A view that is laid out anew for every width of the terminal."""

    build: Callable[[int], Iterable[RenderableType]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST)
        for part in self.build(width):
            yield from console.render(part, options.update(width=width))


def line(*parts: str | tuple[str, str] | Text) -> Text:
    """One line of words, each part plain or with a style; nothing in them is markup."""
    whole = Text(overflow="fold")
    for part in parts:
        if isinstance(part, Text):
            whole.append_text(part)
        elif isinstance(part, tuple):
            whole.append(plain(part[0]), style=part[1])
        else:
            whole.append(plain(part))
    return whole


def section(title: str, *body: RenderableType, note: str = "") -> Iterator[RenderableType]:
    """A blank line, a heading across the page, an explanation, the body."""
    yield Text()
    yield Rule(line((title.upper(), "bold")), align="left", style="dim")
    if note:
        yield line((note, "dim italic"))
    yield from body


def spaced(blocks: Iterable[Sequence[RenderableType]]) -> Iterator[RenderableType]:
    """The parts of all blocks, with a blank line between two blocks."""
    for number, block in enumerate(blocks):
        if number:
            yield Text()
        yield from block


def hanging(rows: Iterable[tuple[Text, RenderableType]], label_width: int) -> Table:
    """Labels of a fixed width, and what belongs to them, wrapped beside them."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=label_width, no_wrap=False, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for label, content in rows:
        table.add_row(label, content)
    return table


def indented(part: RenderableType, by: int = INDENT) -> Padding:
    return Padding(part, (0, 0, 0, by))


def bar(share: float, width: int) -> str:
    """The share as a bar; any share above 0 is seen."""
    filled = max(1, round(share * width)) if share > 0 else 0
    return "█" * min(filled, width) + "░" * (width - min(filled, width))


def aligned(share: float) -> Text:
    """A share in per cent, as wide as the widest."""
    return Text(f"{percent(share):>6}")
