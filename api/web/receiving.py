"""A request made the start page's form: fields, and files wherever they were put."""

import re
from dataclasses import replace

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.types import Message, Receive

from api.errors import InputError
from api.http.bodies import read_body
from api.http.requests import MOST_ARTICLES
from api.ingest import Limits, opened
from api.web.explaining import explained
from api.web.forms import Form, Typed

_FIELDS_EACH = 9
_NUMBERED = re.compile(r"^\w+-(\d{1,2})$")


async def read_form(request: Request, limits: Limits) -> Form:
    """What was handed in. Raises TooLargeError and starlette's HTTPException for a body that is no
    form."""
    body = await read_body(request, limits.bytes)
    replayed = Request(request.scope, _replay(body))
    async with replayed.form(
        max_files=2 * MOST_ARTICLES,
        max_fields=MOST_ARTICLES * _FIELDS_EACH,
        max_part_size=limits.bytes,
    ) as data:
        return await _read(data, limits)


def _replay(body: bytes) -> Receive:
    """Hands out the body that was read already."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _read(data: FormData, limits: Limits) -> Form:
    numbers = sorted({int(n) for key in data for n in _NUMBERED.findall(key)})[:MOST_ARTICLES]
    accounts = [_typed(data, place, n) for place, n in enumerate(numbers, start=1)]
    for place, n in enumerate(numbers):
        for file in _files(data, f"file-{n}"):
            accounts[place] = _with_file(accounts[place], file, await file.read(), limits)
    form = Form(tuple(accounts), _word(data, "engine"), _word(data, "do")).with_room()
    for file in _files(data, "files"):
        form = _placed(form, file, await file.read(), limits)
    return form


def _typed(data: FormData, number: int, given: int) -> Typed:
    """One account. Browsers hand in every line break of a text as CR LF; it is put back."""
    return Typed(
        number,
        text=_word(data, f"text-{given}").replace("\r\n", "\n"),
        address=_word(data, f"address-{given}"),
        outlet=_word(data, f"outlet-{given}"),
        date=_word(data, f"date-{given}"),
        language=_word(data, f"language-{given}"),
        held=_word(data, f"held-{given}").replace("\r\n", "\n"),
        filename=_word(data, f"filename-{given}"),
        known=_word(data, f"known-{given}"),
        label=_word(data, f"label-{given}"),
    )


def _word(data: FormData, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _files(data: FormData, name: str) -> list[UploadFile]:
    """The files chosen in a field; browsers hand in one without a name where there are none."""
    return [file for file in data.getlist(name) if isinstance(file, UploadFile) and file.filename]


def _placed(form: Form, file: UploadFile, data: bytes, limits: Limits) -> Form:
    """The form with the file in the first account that is free, or in a new one."""
    roomy = form.with_room(len(form.accounts) + 1)
    free = next((account for account in roomy.accounts if account.is_free), None)
    if free is None:
        left = f"At most {MOST_ARTICLES} accounts are compared: {file.filename} was left out."
        return replace(form, error=f"{form.error} {left}".strip())
    if free.number <= len(form.accounts):
        roomy = form
    return roomy.with_account(_with_file(free, file, data, limits))


def _with_file(typed: Typed, file: UploadFile, data: bytes, limits: Limits) -> Typed:
    """The account with the words of a plain text in its field; any other file, and one beside a
    text, is held as it is."""
    name = file.filename or ""
    try:
        kind, text = opened(data, name, limits=limits)
    except InputError as error:
        return typed.failing("file", explained(error, name)[1])
    if kind == "text" and typed.is_empty:
        return replace(typed, text=text)
    return replace(typed, held=text, filename=name)
