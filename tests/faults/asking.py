"""What meets a fault: a request, or a job of one article, whose end is waited for."""

import asyncio
from typing import Any, Final

import httpx

from tests.faults.plans import ITEM_FAILED, Fault

_LOOK_SECONDS: Final = 0.2


class Asked:
    """What came back."""

    def __init__(self, status: int, body: dict[str, Any], retry_after: int | None = None) -> None:
        self.status = status
        self.body = body
        self.retry_after = retry_after


async def ask(fault: Fault, service: str, client: httpx.AsyncClient) -> Asked:
    """The answer. Raises httpx.TimeoutException, TimeoutError."""
    if fault.kind == "job":
        return await _job(fault, service, client)
    path, body = question(fault)
    answer = await client.post(f"{service}{path}", json=body)
    after = answer.headers.get("Retry-After")
    return Asked(answer.status_code, answer.json(), int(after) if after else None)


def question(fault: Fault) -> tuple[str, dict[str, Any]]:
    """The fault's name stands in every sentence, and so in every question to the model."""
    mark = f"fault-{fault.name}"
    one = (
        f"The bridge at {mark} fell on Monday. Nobody at {mark} was hurt, the mayor said. "
        f"Repairs at {mark} will take a year."
    )
    if fault.kind == "job":
        return "/v1/jobs", {"articles": [{"text": one}]}
    if fault.kind == "analysis":
        return "/v1/analyses", {"article": {"text": one}}
    other = f"The bridge at {mark} fell on Monday morning. The mayor of {mark} closed the road."
    articles = [{"article": {"text": text}} for text in (one, other)]
    return "/v1/comparisons", {"articles": articles}


async def _job(fault: Fault, service: str, client: httpx.AsyncClient) -> Asked:
    """What became of the article; where it had failed before, it is tried again."""
    path, body = question(fault)
    sent = await client.post(f"{service}{path}", json=body)
    assert sent.is_success, sent.text
    job = f"{service}{sent.headers['Location']}"
    if sent.json()["counts"]["failed"]:
        await client.post(f"{job}/retry")
    async with asyncio.timeout(client.timeout.read):
        while (await client.get(job)).json()["status"] != "done":  # noqa: ASYNC110 - elsewhere
            await asyncio.sleep(_LOOK_SECONDS)
    item = (await client.get(f"{job}/results")).json()
    if item["error"] is None:
        return Asked(200, item["result"])
    error = item["error"]
    return Asked(ITEM_FAILED, {"type": f"/problems/{error['code']}", **error})
