"""The accounts of a comparison, each under a letter of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from api.readable.alignments import CONFLICTS, telling_claims
from api.readable.stating import Stated, Told, stated
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Claim
from api.schemas.comparison import Absence, Alignment, ClaimRef, Comparison, Origin


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

    def stated(self, alignment: Alignment) -> Stated:
        """The statement as it is put to a reader, with whose it is."""
        told = [
            Told(
                self.claims[member.article, one],
                self.analyses[member.article],
                self.letters[member.article],
                one in telling_claims(member, alignment),
            )
            for member in alignment.members
            for one in member.claim_ids
        ]
        disputed = alignment.relation in CONFLICTS.relations
        return stated(alignment.statement, told, disputed=disputed)

    def words(self, ref: ClaimRef) -> str:
        """The words of the text that make the claim."""
        return " … ".join(span.exact for span in self.claims[ref.article, ref.claim_id].evidence)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        return {origin.alignment_id: origin for origin in self.comparison.independence}

    @cached_property
    def absences(self) -> Mapping[str, Mapping[str, Absence]]:
        """By statement and account, why the account does not make the statement."""
        return {
            omission.alignment_id: {absence.article: absence for absence in omission.not_found_in}
            for omission in self.comparison.omissions
        }
