"""What a provider's reply says: the model's words or why there are none, and what it cost."""

from types import ModuleType
from typing import Any

from api.errors import Spent, UpstreamAnswerError, UpstreamError, UpstreamRefusalError
from api.llm.wellformed import is_count
from api.ports import CompletionAnswer, CompletionRequest
from api.schemas.run import Usage


def answer_in(
    request: CompletionRequest,
    response: Any,  # litellm's ModelResponse
    usage: Usage,
) -> CompletionAnswer:
    """The model's words. Raises the UpstreamError, with what it cost, where they are no answer."""
    choice = response.choices[0] if response.choices else None
    text = (choice.message.content if choice else None) or ""
    if fault := _fault(request, choice, text):
        fault.spent = Spent(usage.upstream_calls, usage.tokens_in, usage.tokens_out, usage.cost_usd)
        raise fault
    return CompletionAnswer(text, usage)


def _fault(
    request: CompletionRequest,
    choice: Any,  # one of litellm's Choices, or None
    text: str,
) -> UpstreamError | None:
    """Why the answer is none, or None."""
    stop = choice.finish_reason if choice else None
    extras = getattr(choice.message, "provider_specific_fields", None) if choice else None
    if stop == "length":
        return UpstreamAnswerError(
            f"The model's answer was cut off at {request.max_tokens} tokens. Raise "
            "FACTFRAME_MAX_OUTPUT_TOKENS, or ask for speed `fast`, which asks for shorter answers."
        )
    if stop == "content_filter" or (extras or {}).get("refusal"):
        return UpstreamRefusalError("The model declined to answer. Another model may not.")
    if not text.strip():
        return UpstreamAnswerError("The model gave an empty answer. Try again or another model.")
    return None


def usage_of(
    litellm: ModuleType,
    model: str,
    response: Any,  # litellm's ModelResponse
    calls: int,
    *,
    priced: bool,
) -> Usage:
    """What the reply cost after so many calls; of one that counts no tokens for the question, or
    more than there are, neither tokens nor price are known. At an address of the caller's own, the
    price list of the provider says nothing."""
    counted = getattr(response, "usage", None)
    tokens_in = getattr(counted, "prompt_tokens", None)
    tokens_out = getattr(counted, "completion_tokens", None)
    if not (tokens_in and is_count(tokens_in) and is_count(tokens_out)):
        return Usage(upstream_calls=calls, cost_usd=None)
    return Usage(
        upstream_calls=calls,
        tokens_in=tokens_in,
        tokens_out=tokens_out or 0,
        cost_usd=_cost(litellm, model, response) if priced else None,
    )


def _cost(litellm: ModuleType, model: str, response: Any) -> float | None:  # a ModelResponse
    """Price by the table that comes with litellm, or None for a model that it does not list."""
    if not {model, model.partition("/")[2]} & litellm.model_cost.keys():
        return None
    try:
        return max(float(litellm.completion_cost(completion_response=response, model=model)), 0.0)
    except Exception:  # it raises a plain Exception for what it cannot price
        return None
