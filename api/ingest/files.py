"""Bytes of whatever kind: a file, standard input, the body of a request."""

from api.errors import EmptyTextError, TooLargeError, UnsupportedFormatError
from api.ingest.decoding import decode, decode_page
from api.ingest.objects import from_json
from api.ingest.page import from_html
from api.ingest.plain import NOTHING_KNOWN, from_text
from api.ingest.recognising import Kind, declared_kind, kind_of, refuse_binary, split_media_type
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleMetadata

_SNIFFED = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def from_bytes(
    data: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    metadata: ArticleMetadata = NOTHING_KNOWN,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of these bytes: plain text, HTML, the API's JSON, or ninjs.

    A media type decides; else what the bytes open with; else the file's name. Raises an
    InputError that says what to do.
    """
    return from_opened(*opened(data, filename, media_type, limits=limits), metadata, limits=limits)


def from_opened(
    kind: Kind, text: str, metadata: ArticleMetadata, *, limits: Limits = DEFAULT_LIMITS
) -> Article:
    """The article of what is written in a file of this kind. Raises an InputError."""
    if kind == "html":
        return from_html(text, metadata, limits=limits)
    if kind == "json":
        return from_json(text, metadata, limits=limits)
    return from_text(text, metadata, limits=limits)


def opened(
    data: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[Kind, str]:
    """What kind of file these bytes are, and what is written in it, markup and all. Raises an
    InputError that says what to do."""
    if len(data) > limits.bytes:
        raise TooLargeError(
            f"The file has more than {limits.bytes:,} bytes (FACTFRAME_MAX_BODY_BYTES). Hand in the"
            " text of the article alone."
        )
    if not data.strip():
        raise EmptyTextError("Nothing but blanks was handed in. Hand in the text of an article.")
    refuse_binary(data)
    if b"\0" in data[:_SNIFFED] and not data.startswith(_WIDE_MARKS):
        raise UnsupportedFormatError("This is a binary file. Hand in text, HTML or JSON.")
    media, charset = split_media_type(media_type)
    kind = declared_kind(media) or kind_of(_glimpse(data), filename)
    return kind, decode_page(data, charset) if kind == "html" else decode(data, charset)


def _glimpse(data: bytes) -> str:
    """The text as far as it can be told before its charset is known."""
    wide = data.startswith(_WIDE_MARKS)
    return data.decode("utf-16" if wide else "utf-8-sig", errors="replace")
