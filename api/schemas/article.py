"""An article as it is handed in, and as it is analysed."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import (
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.config import JsonDict

from api.schemas.base import Result

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?P<more>.?)", re.DOTALL)


def _precision(value: object) -> str | None:
    """Whether a value is a date or a date with a time; None for all that is neither."""
    if isinstance(value, date):
        return "datetime" if isinstance(value, datetime) else "date"
    found = _DATE.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    return "datetime" if found["more"] else "date"


PublishedAt = Annotated[
    Annotated[date, Tag("date")] | Annotated[datetime, Tag("datetime")],
    Discriminator(
        _precision,
        custom_error_type="iso_date",
        custom_error_message="Input should be an ISO 8601 date, or date and time",
    ),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
]
"""A day stays a day: "2022-09-11" is never read, nor written again, as midnight."""

ReadField = Literal["title", "outlet", "url", "published_at", "language", "byline"]


class ArticleMetadata(Result):
    """What is known of an article beside its text (after IPTC ninjs 3, schema.org NewsArticle)."""

    title: str | None = Field(default=None, max_length=1000)
    """The headline."""
    outlet: str | None = Field(default=None, max_length=300)
    """The publication in which the article appeared."""
    url: str | None = Field(default=None, max_length=4000)
    """Where the article was published. It is fetched only where no text is given with it."""
    published_at: PublishedAt | None = None
    """When it was published: ISO 8601 date, or date and time."""
    language: str | None = Field(default=None, max_length=35)
    """BCP 47 tag of the language of the text, such as `en`."""
    byline: str | None = Field(default=None, max_length=500)
    """The author's line."""


class Fetched(Result):
    """How an article was fetched. `url` of the article is what its page names as its address."""

    asked: str
    """The address that was asked for."""
    url: str
    """Where redirects led: the address that the page came from."""
    at: datetime
    """When, in UTC. A result that was kept tells of the first time."""


class Article(ArticleMetadata):
    """The article as analysed. Every offset in a response refers to its `text`."""

    text: str
    """The text as submitted, or as extracted from the page or ninjs item that was submitted."""
    sha256: str
    """SHA-256 of `text` in UTF-8, hexadecimal."""
    offset_unit: Literal["codepoint"] = "codepoint"
    """What `start` and `end` of a span count."""
    read_from_text: tuple[ReadField, ...] = ()
    """Names of the fields above that nobody supplied and that were read from the text itself."""
    fetched: Fetched | None = Field(default=None, exclude_if=lambda fetched: fetched is None)
    """How it was fetched; left out where it was handed in."""


_ONE_SOURCE: JsonDict = {
    "oneOf": [
        {"required": ["text"], "properties": {"text": {"type": "string"}}},
        {"required": ["html"], "properties": {"html": {"type": "string"}}},
        {"required": ["ninjs"], "properties": {"ninjs": {"type": "object"}}},
        {
            "required": ["url"],
            "properties": {
                "url": {"type": "string", "minLength": 1},
                **{name: {"type": "null"} for name in ("text", "html", "ninjs")},
            },
        },
    ]
}
"""What `_one_source` asks for, in the words of JSON Schema."""


class ArticleInput(ArticleMetadata):
    """An article as handed in: exactly one of `text`, `html` and `ninjs`, and what is known of it;
    or a `url` without any of them, whose page is fetched, where the service does that.

    Metadata given here goes before whatever the page, the item or the text itself tells.
    """

    model_config = ConfigDict(json_schema_extra=_ONE_SOURCE)

    text: str | None = None
    """Plain text, taken as it stands; offsets in the response refer to it."""
    html: str | None = None
    """A web page; its main text is extracted. Nothing that it names is fetched."""
    ninjs: dict[str, JsonValue] | None = None
    """An IPTC ninjs item, version 1, 2 or 3."""

    @model_validator(mode="after")
    def _one_source(self) -> "ArticleInput":
        given = sum(part is not None for part in (self.text, self.html, self.ninjs))
        if given > 1 or not (given or self.url):
            raise ValueError("give exactly one of text, html and ninjs, or a url alone")
        return self

    @property
    def is_address(self) -> bool:
        """Whether there is nothing but an address, and perhaps what is known of its page."""
        return self.text is None and self.html is None and self.ninjs is None
