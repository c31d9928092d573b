"""From an article to its analysis: structure, reading, checks, counts."""

from asyncio import to_thread
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from time import perf_counter
from typing import ParamSpec, TypeVar

from api.core.address import analysis_id
from api.core.exclusion import claimed_sentences, with_unclaimed_only, without_excluded
from api.core.invariants import verify
from api.core.run import run_of
from api.core.sourcing import source
from api.errors import TooLargeError
from api.observing import step
from api.ports import Engine
from api.schemas.analysis import ArticleAnalysis, Sourcing
from api.schemas.article import Article
from api.schemas.base import Span
from api.schemas.document import Document
from api.schemas.reading import Reading, ReadingOptions
from api.schemas.run import RunWarning
from api.text.document import build_document
from api.text.giants import LONGEST_SENTENCE
from api.text.injection import suspected
from api.text.language import detect

WHOLE = ReadingOptions()
"""The options of a caller who asks for nothing in particular."""

_LISTED_SENTENCES = 20
_SHORT = 6_000
"""Characters of a text whose structure is found in a few milliseconds."""

P = ParamSpec("P")
T = TypeVar("T")


async def analyze(
    article: Article,
    engine: Engine,
    options: ReadingOptions = WHOLE,
    most_sentences: int | None = None,
) -> ArticleAnalysis:
    """The analysis of the article by the engine, every span of it verbatim.

    Its id addresses the article as handed in; its `article` also carries what the text itself
    tells, such as the language. Raises EmptyTextError, TooLargeError for more than
    `most_sentences`, and whatever the engine raises.
    """
    started = perf_counter()
    identity = engine.identity
    with step("structure", identity.engine):
        document = await _apart(article, _structured, article)
        _check_sentences(document, most_sentences)
    with step("read", identity.engine):
        raw = await engine.read(document, options)
    address = analysis_id(article, identity, options)
    with step("check", identity.engine):
        return await _apart(article, _assembled, document, raw, engine, address, started)


async def _apart(article: Article, work: Callable[P, T], *given: P.args, **more: P.kwargs) -> T:
    """The work in a thread of its own, so that a long text holds up nobody else; a short one is
    done with sooner than it would be handed over."""
    if len(article.text) > _SHORT:
        return await to_thread(work, *given, **more)
    return work(*given, **more)


def _check_sentences(document: Document, most: int | None) -> None:
    if most is not None and len(document.sentences) > most:
        raise TooLargeError(
            f"The text has {len(document.sentences):,} sentences and lines; at most {most:,} are "
            "read (FACTFRAME_MAX_SENTENCES). Hand it in as several articles."
        )


def _structured(article: Article) -> Document:
    return _with_language(build_document(article))


def _assembled(
    document: Document, raw: Reading, engine: Engine, address: str, started: float
) -> ArticleAnalysis:
    """The reading checked and counted."""
    kept, left_out = without_excluded(document, raw, verify(document, raw))
    claimed = claimed_sentences(document, kept.claims)
    reading = with_unclaimed_only(document, kept, claimed)
    voices, sourcing = source(document, reading)
    injections = suspected(document)
    warnings = (
        *raw.account.warnings,
        *_excluded_warning(left_out),
        *_text_warnings(document, sourcing, injections),
        *_claim_warnings(document, reading, claimed),
    )
    account = replace(raw.account, warnings=warnings)
    return ArticleAnalysis(
        id=address,
        article=document.article,
        regions=document.regions,
        sentences=document.sentences,
        entities=reading.entities,
        voices=voices,
        attributions=reading.attributions,
        claims=reading.claims,
        dropped=reading.dropped,
        referents=reading.referents,
        namings=reading.namings,
        framing=reading.framing,
        portrayals=reading.portrayals,
        language=reading.language,
        sourcing=sourcing,
        run=run_of(engine, account, reading.not_assessed, perf_counter() - started, injections),
    )


def _with_language(document: Document) -> Document:
    article = document.article
    if article.language is not None:
        return document
    language = detect(article.text)
    if language is None:
        return document
    update = {"language": language, "read_from_text": (*article.read_from_text, "language")}
    return replace(document, article=article.model_copy(update=update))


def _excluded_warning(count: int) -> tuple[RunWarning, ...]:
    if not count:
        return ()
    message = (
        f"The engine pointed {count} times to teasers, footers or other excluded text; "
        "what rested on it was left out."
    )
    return (RunWarning(code="excluded_text_ignored", message=message),)


def _text_warnings(
    document: Document, sourcing: Sourcing, injections: tuple[Span, ...]
) -> tuple[RunWarning, ...]:
    warnings = []
    if document.article.language is None:
        message = "The language of the text could not be told; give it as `language` (--language)."
        warnings.append(RunWarning(code="language_uncertain", message=message))
    if sourcing.words == 0:
        message = "The text holds no words outside of excluded regions: there is nothing to count."
        warnings.append(RunWarning(code="no_included_words", message=message))
    if document.cut:
        message = (
            f"{document.cut} sentences have more than {LONGEST_SENTENCE:,} characters and were "
            "read in parts. Check that the text still has its punctuation and line breaks."
        )
        warnings.append(RunWarning(code="sentences_cut", message=message))
    if injections:
        message = (
            f"{len(injections)} sentences of the text address a language model. They were read as "
            "part of the article, but look at this result with care."
        )
        warnings.append(RunWarning(code="suspected_injection", message=message))
    return tuple(warnings)


def _claim_warnings(
    document: Document, reading: Reading, claimed: AbstractSet[int]
) -> tuple[RunWarning, ...]:
    if "claims" in reading.not_assessed:
        return ()
    if not reading.claims:
        message = "No checkable statement was found in this text."
        return (RunWarning(code="no_claims", message=message),)
    accounted = claimed | {item.sentence for item in reading.dropped}
    open_ones = [s.index for s in document.included() if s.index not in accounted]
    if not open_ones:
        return ()
    listed = ", ".join(str(index) for index in open_ones[:_LISTED_SENTENCES])
    more = ", …" if len(open_ones) > _LISTED_SENTENCES else ""
    message = (
        f"{len(open_ones)} sentences yield neither a claim nor a reason why not: {listed}{more}."
    )
    return (RunWarning(code="sentences_unaccounted", message=message),)
