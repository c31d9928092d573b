"""Articles of a job as they come in, good lines and bad ones."""

import json
from pathlib import Path
from tempfile import gettempdir

import pytest

from api.errors import TooLargeError
from api.jobs.intake import Most, Spool, item
from api.schemas.jobs import JobKind


def spooled(*chunks: bytes) -> Spool:
    spool = Spool(Most(10_000, 100, articles=10), Path(gettempdir()), lambda: None)
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


def test_more_than_is_allowed_is_refused_with_the_setting(tmp_path: Path) -> None:
    with Spool(Most(1000, 100, articles=10), tmp_path, lambda: None) as spool:
        spool.write(b"x" * 600)
        with pytest.raises(TooLargeError, match="FACTFRAME_MAX_UPLOAD_BYTES"):
            spool.write(b"x" * 600)


def test_lines_without_end_are_refused_before_they_are_read() -> None:
    with spooled(b"{}\n" + b"\n" * 50) as spool, pytest.raises(TooLargeError, match="MAX_JOB"):
        spool.write(b"\n" * 50)


def test_a_byte_order_mark_is_no_part_of_the_article() -> None:
    taken = item(1, b'\xef\xbb\xbf{"text": "A fire."}', "analyses", 100)
    assert (taken.error, taken.input) == (None, '{"text":"A fire."}')


@pytest.mark.parametrize(
    ("line", "kind", "code"),
    [
        (b"headline,text", "analyses", "malformed-json"),
        (b"\xff\xfe", "analyses", "malformed-json"),
        (b"[1, 2]", "analyses", "invalid-article"),
        (b'{"title": "No text"}', "analyses", "invalid-article"),
        (b'{"text": "A", "colour": "red"}', "analyses", "invalid-article"),
        (b"[" * 100_000, "analyses", "malformed-json"),
        (b"[" * 300_001, "analyses", "too-large"),
        (b'{"text": "A fire.", "text": "None."}', "analyses", "malformed-json"),
        (b'{"text": "A \\ud800 fire."}', "analyses", "malformed-json"),
        (b'{"text": NaN}', "analyses", "malformed-json"),
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


def test_a_line_of_very_many_names_is_told_in_a_few_words() -> None:
    names = {f"name {n}": n for n in range(100_000)}
    bad = item(1, json.dumps({"text": "A fire.", **names}).encode(), "analyses", 10_000_000)
    assert bad.error
    assert bad.error.code == "invalid-article"
    assert len(bad.error.detail) < 2000


def test_an_address_that_is_not_fetched_now_can_be_tried_again_later() -> None:
    line = b'{"url": "https://paper.example/a"}'
    found = item(1, line, "analyses", 100)
    assert found.error
    assert found.error.code == "fetch-refused"
    assert found.input
    assert item(1, line, "analyses", 100, fetches=True).error is None
