"""A model whose answers are its articles' own words, and readings by it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.llm import LLMEngine
from api.ports import Completion, CompletionRequest
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.settings import Settings
from benchmarks.upstream.answers import ANSWERS
from evals.recording import Header
from tests.builders import make_article
from tests.engines.llm.scripted import ScriptedCompletion

BRIDGE = (
    "The bridge at Harrow fell on Monday. Nobody was hurt, the mayor said. "
    "Repairs will take a year. It rained all night in Harrow."
)
BRIDGE_TOO = (
    "The bridge at Harrow collapsed on Monday morning. The mayor of Harrow closed the road. "
    "The ALTERED sign was stolen. It rained all night in Harrow."
)
HEADER = Header(
    model="test/model", recorded_on=date(2031, 3, 4), produced="By a test.", tokens="Invented."
)
_COST = {"seconds", "cached", "upstream_calls", "cache_hits", "tokens_in", "tokens_out", "cost_usd"}


def model(**scripts: Any) -> ScriptedCompletion:
    """Every sentence is a claim; of an ALTERED one the quotation is wrong, and stays so."""

    def answering(make: Callable[[str], Any]) -> Callable[[CompletionRequest], Any]:
        return lambda request: make(request.context)

    return ScriptedCompletion(**{name: answering(make) for name, make in ANSWERS.items()} | scripts)


def engine(completion: Completion, name: str = "test/model") -> LLMEngine:
    return LLMEngine(completion, Settings(model=name))


async def read(completion: Completion, text: str = BRIDGE) -> ArticleAnalysis:
    return await analyze(make_article(text), engine(completion))


async def compared(completion: Completion) -> Comparison:
    reader = engine(completion)
    accounts = [await analyze(make_article(text), reader) for text in (BRIDGE, BRIDGE_TOO)]
    return await compare(accounts, reader)


def without_cost(result: ArticleAnalysis | Comparison) -> Any:
    """All of it but what the work cost, and when."""
    return _stripped(result.model_dump(mode="json"))


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        run = {key: item for key, item in value.items() if key not in _COST}
        return {key: _stripped(item) for key, item in run.items()}
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value
