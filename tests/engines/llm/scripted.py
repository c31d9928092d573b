"""A model whose answers are written by the test, and an invented article."""

import asyncio
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from api.engines.llm import LLMEngine
from api.llm.prompting import PromptLibrary
from api.ports import CompletionAnswer, CompletionRequest
from api.schemas.article import Article
from api.schemas.document import Document
from api.schemas.reading import Reading, ReadingOptions
from api.schemas.run import Usage
from api.settings import Settings
from api.text.document import build_document

Json = dict[str, Any]
Script = Callable[[CompletionRequest], "Json | str | Exception"]
NARRATIVES = Path(__file__).with_name("narratives.yaml")
PROMPTS = Path(__file__).parents[3] / "prompts"
EMPTY_CLAIMS: Json = {"voices": [], "attributions": [], "claims": [], "dropped": []}
EMPTY_FRAMING: Json = {
    name: []
    for name in (
        "voices",
        "entities",
        "referents",
        "namings",
        "functions",
        "dimensions",
        "generic",
        "narratives",
        "portrayals",
        "language",
    )
}


class ScriptedCompletion:
    """Answers each request by the script of its schema's name; remembers all requests."""

    def __init__(self, **scripts: "Script | Sequence[Json | str | Exception]") -> None:
        self._scripts = {name: _script(script) for name, script in scripts.items()}
        self.requests: list[CompletionRequest] = []
        self.most_in_flight = 0
        self._in_flight = 0

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        self.requests.append(request)
        self._in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        self._in_flight -= 1
        answer = self._scripts[request.schema_name](request)
        if isinstance(answer, Exception):
            raise answer
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        return CompletionAnswer(text, Usage(upstream_calls=1, tokens_in=10, tokens_out=5))

    def asked(self, name: str) -> list[CompletionRequest]:
        return [request for request in self.requests if request.schema_name == name]


def _script(script: "Script | Sequence[Json | str | Exception]") -> Script:
    if callable(script):
        return script
    answers = iter(script)
    return lambda _request: next(answers)


def document(text: str, **metadata: str) -> Document:
    article = Article.model_validate(
        {"text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), **metadata}
    )
    return build_document(article)


def engine(completion: ScriptedCompletion, narratives: Path | None = NARRATIVES) -> LLMEngine:
    return LLMEngine(completion, Settings(model="test/model", narratives=narratives))


async def read(
    text: str | Document, options: ReadingOptions | None = None, **scripts: Any
) -> tuple[Reading, ScriptedCompletion]:
    """The reading of the text by a model with these scripts; empty answers by default."""
    defaults: Json = {
        "claims": lambda _request: EMPTY_CLAIMS,
        "framing": lambda _request: EMPTY_FRAMING,
    }
    completion = ScriptedCompletion(**{**defaults, **scripts})
    doc = document(text) if isinstance(text, str) else text
    return await engine(completion).read(doc, options or ReadingOptions()), completion


def another_version(folder: Path, name: str, of: str, old: str, new: str) -> PromptLibrary:
    """The product's prompts and one more: `name`, like `of` but for `new` in place of `old`."""
    copied = shutil.copytree(PROMPTS, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    source = (PROMPTS / f"{of}.md").read_text(encoding="utf-8")
    changed = source.replace(f"id: {of}", f"id: {name}").replace(old, new)
    (copied / f"{name}.md").write_text(changed, encoding="utf-8")
    return PromptLibrary(copied)


@cache
def example(prompt: str) -> tuple[str, str]:
    """The article of a prompt's example, a paragraph for each line, and the answer's JSON."""
    source = (PROMPTS / f"{prompt}.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\[\d+\] (.*)$", _between(source, "example"), re.MULTILINE)
    return "\n\n".join(lines), _between(source, "answer")


def _between(source: str, tag: str) -> str:
    return source.partition(f"<{tag}>\n")[2].partition(f"\n</{tag}>")[0]


def voice(n: int, label: str, kind: str = "named") -> Json:
    return {"n": n, "label": label, "kind": kind, "side": ""}


def attribution(n: int, v: int, s: int, content: str, **changes: Any) -> Json:
    return {
        "n": n,
        "v": v,
        "s": s,
        "src": "",
        "cue": "",
        "content": [{"s": s, "a": content, "e": s, "z": ""}],
        "kind": "statement",
        "form": "indirect",
        "inside": 0,
        "channel": "",
        "stance": "neutral",
        "mark": "",
    } | changes


def claim(s: int, quote: str, **changes: Any) -> Json:
    return {
        "text": quote,
        "ev": [{"s": s, "q": quote}],
        "type": "event_property",
        "att": 0,
        "fact": ["CT+"],
        "who": [],
        "act": "",
        "place": "",
        "time": "",
        "check": "low",
        "why": [],
    } | changes
