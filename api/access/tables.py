"""The tables of keys, of sessions and of what has been used: alike in a file and in a database."""

from typing import Final

import sqlalchemy as sa

_WHOLE: Final = sa.BigInteger().with_variant(sa.Integer, "sqlite")


class KeyTables:
    """The tables under names with this prefix, for a database that is not theirs alone."""

    def __init__(self, prefix: str = "") -> None:
        self.all = sa.MetaData()
        self.keys = sa.Table(
            f"{prefix}keys",
            self.all,
            sa.Column("id", sa.Text, primary_key=True),
            sa.Column("digest", sa.LargeBinary, nullable=False),
            sa.Column("label", sa.Text, nullable=False),
            sa.Column("tenant", sa.Text, nullable=False),
            sa.Column("created", sa.Text, nullable=False),
            sa.Column("revoked", sa.Text),
            sa.Column("limits", sa.Text, nullable=False),
        )
        self.sessions = sa.Table(
            f"{prefix}sessions",
            self.all,
            sa.Column("digest", sa.LargeBinary, primary_key=True),
            sa.Column("key", sa.Text, nullable=False),
            sa.Column("ends", sa.Double, nullable=False),
        )
        self.used = sa.Table(
            f"{prefix}used",
            self.all,
            sa.Column("key", sa.Text, primary_key=True),
            sa.Column("day", sa.Text, primary_key=True),
            sa.Column("articles", _WHOLE, nullable=False),
            sa.Column("characters", _WHOLE, nullable=False),
            sa.Column("tokens", _WHOLE, nullable=False),
            sa.Column("usd", sa.Double, nullable=False),
            sa.Column("unpriced", _WHOLE, nullable=False),
        )
