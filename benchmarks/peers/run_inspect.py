"""Run in inspect's own environment: `run_inspect.py cases` with JSON on stdin.

Each case is one question with one check, as its documentation begins; answers are kept.
"""

import json
import os
import sys
import time

import inspect_ai
from inspect_ai import Task
from inspect_ai.dataset import Sample
from inspect_ai.scorer import includes
from inspect_ai.solver import generate


def main() -> None:
    asked = json.load(sys.stdin)
    os.environ["OPENAI_BASE_URL"] = f"{asked['address']}/v1"
    os.environ["OPENAI_API_KEY"] = "key"
    began = time.monotonic()
    samples = [Sample(input=text, target="statement") for text in asked["texts"]]
    task = Task(dataset=samples, solver=generate(cache=True), scorer=includes())
    (log,) = inspect_ai.eval(
        task, model="openai/gpt-instructor", display="none", log_dir=asked["folder"], max_retries=0
    )
    told = {"status": log.status, "span": time.monotonic() - began}
    sys.stdout.write("\n" + json.dumps(told))


if __name__ == "__main__":
    main()
