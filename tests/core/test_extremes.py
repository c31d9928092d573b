"""Values at the edge of what the schema takes."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from api.core.accounts import published_day
from api.core.analyze import analyze
from api.core.compare import compare
from tests.builders import FakeEngine, make_article


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), date.min),
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=12))), date.max),
        (datetime(2024, 3, 1, 23, 30, tzinfo=timezone(-timedelta(hours=5))), date(2024, 3, 2)),
        (datetime(2024, 3, 1, 23, 30, tzinfo=UTC), date(2024, 3, 1)),
    ],
)
async def test_any_moment_has_a_day(moment: datetime, day: date) -> None:
    article = make_article("The dam broke.", published_at=moment)
    analysis = await analyze(article, FakeEngine())
    assert published_day(analysis) == day
    assert (await compare([analysis, analysis], FakeEngine())).articles
