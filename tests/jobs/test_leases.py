"""Who is alive, and who is not."""

import sqlalchemy as sa

from api.database import make_once
from api.jobs.leases import Heart, Leases
from api.jobs.tables import TABLES


def test_what_a_dead_worker_has_begun_is_handed_on_once(engine: sa.Engine) -> None:
    make_once(engine, TABLES)
    Leases(engine, lease=60).renew("alive")
    forgotten = Leases(engine, lease=0)
    forgotten.renew("dead")
    handed: list[str] = []

    def hand_on(worker: str) -> int:
        handed.append(worker)
        return 3

    Leases(engine, lease=60).reap(hand_on)
    assert handed == []
    with engine.begin() as connection:
        table = TABLES.tables["job_workers"]
        connection.execute(table.update().where(table.c.id == "dead").values(seen=0))
    for _ in range(2):
        Leases(engine, lease=60).reap(hand_on)
    assert handed == ["dead"]
    assert Leases(engine, lease=60).alive() == 1


def test_a_worker_that_stops_leaves_nothing_behind(engine: sa.Engine) -> None:
    make_once(engine, TABLES)
    handed: list[str] = []

    def hand_on(worker: str) -> int:
        handed.append(worker)
        return 0

    heart = Heart(Leases(engine), "w", hand_on)
    assert Leases(engine).alive() == 1
    heart.stop()
    assert Leases(engine).alive() == 0
    assert handed == ["w"]
