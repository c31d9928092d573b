"""Where the stretches of a task stand, checked against the words that the export gives for them."""

import re
from collections.abc import Mapping

from evals.exchange.errors import ExchangeError
from evals.exchange.label_studio_export import Value
from evals.exchange.offsets import Offsets, Unit, code_points, counted_alike, utf16_units

_SPACE = re.compile(r"\s+|\\n")
"""White space; the tool writes a line break as a backslash and an n, and closes up blanks."""


def places(stretches: Mapping[str, Value], text: str) -> dict[str, Offsets]:
    """The offsets of the stretches in code points, by their ids.

    Older versions of the tool count UTF-16 units: the offsets are read so where only that fits.
    Raises ExchangeError naming a stretch whose words do not stand at its offsets.
    """
    for unit in (code_points(text), utf16_units(text)):
        found = {known: _place(value, unit, text) for known, value in stretches.items()}
        fitting = {known: place for known, place in found.items() if place}
        if len(fitting) == len(stretches):
            return fitting
    unit = code_points(text)
    known, value = next(item for item in stretches.items() if not _place(item[1], unit, text))
    raise ExchangeError(f"item {known}: {_misfit(value, text)}")


def _place(value: Value, unit: Unit, text: str) -> Offsets | None:
    if value.start is None or value.end is None:
        return None
    place = unit((value.start, value.end))
    if place is None:
        return None
    if not isinstance(value.text, str):
        return place if counted_alike(text) else None
    return place if _bare(text[slice(*place)]) == _bare(value.text) else None


def _bare(words: str) -> str:
    return _SPACE.sub("", words)


def _misfit(value: Value, text: str) -> str:
    if value.start is None or value.end is None:
        return "it has no offsets; label the text itself, not the task as a whole"
    if not isinstance(value.text, str):
        return 'its words are missing; set saveTextResult="yes" in the configuration'
    there = text[max(0, value.start) : max(0, value.end)]
    return (
        f"the text has {there[:60]!r} from {value.start} to {value.end} and not "
        f"{value.text[:60]!r}; was it changed after it was labelled? Label it anew"
    )
