"""IPTC ninjs items, versions 1 to 3."""

from collections.abc import Iterator, Mapping

from api.errors import EmptyTextError, InvalidArticleError, UnsupportedFormatError
from api.ingest.extraction import extract
from api.ingest.making import check_characters, fill, make_article
from api.ingest.page import compose, tidy
from api.ingest.plain import NOTHING_KNOWN
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleMetadata

_MARKS_OF_AN_ITEM = frozenset(
    {
        *("body_text", "body_xhtml", "bodies", "headlines"),
        *("versioncreated", "contentcreated", "firstcreated"),
    }
)
_DATES = ("contentcreated", "firstcreated", "versioncreated")


def is_ninjs(item: Mapping[str, object]) -> bool:
    """Whether the object has a key that only a ninjs item has."""
    return not _MARKS_OF_AN_ITEM.isdisjoint(_lower(item))


def from_ninjs(
    item: Mapping[str, object],
    metadata: ArticleMetadata = NOTHING_KNOWN,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of a text item: headline, blank line, body.

    A body in XHTML goes before one in plain text, because it keeps the paragraphs. Raises
    UnsupportedFormatError for pictures and the like, EmptyTextError without a body,
    InvalidArticleError for values of a wrong type.
    """
    fields = _lower(item)
    kind = _string(fields, "type")
    if kind not in {None, "text", "composite"}:
        raise UnsupportedFormatError("The ninjs item is not of type text. Hand in a text item.")
    title = _text_of(fields, "headline", "headlines") or _string(fields, "title")
    found: dict[str, object] = {
        "title": title,
        "byline": _string(fields, "byline") or _string(fields, "by"),
        "outlet": _outlet(fields),
        "published_at": _published(fields),
        "language": _string(fields, "language"),
        "url": _address(fields),
    }
    body = _body(fields, limits)
    if not body:
        raise EmptyTextError("The ninjs item has no body_text, body_xhtml or bodies with text.")
    return make_article(compose(title, body), fill(metadata, found), limits)


def _lower(item: Mapping[str, object]) -> dict[str, object]:
    """Version 3 writes `versionCreated` where version 1 writes `versioncreated`."""
    return {key.lower(): value for key, value in item.items()}


def _string(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidArticleError(f"{name} of the ninjs item must be a string.")
    return value.strip() or None


def _body(fields: Mapping[str, object], limits: Limits) -> list[str]:
    markup = _text_of(fields, "body_xhtml", "bodies", marked_up=True)
    if markup:
        check_characters(markup, "body")
        if paragraphs := tidy(extract(markup, fragment=True, limits=limits)["paragraphs"]):
            return paragraphs
    plain = _text_of(fields, "body_text", "bodies", marked_up=False)
    return [plain] if plain else []


def _text_of(
    fields: Mapping[str, object], single: str, several: str, marked_up: bool = False
) -> str | None:
    """The value under `single` (version 1), else the main one of the list under `several`."""
    if value := _string(fields, single):
        return value
    parts = [part for part in _parts(fields, several) if _is_markup(part) == marked_up]
    parts.sort(key=lambda part: _string(part, "role") != "main")
    return next((value for part in parts if (value := _string(part, "value"))), None)


def _parts(fields: Mapping[str, object], name: str) -> Iterator[dict[str, object]]:
    value = fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise InvalidArticleError(f"{name} of the ninjs item must be a list of objects.")
    yield from map(_lower, value)


def _is_markup(part: Mapping[str, object]) -> bool:
    return "html" in (_string(part, "contenttype") or "").lower()


def _published(fields: Mapping[str, object]) -> str | None:
    return next((value for name in _DATES if (value := _string(fields, name))), None)


def _outlet(fields: Mapping[str, object]) -> str | None:
    sources = list(_parts(fields, "infosources"))
    sources.sort(key=lambda source: _string(source, "role") != "publisher")
    named = next((name for source in sources if (name := _string(source, "name"))), None)
    return named or _string(fields, "source") or _string(fields, "copyrightholder")


def _address(fields: Mapping[str, object]) -> str | None:
    uri = _string(fields, "uri")
    return uri if uri and uri.startswith(("http://", "https://")) else None
