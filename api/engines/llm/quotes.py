"""Turns the quotations of a model into spans, and keeps account of those that stand nowhere."""

from collections.abc import Iterable, Sequence

from api.schemas.base import Match, Span
from api.schemas.document import Document
from api.schemas.drafts import PartDraft, QuoteDraft
from api.schemas.run import RejectedQuote
from api.text.folding import Folded, fold, folded_text
from api.text.grounding import ground
from api.text.words import count_words, is_word_character

MARKS = "\"'“”„‟‘’‚«»‹›"
LONGEST_STRETCH = 60
"""Most sentences that one stretch of attributed content runs over."""
MOST_QUOTES = 12
_SHOWN = 300
_MOST_PLACES = 20
"""Places of the words that close a stretch that are tried, from the last on."""


class Quotes:
    """Grounds quotations in one document; `rejected` lists those that were not accepted."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._included = frozenset(sentence.index for sentence in document.included())
        self._rejected: list[RejectedQuote] = []
        self._foldings: dict[int, Folded] = {}

    @property
    def rejected(self) -> tuple[RejectedQuote, ...]:
        return tuple(self._rejected)

    def find(self, sentence: int, quote: str, item: str, words: int = 1) -> Span | None:
        """The span of the quotation, with at least so many words, or None, which is noted."""
        span = ground(self._document, quote, sentence) if self._exists(sentence) else None
        if fault := self._fault(sentence, span, words):
            self._reject(quote, sentence, item, fault)
            return None
        return span

    def optional(self, sentence: int, quote: str, item: str) -> Span | None:
        """As `find`; an empty quotation is no quotation."""
        return self.find(sentence, quote, item) if quote.strip() else None

    def every(self, quotes: Sequence[QuoteDraft], item: str) -> tuple[Span, ...]:
        """The spans found, in order of the text, none twice."""
        found = [self.find(quote.s, quote.q, item, words=2) for quote in quotes[:MOST_QUOTES]]
        return ordered(span for span in found if span)

    def stretches(self, parts: Sequence[PartDraft], item: str) -> tuple[Span, ...]:
        """The stretches found that are given by their first and last words."""
        found = [self._stretch(part, item) for part in parts[:MOST_QUOTES]]
        return ordered(span for span in found if span)

    def whole(self, sentence: int) -> Span | None:
        """The whole sentence, if it exists and is included."""
        return self._document.sentences[sentence].span if sentence in self._included else None

    def as_worded(self, words: str, sentence: int) -> str | None:
        """The words as they stand in the included text, or None where they do not.

        Of several places the included ones count, whatever stands nearer.
        """
        span = ground(self._document, words, sentence) if words.strip() else None
        if span is None or self._is_included(span):
            return span.exact if span else None
        for other in self._document.included():
            if words.strip() in other.span.exact:
                span = ground(self._document, words, other.index)
                if span and self._is_included(span):
                    return span.exact
        return None

    def _stretch(self, part: PartDraft, item: str) -> Span | None:
        opening = part.a.strip().lstrip(MARKS)
        if not part.z.strip():
            return self.find(part.s, opening.rstrip(MARKS), item)
        first = self.find(part.s, opening, item)
        if not first:
            return None
        closing = part.z.strip().rstrip(MARKS)
        last = self._last(first, part.e, closing) or self.find(part.e, closing, item)
        if not last:
            return None
        if fault := self._stretch_fault(first, last):
            self._reject(part.z, part.e, item, fault)
            return None
        return self._joined(first, last)

    def _last(self, first: Span, sentence: int, closing: str) -> Span | None:
        """The last place of these words in the sentence, not before those that open the stretch."""
        if not self._exists(sentence):
            return None
        document, begin = self._document, self._document.sentences[sentence].span.start
        folded, wanted = self._folded(sentence), folded_text(closing).strip()
        least, at = folded.at(max(0, first.start - begin)), len(folded.text)
        for _ in range(_MOST_PLACES if wanted else 0):
            at = folded.text.rfind(wanted, least, at + len(wanted) - 1)
            if at < 0:
                return None
            offsets = folded.find(at, at + len(wanted))
            if offsets and self._ends(first, begin + offsets[0], begin + offsets[1]):
                exact = document.text[begin + offsets[0] : begin + offsets[1]] == closing
                return document.span(
                    begin + offsets[0], begin + offsets[1], "exact" if exact else "normalized"
                )
        return None

    def _folded(self, sentence: int) -> Folded:
        if sentence not in self._foldings:
            self._foldings[sentence] = fold(self._document.sentences[sentence].span.exact)
        return self._foldings[sentence]

    def _ends(self, first: Span, start: int, end: int) -> bool:
        """Whether the stretch can end with the words at these offsets, which cut no word.

        The stretch begins where its opening words first stand in their sentence, so it is found
        there as a whole, unless its end cuts a word.
        """
        text = self._document.text
        cut = start > first.start and all(map(is_word_character, text[start - 1 : start + 1]))
        if cut or end < first.end:
            return False
        whole = ground(self._document, text[first.start : end], first.sentence)
        return whole is not None and whole.start == first.start

    def _joined(self, first: Span, last: Span) -> Span:
        match: Match = "exact" if first.match == last.match == "exact" else "normalized"
        return self._document.span(first.start, last.end, match)

    def _stretch_fault(self, first: Span, last: Span) -> str | None:
        if last.end < first.end or last.start < first.start:
            return "stands before the words that open it"
        if last.sentence - first.sentence > LONGEST_STRETCH:
            return "is too far from the words that open it"
        if not self._is_included(self._joined(first, last)):
            return "runs through an excluded part of the text"
        return None

    def _exists(self, sentence: int) -> bool:
        return 0 <= sentence < len(self._document.sentences)

    def _fault(self, sentence: int, span: Span | None, words: int) -> str | None:
        if not self._exists(sentence):
            return f"there is no sentence {sentence}"
        if span is None:
            return "not found word for word in the article"
        if not self._is_included(span):
            return "stands in an excluded part of the text"
        if count_words(span.exact) < words:
            return f"has fewer than {words} words"
        return None

    def _is_included(self, span: Span) -> bool:
        last = self._document.sentence_at(span.end - 1)
        return all(index in self._included for index in range(span.sentence, last + 1))

    def _reject(self, quote: str, sentence: int, item: str, reason: str) -> None:
        shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "…"
        self._rejected.append(
            RejectedQuote(quote=shown, sentence=sentence, item=item, reason=reason)
        )


def ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order of the text, none twice."""
    return tuple(sorted({(s.start, s.end): s for s in spans}.values(), key=place))


def place(span: Span) -> tuple[int, int]:
    return (span.start, span.end)
