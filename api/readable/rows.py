"""Statements of several accounts in rows, one cell for every account."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.readable.accounts import Accounts
from api.readable.alignments import CONFLICTS, SHARED, against, named, reasons, telling_claims
from api.readable.differing import Piece, contrasted, differing, parts_of, pieces, pieces_at
from api.readable.people import how_sure, is_denied
from api.readable.vocabulary import RELATIONS
from api.schemas.base import Span
from api.schemas.claims import Claim
from api.schemas.comparison import (
    Absence,
    Alignment,
    ClaimRef,
    Comparison,
    Member,
    Origin,
    Relation,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim of one account: its words, and how sure everybody is."""

    claim_id: str
    evidence: tuple[Span, ...]
    cut: tuple[tuple[Piece, ...], ...]
    """The evidence, cut at the words that another account has otherwise."""
    sure: str
    is_denied: bool
    """Whether whoever makes it holds it untrue, so that its words say the opposite."""

    @property
    def shown(self) -> Sequence[tuple[Span, tuple[Piece, ...]]]:
        return list(zip(self.evidence, self.cut, strict=True))


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has of a statement."""

    sayings: tuple[Saying, ...]
    absence: Absence | None
    """Why nothing is here, where nothing is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement across the accounts."""

    id: str
    number: str
    statement: str
    said_by: str
    """Whose the statement is, and who denies it; empty for an author's undisputed word."""
    relation: Relation
    sign: str
    name: str
    why: str
    origin: Origin | None
    cells: Mapping[str, Cell]
    """By the key of the account."""

    @property
    def told_by(self) -> tuple[str, ...]:
        """Keys of the accounts that make the statement."""
        return tuple(key for key, cell in self.cells.items() if cell.sayings)

    @property
    def is_conflict(self) -> bool:
        return self.relation in CONFLICTS.relations


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that a reader looks at together."""

    id: str
    title: str
    rows: tuple[Row, ...]

    @property
    def is_shared(self) -> bool:
        """Whether several accounts make the statements."""
        return any(self.id == group.id for group in SHARED)


def statement_numbers(comparison: Comparison) -> dict[str, str]:
    """Short numbers of the statements, in the order in which they are shown."""
    return {alignment.id: str(n) for n, alignment in enumerate(comparison.alignments, start=1)}


def statement_groups(accounts: Accounts, numbers: Mapping[str, str]) -> tuple[RowGroup, ...]:
    """Conflicts, differences, agreement; then what each account has to itself."""
    alignments = accounts.comparison.alignments
    shared = tuple(
        RowGroup(
            group.id, group.title, tuple(_row(a, accounts, numbers) for a in group.of(alignments))
        )
        for group in SHARED
    )
    alone = tuple(
        RowGroup(
            f"only-{accounts.letters[account.key]}",
            f"Only in {accounts.letters[account.key]}",
            tuple(
                _row(alignment, accounts, numbers)
                for alignment in alignments
                if alignment.relation == "only_in" and alignment.members[0].article == account.key
            ),
        )
        for account in accounts.comparison.articles
    )
    return shared + alone


def _row(alignment: Alignment, accounts: Accounts, numbers: Mapping[str, str]) -> Row:
    members = {member.article: member for member in alignment.members}
    absent = accounts.absences.get(alignment.id, {})
    stated = accounts.stated(alignment)
    return Row(
        id=alignment.id,
        number=numbers[alignment.id],
        statement=stated.words,
        said_by=stated.by,
        relation=alignment.relation,
        sign=RELATIONS[alignment.relation].sign,
        name=named(alignment),
        why=reasons(alignment) if alignment.relation != "only_in" else "",
        origin=accounts.origins.get(alignment.id),
        cells={
            key: Cell(
                tuple(_sayings(members[key], alignment, accounts)) if key in members else (),
                absent.get(key),
            )
            for key in accounts.letters
        },
    )


def _sayings(member: Member, alignment: Alignment, accounts: Accounts) -> Iterator[Saying]:
    """The claims that gave the statement its relation, first; then the rest."""
    telling = telling_claims(member, alignment)
    for claim_id in dict.fromkeys((*telling, *member.claim_ids)):
        ref = ClaimRef(article=member.article, claim_id=claim_id)
        claim = accounts.claims[member.article, claim_id]
        yield Saying(
            claim_id,
            claim.evidence,
            _cut(claim, against(ref, alignment), alignment, accounts),
            how_sure(claim, accounts.analyses[member.article]),
            is_denied(claim),
        )


def _cut(
    claim: Claim, others: Sequence[ClaimRef], alignment: Alignment, accounts: Accounts
) -> tuple[tuple[Piece, ...], ...]:
    if not others:
        return tuple((Piece(span.exact),) for span in claim.evidence)
    there = " … ".join(accounts.words(other) for other in others)
    parts = parts_of(alignment.on)
    here = " … ".join(span.exact for span in claim.evidence)
    if alignment.relation in CONFLICTS.relations and differing(here, there, parts):
        return tuple(pieces(span.exact, there, parts) for span in claim.evidence)
    words = contrasted(alignment.rationale, here, there)
    return tuple(pieces_at(span.exact, words) for span in claim.evidence)


@dataclass(frozen=True, slots=True)
class Missing:
    """A statement of other accounts that one does not make."""

    id: str
    number: str
    statement: str
    found_in: str
    """Letters of the accounts that make it."""
    absence: Absence


def absences(accounts: Accounts, numbers: Mapping[str, str]) -> Mapping[str, tuple[Missing, ...]]:
    """By account, the statements of others that its text does not hold: expected ones first."""
    found: dict[str, list[Missing]] = {key: [] for key in accounts.letters}
    for omission in accounts.comparison.omissions:
        for absence in omission.not_found_in:
            found[absence.article].append(
                Missing(
                    omission.alignment_id,
                    numbers[omission.alignment_id],
                    accounts.stated(accounts.alignments[omission.alignment_id]).line,
                    ", ".join(accounts.letters[key] for key in omission.found_in),
                    absence,
                )
            )
    return {
        key: tuple(sorted(missing, key=lambda one: not one.absence.in_scope))
        for key, missing in found.items()
    }
