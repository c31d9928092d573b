"""The page of one comparison."""

from collections.abc import Sequence

from api.exports.html.article_text import aligned_text
from api.exports.html.rendering import INLINED, Assets, render
from api.readable.accounts import Accounts
from api.readable.alignments import no_conflict
from api.readable.articles import citation
from api.readable.contrasts import cast, frames, functions, names, voices
from api.readable.rows import absences, sentences, statement_groups, statement_numbers
from api.readable.vocabulary import EVENTS, REGIONS, RELATIONS
from api.readable.wording import count, percent
from api.schemas.comparison import Comparison

MOST_COLUMNS = 3
"""Accounts shown beside each other where nobody chose any."""


def comparison_page(
    comparison: Comparison, assets: Assets = INLINED, chosen: Sequence[str] = (), order: str = ""
) -> str:
    """The page of a comparison, with the accounts of these letters as its columns.

    `order` is how the address of the page names the order of the accounts; links keep to it. A page
    by itself, where nothing can be chosen, has all accounts.
    """
    accounts = Accounts(comparison)
    numbers = statement_numbers(comparison)
    columns = tuple(accounts.letters) if assets.inlined else _columns(accounts, chosen)
    return render(
        "comparison.html.j2",
        assets,
        comparison=comparison,
        accounts=accounts,
        columns=columns,
        order=order,
        folded=tuple(key for key in accounts.letters if key not in columns),
        labels={account.key: account.label for account in comparison.articles},
        kinds=tuple(relation.replace("_", "-") for relation in RELATIONS),
        citation="; ".join(citation(a.analysis.article) for a in comparison.articles),
        event=EVENTS[comparison.event.same_event],
        counts=[
            (RELATIONS[one.relation], one.relation, one.count)
            for one in comparison.metrics.by_relation
        ],
        sentences=sentences(accounts, numbers),
        groups=statement_groups(accounts, numbers),
        no_conflict=no_conflict(comparison.alignments),
        texts={
            account.key: aligned_text(account.key, account.analysis, comparison.alignments)
            for account in comparison.articles
        },
        tags=numbers,
        names=names(accounts),
        voices=voices(accounts),
        cast=cast(accounts),
        frames=frames(accounts),
        functions=functions(accounts),
        absences=absences(accounts, numbers),
        regions=REGIONS,
        count=count,
        percent=percent,
    )


def _columns(accounts: Accounts, chosen: Sequence[str]) -> tuple[str, ...]:
    """Keys of the accounts of these letters, in the order of the accounts; else the first few."""
    wanted = {letter.strip().upper() for letter in chosen}
    keys = tuple(key for key, letter in accounts.letters.items() if letter in wanted)
    return keys or tuple(accounts.letters)[:MOST_COLUMNS]
