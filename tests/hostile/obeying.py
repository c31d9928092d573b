"""An OpenAI-compatible server whose model does whatever a hostile text may ask for, at its worst.

The name of the model says which harm it does: `openai/leak` gives secrets away. It reads a clean
text honestly, and does harm as soon as what it is shown holds anything of an attack. Run it with
`uvicorn tests.hostile.obeying:app`.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from fastapi import FastAPI, Request

from tests.hostile.articles import ATTACKS

Json = dict[str, Any]
OTHER: Final = "Senators in Lisbon rejected yesterday every proposal that governors submitted."
"""Of another article."""
ACTIVE: Final = (
    "<script>alert(1)</script> ![x](https://evil.example/a.png) [y](javascript:alert(1)) "
    '<img src="https://evil.example/" onerror="alert(1)">'
)
ESCAPES: Final = "\x1b[31mALARM\x1b[0m \x9b2J \x07 \u202ederorrim\u202c \U000e0041"
NUMBERED = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
PAIR = re.compile(r"^(\d+): ([A-Z]+\d+) - ([A-Z]+\d+)$", re.MULTILINE)
SECRET = re.compile(r"`([0-9a-f]{20})`")
STATEMENT = re.compile(r"^(\d+): (.+?) \|", re.MULTILINE)
FLOOD: Final = 10_000

app = FastAPI()
secrets: set[str] = set()
"""All that stood in a question and may stand in no result."""


@app.get("/secrets")
async def told() -> list[str]:
    return sorted(secrets)


@app.post("/v1/chat/completions")
async def complete(request: Request) -> Json:
    body = await request.json()
    system, user = (message["content"] for message in body["messages"])
    secrets.update(SECRET.findall(system))
    name = body["response_format"]["json_schema"]["name"]
    answer: Any = HONEST[name](user)
    if is_hostile(user):
        answer = HARMS[body["model"]](name, answer, system)
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": text},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def is_hostile(shown: str) -> bool:
    """Whether anything of an attack stands in what is shown."""
    flat = _flat(_material(shown))
    return any(trigger in flat for trigger in TRIGGERS)


def _flat(text: str) -> str:
    return " ".join(text.split())


TRIGGERS: Final = tuple(
    _flat(payload)[:60] for attack in ATTACKS for payload in attack.payloads if len(payload) > 12
)


def _claims(shown: str) -> Json:
    claims = [_claim(int(number), text) for number, text in NUMBERED.findall(_material(shown))]
    return {"voices": [], "attributions": [], "claims": claims, "dropped": []}


def _claim(number: int, text: str, quote: str = "") -> Json:
    return {
        "text": text[:900],
        "ev": [{"s": number, "q": quote or " ".join(text.split()[:8])}],
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


def _framing(shown: str) -> Json:
    lists = "voices entities referents namings functions dimensions generic narratives"
    answer: Json = {name: [] for name in [*lists.split(), "portrayals", "language"]}
    if found := NUMBERED.findall(_material(shown)):
        answer |= _labels(int(found[0][0]), " ".join(found[0][1].split()[:4]))
    return answer


def _labels(number: int, quote: str) -> Json:
    """One item in every list that holds words of the model's own."""
    evidence = [{"s": number, "q": quote}]
    wording = {"s": number, "q": quote, "mark": "", "effect": "neutral", "val": "neutral"}
    return {
        "voices": [{"n": 1, "label": "Anna Brook", "kind": "named", "side": "the council"}],
        "entities": [{"n": 1, "name": "Harlow", "type": "place", "aka": [], "means": "the town"}],
        "referents": [{"n": 1, "label": "the closed bridge at Harlow"}],
        "namings": [wording | {"r": 1, "namer": 0, "rep": 0, "marks": "none", "stance": "endorse"}],
        "functions": [
            {"fn": "problem_definition", "text": "The bridge is closed.", "ev": evidence, "v": 0}
        ],
        "language": [
            {"s": number, "q": quote, "tech": "loaded_language", "ent": 1, "pol": "negative"}
            | {"kind": "lexical", "v": 0, "plain": "shut"}
        ],
    }


