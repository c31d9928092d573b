"""Jobs: readings of many articles, done one by one, that outlive the process that took them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from api.schemas.article import ArticleInput
from api.schemas.base import Result
from api.schemas.run import EngineName, Speed, Usage

JobKind = Literal["analyses", "comparisons"]
JobStatus = Literal["accepting", "running", "done", "cancelled"]
ItemKind = Literal["analysis", "comparison"]
ItemStatus = Literal["waiting", "running", "done", "failed", "cancelled"]
OPEN: tuple[ItemStatus, ...] = ("waiting", "running")
"""Statuses of what is not ended."""


class JobArticle(ArticleInput):
    """An article of a job: one line of JSON."""

    group: str | None = Field(default=None, min_length=1, max_length=200)
    """The event that it tells of: articles of a group are compared, in jobs of comparisons."""
    ref: str | None = Field(default=None, max_length=200)
    """A name of the caller's own, given back with the result."""


class JobCounts(Result):
    """Items of a job by how far they are."""

    total: int = 0
    """All of them: one for each article, and in jobs of comparisons one for each group."""
    waiting: int = 0
    """Not begun."""
    running: int = 0
    """Being read or compared."""
    done: int = 0
    """With a result."""
    failed: int = 0
    """Without one, for a reason that the results tell."""
    cancelled: int = 0
    """Given up because the job was cancelled."""


class Job(Result):
    """A job and how far it is."""

    id: str
    """`j` and 32 hexadecimal digits: the same articles, options and engine give the same id."""
    kind: JobKind
    """What is made of the articles."""
    name: str | None = None
    """As it was named by who sent it."""
    status: JobStatus
    """`accepting`: articles are still coming in, or ceased to; send them again. `done`: nothing is
    left to do, though items may have failed."""
    counts: JobCounts
    """How many items are how far."""
    usage: Usage
    """What the items took of a model; items whose results were kept took nothing."""
    engine: EngineName
    """The engine."""
    model: str | None
    """The model of the engine `llm`."""
    speed: Speed = "whole"
    """As in `POST /v1/analyses`."""
    narratives: bool = False
    """As in `POST /v1/analyses`."""
    created_at: datetime
    """When it was taken, in UTC."""
    changed_at: datetime
    """When an item last ended or began, in UTC."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do, and nothing is being done."""
        ended = not (self.counts.waiting or self.counts.running)
        return ended and self.status != "accepting"


class JobError(Result):
    """Why an item has no result."""

    code: str
    """Kind of the error, as in the addresses of problems."""
    title: str
    """Short name of this kind."""
    detail: str
    """What is wrong, and what to do."""
