"""The stand-in for a provider with short answers, each after a fifth of a second.

Run it with `uvicorn tests.http.upstream:app`. Each claim that it makes is a sentence of the article
word for word; with the word ALTERED in the text, a "not" is put into the quotation.
"""

import json
from collections.abc import Mapping
from typing import Any

from benchmarks.upstream.answers import ANSWERS, shown
from benchmarks.upstream.app import Upstream, question_of
from benchmarks.upstream.calls import Pace

PACE = Pace(first=0.2, token=0)


def answering(asked: Mapping[str, Any]) -> str:
    answer = ANSWERS[question_of(asked)](shown(asked["messages"]))
    return json.dumps(answer, ensure_ascii=False)


app = Upstream(answering, PACE)
