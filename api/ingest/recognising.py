"""What kind of file or body some bytes are."""

import re
from email.message import Message
from pathlib import PurePath
from typing import Literal

from api.errors import UnsupportedFormatError

Kind = Literal["text", "html", "json"]

_MAGIC = (
    (b"%PDF-", "a PDF", "Copy its text, or convert it with: pdftotext -layout article.pdf"),
    (b"PK\x03\x04", "a ZIP, Word or OpenDocument file", "Save it as plain text"),
    (b"{\\rtf", "a Rich Text file", "Save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "Save it as plain text"),
    (b"\x89PNG", "a picture", "Hand in the words of the article"),
    (b"\xff\xd8\xff", "a picture", "Hand in the words of the article"),
    (b"GIF8", "a picture", "Hand in the words of the article"),
    (b"RIFF", "a picture or a recording", "Hand in the words of the article"),
    (b"\x1f\x8b", "a compressed file", "Unpack it with gunzip"),
    (b"7z\xbc\xaf", "a compressed file", "Unpack it"),
)
_SUFFIXES: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".ninjs": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_UNREAD_SUFFIXES = {
    ".mhtml": "a web archive. Save the page as “HTML only”",
    ".mht": "a web archive. Save the page as “HTML only”",
    ".webarchive": "a web archive. Save the page as “HTML only”",
}
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "text/json": "json",
    "text/plain": "text",
    "text/markdown": "text",
}
_UNDECLARED = frozenset({"", "application/octet-stream", "application/x-www-form-urlencoded"})
_HTML = re.compile(
    r"\s{0,99}(?:<\?xml[^<>]{0,200}>\s{0,99})?(?:<!--[^<>]{0,500}-->\s{0,99})?"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|h1|p)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"\s{0,99}<(?:\?xml|rss|feed|newsml|newsitem|nitf|tei)\b", re.IGNORECASE)
_HEAD = 2000


def split_media_type(value: str | None) -> tuple[str, str | None]:
    """Type and charset of a Content-Type header; an empty type where there is none."""
    header = Message()
    header["Content-Type"] = (value or "").replace("\r", "").replace("\n", "")
    kind = header.get_content_type() if value else ""
    return kind, header.get_content_charset()


def refuse_binary(data: bytes) -> None:
    """Raises UnsupportedFormatError, with what to do, for files that are known not to be text."""
    for magic, name, remedy in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormatError(f"This is {name}, which is not read. {remedy}.")


def declared_kind(media: str) -> Kind | None:
    """The kind that a media type declares, or None where it declares none."""
    if media in _UNDECLARED:
        return None
    kind: Kind | None = "json" if media.endswith("+json") else _MEDIA_TYPES.get(media)
    if kind is None:
        raise UnsupportedFormatError(
            "This media type is not read. Hand in text/plain, text/html or application/json."
        )
    return kind


def kind_of(text: str, filename: str | None) -> Kind:
    """The kind of a text by what it opens with, else by the file's name; plain text otherwise."""
    suffix = PurePath(filename or "").suffix.lower()
    if suffix in _UNREAD_SUFFIXES:
        raise UnsupportedFormatError(f"This is {_UNREAD_SUFFIXES[suffix]}.")
    if _HTML.match(text[:_HEAD]):
        return "html"
    if _XML.match(text[:_HEAD]):
        raise UnsupportedFormatError("This is XML, which is not read. Hand in text, HTML or ninjs.")
    if suffix in _SUFFIXES and _SUFFIXES[suffix] != "text":
        return _SUFFIXES[suffix]
    return "json" if _looks_like_json(text) else "text"


def _looks_like_json(text: str) -> bool:
    bare = text.strip()
    return bare.startswith(('{"', "{\n", "{ ", "[{", "[\n", "[ ")) and bare.endswith(("}", "]"))
