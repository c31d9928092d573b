"""What an analysis holds, as items that can be told apart and compared, in a reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.text.folding import folded_text
from evals.perturbations.change import Range

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found in a text."""

    kind: str
    """`claim`, `attribution`, `name`, `loaded word` or `excluded region`."""
    words: str
    """Its words, shortened, to show."""
    at: tuple[Range, ...]
    """The words that make it the thing that it is."""
    touches: tuple[Range, ...]
    """All words that it rests on, such as the source and the cue of an attribution."""
    traits: tuple[tuple[str, str], ...]
    """What is said of it: names and values."""


def items(analysis: ArticleAnalysis) -> tuple[Item, ...]:
    """Claims, attributions, names, loaded words and excluded regions. Voices go by label."""
    labels = voice_labels(analysis)
    return (
        *_claims(analysis, labels),
        *_attributions(analysis, labels),
        *_names(analysis, labels),
        *_loaded(analysis, labels),
        *_excluded(analysis),
    )


def voice_labels(analysis: ArticleAnalysis) -> dict[str, str]:
    """Label of every voice by its id."""
    return {voice.id: plain(voice.label) for voice in analysis.voices}


def plain(words: str) -> str:
    """The words however they are typed: one kind of marks and of white space, composed (NFC)."""
    return folded_text(words).replace("ʼ", "'").strip()


def shown(words: str) -> str:
    """The words within marks, on one line, the end left out where they are many."""
    flat = plain(words)
    return f"‘{flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rstrip() + '…'}’"


def ranges(spans: Iterable[Span | None]) -> tuple[Range, ...]:
    """The offsets of the spans that there are."""
    return tuple((span.start, span.end) for span in spans if span is not None)


def _claims(analysis: ArticleAnalysis, labels: dict[str, str]) -> Iterator[Item]:
    for claim in analysis.claims:
        chain = ", ".join(f"{labels[f.voice_id]} {f.value}" for f in claim.factuality)
        yield Item(
            kind="claim",
            words=shown(_exact(claim.evidence)),
            at=ranges(claim.evidence),
            touches=ranges(claim.evidence),
            traits=(
                ("type", claim.type),
                ("asserting voice", labels[claim.asserted_by]),
                ("factuality", chain),
                ("numbers", ", ".join(f"{item.value:g}" for item in claim.quantities) or "none"),
            ),
        )


def _attributions(analysis: ArticleAnalysis, labels: dict[str, str]) -> Iterator[Item]:
    voices = {item.id: labels[item.voice_id] for item in analysis.attributions}
    for item in analysis.attributions:
        yield Item(
            kind="attribution",
            words=shown(_exact(item.content)),
            at=ranges(item.content),
            touches=ranges((*item.content, item.source, item.cue)),
            traits=(
                ("voice", labels[item.voice_id]),
                ("source", plain(item.source.exact) if item.source else "none"),
                ("cue", plain(item.cue.exact) if item.cue else "none"),
                ("stance", item.stance),
                ("form", item.form),
                ("reporting voice", voices[item.parent_id] if item.parent_id else "the author"),
            ),
        )


def _names(analysis: ArticleAnalysis, labels: dict[str, str]) -> Iterator[Item]:
    for naming in analysis.namings:
        yield Item(
            kind="name",
            words=shown(naming.term.exact),
            at=ranges((naming.term,)),
            touches=ranges((naming.term,)),
            traits=(
                ("namer", labels[naming.namer]),
                ("reporting voice", labels[naming.reporter]),
                ("stance", naming.stance),
                ("marks", naming.quote_kind),
                ("effect", naming.effect),
            ),
        )


def _loaded(analysis: ArticleAnalysis, labels: dict[str, str]) -> Iterator[Item]:
    for loaded in analysis.language:
        yield Item(
            kind="loaded word",
            words=shown(loaded.span.exact),
            at=ranges((loaded.span,)),
            touches=ranges((loaded.span,)),
            traits=(
                ("owner", labels[loaded.in_quote_of] if loaded.in_quote_of else "the author"),
                ("technique", loaded.technique),
            ),
        )


def _excluded(analysis: ArticleAnalysis) -> Iterator[Item]:
    for region in analysis.regions:
        if region.excluded:
            at = ranges((region.span,))
            kind = (("kind", region.kind),)
            yield Item("excluded region", shown(region.span.exact), at, at, kind)


def _exact(spans: Iterable[Span]) -> str:
    return " … ".join(span.exact for span in spans)
