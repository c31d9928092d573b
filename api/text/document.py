"""From an article to its regions, sentences and quotations."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from api.errors import EmptyTextError
from api.schemas.article import Article
from api.schemas.base import Span, made
from api.schemas.document import Document, Quotation, Region, Sentence, span_of
from api.text.blocks import blocks
from api.text.giants import LONGEST_SENTENCE, pieces
from api.text.plain import Plain, plain_text, plain_words
from api.text.quotations import quotations
from api.text.regions import Part, parts
from api.text.sentences import Marks, sentences
from api.text.shapes import shapes
from api.text.words import word_starts

_Structure = tuple[
    tuple[Region, ...], tuple[Sentence, ...], tuple[Quotation, ...], Sequence[int], int
]


def build_document(article: Article) -> Document:
    """The article with its structure. Raises EmptyTextError where it holds no letter."""
    text = article.text
    if not any(char.isalpha() for char in text):
        raise EmptyTextError("The text has no letters in it. Submit the text of an article.")
    plain = plain_text(text)
    if plain is None:
        return Document(article, *_structure(text, article.title, article.byline))
    return _as_given(article, _plain_document(article, plain.text), plain)


def plain_document(document: Document) -> tuple[Document, Plain] | None:
    """The document of the same article in plain text, part for part; None if it is plain."""
    plain = plain_text(document.text)
    return (_plain_document(document.article, plain.text), plain) if plain else None


def _plain_document(article: Article, text: str) -> Document:
    title, byline = (plain_words(words or "") for words in (article.title, article.byline))
    retyped = article.model_copy(update={"text": text})
    return Document(retyped, *_plain_structure(text, title, byline))


def _structure(text: str, title: str | None, byline: str | None) -> _Structure:
    lines, starts = blocks(text), word_starts(text)
    quoted = quotations(text, lines)
    areas = parts(text, shapes(text, lines, starts), quoted, title=title, byline=byline)
    whole = _cuts(text, areas, quoted)
    found = _sentences(text, _parted(text, whole), quoted)
    giants = sum(end - start > LONGEST_SENTENCE for start, end, _ in whole)
    return _regions(text, areas, found), found, quoted, starts, giants


@lru_cache(maxsize=4)
def _plain_structure(text: str, title: str, byline: str) -> _Structure:
    """Kept for a while, since an article's structure is asked for and then its reading."""
    return _structure(text, title, byline)


def _as_given(article: Article, document: Document, plain: Plain) -> Document:
    """The document of the plain text with the offsets of the text as given."""
    text = article.text

    def span(old: Span) -> Span:
        return span_of(text, *plain.back(old.start, old.end), old.sentence)

    regions = (r.model_copy(update={"span": span(r.span)}) for r in document.regions)
    cuts = (s.model_copy(update={"span": span(s.span)}) for s in document.sentences)
    quoted = (_quotation(quotation, plain) for quotation in document.quotations)
    starts = word_starts(text)
    return Document(article, tuple(regions), tuple(cuts), tuple(quoted), starts, document.cut)


def _quotation(quotation: Quotation, plain: Plain) -> Quotation:
    start, end = plain.back(quotation.start, quotation.end)
    inner_start, inner_end = plain.back(quotation.inner_start, quotation.inner_end)
    return replace(quotation, start=start, end=end, inner_start=inner_start, inner_end=inner_end)


def _cuts(
    text: str, areas: Sequence[Part], quoted: Sequence[Quotation]
) -> list[tuple[int, int, int]]:
    """Start and end of each sentence, and the number of its region."""
    marks = Marks.of(text, quoted)
    return [
        (start, end, number)
        for number, area in enumerate(areas)
        for start, end in sentences(text, area.start, area.end, marks)
    ]


def _parted(text: str, cuts: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The same with every sentence that is too long in parts."""
    return [
        (start, end, number)
        for first, last, number in cuts
        for start, end in pieces(text, first, last)
    ]


def _regions(text: str, areas: Sequence[Part], found: Sequence[Sentence]) -> tuple[Region, ...]:
    first: dict[int, Sentence] = {}
    for sentence in found:
        first.setdefault(sentence.region, sentence)
    return tuple(
        made(
            Region,
            {
                "span": _span(text, area, first[number]),
                "kind": area.label.kind,
                "excluded": area.label.excluded,
                "reason": area.label.reason,
            },
        )
        for number, area in enumerate(areas)
    )


def _span(text: str, area: Part, first: Sentence) -> Span:
    """The span of a region, which is that of its sentence where it has but one."""
    if first.span.end == area.end:
        return first.span
    return span_of(text, area.start, area.end, first.index)


def _sentences(
    text: str, cuts: Sequence[tuple[int, int, int]], quoted: Sequence[Quotation]
) -> tuple[Sentence, ...]:
    speech = _quoted_lengths(cuts, [q for q in quoted if q.depth == 0])
    return tuple(
        made(
            Sentence,
            {
                "index": index,
                "span": span_of(text, start, end, index),
                "region": number,
                "is_speech": speech[index] * 2 > end - start,
            },
        )
        for index, (start, end, number) in enumerate(cuts)
    )


def _quoted_lengths(cuts: Sequence[tuple[int, int, int]], outer: Sequence[Quotation]) -> list[int]:
    """How many characters of each sentence stand within quotation marks."""
    lengths: list[int] = []
    at = 0
    for start, end, _ in cuts:
        while at < len(outer) and outer[at].end <= start:
            at += 1
        length, ahead = 0, at
        while ahead < len(outer) and outer[ahead].start < end:
            length += min(end, outer[ahead].end) - max(start, outer[ahead].start)
            ahead += 1
        lengths.append(length)
    return lengths
