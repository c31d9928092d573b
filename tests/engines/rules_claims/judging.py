"""Judgements of the embedded engine on statements, each the whole text of an account."""

import asyncio
from functools import lru_cache

from api.core.analyze import analyze
from api.engines.rules import RulesEngine
from api.ingest import from_text
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import ArticleMetadata
from api.schemas.claims import Claim
from api.schemas.reading import CandidatePair, Judgement, ReadingOptions, Side


@lru_cache(maxsize=1024)
def analysed(text: str) -> ArticleAnalysis:
    article = from_text(text, ArticleMetadata(language="en"))
    return asyncio.run(analyze(article, RulesEngine(), ReadingOptions()))


def judged(left: str, right: str) -> Judgement:
    """How the first claims of two texts stand to each other."""
    return judged_claims(left, analysed(left).claims[0], right, analysed(right).claims[0])


def judged_claims(left: str, here: Claim, right: str, there: Claim) -> Judgement:
    """How a claim of one text stands to a claim of another."""
    pair = CandidatePair(
        Side("a", here, analysed(left)),
        Side("b", there, analysed(right)),
        0.5,
    )
    return asyncio.run(RulesEngine().match([pair], [])).judgements[0]
