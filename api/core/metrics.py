"""Counts over a comparison."""

from collections import Counter
from collections.abc import Sequence

from api.core.names import effects
from api.core.relations import rank
from api.schemas.comparison import (
    Alignment,
    ComparedArticle,
    ComparisonMetrics,
    Coverage,
    RelationCount,
)
from api.schemas.contrasts import NamingContrast


def count(
    articles: Sequence[ComparedArticle],
    alignments: Sequence[Alignment],
    contrasts: Sequence[NamingContrast],
    judged: int,
) -> ComparisonMetrics:
    """The counts; `judged` is the number of pairs of claims that were judged."""
    relations = Counter(alignment.relation for alignment in alignments)
    split_names = sum(effects(contrast) > 1 for contrast in contrasts)
    ordered = sorted(relations.items(), key=lambda item: (-item[1], rank(item[0])))
    return ComparisonMetrics(
        statements=len(alignments),
        by_relation=tuple(RelationCount(relation=r, count=number) for r, number in ordered),
        coverage=tuple(_coverage(article, alignments) for article in articles),
        contradictions=relations["contradicted"] + relations["possible_conflict"],
        framing_splits=relations["differently_framed"] + split_names,
        candidate_pairs=judged,
    )


def _coverage(article: ComparedArticle, alignments: Sequence[Alignment]) -> Coverage:
    made = sum(
        any(member.article == article.key for member in alignment.members)
        for alignment in alignments
    )
    share = made / len(alignments) if alignments else 0.0
    return Coverage(article=article.key, statements=made, share=share)
