"""The accounts of a comparison, each under a letter of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Claim
from api.schemas.comparison import Alignment, Comparison


@dataclass(frozen=True)
class Accounts:
    """Looks up accounts by the keys that a comparison uses."""

    comparison: Comparison

    @cached_property
    def letters(self) -> Mapping[str, str]:
        return {a.key: ascii_uppercase[n] for n, a in enumerate(self.comparison.articles)}

    @cached_property
    def analyses(self) -> Mapping[str, ArticleAnalysis]:
        return {account.key: account.analysis for account in self.comparison.articles}

    @cached_property
    def claims(self) -> Mapping[tuple[str, str], Claim]:
        return {
            (account.key, claim.id): claim
            for account in self.comparison.articles
            for claim in account.analysis.claims
        }

    @cached_property
    def alignments(self) -> Mapping[str, Alignment]:
        return {alignment.id: alignment for alignment in self.comparison.alignments}
