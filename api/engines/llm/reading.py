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
from api.errors import Spent, UpstreamError, UpstreamRejectedError
from api.schemas.document import Document
from api.schemas.framing import Framing
from api.schemas.reading import Account, Reading
from api.schemas.run import RunWarning, Speed, Usage
from api.taxonomies import Label

_NO_FRAMING = Framing(functions=None, dimensions=None, generic=None)
_CLAIMS_FIELDS = ("attributions", "claims", "dropped", "sourcing")
_FRAMING_FIELDS = (
    "entities",
    "framing.dimensions",
    "framing.functions",
    "framing.generic",
    "framing.narratives",
    "language",
    "namings",
    "portrayals",
    "referents",
)
"""What a section answers; where it has no answer these are empty or null, and say nothing."""


async def read(
    document: Document, speed: Speed, narratives: tuple[Label, ...], asking: Asking
) -> Reading:
    """The model's reading, grounded; without narratives, none are looked for.

    Raises UpstreamError when no call gave an answer.
    """
    quotes = Quotes(document)
    claims = SectionReading(
        claims_section(document, asking.prompts.claims), document, asking, quotes
    )
    framing = SectionReading(
        framing_section(document, narratives, asking.prompts.framing), document, asking, quotes
    )
    whole = len(document.included()) <= LONGEST_WHOLE
    size = LONGEST_WHOLE if whole else LONG_WINDOW
    told, shown = await asyncio.gather(
        claims.read(windows(document, FAST_WINDOW if speed == "fast" else size)),
        framing.read(windows(document, size)),
    )
    if not (told.parts or shown.parts):
        _raise_one([*told.errors, *shown.errors], asking.spent)
    reading = await asyncio.to_thread(
        assemble,
        document,
        told.part or ClaimsPart(),
        shown.part or FramingPart(),
        narratives=bool(narratives),
    )
    return _with_account(reading, told, shown, asking, quotes, asked=bool(narratives))


def _raise_one(errors: list[UpstreamError], spent: Usage) -> None:
    """What to tell where nothing was answered, with what all of it cost; nothing where nothing was
    asked."""
    if errors:
        rejected = [error for error in errors if isinstance(error, UpstreamRejectedError)]
        error = (rejected or errors)[0]
        error.spent = Spent(spent.upstream_calls, spent.tokens_in, spent.tokens_out, spent.cost_usd)
        raise error


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
    if shown.failed:
        missing = _FRAMING_FIELDS
        reading = replace(reading, framing=_NO_FRAMING, portrayals=None)
    if told.failed:
        missing = (*_CLAIMS_FIELDS, *missing)
    warnings = (*_partial(told, shown), *told.warnings, *shown.warnings, *asking.warnings)
    account = Account(usage=asking.spent, warnings=warnings, rejected_quotes=quotes.rejected)
    return replace(reading, not_assessed=missing, account=account)


def _partial(told: Outcome[ClaimsPart], shown: Outcome[FramingPart]) -> tuple[RunWarning, ...]:
    sections = (("claims", told.failed, _CLAIMS_FIELDS), ("framing", shown.failed, _FRAMING_FIELDS))
    return tuple(
        RunWarning(
            code=f"{name}_missing",
            message=(
                f"The model gave no usable answer on {name}, so nothing is known of "
                f"{', '.join(fields)}: where these are empty, it is for want of an answer. "
                "Ask again to complete this."
            ),
        )
        for name, failed, fields in sections
        if failed
    )
