"""A date stays a date, a moment stays a moment, through any number of writings and readings."""

import pytest
from pydantic import ValidationError

from api.schemas.article import ArticleMetadata


@pytest.mark.parametrize("value", ["2022-09-11", "2022-09-11T00:00:00Z", "2022-09-11T18:30:00"])
def test_precision_is_kept(value: str) -> None:
    written = ArticleMetadata.model_validate({"published_at": value}).model_dump(mode="json")
    assert written["published_at"] == value
    assert ArticleMetadata.model_validate(written).model_dump(mode="json") == written


@pytest.mark.parametrize("value", [0, 1662854400, "1662854400", "20220911", "2022-13-40", "", True])
def test_what_is_not_iso_8601_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        ArticleMetadata.model_validate({"published_at": value})
