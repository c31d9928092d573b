"""Databases: SQLite in a file, or PostgreSQL for many machines."""

from api.database.connecting import connect, inserting, is_shared, make_once
from api.database.reach import Reach, reason
from api.database.tables import Tables

__all__ = ["Reach", "Tables", "connect", "inserting", "is_shared", "make_once", "reason"]
