"""What a provider's failure means: which error the caller sees, and whether to ask again.

Failures arrive as exceptions of litellm and openai whose classes are not reliable; what counts is
the status, the headers and a few words of the message. The message itself goes nowhere: it may
repeat keys or the article.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from api.errors import (
    UpstreamAnswerError,
    UpstreamError,
    UpstreamRefusalError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.llm.transport import reply_error

_QUOTA_WORDS: Final = (
    "insufficient_quota",
    "exceeded your current quota",
    "billing_hard_limit",
    "credit balance",
    "insufficient credits",
    "insufficient balance",
)
_FILTER_WORDS: Final = ("content_policy", "content management policy", "safety system")
_LATER_WORDS: Final = ("retry in", "retrydelay", "try again in")
_NO_KEY_WORDS: Final = ("missing credentials", "api_key client option must be set", "no api key")
_ABOUT_CONTENT: Final = ("contextwindow", "contentpolicy")
_MALFORMED_STATUS: Final = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}
_TIMEOUTS: Final = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT}

_KEY_ADVICE: Final = (
    "The model's provider did not accept the key. Set FACTFRAME_API_KEY, or the provider's own "
    "variable such as OPENAI_API_KEY, to a valid key."
)
_REJECTIONS: Final[Mapping[int, str]] = {
    HTTPStatus.UNAUTHORIZED: _KEY_ADVICE,
    HTTPStatus.PAYMENT_REQUIRED: (
        "The quota or credit at the model's provider is used up. Top it up there, or set "
        "FACTFRAME_MODEL to another model."
    ),
    HTTPStatus.FORBIDDEN: (
        "The key has no right to use this model. Ask the provider for access, or set "
        "FACTFRAME_MODEL to another model."
    ),
    HTTPStatus.NOT_FOUND: (
        "The provider does not know this model. Check FACTFRAME_MODEL, and FACTFRAME_API_BASE "
        "if it is set."
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "The text is too long for this model. Ask for speed `fast`, which reads it in parts, or "
        "set FACTFRAME_MODEL to a model that takes longer texts."
    ),
}
_LONGEST_WAIT: Final = 86_400.0
"""Seconds: what a provider asks for beyond that, it does not mean."""
_LATE: Final = (
    "The model's provider gave no answer in time. Try again, or raise FACTFRAME_DEADLINE_SECONDS."
)
_MALFORMED: Final = (
    "The model's provider rejected the request (status {status}). Check FACTFRAME_MODEL, "
    "FACTFRAME_API_BASE and FACTFRAME_MAX_OUTPUT_TOKENS."
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed attempt."""

    error: UpstreamError
    """What the caller sees if it was the last."""
    again: bool
    """Whether another attempt may succeed."""
    wait: float = 0
    """Seconds that the provider asked us to wait."""


def classify(error: Exception) -> Failure:
    """What a failed call means."""
    if unread := reply_error(error):
        return Failure(UpstreamAnswerError(unread.message), again=False)
    status, words = _status_of(error), str(error).lower()
    if status in _TIMEOUTS:
        return Failure(UpstreamTimeoutError(_LATE), again=True, wait=_wait(error))
    if _is_filtered(error, words):
        return Failure(
            UpstreamRefusalError("The provider's content filter stopped the request."), again=False
        )
    if rejection := _rejection(error, status, words):
        return Failure(UpstreamRejectedError(rejection), again=False)
    wait = _wait(error)
    return Failure(_unavailable(status, wait), again=True, wait=wait)


def complaint(error: Exception) -> str:
    """The provider's words when it takes exception to the form of a request, else nothing."""
    about_content = any(word in type(error).__name__.lower() for word in _ABOUT_CONTENT)
    return "" if about_content or _status_of(error) not in _MALFORMED_STATUS else str(error)


def _status_of(error: Exception) -> int:
    """HTTP status of a failed call; 500 when it never came to an answer."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else HTTPStatus.INTERNAL_SERVER_ERROR


def _is_filtered(error: Exception, words: str) -> bool:
    return "contentpolicy" in type(error).__name__.lower() or (
        _status_of(error) == HTTPStatus.BAD_REQUEST and any(word in words for word in _FILTER_WORDS)
    )


def _rejection(error: Exception, status: int, words: str) -> str | None:
    if any(word in words for word in _NO_KEY_WORDS):
        return _KEY_ADVICE
    if _is_quota(status, words):
        return _REJECTIONS[HTTPStatus.PAYMENT_REQUIRED]
    if "contextwindow" in type(error).__name__.lower():
        return _REJECTIONS[HTTPStatus.REQUEST_ENTITY_TOO_LARGE]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        return None
    return _REJECTIONS.get(status, _MALFORMED.format(status=status))


def _is_quota(status: int, words: str) -> bool:
    """A quota that is used up, unlike one for the minute, which a later attempt finds renewed."""
    used_up = any(word in words for word in _QUOTA_WORDS)
    for_now = status == HTTPStatus.TOO_MANY_REQUESTS and any(word in words for word in _LATER_WORDS)
    return used_up and not for_now


def _unavailable(status: int, wait: float) -> UpstreamUnavailableError:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        message = "The model's provider limits the rate of requests. Try again later."
    else:
        message = (
            "The model's provider is down, overloaded or out of reach. Try again later; if it "
            "stays so, check FACTFRAME_API_BASE and the network."
        )
    return UpstreamUnavailableError(message, wait or None)


def _wait(error: Exception) -> float:
    return min(_asked_wait(error), _LONGEST_WAIT)


def _asked_wait(error: Exception) -> float:
    headers = getattr(error, "litellm_response_headers", None)
    if not isinstance(headers, Mapping):
        return 0
    values = {str(name).lower(): str(value) for name, value in headers.items()}
    if milliseconds := _number(values.get("retry-after-ms", "")):
        return milliseconds / 1000
    after = values.get("retry-after", "")
    return _number(after) or _until(after)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0
    return max(number, 0) if math.isfinite(number) else 0


def _until(date: str) -> float:
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0)
