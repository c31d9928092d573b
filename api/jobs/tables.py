"""What is kept of jobs."""

from typing import Any, Final

import sqlalchemy as sa

_MARK: Final = "\x1a"


class _AnyText(sa.types.TypeDecorator[str]):
    """Text of callers. PostgreSQL takes all characters but U+0000, which two others stand for."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Any) -> str | None:
        return value and value.replace(_MARK, _MARK + "1").replace("\0", _MARK + "0")

    def process_result_value(self, value: str | None, _: Any) -> str | None:
        return value and value.replace(_MARK + "0", "\0").replace(_MARK + "1", _MARK)


TABLES: Final = sa.MetaData()

JOBS: Final = sa.Table(
    "jobs",
    TABLES,
    sa.Column("namespace", sa.Text, primary_key=True),
    sa.Column("id", _AnyText, primary_key=True),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", _AnyText),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("speed", sa.Text, nullable=False),
    sa.Column("narratives", sa.Boolean, nullable=False),
    sa.Column("created", sa.Double, nullable=False),
    sa.Column("accepted", sa.Boolean, nullable=False, default=False),
    sa.Column("cancelled", sa.Boolean, nullable=False, default=False),
)
"""`namespace`: of whoever may see it. `account`: on which its work is done. `accepted`: whether all
articles have come in."""

ITEMS: Final = sa.Table(
    "job_items",
    TABLES,
    sa.Column("namespace", sa.Text, primary_key=True),
    sa.Column("job", _AnyText, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("group", _AnyText),
    sa.Column("ref", _AnyText),
    sa.Column("turn", sa.Integer, nullable=False, default=1),
    sa.Column("begun", sa.Integer, nullable=False, default=0),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("result", sa.Text),
    sa.Column("error", sa.Text),
    sa.Column("calls", sa.Integer, nullable=False, default=0),
    sa.Column("cache_hits", sa.Integer, nullable=False, default=0),
    sa.Column("tokens_in", sa.Integer, nullable=False, default=0),
    sa.Column("tokens_out", sa.Integer, nullable=False, default=0),
    sa.Column("cost_usd", sa.Double, default=0.0),
    sa.Column("changed", sa.Double, nullable=False),
    sa.Column("input", sa.LargeBinary),
    sa.Index("job_items_by_status", "status", "namespace", "job"),
    sa.Index("job_items_by_group", "namespace", "job", "group"),
    sa.Index("job_items_by_result", "namespace", "result"),
)
"""`turn`: how often the item was put in line. `begun`: how often it was begun in this turn.
`result`: id of a row of results. `cost_usd`: none where a price is not known. `input`: the article
as handed in, packed; none for a comparison. It comes last, so that who counts need not read it."""

RESULTS: Final = sa.Table(
    "job_results",
    TABLES,
    sa.Column("namespace", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("made", sa.Double, nullable=False),
)
"""Results by their content addresses, packed; jobs share them within a namespace."""

WORKERS: Final = sa.Table(
    "job_workers",
    TABLES,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seen", sa.Double, nullable=False),
    sa.Column("machine", sa.Text, nullable=False),
)
"""Processes that work on items, and when each was last alive by the database's clock."""
