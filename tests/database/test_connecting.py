"""Opening a database: private files, several processes at once, clear refusals."""

import stat
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.database import connect, is_shared, make_once
from api.errors import ConfigurationError


def tables() -> tuple[sa.MetaData, sa.Table]:
    found = sa.MetaData()
    return found, sa.Table("counted", found, sa.Column("number", sa.Integer, nullable=False))


def test_a_file_is_made_for_this_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "jobs.db"
    engine = connect(file)
    assert not is_shared(engine)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_tables_are_made_once_and_writers_wait_for_each_other(tmp_path: Path) -> None:
    found, counted = tables()

    def work(_: int) -> None:
        engine = connect(tmp_path / "jobs.db")
        make_once(engine, found)
        for _number in range(20):
            with engine.begin() as connection:
                most = connection.execute(sa.select(sa.func.count()).select_from(counted)).scalar()
                connection.execute(counted.insert().values(number=most))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    with connect(tmp_path / "jobs.db").connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(counted)).scalar() == 160


def open_all(files: list[Path], together: Barrier) -> None:
    for file in files:
        together.wait()
        with connect(file).begin() as connection:
            connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS counted (number)")


def test_processes_that_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    processes = get_context("spawn")
    together = processes.Barrier(3, timeout=30)
    files = [tmp_path / f"{number}.db" for number in range(200)]
    openers = [processes.Process(target=open_all, args=(files, together)) for _ in range(3)]
    for one in openers:
        one.start()
    for one in openers:
        one.join()
    assert [one.exitcode for one in openers] == [0, 0, 0]


@pytest.mark.parametrize("url", ["mysql://db.example/news", "what?", "sqlite:///jobs.db"])
def test_another_kind_of_database_is_refused_with_the_setting_to_change(url: str) -> None:
    with pytest.raises(ConfigurationError, match="FACTFRAME_DATABASE_URL"):
        connect(url)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder")
    with pytest.raises(ConfigurationError, match="state"):
        connect(tmp_path / "state" / "jobs.db")


def test_the_short_name_of_postgresql_will_do() -> None:
    assert is_shared(connect("postgres://user:secret@db.example/news"))
