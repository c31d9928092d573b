"""Spans that code makes are what the schema would have made of the same values."""

import pytest

from api.schemas.base import Span
from api.schemas.document import span_of

_TEXT = "The mayor resigned on Monday, the council said."


@pytest.mark.parametrize(("start", "end"), [(0, 9), (4, len(_TEXT)), (10, 18)])
def test_a_span_is_as_the_schema_declares_it(start: int, end: int) -> None:
    span = span_of(_TEXT, start, end, 0, "normalized")
    declared = Span.model_validate_json(span.model_dump_json(), strict=True)
    assert span == declared
    assert hash(span) == hash(declared)
    assert span.model_fields_set == declared.model_fields_set == set(Span.model_fields)
    assert span.model_copy(update={"sentence": 1}).sentence == 1


def test_a_span_stays_as_it_is() -> None:
    with pytest.raises(ValueError, match="frozen"):
        span_of(_TEXT, 0, 9, 0).start = 1  # type: ignore[misc]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (4, 1000)])
def test_there_is_no_span_without_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no text"):
        span_of(_TEXT, start, end, 0)
