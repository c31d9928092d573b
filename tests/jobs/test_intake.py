"""Articles of a job as they come in, good lines and bad ones."""

import json

import pytest

from api.errors import TooLargeError
from api.jobs.intake import Spool, item
from api.schemas.jobs import JobKind


def spooled(*chunks: bytes) -> Spool:
    spool = Spool(most_bytes=10_000, most_line=100)
    for chunk in chunks:
        spool.write(chunk)
    return spool


def test_lines_keep_their_numbers_whatever_the_pieces_they_come_in() -> None:
    with spooled(b'{"a"', b":1}\n\n", b"second\nthi", b"rd") as spool:
        assert [(n, line and line.strip()) for n, line in spool.lines()] == [
            (1, b'{"a":1}'),
            (3, b"second"),
            (4, b"third"),
        ]
        assert len(list(spool.lines())) == 3


def test_a_line_that_is_too_long_is_one_bad_line() -> None:
    with spooled(b"x" * 5000 + b"\nnext\n") as spool:
        assert list(spool.lines()) == [(1, None), (2, b"next\n")]
    bad = item(1, None, "analyses", 100)
    assert bad.error
    assert "FACTFRAME_MAX_BODY_BYTES" in bad.error.detail


def test_more_than_is_allowed_is_refused_with_the_setting() -> None:
    with Spool(most_bytes=1000, most_line=100) as spool:
        spool.write(b"x" * 600)
        with pytest.raises(TooLargeError, match="FACTFRAME_MAX_UPLOAD_BYTES"):
            spool.write(b"x" * 600)


@pytest.mark.parametrize(
    ("line", "kind", "code"),
    [
        (b"headline,text", "analyses", "malformed-json"),
        (b"\xff\xfe", "analyses", "malformed-json"),
        (b"[1, 2]", "analyses", "invalid-article"),
        (b'{"title": "No text"}', "analyses", "invalid-article"),
        (b'{"text": "A", "colour": "red"}', "analyses", "invalid-article"),
        (b"[" * 100_000, "analyses", "malformed-json"),
        (b'{"text": "A fire."}', "comparisons", "no-group"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(line: bytes, kind: JobKind, code: str) -> None:
    found = item(7, line, kind, 100)
    assert found.error
    assert (found.number, found.error.code, found.input) == (7, code, None)


def test_a_good_line_keeps_all_that_was_given() -> None:
    given = {"text": "A fire.", "outlet": "Paper", "ref": "r1", "group": "fire"}
    found = item(1, json.dumps(given).encode(), "comparisons", 100)
    assert (found.group, found.ref, found.error) == ("fire", "r1", None)
    assert json.loads(found.input or "") == given
