"""Commands on labels: agreement, check, import, export."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from api.cli.showing import progress, show
from api.core.analyze import analyze
from api.schemas.article import Article
from evals.agreement import agreement as agreed
from evals.cli.exits import Exit, guarded
from evals.cli.options import GOLD_OPTION, MODEL_OPTION, solver_for
from evals.dataset import GOLD, Dataset, load
from evals.exchange import doccano_line, import_doccano, import_label_studio, label_studio_task
from evals.labels import Labels, labels_of
from evals.report.agreement import agreement_table, agreement_view
from evals.solvers import Solver, SolverName

Labelled = Mapping[str, Labels]
Pairs = Sequence[tuple[Labels, Article]]

_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_TOOLS: Final = ("label-studio", "doccano")


@click.command()
@click.argument("first", type=_FOLDER, default=GOLD / "passes" / "first")
@click.argument("second", type=_FOLDER, default=GOLD / "passes" / "second")
@click.option("--markdown", is_flag=True, help="Print a table in Markdown.")
@guarded
def agreement(first: Path, second: Path, markdown: bool) -> Exit:
    """Tell how far two passes of labelling agree.

    FIRST and SECOND are folders of labels of the same articles; without them, the two passes behind
    the gold that ships with the project.
    """
    found = agreed(load(first), load(second))
    if markdown:
        click.echo(agreement_table(found), nl=False)
    else:
        show(agreement_view(found))
    return Exit.OK


@click.command()
@GOLD_OPTION
@guarded
def check(gold: Path) -> Exit:
    """Find every quote of a folder of labels in its text, and tell what is there."""
    dataset = load(gold)
    for key, labels in dataset.labels.items():
        click.echo(
            f"article {key}: {len(labels.attributions)} attributions, {len(labels.claims)} claims,"
            f" {len(labels.namings)} names, {len(labels.language)} loaded wordings,"
            f" {len(labels.optional)} items optional"
        )
    for key, event in dataset.events.items():
        click.echo(
            f"event {key}: {len(event.articles)} accounts, {len(event.alignments)} alignments"
        )
    return Exit.OK


@click.command("import")
@click.argument("tool", type=click.Choice(_TOOLS))
@click.argument("export", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--annotator", metavar="NAME", help="Whose annotations to take (Label Studio).")
@guarded
def import_labels(tool: str, export: Path, out: Path, annotator: str | None) -> Exit:
    """Turn an EXPORT of Label Studio (JSON) or doccano (JSONL) into label files in OUT."""
    if tool == "label-studio":
        written = import_label_studio(export, out, annotator)
    elif annotator:
        raise click.UsageError("--annotator is for Label Studio; doccano exports one annotator.")
    else:
        written = import_doccano(export, out)
    for path in written:
        click.echo(path)
    return Exit.OK


@click.command("export")
@click.argument("tool", type=click.Choice(_TOOLS))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--engine",
    type=click.Choice(["gold", "rules", "llm", "replay"]),
    default="rules",
    show_default=True,
    help="Whose labels: an engine's answer to be corrected, or the gold itself.",
)
@MODEL_OPTION
@GOLD_OPTION
@guarded
def export_labels(tool: str, out: Path, engine: str, model: str | None, gold: Path) -> Exit:
    """Write an engine's answers, or the gold, to OUT as pre-annotations for an annotation tool."""
    if out.exists():
        raise click.UsageError(f"{out} exists; choose another name, or move it away.")
    if not out.parent.is_dir():
        raise click.UsageError(f"There is no folder {out.parent}.")
    dataset = load(gold)
    with progress(f"Reading with {engine} ..."):
        labels, told = _labels(engine, model, dataset)
    pairs = [(item, dataset.articles[key]) for key, item in labels.items()]
    out.write_text(_WRITERS[tool](pairs, told), encoding="utf-8")
    click.echo(f"{out}: {len(labels)} articles")
    return Exit.OK


def _labels(engine: Any, model: str | None, dataset: Dataset) -> tuple[Labelled, str | None]:
    """Labels by article, and who made them; None where they are the gold."""
    if engine == "gold":
        return dataset.labels, None
    name: SolverName = engine
    chosen = solver_for(name, model, (), None)
    return asyncio.run(_answers(chosen, dataset)), chosen.model or chosen.name


async def _answers(chosen: Solver, dataset: Dataset) -> Labelled:
    try:
        return {
            key: labels_of(await analyze(article, chosen.engine), key)
            for key, article in dataset.articles.items()
        }
    finally:
        await chosen.close()


def _tasks(pairs: Pairs, model: str | None) -> str:
    tasks = [
        label_studio_task(labels, as_prediction=model is not None, model=model, article=article)
        for labels, article in pairs
    ]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _lines(pairs: Pairs, _: str | None) -> str:
    lines = (json.dumps(doccano_line(*pair), ensure_ascii=False) for pair in pairs)
    return "".join(f"{line}\n" for line in lines)


_WRITERS: Final[Mapping[str, Callable[[Pairs, str | None], str]]] = {
    "label-studio": _tasks,
    "doccano": _lines,
}
