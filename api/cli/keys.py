"""The work of the commands on keys."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime

import click
from pydantic import ValidationError

from api.access.keys import TENANT, Key, KeyLimits
from api.access.quotas import NAMES
from api.access.store import KeyStore, key_store
from api.cli.exits import Exit
from api.cli.working import load_settings
from api.readable.plain import plain


def create_key(label: str, tenant: str, limits: Mapping[str, str | float | None]) -> Exit:
    """Make a key and print it, alone on standard output. Raises ConfigurationError."""
    if not label.strip() or not TENANT.fullmatch(tenant):
        raise click.UsageError(
            "LABEL needs a word; --tenant takes lower-case letters, digits, - and _, 63 at most."
        )
    try:
        chosen = KeyLimits.model_validate(limits)
    except ValidationError:
        raise click.UsageError("--rate takes a rate such as 60/minute.") from None
    with _store() as store:
        key, secret = store.create(label.strip(), tenant, chosen)
    click.echo(secret)
    click.echo(f"Key {key.id} of tenant {tenant}. It is not shown again: keep it safe.", err=True)
    return Exit.OK


def list_keys() -> Exit:
    """Print a line for each key. Raises ConfigurationError."""
    with _store() as store:
        found = store.keys()
    for key in found:
        click.echo(plain(_line(key)))
    if not found:
        click.echo("There are no keys. Make one with: factframe keys create LABEL", err=True)
    return Exit.OK


def show_key(identifier: str) -> Exit:
    """Print what the key may use and has used. Raises NotFoundError, ConfigurationError."""
    with _store() as store:
        key = store.key(identifier)
        used = store.used(key.id, datetime.now(UTC).date())
    click.echo(plain(_line(key)))
    for name, told in NAMES.items():
        most = key.limits.quotas.get(name)
        of = "no limit" if most is None else f"of {told.format(most)} a day"
        click.echo(f"  today {told.format(getattr(used, name))}, {of}")
    if used.unpriced:
        click.echo(f"  today {used.unpriced} calls to a model whose price is not known")
    return Exit.OK


def revoke_key(identifier: str) -> Exit:
    """Revoke the key. Raises NotFoundError, ConfigurationError."""
    with _store() as store:
        key = store.revoke(identifier)
    click.echo(plain(_line(key)))
    return Exit.OK


def _store() -> closing[KeyStore]:
    return closing(key_store(load_settings()))


def _line(key: Key) -> str:
    return " · ".join(_parts(key))


def _parts(key: Key) -> Iterator[str]:
    yield key.id
    yield key.label
    yield f"tenant {key.tenant}"
    yield f"made {key.created:%Y-%m-%d}"
    if key.revoked:
        yield f"revoked {key.revoked:%Y-%m-%d}"
    if key.limits.rate:
        yield key.limits.rate
    if key.limits.at_once:
        yield f"{key.limits.at_once} at once"
    for name, most in key.limits.quotas.items():
        yield f"{NAMES[name].format(most)} a day"
