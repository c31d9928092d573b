"""What one account says: its claims, and the chains through which they came."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from api.exports.terminal.layout import hanging, indented, line, section
from api.readable.chains import chains_of
from api.readable.people import how_sure, is_denied
from api.readable.plain import plain
from api.readable.stating import is_verbatim
from api.readable.wording import clip, count, quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Claim

_WIDE = 110
_CHAIN_OF_INTEREST = 2
_LONGEST_EXAMPLE = 140
_LONGEST_STATEMENT = 320


def claims_section(analysis: ArticleAnalysis, width: int) -> Iterator[RenderableType]:
    if not analysis.claims:
        yield from section("What is said", line("No checkable claim was found."))
        return
    rows = [(claim, how_sure(claim, analysis)) for claim in analysis.claims]
    table = _wide(rows) if width >= _WIDE else _narrow(rows)
    yield from section(
        f"What is said · {count(len(analysis.claims), 'claim')}",
        table,
        note="Each claim with who makes it and how sure each voice is, not whether it is true. "
        "Who does not vouch for it reports it, and does not say whether it is so.",
    )


def _wide(rows: list[tuple[Claim, str]]) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=4, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for claim, sure in rows:
        table.add_row(line((claim.id, "dim")), _statement(claim), line((sure, "cyan")))
    return table


def _narrow(rows: list[tuple[Claim, str]]) -> Table:
    table = hanging((), label_width=4)
    for claim, sure in rows:
        table.add_row(line((claim.id, "dim")), _statement(claim))
        table.add_row(line(""), line(("— ", "dim"), (sure, "cyan")))
    return table


def _statement(claim: Claim) -> RenderableType:
    """The claim; its verbatim evidence below, unless the claim is those very words."""
    words = " … ".join(plain(span.exact).strip() for span in claim.evidence)
    denied = ("Denied: ", "bold") if is_denied(claim) else ""
    if is_verbatim(claim):
        return line(denied, quoted(words, _LONGEST_STATEMENT))
    table = Table.grid()
    table.add_row(line(denied, clip(plain(claim.text).strip(), _LONGEST_STATEMENT)))
    table.add_row(line((quoted(words), "dim")))
    return table


def chains_section(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Chains of two or more sources, each once, with an example of what came through."""
    rows = list(chains(analysis))
    if rows:
        yield from section("At second hand", *rows)


def chains(analysis: ArticleAnalysis) -> Iterator[RenderableType]:
    """Every chain, the deepest first; below it the first words that came through it."""
    for told, carried in chains_of(analysis).items():
        often = f" ×{len(carried)}" if len(carried) > 1 else ""
        yield line((told, "bold"), (often, "dim"))
        example = quoted(carried[0].content[0].exact, _LONGEST_EXAMPLE)
        yield indented(line((example, "dim")))
