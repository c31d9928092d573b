"""What a provider says about waiting, however it says it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from api.llm.failures import classify

DAY = 86_400
PAST = "Wed, 21 Oct 2015 07:28:00 GMT"


class BusyError(Exception):
    """As litellm raises it."""

    status_code = 429

    def __init__(self, **headers: str) -> None:
        super().__init__("busy")
        self.litellm_response_headers = {n.replace("_", "-"): v for n, v in headers.items()}


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7", 7),
        ("0.5", 0.5),
        ("-3", 0),
        ("nan", 0),
        ("1e400", 0),
        ("1e308", DAY),
        ("9" * 40, DAY),
        ("soon", 0),
        ("", 0),
        (PAST, 0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", DAY),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0),
        ("Wed, 21 Oct 99999999999999 07:28:00 GMT", 0),
        ("Sun, 06 Nov 1994 08:49:37 -999999999999999999999", 0),
        ("Wed, 99 Oct 2015 99:28:00 GMT", 0),
    ],
)
def test_any_retry_after_is_a_bounded_wait(said: str, wait: float) -> None:
    failure = classify(BusyError(Retry_After=said))
    assert (failure.wait, failure.again) == (wait, True)


def test_a_date_is_a_wait_from_now() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 60 < classify(BusyError(Retry_After=date)).wait <= 90
