"""Whose words fill one account, and what was left out of it."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType

from api.exports.terminal.layout import aligned, bar, hanging, line, more, section
from api.readable.people import AUTHOR, aside
from api.readable.vocabulary import REGIONS
from api.readable.wording import count, percent, quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import DropReason, Voice

_MOST_VOICES = 10
_MOST_REGIONS = 8
_BAR = 20
_NARROW_BAR = 10
_NARROW = 70
_DROPPED: dict[DropReason, str] = {
    "opinion": "opinion",
    "not_self_contained": "not clear on their own",
    "ambiguous": "ambiguous",
    "no_factual_content": "nothing to check",
}


def voices_section(analysis: ArticleAnalysis, width: int) -> Iterator[RenderableType]:
    room = _BAR if width >= _NARROW else _NARROW_BAR
    voices = sorted(analysis.voices, key=lambda voice: -voice.words)
    rows = (
        (
            line(
                (AUTHOR if voice.kind == "author" else voice.label, "bold"), (_aside(voice), "dim")
            ),
            line((bar(voice.share, room), "blue"), aligned(voice.share)),
        )
        for voice in voices[:_MOST_VOICES]
    )
    sourcing = analysis.sourcing
    facts = (
        f"{percent(sourcing.unattributed_share)} in the author's own voice, "
        f"{percent(sourcing.direct_quotation_share)} direct quotation, "
        f"{percent(sourcing.unnamed_share)} from unnamed sources."
    )
    yield from section(
        f"Whose words · {sourcing.words} in all",
        hanging(rows, label_width=min(42, width // 2)),
        *more(_MOST_VOICES, voices),
        line(("Of the words, ", "dim"), (facts, "dim")),
    )


def _aside(voice: Voice) -> str:
    if voice.kind in {"author", "named"}:
        return f" ({voice.affiliation})" if voice.affiliation else ""
    return aside(voice.label, voice.kind)


def excluded_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Parts of the text that take no part, and why; then sentences without a claim."""
    regions = [region for region in analysis.regions if region.excluded]
    rows = [
        (
            line((REGIONS[region.kind], "bold")),
            line(
                quoted(region.span.exact, 90),
                (f" — {region.reason}" if region.reason else "", "dim"),
            ),
        )
        for region in regions[:_MOST_REGIONS]
    ]
    why = Counter(_DROPPED[item.why] for item in analysis.dropped)
    dropped = [
        line(
            f"{count(len(analysis.dropped), 'sentence')} without a checkable claim: ",
            (", ".join(f"{number} {reason}" for reason, number in why.most_common()), "dim"),
        )
    ]
    if regions or analysis.dropped:
        yield from section(
            "Left out",
            *([hanging(rows, label_width=15)] if rows else ()),
            *more(_MOST_REGIONS, regions),
            *(dropped if analysis.dropped else ()),
        )
