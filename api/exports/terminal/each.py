"""What a comparison shows of every account by itself: loaded words, and what came second-hand."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from api.exports.terminal.claims import chains
from api.exports.terminal.layout import hanging, line, section
from api.exports.terminal.telling import words_of
from api.readable.accounts import Accounts
from api.readable.chains import chains_of
from api.readable.contrasts import loaded
from api.readable.telling import LoadedGroup


def loaded_words(accounts: Accounts) -> Iterator[RenderableType]:
    """The loaded words of every account, those of its author first, with what sort they are."""
    rows = [
        (line((accounts.letters[key], "bold")), _groups(groups))
        for key, groups in loaded(accounts).items()
    ]
    if rows:
        yield from section(
            "Loaded words side by side",
            hanging(rows, label_width=1),
            note="Words that judge or move, by whose they are.",
        )


def _groups(groups: Sequence[LoadedGroup]) -> RenderableType:
    return Group(*map(_told, groups)) if groups else line("none found")


def _told(group: LoadedGroup) -> RenderableType:
    sorts = "; ".join(f"{words_of(row.words)} ({row.technique.lower()})" for row in group.rows)
    return line((f"{group.whose}: ", "bold" if group.is_own else "dim"), sorts)


def second_hand(accounts: Accounts) -> Iterator[RenderableType]:
    """The chains of two or more sources, account by account, the deepest first."""
    rows = [
        (line((accounts.letters[key], "bold")), Group(*chains(analysis)))
        for key, analysis in accounts.analyses.items()
        if chains_of(analysis)
    ]
    if rows:
        yield from section("At second hand", hanging(rows, label_width=1))
