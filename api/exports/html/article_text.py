"""What is marked in the text of an account."""

from collections.abc import Iterator
from typing import Final

from api.exports.html.marking import Block, Mark, blocks, marks
from api.readable.people import name_of, voices_of
from api.readable.places import places
from api.readable.vocabulary import RELATIONS
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR
from api.schemas.comparison import Alignment

LAYERS: Final = (
    ("claim", "c", "claims"),
    ("source", "◂", "sources"),
    ("cue", "›", "attributing words"),
    ("naming", "≡", "names chosen"),
    ("loaded", "!", "loaded words"),
)
"""What is marked: class, sign, name."""

ALIGNED_LAYERS: Final = (("statement", "#", "statements"), ("loaded", "!", "loaded words"))
"""The same where accounts stand beside each other."""


def analysed_text(analysis: ArticleAnalysis) -> tuple[Block, ...]:
    """The text with its claims, attributions, names and loaded words."""
    found = (*_everything(analysis), *_places(analysis))
    return blocks(analysis.article.text, analysis.regions, found)


def _places(analysis: ArticleAnalysis, prefix: str = "") -> Iterator[Mark]:
    """What tables and lists lead to."""
    for name, span in places(analysis).items():
        yield Mark(span.start, span.end, "", prefix + name, "")


def _everything(analysis: ArticleAnalysis) -> Iterator[Mark]:
    voices = voices_of(analysis)
    for claim in analysis.claims:
        yield from marks("claim", claim.id, f"claim {claim.id}", claim.evidence)
    for told in analysis.attributions:
        speaker = name_of(told.voice_id, voices)
        if told.source:
            yield from marks("source", told.id, f"source: {speaker}", [told.source])
        if told.cue:
            yield from marks("cue", told.id, f"attributes to {speaker}", [told.cue])
    for naming in analysis.namings:
        yield from marks(
            "naming", naming.id, f"name chosen by {name_of(naming.namer, voices)}", [naming.term]
        )
    yield from _loaded(analysis)


def _loaded(analysis: ArticleAnalysis, prefix: str = "") -> Iterator[Mark]:
    voices = voices_of(analysis)
    for word in analysis.language:
        whose = name_of(word.in_quote_of or AUTHOR, voices)
        yield from marks("loaded", prefix + word.id, f"loaded word of {whose}", [word.span])


def aligned_text(
    key: str, letter: str, analysis: ArticleAnalysis, alignments: tuple[Alignment, ...]
) -> tuple[Block, ...]:
    """The text of an account with the statements that others make too, or that it makes alone,
    and with its loaded words."""
    found = [
        mark
        for alignment in alignments
        for member in alignment.members
        if member.article == key
        for mark in marks(
            alignment.relation.replace("_", "-"),
            alignment.id,
            RELATIONS[alignment.relation].name,
            member.evidence,
        )
    ]
    found += (*_loaded(analysis, f"{letter}-"), *_places(analysis, f"{letter}-"))
    return blocks(analysis.article.text, analysis.regions, found)