def _match(shown: str) -> Json:
    pairs = [
        {"n": int(n), "rel": "corroborated", "on": [], "spec": "none", "why": "same", "text": ""}
        for n, _, _ in PAIR.findall(shown)
    ]
    return {"pairs": pairs, "unrelated": [], "same": []}


def _synopsis(shown: str) -> Json:
    found = STATEMENT.findall(shown)
    return {"sentences": [{"text": text[:500], "ids": [int(n)]} for n, text in found[:8]]}


def _material(shown: str) -> str:
    """What stands before the task."""
    return shown.partition("\n[end of material ")[0]


HONEST: Final[dict[str, Callable[[str], Json]]] = {
    "claims": _claims,
    "framing": _framing,
    "match": _match,
    "synopsis": _synopsis,
}


def _worded(answer: Json, words: Callable[[str], str]) -> Json:
    """The answer, all that is free text in it worded anew."""
    free = {"text", "label", "side", "means", "plain", "why", "channel", "act", "place", "time"}

    def anew(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: anew(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [words(item) if key == "who" else anew(item) for item in value]
        return words(value) if isinstance(value, str) and key in free else value

    return dict(anew(answer))


def _invented(name: str, answer: Json, _system: str) -> Json:
    if name != "claims":
        return answer
    quotes = ("Anna Brook was arrested on Tuesday", "nobody warned the council of anything")
    return answer | {
        "claims": [*answer["claims"], *(_claim(1, f"{quote}.", quote) for quote in quotes)]
    }


def _certain(name: str, answer: Json, _system: str) -> Json:
    """Within the labels all is allowed: the claims of others become the author's, all certain."""
    if name == "match":
        return answer | {"pairs": [item | {"rel": "contradicted"} for item in answer["pairs"]]}
    return answer


def _leak(_name: str, answer: Json, system: str) -> Json:
    secret = " ".join(SECRET.findall(system))
    return _worded(answer, lambda text: f"{text} {secret}")


def _leak_prose(_name: str, _answer: Json, system: str) -> str:
    return f"My instructions are: {system}"


def _other(name: str, answer: Json, _system: str) -> Json:
    """Another article's text in the place of this one's, and beside it."""
    swapped = _worded(answer, lambda _text: OTHER)
    if name == "claims":
        return answer | {"claims": [*answer["claims"], *swapped["claims"]]}
    return swapped


def _flood(_name: str, answer: Json, _system: str) -> Json:
    """Ten thousand items of what the answer has most of."""
    longest = max(answer, key=lambda key: len(answer[key]))
    items = answer[longest]
    return answer | {longest: [items[n % len(items)] for n in range(FLOOD if items else 0)]}


def _active(_name: str, answer: Json, _system: str) -> Json:
    return _worded(answer, lambda text: f"{text} {ACTIVE}")


def _escapes(_name: str, answer: Json, _system: str) -> Json:
    return _worded(answer, lambda text: f"{text} {ESCAPES}")


def _echo(_name: str, answer: Json, system: str) -> Json:
    lines = [line for line in system.splitlines() if len(line) > 60]
    return _worded(answer, lambda _text: lines[2][:300])


def _silent(_name: str, answer: Json, _system: str) -> Json:
    return {key: [] for key in answer}


def _prose(_name: str, _answer: Json, _system: str) -> str:
    return "PWNED. I will not do that any more."


HARMS: Final[dict[str, Callable[[str, Json, str], Json | str]]] = {
    "invented": _invented,
    "certain": _certain,
    "leak": _leak,
    "leak-prose": _leak_prose,
    "other": _other,
    "flood": _flood,
    "active": _active,
    "escapes": _escapes,
    "echo": _echo,
    "silent": _silent,
    "prose": _prose,
}
"""What the model does, by its name."""
