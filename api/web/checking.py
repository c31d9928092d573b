"""What was handed in made articles, or told what is wrong with it."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from pydantic import ValidationError

from api.errors import BusyError, FetchError, InputError
from api.ingest import Limits, bytes_read, from_address
from api.ports import Fetcher
from api.schemas.article import Article, ArticleMetadata
from api.web.explaining import explained, without_settings
from api.web.forms import Form, Part, Typed
from api.web.languages import LANGUAGES

_ADDRESSES = ("http://", "https://", "www.")
_MOST_ADDRESSES = 10

NO_TEXT: Final = "Paste the text of an account here."
TEXT_MISSING: Final = "Paste the text of this account, or empty what is said about it."
BOTH: Final = "There is a text here and a file as well. Remove the file, or empty this field."
ADDRESS_TOO: Final = "There is a text or a file as well. Empty this field, or hand in nothing else."
ADDRESS: Final = (
    "Pages are not fetched from their addresses here. Open the page, copy the text of the article"
    " and paste it here; or save the page and choose the file."
)
MISPLACED: Final = "This is an address: put it into the field for it."
_WRONG: Final[Mapping[Part, str]] = {
    "outlet": "Write at most 300 characters.",
    "date": "Write the day as year-month-day, such as 2022-09-11.",
    "language": "Choose one of the languages that are offered.",
}
_PARTS: Final[Mapping[object, Part]] = {"published_at": "date", "language": "language"}


async def articles(
    form: Form, fetcher: Fetcher | None, limits: Limits
) -> tuple[Form, dict[int, Article | str]]:
    """By number, what the accounts hold: an article, or the id of an analysis; and the form with
    whatever is wrong with them."""
    checked = await asyncio.gather(*(_checked(typed, fetcher, limits) for typed in form.accounts))
    form = replace(form, accounts=tuple(typed for typed, _ in checked))
    found = {typed.number: holds for typed, holds in checked if holds is not None}
    if not found and not form.has_errors:
        form = form.with_account(form.accounts[0].failing("text", NO_TEXT))
    return form, found


async def _checked(
    typed: Typed, fetcher: Fetcher | None, limits: Limits
) -> tuple[Typed, Article | str | None]:
    if typed.errors:
        return typed, None
    if typed.known:
        return typed, typed.known
    if typed.address.strip() and (typed.text.strip() or typed.held):
        return typed.failing("address", ADDRESS_TOO), None
    if fault := _fault(typed, fetcher is not None):
        return typed.failing("text", fault), None
    return (typed, None) if typed.is_empty else await _article(typed, fetcher, limits)


def _fault(typed: Typed, is_fetching: bool) -> str:
    """What is wrong with the text, as far as that is seen without reading it."""
    if typed.address.strip():
        return ""
    if typed.is_empty:
        return TEXT_MISSING if typed.is_described else ""
    if typed.held:
        return BOTH if typed.text.strip() else ""
    if not _is_address(typed.text):
        return ""
    return MISPLACED if is_fetching else ADDRESS


def _is_address(text: str) -> bool:
    words = text.split(maxsplit=_MOST_ADDRESSES)
    return all(word.lower().startswith(_ADDRESSES) for word in words)


async def _article(
    typed: Typed, fetcher: Fetcher | None, limits: Limits
) -> tuple[Typed, Article | None]:
    try:
        metadata = ArticleMetadata.model_validate(dict(_metadata(typed)))
    except ValidationError as error:
        part = _PARTS.get(error.errors()[0]["loc"][0], "outlet")
        return typed.failing(part, _WRONG[part]), None
    if typed.language and typed.language not in LANGUAGES:
        return typed.failing("language", _WRONG["language"]), None
    try:
        return typed, await _read(typed, metadata, fetcher, limits)
    except (FetchError, BusyError, InputError) as error:
        if typed.address.strip():
            return typed.failing("address", without_settings(error.message)), None
        if not isinstance(error, InputError):
            return typed.failing("text", error.message), None
        part, message = explained(error, typed.filename)
        return replace(typed, held="", filename="").failing(part, message), None


async def _read(
    typed: Typed, metadata: ArticleMetadata, fetcher: Fetcher | None, limits: Limits
) -> Article:
    if address := typed.address.strip():
        address = address if "://" in address else f"https://{address}"
        return await from_address(address, metadata, fetcher, limits=limits)
    data, name = (typed.held or typed.text).encode(), typed.filename or None
    return await bytes_read(data, name, metadata=metadata, limits=limits)


def _metadata(typed: Typed) -> Iterator[tuple[str, str]]:
    if typed.outlet.strip():
        yield "outlet", typed.outlet.strip()
    if typed.date.strip():
        yield "published_at", typed.date.strip()
    if typed.language:
        yield "language", typed.language
