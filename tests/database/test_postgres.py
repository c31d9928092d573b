"""The same on a real PostgreSQL, which may be stopped under whoever uses it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from api.database import connect, is_shared, make_once
from tests.database.test_connecting import tables
from tests.postgres import PostgresServer


def test_tables_are_made_once_by_many_at_the_same_time(database_url: str) -> None:
    found, counted = tables()

    def work(number: int) -> None:
        engine = connect(database_url)
        make_once(engine, found)
        with engine.begin() as connection:
            connection.execute(counted.insert().values(number=number))
        engine.dispose()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    engine = connect(database_url)
    assert is_shared(engine)
    with engine.connect() as connection:
        assert set(connection.scalars(sa.select(counted.c.number))) == set(range(8))
    engine.dispose()


def test_what_was_written_is_there_after_the_server_came_back(
    postgres: PostgresServer, database_url: str
) -> None:
    found, counted = tables()
    engine = connect(database_url)
    make_once(engine, found)
    with engine.begin() as connection:
        connection.execute(counted.insert().values(number=7))
    postgres.stop()
    with pytest.raises(sa.exc.OperationalError), engine.connect():
        pass
    postgres.start()
    with engine.connect() as connection:
        assert connection.scalar(sa.select(counted.c.number)) == 7
    engine.dispose()


def test_databases_of_two_tests_are_apart(database_url: str) -> None:
    engine = connect(database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()
