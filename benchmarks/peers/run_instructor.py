"""Run in instructor's own environment: `run_instructor.py extract` with JSON on stdin.

One call with one response model, as its documentation shows it.
"""

import json
import sys
import time

import instructor
from openai import OpenAI
from pydantic import BaseModel

PROMPT = """\
List every statement of fact in the article with its verbatim words, the statement as one sentence,
its type, whose voice it is, how certain that voice is, and how much it is worth checking. List the
persons, bodies and places that matter, the loaded wordings with their technique and polarity, and
the frames with the words that carry them.

<article>
{text}
</article>"""


class Claim(BaseModel):
    statement: str
    quote: str
    type: str
    voice: str
    factuality: str
    check: str


class Entity(BaseModel):
    name: str
    type: str


class Wording(BaseModel):
    quote: str
    technique: str
    polarity: str


class Frame(BaseModel):
    dimension: str
    quotes: list[str]


class Reading(BaseModel):
    claims: list[Claim]
    entities: list[Entity]
    wordings: list[Wording]
    frames: list[Frame]


def main() -> None:
    asked = json.load(sys.stdin)
    began = time.monotonic()
    try:
        client = instructor.from_openai(
            OpenAI(api_key="key", base_url=f"{asked['address']}/v1", timeout=600)
        )
        found = [
            client.chat.completions.create(
                model="gpt-instructor",
                response_model=Reading,
                messages=[{"role": "user", "content": PROMPT.format(text=text)}],
            )
            for text in asked["texts"]
        ]
        told: dict[str, object] = {"claims": sum(len(reading.claims) for reading in found)}
    except Exception as error:  # whatever it raises, the table tells that it failed
        told = {"failed": type(error).__name__}
    sys.stdout.write("\n" + json.dumps({**told, "span": time.monotonic() - began}))


if __name__ == "__main__":
    main()
