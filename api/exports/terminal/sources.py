"""Whose words fill one account, and what was left out of it."""

from collections.abc import Iterator

from rich.console import RenderableType

from api.exports.terminal.layout import aligned, bar, hanging, line, section
from api.readable.people import aside
from api.readable.unclaimed import why_unclaimed
from api.readable.vocabulary import REGIONS
from api.readable.wording import count, percent, quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR_LABEL, Voice

_LONGEST_SENTENCE = 90
_BAR = 20
_NARROW_BAR = 10
_NARROW = 70


def voices_section(analysis: ArticleAnalysis, width: int) -> Iterator[RenderableType]:
    room = _BAR if width >= _NARROW else _NARROW_BAR
    voices = sorted(analysis.voices, key=lambda voice: -voice.words)
    rows = (
        (
            line(
                (AUTHOR_LABEL if voice.kind == "author" else voice.label, "bold"),
                (_aside(voice), "dim"),
            ),
            line((bar(voice.share, room), "blue"), aligned(voice.share)),
        )
        for voice in voices
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
        line(("Of the words, ", "dim"), (facts, "dim")),
        note="The author's are all words that nobody else is said to say, reports of what others "
        "did included.",
    )


def _aside(voice: Voice) -> str:
    if voice.kind in {"author", "named"}:
        return f" ({voice.affiliation})" if voice.affiliation else ""
    return aside(voice.label, voice.kind)


def excluded_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Parts of the text that take no part, and why."""
    regions = [region for region in analysis.regions if region.excluded]
    rows = [
        (
            line((REGIONS[region.kind], "bold")),
            line(
                quoted(region.span.exact, _LONGEST_SENTENCE),
                (f" — {region.reason}" if region.reason else "", "dim"),
            ),
        )
        for region in regions
    ]
    if rows:
        yield from section("Left out", hanging(rows, label_width=15))


def dropped_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """The sentences that yield no claim, by what is the reason."""
    by_reason: dict[str, list[str]] = {}
    for item in analysis.dropped:
        words = quoted(analysis.sentences[item.sentence].span.exact, _LONGEST_SENTENCE)
        by_reason.setdefault(why_unclaimed(analysis, item), []).append(words)
    rows = [
        (line((reason if number == 0 else "", "bold")), line((words, "dim")))
        for reason, sentences in by_reason.items()
        for number, words in enumerate(sentences)
    ]
    if rows:
        title = f"Without a checkable claim · {count(len(analysis.dropped), 'sentence')}"
        yield from section(title, hanging(rows, label_width=15))
