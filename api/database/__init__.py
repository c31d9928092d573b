"""Databases: SQLite in a file, or PostgreSQL for many machines."""

from api.database.connecting import connect, is_shared, make_once

__all__ = ["connect", "is_shared", "make_once"]
