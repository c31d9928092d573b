"""What a comparison shows of every account by itself: loaded words, and what came second-hand."""

from collections.abc import Iterator

from rich.console import Group, RenderableType

from api.exports.terminal.claims import chains
from api.exports.terminal.layout import hanging, line, section
from api.exports.terminal.telling import words_of
from api.readable.accounts import Accounts
from api.readable.chains import chains_of


def own_words(accounts: Accounts) -> Iterator[RenderableType]:
    """The loaded words of every author, and below them those of the sources."""
    rows = []
    for key, analysis in accounts.analyses.items():
        own = [item for item in analysis.language if item.in_quote_of is None]
        others = [item for item in analysis.language if item.in_quote_of is not None]
        letter = line((accounts.letters[key], "bold"))
        rows.append((letter, line(words_of(own) if own else "none found")))
        if others:
            told = f"in sources' mouths: {words_of(others)}"
            rows.append((line(""), line((told, "dim"))))
    yield from section("The authors' own loaded words", hanging(rows, label_width=1))


def second_hand(accounts: Accounts) -> Iterator[RenderableType]:
    """The chains of two or more sources, account by account, the deepest first."""
    rows = [
        (line((accounts.letters[key], "bold")), Group(*chains(analysis)))
        for key, analysis in accounts.analyses.items()
        if chains_of(analysis)
    ]
    if rows:
        yield from section("At second hand", hanging(rows, label_width=1))
