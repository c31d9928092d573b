"""What was not found in which account, and whether one would have expected it there."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from api.core.accounts import included_text, published_day
from api.core.alignment import Statement
from api.core.days import told_day
from api.core.event import strangers
from api.core.terms import STEM, capitalised, is_function_word, names, stems, words
from api.schemas.comparison import Absence, Alignment, ComparedArticle, Omission
from api.text.stems import stem
from api.text.synonyms import concepts

MUCH_SHORTER = 0.4
"""An account with less than this part of another's words need not carry all of it."""

_FEWEST_WORDS, _FEWEST_QUOTED = 4, 3
"""Words in a row, and in a quotation, that stand by chance in no other text."""
_SHORTEST = 4
_FEW_WORDS = 3
_REMEMBERED = 512
_LITTLE = 0.25
"""Part of a statement's words that any account on the same event may have by chance."""
_OWN = re.compile(
    r"\bI(?:['’](?:m|ve|d|ll))?\b(?!\.)|\b(?:gave|told|showed) us\b"
    r"|\bour (?:reporter|correspondent|question|desk|newsroom)s?\b"
)
"""Words of somebody who tells what befell or was told to them alone."""
_QUOTATION = re.compile(r"[“\"«]([^“”\"«»]{3,400})[”\"»]")


@dataclass(frozen=True, slots=True)
class _Account:
    key: str
    label: str
    day: date | None
    words: int
    names: frozenset[str]
    sha256: str
    said: str
    """All its words, folded, with a space between and around them."""
    stems: frozenset[str]
    """The beginnings of its words."""
    stranger: bool
    """Whether it tells of another event than all the others."""


def omissions(
    drawn: Sequence[tuple[Statement, Alignment]], articles: Sequence[ComparedArticle]
) -> tuple[Omission, ...]:
    """Statements that some accounts make and others were not found to make.

    An account with the very text of one that makes the statement does not lack it, nor does one
    in which the statement's own words stand.
    """
    alone = strangers(articles)
    accounts = tuple(_account(article, article.key in alone) for article in articles)
    found = (_omission(statement, alignment, accounts) for statement, alignment in drawn)
    return tuple(omission for omission in found if omission is not None)


