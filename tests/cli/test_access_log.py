"""What the server writes down of a request."""

import logging

from api.cli.serving import _without_query


def test_the_access_log_keeps_the_path_and_not_the_query() -> None:
    line = '%s - "%s %s HTTP/%s" %d'
    asked = ("127.0.0.1:1", "POST", "/v1/analyses?title=Secret", "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, line, asked, None)
    assert _without_query(record)
    assert record.getMessage() == '127.0.0.1:1 - "POST /v1/analyses HTTP/1.1" 200'
