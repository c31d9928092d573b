"""The commands and their options. Nothing heavy is imported before a command runs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from api.cli.exits import MEANINGS, Exit, guarded
from api.cli.job_commands import batch, jobs
from api.cli.key_commands import keys

if TYPE_CHECKING:
    from api.cli.working import Source, Wishes

_MOST_FILES = 16
_CODES = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"\b\nExit codes:\n{_CODES}",
)
@click.version_option(package_name="factframe", prog_name="factframe")
def main() -> None:
    """Separate what a news account says from how it says it, and lay accounts side by side.

    FILE is plain text, HTML, IPTC ninjs or JSON; - is standard input. An address such as
    https://paper.example/article is fetched where FACTFRAME_FETCH allows it.
    Without a model (FACTFRAME_MODEL or --model) the embedded engine reads, without a network.
    """


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that all commands that read articles share."""
    options: tuple[Decorator, ...] = (
        click.option(
            "--engine",
            type=click.Choice(["rules", "llm"]),
            help="Who reads. [default: llm when a model is set, else rules]",
        ),
        click.option(
            "--model", metavar="NAME", help="Model as litellm names it, such as openai/gpt-4.1."
        ),
        click.option(
            "--speed",
            type=click.Choice(["whole", "fast"]),
            default="whole",
            show_default=True,
            help="fast: short windows at the same time; quicker, with more tokens.",
        ),
        click.option(
            "--narratives",
            is_flag=True,
            help="Look for the narratives of FACTFRAME_NARRATIVES; needs the engine llm.",
        ),
        click.option(
            "--json", "as_json", is_flag=True, help="Print the API's JSON, one line each."
        ),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep answers on disk."),
        click.option(
            "--outlet", metavar="NAME", multiple=True, help="Publication: once for each FILE."
        ),
        click.option(
            "--date", metavar="DAY", multiple=True, help="ISO 8601 date: once for each FILE."
        ),
        click.option(
            "--language", metavar="TAG", multiple=True, help="Such as en: once for each FILE."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading_options
@guarded
def analyze(
    files: tuple[str, ...],
    outlet: tuple[str, ...],
    date: tuple[str, ...],
    language: tuple[str, ...],
    **given: Any,
) -> Exit:
    """Show what each FILE says, who says it and how it is told.

    Several files are read one after the other; with --json, one line for each.
    """
    from api.cli.working import analyze_files  # noqa: PLC0415 - keeps `--help` quick

    sources, wishes = _sources(files, outlet, date, language), _wishes(**given)
    return analyze_files(sources, wishes)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE...")
@reading_options
@guarded
def compare(
    files: tuple[str, ...],
    outlet: tuple[str, ...],
    date: tuple[str, ...],
    language: tuple[str, ...],
    **given: Any,
) -> Exit:
    """Lay 2 to 16 FILEs on one event side by side."""
    if not 2 <= len(files) <= _MOST_FILES:  # noqa: PLR2004 - a comparison has two sides
        raise click.UsageError(f"Name 2 to {_MOST_FILES} files; {len(files)} given.")
    from api.cli.working import compare_files  # noqa: PLC0415 - keeps `--help` quick

    sources, wishes = _sources(files, outlet, date, language), _wishes(**given)
    return compare_files(sources, wishes)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 chooses a free one.",
)
@click.option(
    "--limit-concurrency",
    type=click.IntRange(1),
    default=256,
    show_default=True,
    help="Most connections at once; beyond, 503.",
)
@click.option(
    "--shutdown-seconds",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    help="How long requests may finish once the server is told to stop.",
)
@click.option(
    "--no-keys",
    is_flag=True,
    help="Ask nobody for a key: only where a server before this one controls access.",
)
@guarded
def serve(
    host: str, port: int, limit_concurrency: int, shutdown_seconds: int, no_keys: bool
) -> Exit:
    """Serve the API until told to stop.

    Where others can reach it, it asks for keys: see factframe keys.
    """
    from api.cli.serving import Listening, run_server  # noqa: PLC0415 - keeps `--help` quick

    return run_server(Listening(host, port, limit_concurrency, shutdown_seconds), no_keys)


main.add_command(keys)
main.add_command(batch)
main.add_command(jobs)


@main.command()
@click.option("--with-parent", is_flag=True, hidden=True, help="Stop when standard input ends.")
@guarded
def worker(with_parent: bool) -> Exit:
    """Work on jobs until told to stop; as many at once, on as many machines, as you like.

    Machines that share FACTFRAME_DATABASE_URL share the work.
    """
    from api.cli.work import run_worker  # noqa: PLC0415 - keeps `--help` quick

    return run_worker(with_parent)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON.")
@guarded
def engines(as_json: bool) -> Exit:
    """Show which engines are set up, and what is missing."""
    from api.cli.listing import list_engines  # noqa: PLC0415 - keeps `--help` quick

    return list_engines(as_json)


@main.group("cache")
def kept() -> None:
    """Look after the results and answers that are kept on disk, also while a server runs."""


@kept.command()
@guarded
def stats() -> Exit:
    """Show where they are, how many of which kind, how large, and since when."""
    from api.cli.keeping import show_stats  # noqa: PLC0415 - keeps `--help` quick

    return show_stats()


@kept.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@guarded
def clear(yes: bool) -> Exit:
    """Remove all of them. Results can then no longer be had by their ids."""
    from api.cli.keeping import clear_all  # noqa: PLC0415 - keeps `--help` quick

    return clear_all(yes)


@kept.command()
@click.option(
    "--older-than",
    type=click.FloatRange(0),
    metavar="DAYS",
    help="Remove what was kept more than so many days ago.",
)
@guarded
def prune(older_than: float | None) -> Exit:
    """Remove the least recently used beyond FACTFRAME_CACHE_MEGABYTES, and what is old."""
    from api.cli.keeping import prune  # noqa: PLC0415 - keeps `--help` quick

    return prune(older_than)


def _sources(
    files: tuple[str, ...],
    outlets: tuple[str, ...],
    dates: tuple[str, ...],
    languages: tuple[str, ...],
) -> "list[Source]":
    from pydantic import ValidationError  # noqa: PLC0415 - keeps `--help` quick

    from api.cli.working import Source  # noqa: PLC0415
    from api.schemas.article import ArticleMetadata  # noqa: PLC0415

    if files.count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    sources = []
    told = zip(
        files,
        _each(outlets, files, "--outlet"),
        _each(dates, files, "--date"),
        _each(languages, files, "--language"),
        strict=True,
    )
    for file, outlet, date, language in told:
        try:
            known = ArticleMetadata.model_validate(
                {"outlet": outlet, "published_at": date, "language": language}
            )
        except ValidationError:
            raise click.UsageError(
                "--date takes an ISO 8601 date such as 2022-09-11, --language a tag such as en, "
                "--outlet at most 300 characters."
            ) from None
        sources.append(Source(file, known))
    return sources


def _each(values: tuple[str, ...], files: tuple[str, ...], option: str) -> tuple[str | None, ...]:
    """One value for each file: none at all, or as many as there are files."""
    if not values:
        return (None,) * len(files)
    if len(values) != len(files):
        raise click.UsageError(
            f"{option} is given {len(values)} times for {len(files)} files; "
            "give it once for each, in their order."
        )
    return values


def _wishes(*, no_cache: bool, **given: Any) -> "Wishes":
    from api.cli.working import Wishes  # noqa: PLC0415 - keeps `--help` quick

    if given["model"] and given["engine"] == "rules":
        raise click.UsageError("--model needs the engine llm, which --engine rules excludes.")
    return Wishes(cache=not no_cache, **given)
