"""How a result came about: the engine's notice at the top, warnings and the footer at the end."""

from collections.abc import Iterator

from rich.console import RenderableType

from api.exports.terminal.layout import line, section
from api.readable.vocabulary import told
from api.readable.wording import count, quoted
from api.schemas.run import Run


def notice(run: Run) -> RenderableType:
    return line(("Reading: ", "bold"), (run.notice, "italic"))


def warnings_section(run: Run) -> Iterator[RenderableType]:
    body: list[RenderableType] = [
        line(("! ", "bold yellow"), told(warning)) for warning in run.warnings
    ]
    if run.suspected_injections:
        body.append(
            line(
                ("! ", "bold yellow"),
                "The text addresses a language model; that was treated as text: ",
                (quoted(run.suspected_injections[0].exact, 120), "dim"),
            )
        )
    if run.rejected_quotes:
        body.append(
            line(
                ("! ", "bold yellow"),
                f"{count(len(run.rejected_quotes), 'quote')} by the model not found in the text, "
                "and so not used (use --json).",
            )
        )
    if body:
        yield from section("Please note", *body)


def footer(run: Run, result_id: str) -> Iterator[RenderableType]:
    model = f", model {run.model}" if run.model else ""
    parts = [f"Engine {run.engine}{model}", f"{run.seconds:.1f} s"]
    if run.upstream_calls:
        cost = "cost not known" if run.cost_usd is None else f"${run.cost_usd:.4f}"
        parts.append(
            f"{count(run.upstream_calls, 'call')}, {run.tokens_in + run.tokens_out} tokens"
        )
        parts.append(cost)
    if run.cached:
        parts.append("from the cache")
    if run.not_assessed:
        parts.append(f"not assessed: {', '.join(run.not_assessed)}")
    yield line("")
    yield line((" · ".join(parts), "dim"))
    yield line((f"Result {result_id}", "dim"))
