"""Statements of several accounts beside each other, and what was not found where."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table

from api.exports.terminal.layout import hanging, indented, line, section, spaced
from api.readable.accounts import Accounts
from api.readable.alignments import (
    CONFLICTS,
    SHARED,
    named,
    no_conflict,
    reasons,
    telling_claims,
)
from api.readable.people import how_sure, is_denied
from api.readable.vocabulary import RELATIONS
from api.readable.wording import clip, count, quoted
from api.schemas.comparison import Absence, Alignment, Member, Omission, Origin, Relation

_STYLES: Mapping[Relation, str] = {
    "contradicted": "bold red",
    "possible_conflict": "red",
    "reported_vs_rejected": "bold red",
    "differently_framed": "magenta",
    "differently_attributed": "magenta",
    "differently_hedged": "magenta",
    "more_specific": "cyan",
    "corroborated": "green",
    "corroborated_same_origin": "green",
    "only_in": "dim",
}
_LONGEST_ABSENT = 150
_NARROWEST_COLUMN = 44
_LONGEST = 260
_WITH_SIDES = 2


def alignment_sections(accounts: Accounts, width: int) -> Iterator[RenderableType]:
    """Conflicts first, then the same told differently, then agreement."""
    alignments = accounts.comparison.alignments
    for group in SHARED:
        chosen = group.of(alignments)
        if chosen:
            blocks = [list(_block(alignment, accounts, width)) for alignment in chosen]
            yield from section(f"{group.title} · {len(chosen)}", *spaced(blocks))
        elif group is CONFLICTS:
            yield from section(group.title, line(no_conflict(alignments)))


def _block(alignment: Alignment, accounts: Accounts, width: int) -> Iterator[RenderableType]:
    sign = RELATIONS[alignment.relation]
    stated = accounts.stated(alignment)
    yield line(
        (f"{sign.sign} {named(alignment)}: ", _STYLES[alignment.relation]),
        (stated.words, "bold"),
        f" — {stated.by}" if stated.by else "",
    )
    sides = _beside if _fits(alignment.members, width) else _stacked
    yield indented(sides(alignment, accounts))
    if why := reasons(alignment):
        yield indented(line(("why: ", "dim"), (why, "dim")))
    for origin in accounts.comparison.independence:
        if origin.alignment_id == alignment.id:
            yield indented(_origins(origin))


def _fits(members: Sequence[Member], width: int) -> bool:
    return len(members) >= _WITH_SIDES and width // len(members) >= _NARROWEST_COLUMN


def _beside(alignment: Alignment, accounts: Accounts) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in alignment.members:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(_side(member, alignment, accounts) for member in alignment.members))
    return table


def _stacked(alignment: Alignment, accounts: Accounts) -> Table:
    table = Table.grid(expand=True)
    for member in alignment.members:
        table.add_row(_side(member, alignment, accounts))
    return table


def _side(member: Member, alignment: Alignment, accounts: Accounts) -> RenderableType:
    """The account's letter, its words, and how sure it is."""
    analysis = accounts.analyses[member.article]
    table = Table.grid()
    for claim_id in telling_claims(member, alignment):
        claim = accounts.claims[member.article, claim_id]
        words = " … ".join(span.exact.strip() for span in claim.evidence)
        denied = ("Denied: ", "bold") if is_denied(claim) else ""
        table.add_row(line(denied, quoted(words, _LONGEST)))
        table.add_row(line(("— ", "dim"), (how_sure(claim, analysis), "cyan")))
    return hanging([(line((accounts.letters[member.article], "bold")), table)], label_width=1)


def _origins(origin: Origin) -> RenderableType:
    counts = f"{count(origin.outlets, 'account')} from {count(origin.origins, 'source')}"
    return line((f"{counts}: {'; '.join(origin.labels)}", "dim"))


def absence_section(accounts: Accounts) -> Iterator[RenderableType]:
    """Account by account, the statements of others that its supplied text does not hold."""
    body: list[RenderableType] = []
    for account in accounts.comparison.articles:
        missing = [
            (omission, absence)
            for omission in accounts.comparison.omissions
            for absence in omission.not_found_in
            if absence.article == account.key
        ]
        if missing:
            body += _absences(account.key, missing, accounts)
    if body:
        yield from section("Not found in the supplied text", *body)


def _absences(
    key: str, missing: Sequence[tuple[Omission, Absence]], accounts: Accounts
) -> Iterator[RenderableType]:
    expected = sorted(missing, key=lambda pair: not pair[1].in_scope)
    yield line(
        (accounts.letters[key], "bold"),
        f": {count(len(missing), 'statement')} of other accounts not found in its text",
    )
    rows = (
        (
            line((",".join(accounts.letters[found] for found in omission.found_in), "dim")),
            line(
                clip(
                    accounts.stated(accounts.alignments[omission.alignment_id]).words,
                    _LONGEST_ABSENT,
                ),
                (f" — {_teller(omission, accounts)}", "cyan"),
                (_scope(absence), "dim"),
            ),
        )
        for omission, absence in expected
    )
    yield indented(hanging(rows, label_width=max(3, 2 * len(accounts.letters) - 3)))


def _teller(omission: Omission, accounts: Accounts) -> str:
    """Who makes the statement, and how surely, in the first account that has it."""
    member = accounts.alignments[omission.alignment_id].members[0]
    claim = accounts.claims[member.article, member.claim_ids[0]]
    return how_sure(claim, accounts.analyses[member.article])


def _scope(absence: Absence) -> str:
    return f" ({absence.reason})" if absence.reason and not absence.in_scope else ""
