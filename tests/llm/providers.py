"""What providers answer, in their own shapes, and the routes that they answer on."""

import json
from dataclasses import dataclass
from typing import Any

import httpx
import respx

from api.ports import CompletionRequest
from api.schemas.run import PromptRef
from api.settings import Settings

TEXT = '{"a": "b"}'
SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "additionalProperties": False,
}
PROMPT = PromptRef(id="draft/v1", digest="d")
COMPATIBLE_BASE = "http://127.0.0.1:9/v1"


@dataclass(frozen=True)
class Provider:
    """A provider as the tests see it."""

    model: str
    url: str
    api_base: str | None = None
    priced: bool = True

    def settings(self, **more: Any) -> Settings:
        return Settings(model=self.model, api_base=self.api_base, api_key="sk-secret", **more)

    def request(self) -> CompletionRequest:
        parts = ("Instructions.\n", "Article.", "Task.\n")
        return CompletionRequest(self.model, *parts, "Draft", SCHEMA, 321, PROMPT)

    def ok(self, text: str | None = TEXT, stop: str = "stop", refusal: str | None = None) -> Any:
        """The body of an answer; `stop` in OpenAI's words."""
        if self.model.startswith("anthropic/"):
            return _anthropic(text, stop)
        if self.model.startswith("ollama_chat/"):
            return _ollama(text, stop)
        return _openai(text, stop, refusal)

    def answers(self, router: respx.MockRouter, *responses: Any) -> respx.Route:
        """A route that gives these responses in turn."""
        return router.post(self.url).mock(side_effect=list(responses))


def sent(route: respx.Route, call: int = -1) -> dict[str, Any]:
    """The body of a request that went out."""
    body: dict[str, Any] = json.loads(route.calls[call].request.content)
    return body


def failure(status: int, message: str = "no", **headers: str) -> httpx.Response:
    body = {"error": {"message": message, "type": "t", "code": "c"}}
    return httpx.Response(status, json=body, headers=headers)


def _openai(text: str | None, stop: str, refusal: str | None) -> Any:
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "served-name",
        "choices": [{"index": 0, "finish_reason": stop, "message": message}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }


def _anthropic(text: str | None, stop: str) -> Any:
    reasons = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
    return {
        "id": "m",
        "type": "message",
        "role": "assistant",
        "model": "claude-sonnet-4-5",
        "content": [{"type": "text", "text": text}] if text is not None else [],
        "stop_reason": reasons[stop],
        "usage": {"input_tokens": 10, "output_tokens": 5},
    }


def _ollama(text: str | None, stop: str) -> Any:
    return {
        "model": "llama3.1",
        "created_at": "2026-01-01T00:00:00Z",
        "message": {"role": "assistant", "content": text or ""},
        "done": True,
        "done_reason": stop,
        "prompt_eval_count": 10,
        "eval_count": 5,
    }


OPENAI = Provider("openai/gpt-4.1", "https://api.openai.com/v1/chat/completions")
ANTHROPIC = Provider("anthropic/claude-sonnet-4-5", "https://api.anthropic.com/v1/messages")
OLLAMA = Provider("ollama_chat/llama3.1", "http://localhost:11434/api/chat", priced=False)
COMPATIBLE = Provider(
    "openai/my-model", f"{COMPATIBLE_BASE}/chat/completions", COMPATIBLE_BASE, priced=False
)
ALL = (OPENAI, ANTHROPIC, OLLAMA, COMPATIBLE)
