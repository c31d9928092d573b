"""Reads one document: claims and framing at the same time, in windows where need be."""

import asyncio
from dataclasses import replace

from api.engines.llm.asking import Asking
from api.engines.llm.assembling import assemble
from api.engines.llm.parts import ClaimsPart, FramingPart
from api.engines.llm.quotes import Quotes
from api.engines.llm.sectionreading import Outcome, SectionReading
from api.engines.llm.sections import claims_section, framing_section
from api.engines.llm.windows import FAST_WINDOW, LONG_WINDOW, LONGEST_WHOLE, windows
from api.errors import UpstreamError, UpstreamRejectedError
from api.schemas.document import Document
from api.schemas.framing import Framing
from api.schemas.reading import Account, Reading, ReadingOptions
from api.schemas.run import RunWarning
from api.taxonomies import load

_NO_FRAMING = Framing(functions=None, dimensions=None, generic=None)
_FRAMING_FIELDS = ("framing.functions", "framing.dimensions", "framing.generic", "portrayals")


async def read(document: Document, options: ReadingOptions, asking: Asking) -> Reading:
    """The model's reading, grounded. Raises UpstreamError when no call gave an answer."""
    narratives = load(options.narratives).labels if options.narratives else ()
    quotes = Quotes(document)
    claims = SectionReading(claims_section(document), document, asking, quotes)
    framing = SectionReading(framing_section(document, narratives), document, asking, quotes)
    whole = len(document.included()) <= LONGEST_WHOLE
    size = LONGEST_WHOLE if whole else LONG_WINDOW
    told, shown = await asyncio.gather(
        claims.read(windows(document, FAST_WINDOW if options.speed == "fast" else size)),
        framing.read(windows(document, size)),
    )
    _raise_if_all_failed([*told.errors, *shown.errors], answered=bool(told.parts or shown.parts))
    reading = await asyncio.to_thread(
        assemble,
        document,
        told.part or ClaimsPart(),
        shown.part or FramingPart(),
        narratives=bool(options.narratives),
    )
    return _with_account(reading, told, shown, asking, quotes, asked=bool(options.narratives))


def _raise_if_all_failed(errors: list[UpstreamError], *, answered: bool) -> None:
    if errors and not answered:
        rejected = [error for error in errors if isinstance(error, UpstreamRejectedError)]
        raise (rejected or errors)[0]


def _with_account(  # noqa: PLR0913 - one for each source of what the account tells
    reading: Reading,
    told: Outcome[ClaimsPart],
    shown: Outcome[FramingPart],
    asking: Asking,
    quotes: Quotes,
    *,
    asked: bool,
) -> Reading:
    missing: tuple[str, ...] = () if asked else ("framing.narratives",)
    if shown.errors and not shown.parts:
        missing = (*_FRAMING_FIELDS, "framing.narratives")
        reading = replace(reading, framing=_NO_FRAMING, portrayals=None)
    warnings = (*_partial(told, shown), *told.warnings, *shown.warnings)
    account = Account(usage=asking.spent, warnings=warnings, rejected_quotes=quotes.rejected)
    return replace(reading, not_assessed=missing, account=account)


def _partial(told: Outcome[ClaimsPart], shown: Outcome[FramingPart]) -> tuple[RunWarning, ...]:
    warnings = []
    for name, errors, parts in (
        ("claims", told.errors, told.parts),
        ("framing", shown.errors, shown.parts),
    ):
        if errors and not parts:
            message = f"The model gave no usable answer on {name}. Ask again to complete this."
            warnings.append(RunWarning(code=f"{name}_missing", message=message))
    return tuple(warnings)
