"""The start page, and the work that it asks for."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from api.errors import FactframeError, NotFoundError
from api.http.access import COOKIE
from api.http.deps import FetcherDep, LimitsDep, Service, ServiceDep, WarmServiceDep
from api.http.disconnect import while_connected
from api.http.problem_types import type_of
from api.http.requests import MOST_ARTICLES
from api.observing import Refused, note
from api.readable.articles import title_of
from api.schemas.run import EngineName
from api.web.assets import start_scripts
from api.web.checking import articles
from api.web.examples import examples
from api.web.explaining import FAILED, explained
from api.web.forms import EMPTY, Form, Typed
from api.web.languages import ENGLISH, LANGUAGES
from api.web.pages import template_page
from api.web.receiving import read_form
from api.web.routing import NegotiatedRoute, log_fault, wants_events
from api.web.telling import events
from api.web.work import UnreadableError, steps_of, work

router = APIRouter(include_in_schema=False, route_class=NegotiatedRoute)


@router.get("/")
async def start(request: Request, service: ServiceDep) -> Response:
    """An empty form, with room for as many as `accounts` says; each `with` names an analysis that
    is one of them."""
    asked = request.query_params
    known = asked.getlist("with")[:MOST_ARTICLES]
    accounts = [await _known(service, n, name) for n, name in enumerate(known, start=1)]
    form = Form(tuple(accounts)).with_room(len(accounts) + 1) if accounts else EMPTY
    wanted = asked.get("accounts", "")
    form = form.with_room(int(wanted) if wanted in _NUMBERS else 0)
    status = HTTPStatus.NOT_FOUND if form.has_errors else HTTPStatus.OK
    return _page(request, service, form, status)


_NUMBERS = frozenset(map(str, range(1, MOST_ARTICLES + 1)))


async def _known(service: Service, number: int, name: str) -> Typed:
    """The account that was read before; an empty one where that is not kept any more."""
    try:
        analysis = await service.get_analysis(name)
    except NotFoundError as error:
        return Typed(number).failing(*explained(error))
    outlet = analysis.article.outlet
    label = ", ".join(part for part in (outlet, title_of(analysis)) if part)
    return Typed(number, known=name, label=label)


@router.post("/")
async def hand_in(
    request: Request, service: WarmServiceDep, fetcher: FetcherDep, limits: LimitsDep
) -> Response:
    """Reads and compares what was handed in, then shows the result; or the form again, with all
    that was typed and what is wrong with it. A script asks for events instead of a page."""
    form = await read_form(request, limits)
    if edited := _edited(form):
        return _page(request, service, *edited)
    if form.action == "examples":
        form = Form(examples(), form.engine)
    form, found = await while_connected(request, articles(form, fetcher, limits))
    if form.engine and _engine(form) is None:
        form = replace(form, error="Choose one of the engines that are offered.")
    told_of = partial(_told, form, service)
    doing = partial(work, found, service, _engine(form))
    if wants_events(request):
        return StreamingResponse(
            events(form, steps_of(found), doing, told_of), media_type="text/event-stream"
        )
    if not form.has_errors:
        try:
            path = await while_connected(request, doing(lambda _: None))
            return RedirectResponse(_root(request) + path, HTTPStatus.SEE_OTHER)
        except FactframeError as error:
            form = told_of(error)
        except Exception as error:
            log_fault(error)
            form = replace(form, error=f"{FAILED} Everything you put in is still here.")
            return _page(request, service, form, HTTPStatus.INTERNAL_SERVER_ERROR)
    return _page(request, service, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _edited(form: Form) -> tuple[Form, HTTPStatus, str] | None:
    """The form as a button changes it that asks for no work; and the field to go on with."""
    action, _, number = form.action.partition("-")
    place = int(number) if number in _NUMBERS else 0
    match action:
        case "add":
            form = form.with_room(len(form.accounts) + 1)
            place = len(form.accounts)
        case "remove":
            form = form.without(place).with_room()
            place = min(place, len(form.accounts))
        case "drop":
            files = (replace(a, held="", filename="") for a in form.accounts if a.number == place)
            form = next((form.with_account(typed) for typed in files), form)
        case _:
            return None
    return form, HTTPStatus.OK, f"text-{place}"


def _engine(form: Form) -> EngineName | None:
    return next((name for name in get_args(EngineName) if name == form.engine), None)


def _told(form: Form, service: Service, error: FactframeError) -> Form:
    """The form with the error beside the account that it belongs to, or above all of them."""
    causes = error.causes.values() if isinstance(error, UnreadableError) else (error,)
    for one in causes:
        note(Refused(type_of(one).code))
    if not isinstance(error, UnreadableError):
        return replace(form, error=error.message)
    for account in form.accounts:
        if cause := error.causes.get(account.number):
            part, message = explained(cause, engines=service.engines)
            form = form.with_account(replace(account, known="").failing(part, message))
    return form


def _page(
    request: Request,
    service: Service,
    form: Form,
    status: HTTPStatus = HTTPStatus.OK,
    focus: str = "",
) -> Response:
    """The form; `focus` is the field to go on with, where nothing is wrong."""
    form = form.with_room()
    single = form.faults[0].field if len(form.faults) == 1 and not form.error else "faults"
    offered = LANGUAGES if "llm" in service.engines else {ENGLISH: LANGUAGES[ENGLISH]}
    return template_page(
        request,
        "start.html.j2",
        status,
        form=form,
        focus=single if form.has_errors else focus,
        most=MOST_ARTICLES,
        most_bytes=request.app.state.settings.limits.bytes,
        engines={name: engine.identity.model for name, engine in service.engines.items()},
        default=service.default,
        languages=offered,
        is_fetching=request.app.state.fetcher is not None,
        blank=Typed(0),
        start_scripts=start_scripts(request),
        signed_in=COOKIE in request.cookies,
    )
