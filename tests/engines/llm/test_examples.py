"""The examples in the prompts say what the engine accepts, and show what we ask for."""

import pytest

from api.engines.llm import SHIPPED
from api.schemas.claims import Claim
from api.schemas.document import Document
from api.schemas.reading import Reading
from tests.engines.llm.scripted import PROMPTS, ScriptedCompletion, document, example, read


async def read_examples() -> tuple[Reading, ScriptedCompletion, Document]:
    text, claims = example(SHIPPED.claims)
    other_text, framing = example(SHIPPED.framing)
    assert text == other_text
    doc = document(text)
    reading, completion = await read(doc, claims=[claims], framing=[framing])
    return reading, completion, doc


def named(reading: Reading, voice_id: str) -> str:
    return next(voice.label for voice in reading.voices if voice.id == voice_id)


def with_text(reading: Reading, text: str) -> Claim:
    return next(claim for claim in reading.claims if text in claim.text)


async def test_every_quotation_of_the_examples_is_found_and_nothing_is_asked_again() -> None:
    reading, completion, _ = await read_examples()
    assert reading.account.rejected_quotes == ()
    assert reading.account.warnings == ()
    assert len(completion.requests) == 2
    assert all(claim.evidence[0].match == "exact" for claim in reading.claims)


async def test_the_numbers_of_the_example_are_those_of_the_sentences() -> None:
    reading, _, doc = await read_examples()
    told = {span.sentence for claim in reading.claims for span in claim.evidence}
    told |= {item.sentence for item in reading.dropped}
    assert told == {sentence.index for sentence in doc.included()}


async def test_a_rejected_statement_is_certain_for_the_source_and_denied_by_the_author() -> None:
    reading, _, _ = await read_examples()
    claim = with_text(reading, "No one was left behind")
    assert named(reading, claim.asserted_by) == "The harbour board"
    assert [(named(reading, f.voice_id), f.value) for f in claim.factuality] == [
        ("The harbour board", "CT+"),
        ("the author", "CT-"),
    ]
    attribution = next(a for a in reading.attributions if a.id == claim.attribution_id)
    assert attribution.stance == "reject"
    assert attribution.stance_cue is not None
    assert attribution.stance_cue.exact == "wrongly insisted"


async def test_nested_sources_are_a_chain_that_ends_with_the_author() -> None:
    reading, _, _ = await read_examples()
    claim = with_text(reading, "The pier at Port Ellery might fail")
    assert [named(reading, f.voice_id) for f in claim.factuality] == [
        "engineers",
        "Ellery Courier",
        "the author",
    ]
    inner = next(a for a in reading.attributions if a.id == claim.attribution_id)
    outer = next(a for a in reading.attributions if a.id == inner.parent_id)
    assert named(reading, outer.voice_id) == "Ellery Courier"


async def test_hearsay_is_not_the_authors_certain_claim() -> None:
    reading, _, _ = await read_examples()
    claim = with_text(reading, "Two ships")
    assert claim.asserted_by != "v0"
    assert claim.factuality[-1].value == "U"


async def test_a_name_given_by_a_source_has_its_namer_reporter_and_distance() -> None:
    reading, _, _ = await read_examples()
    naming = next(n for n in reading.namings if n.term.exact == "seasonal adjustment")
    assert named(reading, naming.namer) == "The harbour board"
    assert naming.reporter == "v0"
    assert (naming.stance, naming.quoted, naming.quote_kind) == ("distance", True, "naming")
    assert naming.stance_cue is not None
    assert naming.stance_cue.exact == "passed the cut off as"


async def test_salience_is_counted_and_the_headline_seen() -> None:
    reading, _, doc = await read_examples()
    assert reading.framing.dimensions is not None
    frames = {score.frame: score for score in reading.framing.dimensions}
    all_words = sum(len(s.span.exact.split()) for s in doc.included())
    words = sum(len(doc.sentences[index].span.exact.split()) for index in (0, 1))
    assert frames["capacity_and_resources"].salience == pytest.approx(words / all_words)
    assert reading.framing.narratives is None
    assert reading.not_assessed == ("framing.narratives",)


async def test_quantities_are_read_by_code() -> None:
    reading, _, _ = await read_examples()
    claim = with_text(reading, "stranded about 300")
    assert [quantity.value for quantity in claim.quantities] == [100, 300]


@pytest.mark.parametrize("prompt", ["claims", "framing", "match", "synopsis"])
def test_no_prompt_tells_of_the_seeds(prompt: str) -> None:
    source = (PROMPTS / prompt / "v1.md").read_text(encoding="utf-8")
    words = (
        "Putin",
        "Russia",
        "Izyum",
        "Kremlin",
        "Zelensky",
        "ISW",
        "regrouping",
        "goodwill",
        "feint",
        "Donetsk",
    )
    assert not [word for word in words if word in source]
