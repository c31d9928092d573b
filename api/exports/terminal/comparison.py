"""The view of one comparison."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from api.exports.terminal.alignments import absence_section, alignment_sections
from api.exports.terminal.contrasts import (
    frame_table,
    function_table,
    naming_tables,
    portrayal_table,
    voice_table,
)
from api.exports.terminal.each import loaded_words, second_hand
from api.exports.terminal.layout import Adaptive, hanging, line, section
from api.exports.terminal.running import footer, notice, warnings_section
from api.readable.accounts import Accounts
from api.readable.short import Sentence, sentences
from api.readable.vocabulary import EVENTS, RELATIONS
from api.readable.wording import count
from api.schemas.comparison import ComparedArticle, Comparison


def comparison_view(comparison: Comparison, names: Sequence[str] = ()) -> Adaptive:
    """Accounts side by side: in short, then conflicts first, for a terminal of any width. `names`
    tell where the accounts come from, in their order."""
    accounts = Accounts(comparison)

    def build(width: int) -> Iterator[RenderableType]:
        yield from _header(accounts, names)
        yield from _synopsis(accounts)
        yield from alignment_sections(accounts, width)
        yield from naming_tables(accounts)
        yield from voice_table(accounts, width)
        yield from frame_table(accounts, width)
        yield from loaded_words(accounts)
        yield from second_hand(accounts)
        yield from function_table(accounts)
        yield from portrayal_table(accounts)
        yield from absence_section(accounts)
        yield from warnings_section(comparison.run)
        yield from footer(comparison.run, comparison.id)

    return Adaptive(build)


def _header(accounts: Accounts, names: Sequence[str]) -> Iterator[RenderableType]:
    comparison = accounts.comparison
    yield line((f"{len(comparison.articles)} accounts side by side", "bold"))
    rows = (
        (
            line((accounts.letters[account.key], "bold")),
            line(" · ".join((_facts(account), *names[number : number + 1]))),
        )
        for number, account in enumerate(comparison.articles)
    )
    yield hanging(rows, label_width=1)
    yield notice(comparison.run)
    yield from _event(comparison)
    counts = "; ".join(
        RELATIONS[one.relation].counted(one.count) for one in comparison.metrics.by_relation
    )
    statements = count(comparison.metrics.statements, "statement")
    yield line((f"{statements}: ", "bold"), counts or "none matched")


def _facts(account: ComparedArticle) -> str:
    analysis = account.analysis
    return (
        f"{account.label} · {count(analysis.sourcing.words, 'word')} · "
        f"{count(len(analysis.claims), 'claim')}"
    )


def _event(comparison: Comparison) -> Iterator[RenderableType]:
    event = comparison.event
    reasons = "; ".join(event.reasons)
    style = "bold" if event.same_event == "yes" else "bold yellow"
    yield line((EVENTS[event.same_event], style), f": {reasons}" if reasons else "")


def _synopsis(accounts: Accounts) -> Iterator[RenderableType]:
    if shown := sentences(accounts):
        rows = ((line(("•", "dim")), _parts(one)) for one in shown)
        yield from section("In short", hanging(rows, label_width=1))


def _parts(sentence: Sentence) -> Text:
    return line(*((part.shown, "bold" if part.is_letter else "") for part in sentence.parts))
