"""Which exception is answered by which problem."""

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match, Route

from api.errors import FactframeError, NotFoundError
from api.http import problem_types, problems
from api.http.fields import field_errors

CLIENT_CLOSED_REQUEST = 499


def install(app: FastAPI) -> None:
    """Answer every expected exception with a problem; `Faults` answers the unexpected ones."""
    app.add_exception_handler(FactframeError, _product_error)
    app.add_exception_handler(problems.RequestError, _request_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(ClientDisconnect, _client_gone)


async def _product_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, FactframeError)  # noqa: S101 - Starlette types handlers by Exception
    return problems.respond_to_error(error)


async def _request_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, problems.RequestError)  # noqa: S101 - as above
    return problems.respond(error.problem, error.detail, error.fields, error.headers)


async def _validation_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    fields = field_errors(error.errors(), {}, root="?")
    return problems.respond(problem_types.INVALID_REQUEST, "The parameters are not valid.", fields)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            return problems.respond(
                problem_types.BY_ERROR[NotFoundError], "There is nothing at this address."
            )
        case HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {"Allow": ", ".join(_methods(request))}
            return problems.respond(
                problem_types.METHOD_NOT_ALLOWED, "Use a method that Allow names.", headers=headers
            )
        case _:
            raise error


def _methods(request: Request) -> list[str]:
    """The methods that the address supports, of all routes that lead there."""
    found = {
        method
        for route in request.app.state.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] != Match.NONE
        for method in route.methods or ()
    }
    return sorted(found)


async def _client_gone(_: Request, __: Exception) -> Response:
    """Nobody reads this; it ends the request for the server and its access log."""
    return Response(status_code=CLIENT_CLOSED_REQUEST)
