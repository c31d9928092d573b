"""The commands that make, list and revoke keys."""

import click

from api.cli.exits import Exit, guarded


@click.group()
def keys() -> None:
    """Make, list and revoke the keys that a server asks for.

    As soon as there is one, a server asks for a key; running ones learn of it at once. The keys are
    in the folder FACTFRAME_KEYS, or in the database FACTFRAME_DATABASE_URL where one is set.
    """


@keys.command()
@click.argument("label")
@click.option(
    "--tenant",
    default="default",
    show_default=True,
    metavar="NAME",
    help="Whose results it sees: keys of one tenant see the same ones, and no others.",
)
@click.option("--rate", metavar="RATE", help="Most requests, such as 60/minute.")
@click.option("--at-once", type=click.IntRange(1), help="Most requests at once, in one process.")
@click.option("--articles", type=click.IntRange(0), help="Most articles a day (UTC).")
@click.option("--characters", type=click.IntRange(0), help="Most characters of articles a day.")
@click.option("--tokens", type=click.IntRange(0), help="Most tokens of a model a day.")
@click.option("--usd", type=click.FloatRange(0), help="Most US dollars for a model a day.")
@guarded
def create(label: str, tenant: str, **limits: str | float | None) -> Exit:
    """Make a key; LABEL says for whom or what. The key is shown this once."""
    from api.cli.keys import create_key  # noqa: PLC0415 - keeps `--help` quick

    return create_key(label, tenant, limits)


@keys.command("list")
@guarded
def list_() -> Exit:
    """Show all keys: ids, labels, tenants, limits; never the keys themselves."""
    from api.cli.keys import list_keys  # noqa: PLC0415 - keeps `--help` quick

    return list_keys()


@keys.command()
@click.argument("identifier", metavar="ID")
@guarded
def show(identifier: str) -> Exit:
    """Show what a key may use in a day, and what it has used today."""
    from api.cli.keys import show_key  # noqa: PLC0415 - keeps `--help` quick

    return show_key(identifier)


@keys.command()
@click.argument("identifier", metavar="ID")
@guarded
def revoke(identifier: str) -> Exit:
    """Make a key and its sessions useless, for running servers too."""
    from api.cli.keys import revoke_key  # noqa: PLC0415 - keeps `--help` quick

    return revoke_key(identifier)