def _account(article: ComparedArticle, stranger: bool) -> _Account:
    analysis = article.analysis
    text = included_text(analysis)
    found, said = names(text), _folded(words(text))
    return _Account(
        key=article.key,
        label=article.label,
        day=published_day(analysis),
        words=analysis.sourcing.words,
        names=found.certain | found.possible,
        sha256=analysis.article.sha256,
        said=said,
        stems=frozenset(word[:STEM] for word in said.split()),
        stranger=stranger,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with its wordings."""

    statement: Statement
    spans: Sequence[str]
    """The words of its evidence as they stand."""
    said: Mapping[str, list[str]]
    """The words of each wording of its claims and of their evidence."""

    @classmethod
    def of(cls, statement: Statement) -> "_Told":
        claims = [side.claim for side in statement.sides]
        spans = [span.exact for claim in claims for span in claim.evidence]
        wordings = dict.fromkeys((*(claim.text for claim in claims), *spans))
        return cls(statement, spans, {wording: words(wording) for wording in wordings})


def _omission(
    statement: Statement, alignment: Alignment, accounts: Sequence[_Account]
) -> Omission | None:
    told = _Told.of(statement)
    makers = [account for account in accounts if account.key in statement.accounts]
    texts = {account.sha256 for account in makers}
    absences = tuple(
        _absence(account, told, makers)
        for account in accounts
        if account.key not in statement.accounts and account.sha256 not in texts
        if not _stands_in(account, told)
    )
    if not absences:
        return None
    return Omission(
        alignment_id=alignment.id,
        found_in=tuple(account.key for account in makers),
        not_found_in=absences,
    )


def _stands_in(account: _Account, told: _Told) -> bool:
    """Whether the words of some evidence, or of a quotation within it, stand in the account."""
    quoted = [inner for exact in told.spans for inner in _QUOTATION.findall(exact)]
    needles = (
        *((told.said[exact], _FEWEST_WORDS) for exact in told.spans),
        *((words(inner), _FEWEST_QUOTED) for inner in quoted),
    )
    return any(len(found) >= few and _folded(found) in account.said for found, few in needles)


def _folded(found: Sequence[str]) -> str:
    return f" {' '.join(found).replace('’', chr(39))} "


def _absence(account: _Account, told: _Told, makers: Sequence[_Account]) -> Absence:
    excuse = next(_excuses(account, told, makers), None)
    reason = f"This account {excuse}." if excuse else "Not found in the supplied text."
    return Absence(article=account.key, in_scope=excuse is None, reason=reason)


def _excuses(account: _Account, told: _Told, makers: Sequence[_Account]) -> Iterator[str]:
    if account.stranger or all(maker.stranger for maker in makers):
        yield "tells of another event"
    day = _told_day(told.statement) if account.day else None
    if account.day and day and account.day < day:
        yield f"is of {account.day.isoformat()}, and what is told of {day.isoformat()}"
    if _is_another_topic(account, told, makers):
        yield "has none of the names and words of this: it may be of another topic"
    elif stranger := _unknown_actor(account, told, makers):
        yield f"does not name {stranger} and has few of the words: it may be of another topic"
    if all(any(_OWN.search(span.exact) for span in s.claim.evidence) for s in told.statement.sides):
        yield "need not carry what one person or newsroom tells of itself"
    if account.words < MUCH_SHORTER * min(maker.words for maker in makers):
        yield "is much shorter"


def _told_day(statement: Statement) -> date | None:
    """The earliest day that the statement is told of, where all that make it name one."""
    days = [
        told_day(side.claim.text, day) if (day := published_day(side.analysis)) else None
        for side in statement.sides
    ]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def _is_another_topic(account: _Account, told: _Told, makers: Sequence[_Account]) -> bool:
    """Whether the account has no name of the statement, and no word that it could turn on."""
    words_of_it = _words_of(told)
    if not words_of_it.isdisjoint(account.stems):
        return False
    spoken_of = _names_of(told, makers)
    tells = bool(spoken_of) or len(words_of_it) >= _FEW_WORDS
    if not tells or not spoken_of.isdisjoint(account.names):
        return False
    return _meanings(" ".join(sorted(told.said))).isdisjoint(_meanings(account.said))


@lru_cache(maxsize=_REMEMBERED)
def _meanings(text: str) -> frozenset[str]:
    """Stems of the words that count, and the classes of words for one thing: "hurt", "injured"."""
    found = words(text)
    classes = (f"={concept.name}" for concept in concepts(found))
    plain = (stem(w) for w in found if len(w) >= _SHORTEST and not is_function_word(w))
    return frozenset((*classes, *plain))


def _unknown_actor(account: _Account, told: _Told, makers: Sequence[_Account]) -> str | None:
    """Whoever acts, where the account names them nowhere and tells little of what they do."""
    sides = told.statement.sides
    actors = [side.claim.actors[0] for side in sides if side.claim.actors]
    names = frozenset().union(*(maker.names for maker in makers))
    unknown = [actor for actor in actors if _is_unknown(actor, account, names)]
    if not actors or len(unknown) < len(sides):
        return None
    content = {stem for wording in told.said for stem in stems(wording)}
    return unknown[0] if len(content & account.stems) <= _LITTLE * len(content) else None


def _is_unknown(actor: str, account: _Account, names: Collection[str]) -> bool:
    """Whether it is a name where it is told of, and stands nowhere in this account."""
    named = capitalised(actor).intersection(names)
    return bool(named) and named.isdisjoint(account.names)


def _names_of(told: _Told, makers: Sequence[_Account]) -> set[str]:
    """The names in the statement that are names in its accounts as well."""
    known = frozenset().union(*(maker.names for maker in makers))
    return {name for wording in told.said for name in capitalised(wording)} & known


def _words_of(told: _Told) -> set[str]:
    """Beginnings of its words, titles and offices among them: "the captain" is one of them."""
    found = {word for said in told.said.values() for word in said if len(word) >= _SHORTEST}
    return {word[:STEM] for word in found if not is_function_word(word)}
