"""Where the stretches of a line stand: doccano exports offsets without the words.

Its page counts UTF-16 units, other programs that write its format count code points. Both are the
same until the first emoji.
"""

from api.schemas.document import Document
from evals.exchange.doccano_export import Line
from evals.exchange.errors import ExchangeError
from evals.exchange.offsets import Offsets, Unit, code_points, counted_alike, utf16_units
from evals.exchange.quoting import quote_of, trimmed


def places(line: Line, document: Document) -> list[Offsets]:
    """The offsets of the line's stretches in code points.

    Where the line does not say how they are counted, that way is taken in which they cut no word.
    Raises ExchangeError for offsets outside of the text, and where both ways would do.
    """
    units = _units(line)
    if len(units) == 1:
        return _placed(line, units[0])
    fitting = [found for unit in units if (found := _whole(line, unit, document))]
    if not fitting:
        return _placed(line, units[0])
    if any(found != fitting[0] for found in fitting):
        raise ExchangeError(
            "it is not clear whether its offsets count an emoji as one or as two; add "
            '"offset_unit": "utf-16" to the line if doccano counted them, else "codepoint"'
        )
    return fitting[0]


def _units(line: Line) -> list[Unit]:
    """The ways of counting that come into question, doccano's own first."""
    if line.offset_unit == "codepoint" or counted_alike(line.text):
        return [code_points(line.text)]
    if line.offset_unit == "utf-16":
        return [utf16_units(line.text)]
    return [utf16_units(line.text), code_points(line.text)]


def _placed(line: Line, unit: Unit) -> list[Offsets]:
    found = []
    for entity in line.entities:
        place = unit((entity.start_offset, entity.end_offset))
        if place is None:
            raise ExchangeError(
                f"item {entity.id} ({entity.label}): {entity.start_offset} to "
                f"{entity.end_offset} is no stretch of the text of {len(line.text)} characters; "
                "was it changed after it was labelled?"
            )
        found.append(place)
    return found


def _whole(line: Line, unit: Unit, document: Document) -> list[Offsets] | None:
    """The offsets, unless one of them cuts a word or lies outside of the text."""
    try:
        found = _placed(line, unit)
        for start, end in found:
            quote_of(document, *trimmed(line.text, start, end))
    except ExchangeError:
        return None
    return found
