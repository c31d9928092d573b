"""Whatever a model answers within the schema, the reading holds together."""

import asyncio
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.core.invariants import verify
from api.llm.schema import portable
from api.schemas.drafts import ClaimsDraft, FramingDraft
from api.schemas.reading import ReadingOptions
from tests.engines.llm.scripted import document, read

TEXT = (
    "Ferry cut strands hundreds\n\n"
    "The board called the cut a “seasonal adjustment”, the Courier reported. "
    "“We slept on the floor,” said Mara Quill. Nobody came.\n\n"
    "To suggest a correction or clarification, write to us here\n"
)
DOCUMENT = document(TEXT)
WORDS = TEXT.split()
PHRASES = st.builds(
    lambda start, length: " ".join(WORDS[start : start + length]),
    st.integers(0, len(WORDS) - 1),
    st.integers(1, 6),
)
STRINGS = PHRASES | st.sampled_from(["", " ", "the board", "Mara Quill", "(", "conflict", "\x00é"])
INTEGERS = st.integers(-1, 6)


def answers(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Any value of the schema, with quotations that often stand in the text."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema["type"] == "object":
        return st.fixed_dictionaries(
            {name: answers(value) for name, value in schema["properties"].items()}
        )
    if schema["type"] == "array":
        return st.lists(answers(schema["items"]), max_size=4)
    return {"string": STRINGS, "integer": INTEGERS, "boolean": st.booleans()}[schema["type"]]


CLAIMS, FRAMING = answers(portable(ClaimsDraft)), answers(portable(FramingDraft))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CLAIMS, min_size=2, max_size=2), st.lists(FRAMING, min_size=2, max_size=2))
def test_every_reading_is_verbatim_and_every_id_leads_somewhere(
    claims: list[Any], framing: list[Any]
) -> None:
    options = ReadingOptions(narratives=True)
    reading, completion = asyncio.run(read(DOCUMENT, options, claims=claims, framing=framing))
    verify(DOCUMENT, reading)
    assert 2 <= len(completion.requests) <= 4
    assert all(0 <= score.salience <= 1 for score in reading.framing.dimensions or ())
    assert [item.id for item in reading.claims] == [f"c{n + 1}" for n in range(len(reading.claims))]
