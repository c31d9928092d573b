"""The items that cost an engine most, spread over what is scored."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from evals.results import Item
from evals.rows import Outcome

MOST = 10
EACH = 2
_BAD: frozenset[Outcome] = frozenset({"wrong", "missed", "spurious"})


def worst(items: Sequence[Item], most: int = MOST, each: int = EACH) -> tuple[Item, ...]:
    """At most `most` items, at most `each` of an aspect; first the worst of every aspect.

    An item costs what it lacks of full credit, once for precision where it is in the answer and
    once for recall where it is in the gold, divided by the items of its aspect. Of equal ones the
    one that marks more of the text goes first. A place that several aspects mark comes once.
    """
    ranked = _ranked(items)
    chosen: list[Item] = []
    for _ in range(each):
        for found in ranked:
            item = next((item for item in found if not any(map(_alike(item), chosen))), None)
            if item and len(chosen) < most:
                chosen.append(item)
    return tuple(chosen)


def _ranked(items: Sequence[Item]) -> Sequence[Sequence[Item]]:
    """What is bad, by aspect, the costliest first; the aspects by their costliest."""
    sizes = Counter(item.aspect for item in items)
    bad = [item for item in items if item.outcome in _BAD]
    ranked: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(bad, key=lambda item: len(_marked(item)), reverse=True):
        ranked[item.aspect].append(item)
    for aspect, found in ranked.items():
        found.sort(key=lambda item: -cost(item, sizes[aspect]))
    return sorted(ranked.values(), key=lambda found: -cost(found[0], sizes[found[0].aspect]))


def _alike(item: Item) -> Callable[[Item], bool]:
    """Whether another item is this one, or marks mostly the same text."""
    here = _marked(item)

    def alike(other: Item) -> bool:
        there = _marked(other)
        same = item.row.article == other.row.article and 2 * len(here & there) > len(here | there)
        return same or item is other

    return alike


def cost(item: Item, size: int) -> float:
    """How much of its aspect the item costs, as one of `size` items."""
    row = item.row
    sides = (row.gold is not None) + (row.answer is not None)
    return (1 - row.credit) * sides / size


def _marked(item: Item) -> frozenset[int]:
    """Offsets of all code points that gold or answer mark."""
    spans = (*item.row.gold_spans, *item.row.answer_spans)
    return frozenset(at for start, end in spans for at in range(start, end))
