"""The start page, and the work that it asks for."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from http import HTTPStatus
from typing import get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from api.errors import FactframeError, NotFoundError
from api.http.deps import LimitsDep, Service, ServiceDep
from api.http.disconnect import while_connected
from api.http.requests import MOST_ARTICLES
from api.ingest import Limits
from api.readable.articles import title_of
from api.schemas.article import Article
from api.schemas.run import EngineName
from api.web.examples import examples
from api.web.forms import EMPTY, Form, Typed, articles, read_form
from api.web.pages import template_page
from api.web.routing import NegotiatedRoute
from api.web.work import Progress, UnreadableError, work

router = APIRouter(include_in_schema=False, route_class=NegotiatedRoute)

_EVENTS = "text/event-stream"


@router.get("/")
async def start(request: Request, service: ServiceDep) -> Response:
    """An empty form; `with` names an analysis that is one of the accounts."""
    return _page(request, service, await _with_known(request, service))


async def _with_known(request: Request, service: Service) -> Form:
    known = request.query_params.get("with", "")
    if not known:
        return EMPTY
    try:
        analysis = await service.get_analysis(known)
    except NotFoundError:
        return replace(EMPTY, error="The analysis asked for is not kept any more. Paste its text.")
    return Form((Typed(1, known=known, label=title_of(analysis)), Typed(2)))


@router.post("/")
async def hand_in(request: Request, service: ServiceDep, limits: LimitsDep) -> Response:
    """Reads and compares what was handed in, then shows the result; or the form again, with all
    that was typed and what is wrong with it. A script asks for events instead of a page."""
    form = await read_form(request, limits)
    if form.action == "add":
        return _page(request, service, form.with_room(len(form.accounts) + 1))
    if form.action == "examples":
        form = Form(examples(), form.engine)
    form, found = _checked(form, limits)
    if _EVENTS in request.headers.get("accept", ""):
        return StreamingResponse(_events(form, found, service), media_type=_EVENTS)
    if not form.has_errors:
        form, path = await while_connected(request, _done(form, found, service))
        if path:
            where = request.scope.get("root_path", "") + path
            return RedirectResponse(where, HTTPStatus.SEE_OTHER)
    return _page(request, service, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _checked(form: Form, limits: Limits) -> tuple[Form, dict[int, Article | str]]:
    form, found = articles(form, limits)
    if form.engine and form.engine not in get_args(EngineName):
        form = replace(form, error="Choose one of the engines that are offered.")
    return form, found


async def _done(form: Form, found: dict[int, Article | str], service: Service) -> tuple[Form, str]:
    """The path of the result; or the form with what went wrong."""
    try:
        return form, await work(found, service, _engine(form), lambda _: None)
    except FactframeError as error:
        return _told(form, error), ""


def _engine(form: Form) -> EngineName | None:
    return next((name for name in get_args(EngineName) if name == form.engine), None)


def _told(form: Form, error: FactframeError) -> Form:
    """The form with the error beside the account that it belongs to, or above all of them."""
    if not isinstance(error, UnreadableError):
        return replace(form, error=error.message)
    for account in form.accounts:
        if cause := error.causes.get(account.number):
            form = form.with_account(account.failing("text", cause.message))
    return form


async def _events(
    form: Form, found: dict[int, Article | str], service: Service
) -> AsyncIterator[str]:
    """Stages as they are reached; at the end where the result is, or what is wrong. Closing the
    connection stops the work."""
    if form.has_errors:
        yield _event("failed", _wrong(form))
        return
    told: asyncio.Queue[Progress | None] = asyncio.Queue()
    task = asyncio.create_task(work(found, service, _engine(form), told.put_nowait))
    task.add_done_callback(lambda _: told.put_nowait(None))
    try:
        while (progress := await told.get()) is not None:
            yield _event("stage", {"stage": progress.stage, "account": progress.account})
        try:
            yield _event("done", {"path": task.result()})
        except FactframeError as error:
            yield _event("failed", _wrong(_told(form, error)))
    finally:
        task.cancel()


def _wrong(form: Form) -> dict[str, object]:
    errors = {
        f"{part}-{account.number}": message
        for account in form.accounts
        for part, message in account.errors.items()
    }
    return {"error": form.error, "errors": errors}


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _page(
    request: Request, service: Service, form: Form, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    return template_page(
        request,
        "start.html.j2",
        status,
        form=form.with_room(2),
        most=MOST_ARTICLES,
        engines=[(name, engine.notice) for name, engine in service.engines.items()],
        default=service.default,
        blank=Typed(0),
    )
