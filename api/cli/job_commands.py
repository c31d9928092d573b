"""The commands for many articles, and for jobs."""

from typing import Any

import click

from api.cli.exits import Exit, guarded

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the API's JSON.")


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--out", metavar="FILE", required=True, help="Where the results go; - is the output.")
@click.option(
    "--kind",
    type=click.Choice(["analyses", "comparisons"]),
    default="analyses",
    show_default=True,
    help="comparisons: articles of the same `group` are also compared.",
)
@click.option(
    "--engine",
    type=click.Choice(["rules", "llm"]),
    help="Who reads. [default: llm when a model is set, else rules]",
)
@click.option("--model", metavar="NAME", help="Model as litellm names it, such as openai/gpt-4.1.")
@click.option(
    "--speed",
    type=click.Choice(["whole", "fast"]),
    default="whole",
    show_default=True,
    help="fast: short windows at the same time; quicker, with more tokens.",
)
@click.option("--narratives", is_flag=True, help="Look for the narratives of FACTFRAME_NARRATIVES.")
@click.option("--name", metavar="TEXT", help="What to call the job in lists.")
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    help="Processes that read; 0: others do. [default: FACTFRAME_WORKERS]",
)
@guarded
def batch(file: str, out: str, workers: int | None, **given: Any) -> Exit:
    """Read all articles of FILE, one line of JSON each, such as {"text": "…", "outlet": "…"}.

    Each result is one line of JSON. A line may carry a `ref` of your own, given back with its
    result, and a `group`. Stopped, killed or failed, it goes on where it was when the same command
    is run again: nothing is read, or paid for, twice.
    """
    from api.cli.batch import Batch, run_batch  # noqa: PLC0415 - keeps `--help` quick

    return run_batch(Batch(file=file, out=out, workers=workers, **given))


@click.group()
def jobs() -> None:
    """Show, cancel and try again jobs: batches, and what was sent to a server."""


@jobs.command("list")
@_JSON
@guarded
def list_(as_json: bool) -> Exit:
    """Show the latest jobs."""
    from api.cli.jobs import list_jobs  # noqa: PLC0415 - keeps `--help` quick

    return list_jobs(as_json)


@jobs.command()
@click.argument("identifier", metavar="ID")
@_JSON
@guarded
def show(identifier: str, as_json: bool) -> Exit:
    """Show how far a job is, and what failed."""
    from api.cli.jobs import show_job  # noqa: PLC0415 - keeps `--help` quick

    return show_job(identifier, as_json)


@jobs.command()
@click.argument("identifier", metavar="ID")
@guarded
def results(identifier: str) -> Exit:
    """Print the results of a job so far, one line of JSON each."""
    from api.cli.jobs import print_results  # noqa: PLC0415 - keeps `--help` quick

    return print_results(identifier)


@jobs.command()
@click.argument("identifier", metavar="ID")
@guarded
def cancel(identifier: str) -> Exit:
    """Stop a job; what has ended stays."""
    from api.cli.jobs import cancel_job  # noqa: PLC0415 - keeps `--help` quick

    return cancel_job(identifier)


@jobs.command()
@click.argument("identifier", metavar="ID")
@guarded
def retry(identifier: str) -> Exit:
    """Put what failed or was cancelled in line again, for a server or `factframe worker`."""
    from api.cli.jobs import retry_job  # noqa: PLC0415 - keeps `--help` quick

    return retry_job(identifier)
