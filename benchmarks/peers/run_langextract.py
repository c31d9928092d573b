"""Run in LangExtract's own environment: `run_langextract.py extract|align` with JSON on stdin.

It has nothing of ours, so that nothing of ours is needed there.
"""

import json
import logging
import sys
import time
from typing import Any

import langextract as lx
from langextract import data, resolver
from langextract.providers.openai import OpenAILanguageModel

Question = dict[str, Any]
Answer = dict[str, Any]

PROMPT = """\
List every statement of fact in the article, in the order of the text, with its verbatim words, the
statement as one sentence, its type, whose voice it is, how certain that voice is, and how much it
is worth checking. List the persons, bodies and places that matter, the loaded wordings with their
technique and polarity, and the frames with the words that carry them. Use exact text; do not
paraphrase or overlap entities."""
EXAMPLE = "Ferries were slashed on Monday. About 300 islanders were stranded, Mara Quill said."


def example() -> data.ExampleData:
    def claim(words: str, statement: str, voice: str) -> data.Extraction:
        attributes = {
            "statement": statement,
            "type": "event_property",
            "voice": voice,
            "factuality": "CT+",
            "check": "medium",
        }
        return data.Extraction("claim", words, attributes=attributes)

    return data.ExampleData(
        EXAMPLE,
        [
            claim("Ferries were slashed on Monday.", "Ferries were cut on Monday.", "author"),
            claim(
                "About 300 islanders were stranded",
                "About 300 islanders were stranded on Monday.",
                "Mara Quill",
            ),
            data.Extraction("entity", "Mara Quill", attributes={"type": "person"}),
            data.Extraction(
                "loaded_wording",
                "slashed",
                attributes={"technique": "loaded_language", "polarity": "negative"},
            ),
        ],
    )


def extract(asked: Question) -> Answer:
    """All texts, with its defaults but for the number of workers."""
    model = OpenAILanguageModel(
        model_id="gpt-langextract",
        api_key="key",
        base_url=f"{asked['address']}/v1",
        max_workers=asked["workers"],
    )
    documents = [data.Document(text) for text in asked["texts"]]
    found = lx.extract(
        text_or_documents=documents,
        prompt_description=asked.get("instructions", "") + PROMPT,
        examples=[example()],
        model=model,
        max_workers=asked["workers"],
        batch_length=max(10, asked["workers"]),
        show_progress=False,
        prompt_validation_level=lx.prompt_validation.PromptValidationLevel.OFF,
    )
    items = [item for document in found for item in document.extractions or []]
    return {"claims": sum(item.extraction_class == "claim" for item in items)}


def align(asked: Question) -> Answer:
    """Every quotation looked up in the text by its aligner: processor seconds, how many of those
    of the text stand where they say, and how many of the altered ones were placed."""
    seconds, found = _aligned(asked["quotes"], asked["text"])
    more, altered = _aligned(asked["altered"], asked["text"])
    right = sum(words == quote for words, quote in zip(found, asked["quotes"], strict=True))
    placed = sum(words is not None for words in altered)
    return {"seconds": seconds + more, "right": right, "altered": placed}


def _aligned(quotes: list[str], text: str) -> tuple[float, list[str | None]]:
    """Processor seconds, and for each quotation the words at its place; None for none."""
    items = [data.Extraction("claim", quote) for quote in quotes]
    began = time.process_time()
    (found,) = resolver.WordAligner().align_extractions([items], text)
    seconds = time.process_time() - began
    places = [item.char_interval for item in found]
    return seconds, [place and text[place.start_pos : place.end_pos] for place in places]


def main() -> None:
    logging.disable(logging.CRITICAL)
    asked = json.load(sys.stdin)
    began = time.monotonic()
    try:
        told = {"extract": extract, "align": align}[sys.argv[1]](asked)
    except Exception as error:  # whatever it raises, the table tells that it failed
        told = {"failed": type(error).__name__}
    sys.stdout.write("\n" + json.dumps({**told, "span": time.monotonic() - began}))


if __name__ == "__main__":
    main()
