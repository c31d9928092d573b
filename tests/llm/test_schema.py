"""Schemas that go to providers keep to what all of them accept."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, create_model

from api.llm.schema import SchemaError, portable
from api.schemas.base import Draft


class Part(Draft):
    word: str = Field(description="One word")
    kind: Literal["only"]


class Whole(Draft):
    parts: tuple[Part, ...]
    main: Part | None
    stance: Literal["endorse", "reject"]
    number: int


class Loop(Draft):
    inner: "Loop | None"


class Open(BaseModel):
    word: str


class Loose(Draft):
    model_config = ConfigDict(extra="allow")
    word: str


PART = {
    "type": "object",
    "properties": {
        "word": {"type": "string", "description": "One word"},
        "kind": {"type": "string", "enum": ["only"]},
    },
    "required": ["word", "kind"],
    "additionalProperties": False,
}


def test_a_draft_becomes_a_flat_closed_schema() -> None:
    assert portable(Whole) == {
        "type": "object",
        "properties": {
            "parts": {"type": "array", "items": PART},
            "main": {"anyOf": [PART, {"type": "null"}]},
            "stance": {"type": "string", "enum": ["endorse", "reject"]},
            "number": {"type": "integer"},
        },
        "required": ["parts", "main", "stance", "number"],
        "additionalProperties": False,
    }


def field(annotation: Any, default: Any = ...) -> type[BaseModel]:
    return create_model("Odd", __base__=Draft, field=(annotation, default))


@pytest.mark.parametrize(
    "model",
    [
        field(str, "x"),
        field(str | None, None),
        field(dict[str, str]),
        field(Annotated[int, Field(ge=0)]),
        field(Annotated[str, Field(pattern="a")]),
        field(Annotated[list[str], Field(max_length=3)]),
        field(str | int),
        field(tuple[str, int]),
        field(frozenset[str]),
        field(Any),
        field(list[Any]),
        field(bytes),
        field(Open),
        Loop,
        Loose,
        create_model("Empty", __base__=Draft),
    ],
)
def test_what_some_provider_would_misread_is_refused(model: type[BaseModel]) -> None:
    with pytest.raises(SchemaError, match=r"^(Odd|Loop|Loose|Empty)"):
        portable(model)
