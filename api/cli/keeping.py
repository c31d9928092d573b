"""What is kept on disk: told, removed, or removed in part."""

import click

from api.bootstrap import upkeep
from api.cli.exits import Exit
from api.cli.showing import show
from api.cli.working import load_settings
from api.exports.terminal.layout import hanging, line

_MEGABYTE = 1_000_000


def show_stats() -> Exit:
    """Where, how much, of which kinds, and since when. Raises ConfigurationError."""
    settings = load_settings()
    found = upkeep(settings).holdings()
    share = f"{found.bytes / _MEGABYTE:.1f} of at most {settings.cache_megabytes} MB"
    told = {"where": found.place, "size": share}
    told |= {kind: str(number) for kind, number in found.rows.items()}
    if found.oldest and found.newest:
        told |= {"oldest": _day(found.oldest.isoformat()), "newest": _day(found.newest.isoformat())}
    if found.set_aside:
        told["set aside"] = f"{found.set_aside / _MEGABYTE:.1f} MB of a damaged file"
    if not settings.cache:
        told["note"] = "FACTFRAME_CACHE is off: nothing is read from there or added"
    show(hanging([(line((name, "bold")), line(text)) for name, text in told.items()], 12))
    return Exit.OK


def clear_all(sure: bool) -> Exit:
    """Remove all, once it is confirmed. Raises ConfigurationError."""
    store = upkeep(load_settings())
    found = store.holdings()
    rows = sum(found.rows.values())
    if sure or _agreed(f"Remove all {rows} results and answers in {found.place}?"):
        click.echo(f"Removed: {store.clear()}")
    else:
        click.echo("Nothing was removed.")
    return Exit.OK


def prune(days: float | None) -> Exit:
    """Remove what is old, and what exceeds the bound. Raises ConfigurationError."""
    settings = load_settings()
    removed = upkeep(settings).prune(settings.cache_megabytes, days)
    click.echo(f"Removed: {removed}")
    return Exit.OK


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question)
    except click.Abort:
        raise click.UsageError("Nothing was removed. Without asking: --yes.") from None


def _day(moment: str) -> str:
    return moment[:16].replace("T", " ") + " UTC"
