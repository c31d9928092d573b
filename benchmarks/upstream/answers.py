"""What the stand-in answers to the service's questions, made from what it is shown.

Each claim is a sentence of the article word for word; with the word ALTERED in the text, a "not" is
put into the quotation. Every pair of statements is one fact, and nothing is framed: `realistic` has
what a model would say.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

NUMBERED: Final = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
PAIR: Final = re.compile(r"^(\d+): ([A-Z]+\d+) - ([A-Z]+\d+)$", re.MULTILINE)
BLOCK: Final = re.compile(
    r"^<(article|lists|statements) (\w+)>$(.*?)^</\1 \2>$", re.MULTILINE | re.DOTALL
)
QUOTED_WORDS: Final = 8
FRAMING_LISTS: Final = (
    *("voices", "entities", "referents", "namings", "functions", "dimensions", "generic"),
    *("narratives", "portrayals", "language"),
)

Answer = Callable[[str], dict[str, Any]]
"""From what stands in the data block to the answer."""


def text_of(messages: Sequence[Mapping[str, Any]]) -> str:
    """All that is said in the messages."""
    return "\n".join(str(message["content"]) for message in messages)


def shown(messages: Sequence[Mapping[str, Any]]) -> str:
    """What stands between the marks of the data block."""
    found = BLOCK.search(text_of(messages))
    return found[3] if found else ""


def claims(article: str) -> dict[str, Any]:
    items = [claim(int(number), text) for number, text in NUMBERED.findall(article)]
    return {"voices": [], "attributions": [], "claims": items, "dropped": []}


def claim(number: int, text: str) -> dict[str, Any]:
    words = text.split()[:QUOTED_WORDS]
    if "ALTERED" in text:
        words.insert(2, "not")
    return {
        "text": text,
        "ev": [{"s": number, "q": " ".join(words)}],
        "type": "event_property",
        "att": 0,
        "fact": ["CT+"],
        "who": [],
        "act": "",
        "place": "",
        "time": "",
        "check": "medium",
        "why": [],
    }


def framing(_: str) -> dict[str, Any]:
    return {name: [] for name in FRAMING_LISTS}


def match(lists: str) -> dict[str, Any]:
    pairs = [related(int(number)) for number, _, _ in PAIR.findall(lists)]
    return {"pairs": pairs, "unrelated": [], "same": []}


def related(number: int) -> dict[str, Any]:
    same = {"rel": "corroborated", "on": [], "spec": "none", "why": "same", "text": ""}
    return {"n": number, **same}


def synopsis(_: str) -> dict[str, Any]:
    return {"sentences": [{"text": "Both accounts tell of the same.", "ids": [1]}]}


ANSWERS: Final[Mapping[str, Answer]] = MappingProxyType(
    {"claims": claims, "framing": framing, "match": match, "synopsis": synopsis}
)
