"""Bytes are recognised by media type, by what they open with, and by the file's name."""

import json
import random
from contextlib import suppress

import pytest

from api.errors import (
    EmptyTextError,
    EncodingError,
    InputError,
    TooLargeError,
    UnsupportedFormatError,
)
from api.ingest import Limits, from_bytes
from tests.ingest.pages import PARAGRAPHS, page

TEXT = "The café’s council voted on Monday to close the library."
OBJECT = json.dumps({"text": TEXT})


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (TEXT.encode(), None, None),
        (TEXT.encode(), "a.txt", None),
        (TEXT.encode(), "a.unknown", "application/octet-stream"),
        (TEXT.encode("utf-8-sig"), "a.txt", None),
        (TEXT.encode("utf-16"), "a.txt", None),
        (TEXT.encode("utf-32"), None, None),
        (TEXT.encode("cp1252"), None, "text/plain; charset=windows-1252"),
        (TEXT.encode("cp1252"), None, "text/plain; charset=ISO-8859-1"),
        (OBJECT.encode(), "a.json", None),
        (OBJECT.encode("utf-16"), "a.txt", None),
        (OBJECT.encode(), None, "application/json"),
        (OBJECT.encode(), "-", None),
        (json.dumps({"body_text": TEXT}).encode(), "a.ninjs", None),
        (json.dumps({"body_text": TEXT}).encode(), None, "application/vnd.iptc.ninjs+json"),
    ],
)
def test_the_same_text_in_many_coats(data: bytes, name: str | None, media: str | None) -> None:
    assert from_bytes(data, name, media).text == TEXT


@pytest.mark.parametrize(
    ("name", "media"), [("a.html", None), ("a.txt", None), (None, None), ("a", "text/html")]
)
def test_pages(name: str | None, media: str | None) -> None:
    assert PARAGRAPHS[0] in from_bytes(page().encode(), name, media).text


def test_a_media_type_goes_before_everything() -> None:
    assert from_bytes(page().encode(), "a.html", "text/plain").text == page()


@pytest.mark.parametrize("text", ["{braces} open this sentence.", "[Reuters] The council met."])
def test_text_that_opens_like_json(text: str) -> None:
    assert from_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "name", "media", "hint"),
    [
        (b"%PDF-1.7 x", "a.pdf", None, "pdftotext"),
        (b"PK\x03\x04 x", "a.docx", None, "plain text"),
        (b"{\\rtf1 x", "a.rtf", None, "plain text"),
        (b"\x89PNG\r\n", "a.png", None, "words"),
        (b"\xff\xd8\xff\xe0", None, None, "words"),
        (b"\x1f\x8b\x08", "a.gz", None, "gunzip"),
        (b"text\0text", None, None, "binary"),
        (b"<?xml version='1.0'?><rss></rss>", "a.xml", None, "XML"),
        (b"<rss></rss>", None, None, "XML"),
        (b"MIME-Version: 1.0", "a.mhtml", None, "HTML only"),
        (b"text", None, "image/png", "text/plain"),
        (b'[{"text": "a"}]', "a.json", None, "One article"),
        (b'{"text": "a"}\n{"text": "b"}', "a.jsonl", None, "One article"),
        (b'{"text": "a"}\n{"text": "b"}', None, None, "One article"),
    ],
)
def test_other_formats_say_what_to_do(
    data: bytes, name: str | None, media: str | None, hint: str
) -> None:
    with pytest.raises(UnsupportedFormatError, match=hint):
        from_bytes(data, name, media)


@pytest.mark.parametrize("data", [b"", b"  \n ", b"\xef\xbb\xbf"])
def test_empty(data: bytes) -> None:
    with pytest.raises(EmptyTextError):
        from_bytes(data)


def test_other_bytes_name_the_offset() -> None:
    with pytest.raises(EncodingError, match=r"Byte 7 \(0xE9\).*iconv"):
        from_bytes(TEXT.encode("cp1252"))


@pytest.mark.parametrize("data", [b"\xff\xfea\0b", b"\xfe\xff\xd8\x00\x00a"])
def test_broken_utf_16(data: bytes) -> None:
    with pytest.raises(EncodingError, match="UTF-16"):
        from_bytes(data)


def test_too_large() -> None:
    with pytest.raises(TooLargeError):
        from_bytes(b"a" * 11, limits=Limits(bytes=10))


def test_any_bytes_give_an_article_or_an_error_for_the_caller() -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(500):
        data = chance.randbytes(chance.randrange(60))
        with suppress(InputError):
            assert from_bytes(data, chance.choice([None, "a.json", "a.txt"])).text
