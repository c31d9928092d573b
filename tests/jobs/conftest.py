"""The tables of jobs, in a file and in PostgreSQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.database import connect
from api.jobs.items import JobKey, NewItem, NewJob, Work
from api.jobs.store import JobStore

KEY = JobKey("desk", "j1")


@dataclass
class Waiting:
    """A line that only remembers."""

    works: list[Work] = field(default_factory=list)

    def put(self, _: sa.Connection, works: Sequence[Work]) -> None:
        self.works.extend(works)

    @property
    def numbers(self) -> list[int]:
        return [work.number for work in self.works]


@dataclass
class Shop:
    """A store, and the line before it."""

    store: JobStore
    line: Waiting

    def take(self, *items: NewItem, key: JobKey = KEY) -> None:
        new = NewJob(key, "-", "comparisons", None, "rules", None, "whole", narratives=False)
        self.store.take(new)
        self.store.add(key, items)
        self.store.accept(key)


@pytest.fixture(params=["file", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    place = (
        tmp_path / "jobs.db"
        if request.param == "file"
        else str(request.getfixturevalue("database_url"))
    )
    made = connect(place)
    yield made
    made.dispose()


@pytest.fixture
def shop(engine: sa.Engine) -> Shop:
    line = Waiting()
    return Shop(JobStore(engine, line.put), line)


def article(number: int, group: str | None = None) -> NewItem:
    return NewItem(number, "analysis", group=group, input=f'{{"text":"Text {number}."}}')
