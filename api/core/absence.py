"""What was not found in which account, and whether one would have expected it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from api.core.accounts import included_text, published_day
from api.core.alignment import Statement
from api.core.event import strangers
from api.core.terms import capitalised, names, stems
from api.schemas.comparison import Absence, Alignment, ComparedArticle, Omission

MUCH_SHORTER = 0.4
"""An account with less than this part of another's words need not carry all of it."""


@dataclass(frozen=True, slots=True)
class _Account:
    key: str
    label: str
    day: date | None
    words: int
    names: frozenset[str]
    stems: frozenset[str]
    sha256: str
    stranger: bool
    """Whether it tells of another event than all the others."""


def omissions(
    drawn: Sequence[tuple[Statement, Alignment]], articles: Sequence[ComparedArticle]
) -> tuple[Omission, ...]:
    """Statements that some accounts make and others were not found to make.

    An account with the very text of one that makes the statement does not lack it.
    """
    alone = strangers(articles)
    accounts = tuple(_account(article, article.key in alone) for article in articles)
    found = (_omission(statement, alignment, accounts) for statement, alignment in drawn)
    return tuple(omission for omission in found if omission is not None)


def _account(article: ComparedArticle, stranger: bool) -> _Account:
    analysis = article.analysis
    text = included_text(analysis)
    found = names(text)
    return _Account(
        key=article.key,
        label=article.label,
        day=published_day(analysis),
        words=analysis.sourcing.words,
        names=found.certain | found.possible,
        stems=frozenset(stems(text)),
        sha256=analysis.article.sha256,
        stranger=stranger,
    )


def _omission(
    statement: Statement, alignment: Alignment, accounts: Sequence[_Account]
) -> Omission | None:
    makers = [account for account in accounts if account.key in statement.accounts]
    texts = {account.sha256 for account in makers}
    absences = tuple(
        _absence(account, statement, makers)
        for account in accounts
        if account.key not in statement.accounts and account.sha256 not in texts
    )
    if not absences:
        return None
    return Omission(
        alignment_id=alignment.id,
        found_in=tuple(account.key for account in makers),
        not_found_in=absences,
    )


def _absence(account: _Account, statement: Statement, makers: Sequence[_Account]) -> Absence:
    excuse = next(_excuses(account, statement, makers), None)
    reason = excuse or "of the same event, neither earlier nor much shorter"
    return Absence(
        article=account.key,
        in_scope=excuse is None,
        reason=f"Not found in the supplied text: {reason}.",
    )


def _excuses(account: _Account, statement: Statement, makers: Sequence[_Account]) -> Iterator[str]:
    if account.stranger or all(maker.stranger for maker in makers):
        yield "it tells of another event"
    first = min((maker.day for maker in makers if maker.day), default=None)
    if account.day and first and account.day < first:
        yield f"published on {account.day.isoformat()}, before {first.isoformat()}"
    shortest = min(maker.words for maker in makers)
    if account.words < MUCH_SHORTER * shortest:
        yield f"much shorter, {account.words} words against {shortest}"
    spoken_of = _names_of(statement, makers)
    elsewhere = spoken_of.isdisjoint(account.names) and _words_of(statement).isdisjoint(
        account.stems
    )
    if spoken_of and elsewhere:
        yield "it shares no name and no word with the statement, so another topic"


def _names_of(statement: Statement, makers: Sequence[_Account]) -> set[str]:
    """The names in the statement that are names in its accounts as well."""
    known = frozenset().union(*(maker.names for maker in makers))
    return {name for part in _said(statement) for name in capitalised(part)} & known


def _words_of(statement: Statement) -> set[str]:
    return {stem for part in _said(statement) for stem in stems(part)}


def _said(statement: Statement) -> Iterator[str]:
    for side in statement.sides:
        yield side.claim.text
        yield from (span.exact for span in side.claim.evidence)
