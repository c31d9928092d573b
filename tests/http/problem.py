"""What every problem must be."""

from typing import Any

import httpx

from api.http.problems import Problem


def assert_problem(response: httpx.Response, status: int | None = None) -> dict[str, Any]:
    """The problem that the response is."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    problem = Problem.model_validate_json(response.content)
    assert status is None or response.status_code == status, response.text
    assert problem.status == response.status_code
    assert problem.request_id == response.headers["x-request-id"]
    assert problem.type.startswith("/problems/")
    assert response.headers["cache-control"] == "no-store"
    return problem.model_dump()
