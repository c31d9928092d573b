"""The start page's form: what was typed, dropped or chosen, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.types import Message, Receive

from api.errors import InputError
from api.http.bodies import read_body
from api.http.requests import MOST_ARTICLES
from api.ingest import Limits, from_bytes
from api.ingest.decoding import decode
from api.schemas.article import Article, ArticleMetadata

FEWEST: Final = 2
_FIELDS_EACH = 6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Part = Literal["text", "outlet", "date"]


@dataclass(frozen=True, slots=True)
class Typed:
    """One account of the form, as it was handed in."""

    number: int
    text: str = ""
    outlet: str = ""
    date: str = ""
    filename: str = ""
    """Name of the file that the text was read from."""
    known: str = ""
    """Id of an analysis made before, in place of a text."""
    label: str = ""
    """How that analysis is named."""
    errors: Mapping[Part, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.known)

    def failing(self, part: Part, message: str) -> "Typed":
        """The same, with what is wrong with this part of it."""
        return replace(self, errors={**self.errors, part: message})


@dataclass(frozen=True, slots=True)
class Form:
    """The accounts, filled in or not, and what is wrong with all of them together."""

    accounts: tuple[Typed, ...]
    engine: str = ""
    action: str = ""
    """The button that was pressed."""
    error: str = ""

    @property
    def filled(self) -> tuple[Typed, ...]:
        return tuple(account for account in self.accounts if not account.is_empty)

    @property
    def has_errors(self) -> bool:
        return bool(self.error) or any(account.errors for account in self.accounts)

    def with_account(self, changed: Typed) -> "Form":
        """The same with one account replaced."""
        accounts = tuple(changed if a.number == changed.number else a for a in self.accounts)
        return replace(self, accounts=accounts)

    def with_room(self, number: int) -> "Form":
        """The same with at least so many accounts, and never more than can be compared."""
        wanted = min(max(number, len(self.accounts), FEWEST), MOST_ARTICLES)
        more = (Typed(n) for n in range(len(self.accounts) + 1, wanted + 1))
        return replace(self, accounts=(*self.accounts, *more))


EMPTY: Final = Form((Typed(1), Typed(2)))


async def read_form(request: Request, limits: Limits) -> Form:
    """What was handed in. Raises TooLargeError and starlette's HTTPException for a body that is no
    form."""
    body = await read_body(request, limits.bytes)
    replayed = Request(request.scope, _replay(body))
    most = MOST_ARTICLES * _FIELDS_EACH
    async with replayed.form(
        max_files=MOST_ARTICLES, max_fields=most, max_part_size=limits.bytes
    ) as data:
        numbers = sorted({int(n) for key in data for n in re.findall(r"^\w+-(\d{1,2})$", key)})
        accounts = [await _typed(data, place, n) for place, n in enumerate(numbers, start=1)]
        return Form(tuple(accounts[:MOST_ARTICLES]), _word(data, "engine"), _word(data, "do"))


def _replay(body: bytes) -> Receive:
    """Hands out the body that was read already."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _typed(data: FormData, number: int, given: int) -> Typed:
    """One account. Browsers hand in every line break of a text as CR LF; it is put back."""
    typed = Typed(
        number,
        text=_word(data, f"text-{given}").replace("\r\n", "\n"),
        outlet=_word(data, f"outlet-{given}"),
        date=_word(data, f"date-{given}"),
        filename=_word(data, f"filename-{given}"),
        known=_word(data, f"known-{given}"),
        label=_word(data, f"label-{given}"),
    )
    file = data.get(f"file-{given}")
    if not isinstance(file, UploadFile) or not file.filename:
        return typed
    try:
        return replace(typed, text=decode(await file.read(), None), filename=file.filename)
    except InputError as error:
        return typed.failing("text", f"{file.filename}: {error.message}")


def _word(data: FormData, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def articles(form: Form, limits: Limits) -> tuple[Form, dict[int, Article | str]]:
    """By number, what the filled accounts hold: an article, or the id of an analysis; and the form
    with whatever is wrong with them."""
    found: dict[int, Article | str] = {}
    for typed in form.filled:
        if typed.errors:
            continue
        if typed.known:
            found[typed.number] = typed.known
            continue
        checked, article = _article(typed, limits)
        form = form.with_account(checked)
        if article:
            found[typed.number] = article
    if not form.filled and not form.has_errors:
        first = form.accounts[0] if form.accounts else Typed(1)
        form = form.with_account(first.failing("text", "Paste the text of an account here."))
    return form, found


def _article(typed: Typed, limits: Limits) -> tuple[Typed, Article | None]:
    try:
        metadata = ArticleMetadata.model_validate(dict(_metadata(typed)))
    except ValidationError as error:
        part: Part = "date" if error.errors()[0]["loc"][:1] == ("published_at",) else "outlet"
        return typed.failing(part, _WRONG[part]), None
    try:
        data = typed.text.encode()
        return typed, from_bytes(data, typed.filename or None, metadata=metadata, limits=limits)
    except InputError as error:
        return typed.failing("text", error.message), None


_WRONG: Mapping[Part, str] = {
    "date": "Write the day as year-month-day, such as 2022-09-11.",
    "outlet": "At most 300 characters.",
    "text": "",
}


def _metadata(typed: Typed) -> Iterator[tuple[str, str]]:
    if typed.outlet.strip():
        yield "outlet", typed.outlet.strip()
    if typed.date.strip():
        yield "published_at", typed.date.strip()
