"""What callers send."""

from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from api.jobs.jobs import JobWishes
from api.schemas.article import ArticleInput, ArticleMetadata
from api.schemas.base import Result
from api.schemas.jobs import JobArticle, JobKind
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineName, Speed

MOST_ARTICLES = 16


class EngineChoice(Result):
    """How to read the articles."""

    engine: EngineName | None = None
    """The engine; the service's default where it is not given. See `GET /v1/engines`."""
    speed: Speed = "whole"
    """`whole`: the article is read at once. `fast`: in windows at the same time, in about a
    quarter of the time for almost twice the tokens. It makes no difference to `rules`."""
    narratives: bool = False
    """Whether to look for the narratives that the service is set up with; `llm` does. Analyses
    named by their ids stay as they are."""

    @property
    def options(self) -> ReadingOptions:
        """The same, for a reading."""
        return ReadingOptions(speed=self.speed, narratives=self.narratives)


class AnalysisRequest(EngineChoice):
    """An article to analyse."""

    article: ArticleInput
    """The article."""


class RawOptions(ArticleMetadata, EngineChoice):
    """Query parameters beside a body that is the article itself."""

    @property
    def metadata(self) -> ArticleMetadata:
        """What is said of the article beside its text."""
        return ArticleMetadata.model_validate(
            self.model_dump(exclude=set(EngineChoice.model_fields))
        )


_ONE_FORM: JsonDict = {
    "oneOf": [
        {"required": ["article"], "properties": {"article": {"type": "object"}}},
        {"required": ["id"], "properties": {"id": {"type": "string"}}},
    ]
}
"""What `_one_form` asks for, in the words of JSON Schema."""


class ComparedInput(Result):
    """An article to compare: in full, or by the id of its analysis."""

    model_config = ConfigDict(json_schema_extra=_ONE_FORM)

    article: ArticleInput | None = None
    """The article."""
    id: str | None = Field(default=None, min_length=1, max_length=200)
    """Id of an analysis made before."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.article is None) == (self.id is None):
            raise ValueError("give exactly one of article and id")
        return self


class JobOptions(EngineChoice):
    """What is to be made of the articles of a job."""

    kind: JobKind = "analyses"
    """`analyses` of each article; with `comparisons` also of the articles of each group."""
    name: str | None = Field(default=None, min_length=1, max_length=200)
    """A name for people."""

    @property
    def wishes(self) -> JobWishes:
        """The same, for a job."""
        return JobWishes(self.kind, self.engine, self.speed, self.narratives, self.name)


class JobRequest(JobOptions):
    """A job, with its articles."""

    articles: list[JobArticle] = Field(min_length=1)
    """The articles."""


class ComparisonRequest(EngineChoice):
    """Accounts of one event to lay side by side."""

    articles: list[ComparedInput] = Field(min_length=2, max_length=MOST_ARTICLES)
    """The accounts. Their order decides only the order in which they are shown."""
