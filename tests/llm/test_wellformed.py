"""An answer is not lost for a part of the reply that nobody needs."""

import json
from typing import Any

import pytest

from api.llm.wellformed import MOST_TOKENS, well_formed

GOOD: dict[str, Any] = {
    "id": "c",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Yes."}}],
    "usage": {
        "prompt_tokens": 10,
        "completion_tokens": 2,
        "total_tokens": 12,
        "prompt_tokens_details": {"cached_tokens": 4, "audio": "none"},
        "cost": 0.01,
    },
}


def mended(**parts: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(well_formed(json.dumps(GOOD | parts).encode()))
    return told


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"null",
        b"[1]",
        b'{"choices": ',
        b'{"error": {"message": "no"}, "choices": null}',
        b'{"candidates": [], "usageMetadata": "choices"}',
        b'"choices"' + b"[" * 100_000,
        json.dumps(GOOD).encode(),
        json.dumps(GOOD | {"usage": None}).encode(),
    ],
)
def test_what_is_well_formed_or_no_completion_stays_as_it_came(body: bytes) -> None:
    assert well_formed(body) == body


@pytest.mark.parametrize(
    "usage",
    [
        "a lot",
        [1],
        7,
        {"prompt_tokens": -1},
        {"prompt_tokens": "ten"},
        {"prompt_tokens": 10, "completion_tokens": 1.5},
        {"prompt_tokens": MOST_TOKENS + 1},
        {"prompt_tokens": 10, "prompt_tokens_details": "many"},
        {"prompt_tokens": 10, "prompt_tokens_details": {"cached_tokens": "some"}},
    ],
)
def test_counts_that_are_none_are_left_out_and_the_answer_is_not(usage: object) -> None:
    told = mended(usage=usage)
    assert told["usage"] is None
    assert told["choices"] == GOOD["choices"]


@pytest.mark.parametrize(
    ("message", "content"),
    [
        (None, None),
        ("Yes.", None),
        ({"content": 42}, None),
        ({"content": {"text": "Yes."}}, None),
        ({"content": None, "refusal": "No."}, None),
        ({"content": [{"type": "text", "text": "Ye"}, {"type": "text", "text": "s."}]}, "Yes."),
        ({"content": [{"type": "thinking", "text": "Hm."}]}, [{"type": "thinking", "text": "Hm."}]),
    ],
)
def test_words_are_text_or_none(message: object, content: object) -> None:
    (choice,) = mended(choices=[{"index": 0, "message": message}])["choices"]
    assert choice["message"]["content"] == content


@pytest.mark.parametrize("choices", [None, {}, "Yes.", [None], [7]])
def test_choices_that_are_none_are_none(choices: object) -> None:
    assert mended(choices=choices)["choices"] == []
