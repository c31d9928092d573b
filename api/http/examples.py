"""Records the examples of the OpenAPI document: real answers of the `rules` engine.

    python -m api.http.examples seeds/*.txt

writes `examples.json` beside this module. It is to be run whenever those answers change.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from api.cache.memory import MemoryCache
from api.engines.rules import RulesEngine
from api.http import openapi
from api.http.bodies import validate
from api.http.problems import RequestError, respond
from api.http.requests import AnalysisRequest, ComparisonRequest
from api.ingest import from_input
from api.schemas.run import EngineIdentity
from api.service import Service

KEPT = 2
"""Entries kept of each list, so that the document can be read."""

SHORTENED = f"A real answer. Lists are cut to their first {KEPT} entries here."


def shortened(value: Any) -> Any:
    """The JSON value with every list cut."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shortened(inner) for inner in value[:KEPT]]
    return value


async def record(texts: Sequence[str]) -> dict[str, Any]:
    """The examples by name, of the analysis of the last text and the comparison of all."""
    service = Service({"rules": _Unversioned()}, "rules", MemoryCache())
    article = {"article": {"text": texts[-1]}}
    accounts = {"articles": [{"article": {"text": text}} for text in texts]}
    asked = AnalysisRequest.model_validate(article)
    compared = [one.article for one in ComparisonRequest.model_validate(accounts).articles]
    analysis = await service.analyze(from_input(asked.article))
    comparison = await service.compare([from_input(one) for one in compared if one])
    return {
        "analysis_request": {"summary": "An article", "value": article},
        "analysis": _answer("The analysis of that article", analysis),
        "comparison_request": {"summary": "Two accounts of one event", "value": accounts},
        "comparison": _answer("The comparison of these accounts", comparison),
        "invalid_request": {"summary": "A request without an article", "value": _refused()},
    }


class _Unversioned(RulesEngine):
    """The engine without its version, which changes every id with every line of code."""

    @property
    def identity(self) -> EngineIdentity:
        return super().identity.model_copy(update={"version": "0" * 16})


def _answer(summary: str, result: BaseModel) -> dict[str, Any]:
    value = shortened(result.model_dump(mode="json"))
    return {"summary": summary, "description": SHORTENED, "value": _without_time(value)}


def _without_time(value: Any) -> Any:
    """The value with all `seconds` 0: they differ from run to run."""
    if isinstance(value, dict):
        return {
            key: 0.0 if key == "seconds" else _without_time(inner) for key, inner in value.items()
        }
    return [_without_time(inner) for inner in value] if isinstance(value, list) else value


def _refused() -> Any:
    try:
        validate(AnalysisRequest, {"engine": "rules"})
    except RequestError as error:
        return json.loads(bytes(respond(error.problem, error.detail, error.fields).body))
    raise AssertionError("a request without an article is valid")


def main(paths: Sequence[str]) -> None:
    """Write the examples of the articles in these files."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    examples = asyncio.run(record(texts))
    target = Path(__file__).with_name(openapi.EXAMPLES)
    target.write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
