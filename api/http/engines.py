"""Who reads: the engines of this service, and the vocabularies that they use."""

from typing import get_args

from fastapi import APIRouter, Request, Response

from api.http import documented
from api.http.deps import Service, ServiceDep
from api.http.results import readable
from api.schemas.base import Result
from api.schemas.run import EngineName

router = APIRouter(prefix="/v1/engines", tags=["engines"])

ABSENT = {
    "llm": "No model is set. Set FACTFRAME_MODEL to a model as litellm names it, such as"
    " openai/gpt-4.1 or ollama_chat/llama3.1, with FACTFRAME_API_KEY or the provider's own"
    " variable for the key, and FACTFRAME_API_BASE where the provider is at an address of its own;"
    " then start the service again.",
    "rules": "The service was started without it.",
}
"""What is missing where an engine is not available, and how to set it up."""


class EngineStatus(Result):
    """One engine, as this service has it."""

    name: EngineName
    """The name to ask for."""
    available: bool
    """Whether it can be asked for."""
    default: bool
    """Whether it reads where a request names none."""
    model: str | None
    """The model behind it, as litellm names it; null where there is none."""
    notice: str | None
    """What sort of reading it gives; null where it is not available."""
    missing: str | None
    """What is missing and how to set it up; null where it is available."""


class EngineList(Result):
    """All engines."""

    engines: tuple[EngineStatus, ...]
    """The engines, available or not."""


@router.get(
    "",
    summary="The engines and what they need",
    response_model=EngineList,
    responses=documented.GET_LISTING,
)
async def engines(request: Request, service: ServiceDep) -> Response:
    """Each engine: whether it is available, and if not, what is missing and how to set it up."""
    return readable(engine_list(service), request)


def engine_list(service: Service) -> EngineList:
    """All engines, as this service has them."""
    return EngineList(engines=tuple(_status(name, service) for name in get_args(EngineName)))


def _status(name: EngineName, service: Service) -> EngineStatus:
    engine = service.engines.get(name)
    return EngineStatus(
        name=name,
        available=engine is not None,
        default=name == service.default,
        model=engine.identity.model if engine else None,
        notice=engine.notice if engine else None,
        missing=None if engine else ABSENT[name],
    )
