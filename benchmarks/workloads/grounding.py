"""Four hundred quotations looked up in a text of 8,000 words, beside LangExtract's aligner."""

import asyncio
from collections.abc import Iterator
from time import process_time

from api.schemas.document import Document
from api.text.document import build_document
from api.text.grounding import ground
from benchmarks.peers import environments
from benchmarks.peers.quoted import LANGEXTRACT_ALIGNER_SECONDS
from benchmarks.texts import long_article
from benchmarks.timing import article
from benchmarks.workloads.outcome import Outcome, Row, at_least, exactly, middle

WORDS, QUOTES, QUOTE_WORDS = 8_000, 400, 8
FASTER = 500
_NEWER = "the aligner has become three times as fast since the trial, which saw 48 s"

Placed = tuple[str, int, int]
"""The words, where they start, and their sentence."""


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - no model is asked
    text = long_article(WORDS)
    document = build_document(article(text))
    quotes = list(_quotes(document))
    altered = [_altered(quote) for quote, _, _ in quotes]
    ours, theirs, wrong, right = [], [], 0, None
    for turn in range(runs):
        seconds, mistakes = _grounded(document, quotes, altered)
        ours.append(seconds)
        wrong += mistakes
        if environments.is_installed("langextract") and not turn:
            words = [quote for quote, _, _ in quotes]
            asked = {"text": text, "quotes": words, "altered": altered}
            told = await asyncio.to_thread(environments.asked, "langextract", "align", asked)
            theirs.append(float(told["seconds"]))
            right = told
    peer = middle(theirs) if theirs else LANGEXTRACT_ALIGNER_SECONDS
    note = "measured" if theirs else "quoted from a trial"
    rows = [
        Row(f"ours, {QUOTES} of the text and {QUOTES} altered", f"{middle(ours) * 1000:.0f} ms"),
        Row("LangExtract's aligner, the same", f"{peer:.1f} s", note=note),
        at_least("times faster", peer / middle(ours), FASTER, "{:.0f}", _NEWER),
        exactly("placed wrongly, or placed though altered", wrong, 0),
    ]
    if right:
        placed = f"{right['right']} of the text, {right['altered']} altered"
        rows.insert(2, Row("LangExtract's aligner places", placed))
    numbers: dict[str, object] = {"ours": ours, "theirs": theirs}
    return Outcome("400 quotations in 8,000 words", tuple(rows), runs, numbers)


def _quotes(document: Document) -> Iterator[Placed]:
    """Words from the middle of sentences all over the text."""
    sentences = [item for item in document.included() if len(item.span.exact.split()) > QUOTE_WORDS]
    for number in range(QUOTES):
        sentence = sentences[number * len(sentences) // QUOTES]
        words = sentence.span.exact.split(" ")
        first = number % max(1, len(words) - QUOTE_WORDS)
        quote = " ".join(words[first : first + QUOTE_WORDS])
        yield quote.strip(), sentence.span.start, sentence.index


def _altered(quote: str) -> str:
    """With a word put in that is not there."""
    first, _, rest = quote.partition(" ")
    return f"{first} hardly {rest}"


def _grounded(document: Document, quotes: list[Placed], altered: list[str]) -> tuple[float, int]:
    """Processor seconds, and how many were placed as they are not to be."""
    began = process_time()
    found = [ground(document, quote, sentence) for quote, _, sentence in quotes]
    none = [ground(document, quote) for quote in altered]
    seconds = process_time() - began
    wrong = sum(
        span is None or document.text[span.start : span.end] != quote or span.sentence != sentence
        for span, (quote, _, sentence) in zip(found, quotes, strict=True)
    )
    return seconds, wrong + sum(span is not None for span in none)
