"""No pattern of ours takes its matcher long, whatever the text.

What is compared is growth and not seconds: four times the text may take four times as long, and on
a busy machine somewhat more; a square would be sixteen times, and what is exponential shows within
a few dozen characters.
"""

import re
from collections.abc import Callable
from time import process_time

import pytest

from tests.patterns.collecting import ANCHORED, Found, patterns
from tests.patterns.pumping import Pump, pumps

FEW = range(12, 97, 6)
"""Characters at which what is exponential is seen, before it takes for ever."""
TOO_LONG = 0.1
"""Processor seconds for so few characters."""
SHORTEST = 200
TIMES = 4
NOTICED = 0.01
"""Processor seconds below which nothing is compared."""
QUICK = 1e-7
"""Processor seconds for a character that no square takes at any of the lengths."""
STEEP = 9.0

Ask = Callable[[str], object]


def asks(found: Found) -> Ask:
    """What the code does with the pattern, all of it."""
    if found.methods <= ANCHORED:
        ways = [getattr(found.pattern, name) for name in sorted(found.methods)]
        return lambda text: [way(text) for way in ways]
    return lambda text: sum(1 for _ in found.pattern.finditer(text))


def seconds(ask: Ask, text: str) -> float:
    started = process_time()
    ask(text)
    return process_time() - started


def explodes(ask: Ask, pump: Pump) -> bool:
    return any(_is_long(ask, pump.text(few)) for few in FEW)


def _is_long(ask: Ask, text: str) -> bool:
    """Each time of a few: what else the machine does is no fault of the pattern."""
    return all(seconds(ask, text) > TOO_LONG for _ in range(3))


def is_steep(ask: Ask, pump: Pump, longest: int) -> bool:
    shorter = SHORTEST
    while (longer := TIMES * shorter) <= longest:
        took = seconds(ask, pump.text(longer))
        if took > NOTICED:
            return all(_grows(ask, pump, shorter, longer) for _ in range(3))
        if took < QUICK * longer:
            return False
        shorter = longer
    return False


def _grows(ask: Ask, pump: Pump, shorter: int, longer: int) -> bool:
    few = min(seconds(ask, pump.text(shorter)) for _ in range(3))
    return min(seconds(ask, pump.text(longer)) for _ in range(2)) > STEEP * max(few, 1e-5)


def bad_pump(found: Found) -> Pump | None:
    """A text on which it takes long."""
    ask = asks(found)
    return next(
        (p for p in pumps(found.pattern) if explodes(ask, p) or is_steep(ask, p, found.longest)),
        None,
    )


def test_no_pattern_grows_faster_than_the_text() -> None:
    found = patterns()
    assert len(found) > 150
    steep = {one.where: pump for one in found if (pump := bad_pump(one))}
    assert steep == {}


@pytest.mark.parametrize(
    "bad",
    [
        *(r"(?:a+)+$", r"(a|aa)+$", r"(\w+\s?)+:", r"\s+$", r"a*b", r"<[^>]*x", r"(?:\w+ )*end"),
        *(r"(?:[A-Z][\w-]*[ -]){0,9}editor", r"\w+@"),
    ],
)
def test_the_probe_finds_what_it_is_for(bad: str) -> None:
    assert bad_pump(Found("here", re.compile(bad), frozenset({"search"})))


@pytest.mark.parametrize(
    ("bad", "method"), [(r"(?:a+)+$", "match"), (r".*,.*:", "match"), (r"(a*)*b", "fullmatch")]
)
def test_it_finds_it_too_where_one_place_alone_is_tried(bad: str, method: str) -> None:
    assert bad_pump(Found("here", re.compile(bad), frozenset({method})))


@pytest.mark.parametrize("good", [r"\s+", r"a[^b]{0,40}b", r"(?<!\s)\s++$", r"\w{1,9}:"])
def test_it_leaves_the_others_alone(good: str) -> None:
    assert bad_pump(Found("here", re.compile(good), frozenset({"match"}))) is None
