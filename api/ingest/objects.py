"""JSON: an article with metadata, or a ninjs item."""

import json
from typing import NoReturn

from pydantic import ValidationError

from api.errors import EmptyTextError, InvalidArticleError, UnsupportedFormatError
from api.ingest.decoding import decode
from api.ingest.making import explain, fill
from api.ingest.ninjs import from_ninjs, is_ninjs
from api.ingest.page import from_html
from api.ingest.plain import NOTHING_KNOWN, from_text
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleInput, ArticleMetadata

_FIELDS = sorted(ArticleInput.model_fields)
_REQUEST = "article"
_SHOWN = 5
_SEVERAL = (
    "One article at a time is read: the file holds a list of them. Write each article to a file "
    "of its own, for example with: jq -c '.[]' articles.json | split -l 1 - article-"
)


def from_json(
    data: bytes | str,
    metadata: ArticleMetadata = NOTHING_KNOWN,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of a JSON object: the API's article, by itself or as a request holds it, or a
    ninjs item.

    `metadata` goes before what the object tells. Raises InvalidArticleError for anything else,
    naming the keys that are not known.
    """
    item = parse(data if isinstance(data, str) else decode(data))
    if isinstance(item, list):
        raise UnsupportedFormatError(_SEVERAL)
    if not isinstance(item, dict):
        raise InvalidArticleError('The JSON is not an object such as {"text": "…", "title": "…"}.')
    if set(item) == {_REQUEST} and isinstance(item[_REQUEST], dict):
        item = item[_REQUEST]
    if is_ninjs(item):
        return from_ninjs(item, metadata, limits=limits)
    unknown = sorted(set(item) - set(_FIELDS))
    if unknown:
        raise InvalidArticleError(
            f"Unknown keys: {_named(unknown)}. Known are: {', '.join(_FIELDS)}."
        )
    try:
        given = ArticleInput.model_validate(item)
    except ValidationError as error:
        raise InvalidArticleError(explain(error)) from None
    return from_input(given, metadata, limits=limits)


def from_input(
    given: ArticleInput,
    metadata: ArticleMetadata = NOTHING_KNOWN,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article as handed in; `metadata` goes before what it tells. Raises InputError."""
    own = given.model_dump(include=set(ArticleMetadata.model_fields))
    known = fill(metadata, own)
    if given.text is not None:
        return from_text(given.text, known, limits=limits)
    if given.html is not None:
        return from_html(given.html, known, limits=limits)
    if given.ninjs is not None:
        return from_ninjs(given.ninjs, known, limits=limits)
    raise EmptyTextError(
        "The article has an address and no text. Hand in its text, or the address by itself."
    )


def parse(text: str) -> object:
    """The JSON value. Raises InvalidArticleError where it is none, UnsupportedFormatError where
    it is one object a line."""
    try:
        value: object = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        if _is_lines(text):
            raise UnsupportedFormatError(_SEVERAL.replace("jq -c '.[]' ", "")) from None
        raise InvalidArticleError(
            f"The JSON is broken at line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except (RecursionError, ValueError):
        raise InvalidArticleError(
            "The JSON is nested too deeply or holds no plain values."
        ) from None
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _is_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and all(line.strip()[0] + line.strip()[-1] == "{}" for line in lines)


def _named(keys: list[str]) -> str:
    shown = ", ".join(ascii(key[:40]) for key in keys[:_SHOWN])
    return shown + (f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else "")
