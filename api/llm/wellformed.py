"""Replies of which only a part is not of their form: litellm would throw away the whole answer.

The form is that of OpenAI's chat completions, which most providers speak.
"""

import json
from typing import Any, Final

MOST_TOKENS: Final = 10_000_000
"""Of one answer: whoever counts more does not count."""
_COUNTS: Final = ("prompt_tokens", "completion_tokens", "total_tokens")
_DETAILS: Final = ("prompt_tokens_details", "completion_tokens_details")


def well_formed(body: bytes) -> bytes:
    """The reply without counts of tokens that are none, choices that are none, and words of the
    model that are neither text nor parts; anything but a completion as it is."""
    if b'"choices"' not in body:
        return body
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError):
        return body
    if not isinstance(reply, dict) or "choices" not in reply or reply.get("error"):
        return body
    usage = reply.get("usage")
    parts = {"choices": _choices(reply["choices"]), "usage": usage if counts(usage) else None}
    mended = reply | parts
    return body if mended == reply else json.dumps(mended).encode()


def counts(usage: Any) -> bool:  # what the provider says
    """Whether these are counts of tokens, as far as there are any."""
    if not isinstance(usage, dict):
        return usage is None
    details = [usage.get(name) or {} for name in _DETAILS]
    return all(is_count(usage.get(name)) for name in _COUNTS) and all(
        isinstance(one, dict)
        and all(is_count(number) for name, number in one.items() if name.endswith("_tokens"))
        for one in details
    )


def is_count(value: Any) -> bool:  # what the provider says
    """Whether so many tokens can be: none told are none."""
    return value is None or (isinstance(value, int) and 0 <= value <= MOST_TOKENS)


def _choices(choices: Any) -> list[Any]:
    found = choices if isinstance(choices, list) else []
    return [choice | {"message": _message(choice)} for choice in found if isinstance(choice, dict)]


def _message(choice: dict[str, Any]) -> dict[str, Any]:
    message = choice.get("message")
    if not isinstance(message, dict):
        return {"role": "assistant", "content": None}
    content = message.get("content")
    if isinstance(content, list) and all(map(_is_text, content)):
        return message | {"content": "".join(part["text"] for part in content)}
    return message if isinstance(content, str | list | None) else message | {"content": None}


def _is_text(part: Any) -> bool:  # what the provider says
    return (
        isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str)
    )
