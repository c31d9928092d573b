"""The stand-in as it is served for the benchmarks: `uvicorn benchmarks.upstream.serving:app`.

A caller's model says who asks: `langextract` and `instructor` are answered in their own forms,
everybody else in ours. BENCHMARK_PACE multiplies all waiting.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

from benchmarks.peers.answers import PEERS
from benchmarks.upstream.app import Upstream, question_of
from benchmarks.upstream.calls import Pace
from benchmarks.upstream.realistic import answer


def answering(asked: Mapping[str, Any]) -> str:
    """The words of the answer: on one line without blanks, as our prompts ask for."""
    if peer := PEERS.get(str(asked["model"])):
        return peer(asked["messages"])
    found = answer(question_of(asked), asked["messages"])
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


_factor = float(os.environ.get("BENCHMARK_PACE", "1"))
app = Upstream(answering, Pace(0.3 * _factor, 0.01 * _factor))
