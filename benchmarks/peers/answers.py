"""The stand-in's answers to peers: the same items as ours, in the forms that the peers ask for."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from benchmarks.upstream import realistic
from benchmarks.upstream.answers import text_of

_SENTENCE: Final = re.compile(r"(?<=[.!?”\"]) +(?=[A-Z“\"])|\n+")
_QUESTION: Final = re.compile(r"\nQ: (?!.*\nQ: )(.*)\nA: ?\Z", re.DOTALL)
_TEXT: Final = re.compile(r"<article>\n(.*)\n</article>", re.DOTALL)


def sentences(text: str) -> list[tuple[int, str]]:
    """Numbered."""
    found = [part.strip() for part in _SENTENCE.split(text)]
    return list(enumerate((part for part in found if part), 1))


def langextract(messages: Sequence[Mapping[str, Any]]) -> str:
    """Extractions in the form of its examples, over the text that is asked about."""
    question = _QUESTION.search(text_of(messages))
    lines = sentences(question[1] if question else "")
    framed = realistic.framing(lines)
    quotes = dict(lines)
    items = [_extraction("claim", text, text, **_SAME) for _, text in lines]
    items += [_extraction("entity", item["name"], type="other") for item in framed["entities"]]
    items += [
        _extraction("loaded_wording", item["q"], technique=item["tech"], polarity=item["pol"])
        for item in framed["language"]
    ]
    items += [
        _extraction("frame", quotes[quote["s"]], dimension=item["id"])
        for item in framed["dimensions"]
        for quote in item["ev"]
    ]
    return json.dumps({"extractions": items}, ensure_ascii=False, indent=2)


_SAME: Final = {"type": "event_property", "voice": "author", "factuality": "CT+", "check": "medium"}


def _extraction(kind: str, words: str, statement: str = "", **attributes: str) -> dict[str, Any]:
    told = {"statement": statement, **attributes} if statement else attributes
    return {kind: words, f"{kind}_attributes": told}


def instructor(messages: Sequence[Mapping[str, Any]]) -> str:
    """The model that its caller defines (`run_instructor`), quotations in full."""
    asked = _TEXT.search(text_of(messages))
    lines = sentences(asked[1] if asked else "")
    framed = realistic.framing(lines)
    found = {
        "claims": [{"statement": text, "quote": text, **_SAME} for _, text in lines],
        "entities": [{"name": item["name"], "type": "other"} for item in framed["entities"]],
        "wordings": [
            {"quote": item["q"], "technique": item["tech"], "polarity": item["pol"]}
            for item in framed["language"]
        ],
        "frames": [{"dimension": "political", "quotes": [text for _, text in lines[:2]]}],
    }
    return json.dumps(found, ensure_ascii=False)


PEERS: Final[Mapping[str, Callable[[Sequence[Mapping[str, Any]]], str]]] = MappingProxyType(
    {"gpt-langextract": langextract, "gpt-instructor": instructor}
)
"""By the model that they ask for."""
