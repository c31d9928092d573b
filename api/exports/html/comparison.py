"""The page of one comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from api.exports.html.article_text import ALIGNED_LAYERS, aligned_text
from api.exports.html.rendering import INLINED, Assets, render
from api.readable.accounts import Accounts
from api.readable.alignments import CONFLICTS, no_conflict
from api.readable.articles import citation
from api.readable.cautions import cautions
from api.readable.contrasts import (
    Function,
    cast,
    frames,
    functions,
    loaded,
    names,
    voices,
)
from api.readable.headline import headline
from api.readable.rows import RowGroup, absences, statement_groups, statement_numbers
from api.readable.short import sentences
from api.readable.vocabulary import EVENTS, REGIONS, RELATIONS, ROLES_MEAN
from api.readable.wording import count, percent
from api.schemas.comparison import Comparison

MOST_COLUMNS = 4
"""Accounts shown beside each other where nobody chose any: so many fit on a common screen."""


@dataclass(frozen=True, slots=True)
class View:
    """How a reader wants to see the comparison."""

    columns: Sequence[str] = ()
    """Letters of the accounts that are shown beside each other."""
    order: str = ""
    """How the address of the page names the order of the accounts; links keep to it."""
    find: str = ""
    """Words that statements of one account alone are chosen by."""


def comparison_page(
    comparison: Comparison, assets: Assets = INLINED, view: View | None = None
) -> str:
    """The page of a comparison. A page by itself, where nothing can be chosen, has all accounts
    as its columns."""
    view = view or View()
    accounts = Accounts(comparison)
    numbers = statement_numbers(comparison)
    columns = tuple(accounts.letters) if assets.inlined else _columns(accounts, view.columns)
    groups = statement_groups(accounts, numbers)
    shared = tuple(group for group in groups if group.is_shared and group.rows)
    alone = tuple(group for group in groups if not group.is_shared and group.rows)
    if comparison.event.same_event != "no" and (not shared or shared[0].id != CONFLICTS.id):
        shared = (groups[0], *shared)
    return render(
        "comparison.html.j2",
        assets,
        comparison=comparison,
        accounts=accounts,
        title=headline(comparison),
        cautions=tuple(cautions(accounts)),
        columns=columns,
        none_chosen=bool(view.columns) and not _chosen(accounts, view.columns),
        elsewhere=_elsewhere(accounts, columns, view.order),
        order=view.order,
        find=view.find,
        found={group.id: _found(group, view.find) for group in alone},
        folded=tuple(key for key in accounts.letters if key not in columns),
        labels={account.key: account.label for account in comparison.articles},
        kinds=tuple(relation.replace("_", "-") for relation in RELATIONS),
        citation="; ".join(
            f"{accounts.letters[a.key]}: {citation(a.analysis)}" for a in comparison.articles
        ),
        event=EVENTS[comparison.event.same_event],
        counts=[
            (RELATIONS[one.relation], one.relation, one.count)
            for one in sorted(
                comparison.metrics.by_relation, key=lambda one: list(RELATIONS).index(one.relation)
            )
        ],
        firsts={row.relation: row.id for group in reversed(groups) for row in group.rows[::-1]},
        sentences=sentences(accounts),
        no_conflict=no_conflict(comparison.alignments),
        texts={
            account.key: aligned_text(
                account.key,
                accounts.letters[account.key],
                account.analysis,
                comparison.alignments,
            )
            for account in comparison.articles
        },
        tags=numbers,
        shared=shared,
        alone=alone,
        names=names(accounts),
        loaded=loaded(accounts),
        layers=ALIGNED_LAYERS,
        voices=voices(accounts),
        cast=cast(accounts),
        frames=frames(accounts),
        functions=_told(functions(accounts)),
        absent={key: rows for key, rows in absences(accounts, numbers).items() if rows},
        roles=ROLES_MEAN,
        regions=REGIONS,
        count=count,
        percent=percent,
    )


def _told(found: Sequence[Function] | None) -> Sequence[Function] | None:
    """The functions that some account serves; None where they were not assessed."""
    return found and [one for one in found if any(one.by_account.values())]


def _found(group: RowGroup, find: str) -> int:
    """How many statements of the group have these words."""
    return sum(find.lower() in row.statement.lower() for row in group.rows)


def _columns(accounts: Accounts, chosen: Sequence[str]) -> tuple[str, ...]:
    """Keys of the chosen accounts; without any, of the first few."""
    return _chosen(accounts, chosen) or tuple(accounts.letters)[:MOST_COLUMNS]


def _chosen(accounts: Accounts, chosen: Sequence[str]) -> tuple[str, ...]:
    """Keys of the accounts of these letters, in the order of the accounts."""
    wanted = {letter.strip().upper() for letter in chosen}
    return tuple(key for key, letter in accounts.letters.items() if letter in wanted)


def _elsewhere(accounts: Accounts, columns: Sequence[str], order: str) -> Mapping[str, str]:
    """By account, the address of the page that shows its text: "" where this page does."""
    shown = [("show", accounts.letters[key]) for key in columns]
    kept = [("order", order)] if order else []
    return {
        key: "" if key in columns else f"?{urlencode([*kept, *shown, ('show', letter)])}"
        for key, letter in accounts.letters.items()
    }
