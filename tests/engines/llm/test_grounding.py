"""Nothing in a model's answer is trusted: only what stands in the text becomes evidence."""

from typing import Any

import pytest

from api.ports import CompletionRequest
from api.schemas.reading import ReadingOptions
from tests.engines.llm.scripted import (
    EMPTY_CLAIMS,
    EMPTY_FRAMING,
    attribution,
    claim,
    document,
    read,
    voice,
)

TEXT = (
    "The minister said the dam did not fail on Friday. "
    "It may burst within days, engineers warned. "
    "Anna Berg beat Carla Dahl in the final. "
    "“We can’t stay here,” the mayor’s office wrote."
)
REPEATED = "Rain fell on the town. The river rose. Rain fell on the town. Nobody was hurt."


def answering(*claims: Any, **lists: Any) -> Any:
    return lambda _request: {**EMPTY_CLAIMS, "claims": list(claims), **lists}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (0, "the dam did fail on Friday"),
        (0, "the dam did not not fail"),
        (1, "It burst within days"),
        (1, "It will burst within days"),
        (2, "Carla Dahl beat Anna Berg"),
        (2, "Anna Berg beat ... final"),
        (2, "Anna Berg beat […] in the final"),
        (0, "The minister says the dam"),
        (0, "THE DAM DID NOT FAIL"),
        (2, "nna Berg beat Carla"),
        (0, "the dam did not fail on Friday, officials added"),
        (99, "the dam did not fail"),
        (-1, "the dam did not fail"),
        (0, ""),
        (0, "dam"),
    ],
)
async def test_an_altered_quotation_is_never_evidence(sentence: int, quote: str) -> None:
    reading, _ = await read(TEXT, claims=answering(claim(sentence, quote, text="A claim.")))
    assert reading.claims == ()
    assert [item.quote for item in reading.account.rejected_quotes] == [quote, quote]
    assert [w.code for w in reading.account.warnings] == ["items_left_out"]
    assert "claims: 1" in reading.account.warnings[0].message


@pytest.mark.parametrize(
    ("quote", "match"),
    [
        ("We can’t stay here", "exact"),
        ("We can't stay here", "normalized"),
        ("\"We can't stay here,\" the mayor's office", "normalized"),
        ("“We can’t  stay here,”", "normalized"),
    ],
)
async def test_other_quotation_marks_are_no_alteration(quote: str, match: str) -> None:
    doc = document(TEXT)
    reading, completion = await read(doc, claims=answering(claim(3, quote)))
    span = reading.claims[0].evidence[0]
    assert span.match == match
    assert doc.text[span.start : span.end] == span.exact
    assert len(completion.asked("claims")) == 1


async def test_the_sentence_number_tells_which_of_two_places_is_meant() -> None:
    reading, _ = await read(REPEATED, claims=answering(claim(2, "Rain fell on the town")))
    assert reading.claims[0].evidence[0].sentence == 2


async def test_a_claim_with_a_number_that_the_article_lacks_is_left_out() -> None:
    invented = claim(0, "the dam did not fail", text="The dam did not fail 500 times.")
    reading, _ = await read(TEXT, claims=answering(invented))
    assert reading.claims == ()


async def test_what_is_not_worded_so_in_the_text_is_no_actor_or_place() -> None:
    item = claim(2, "Anna Berg beat Carla Dahl", who=["Anna Berg", "Eve"], place="Oslo", act="beat")
    reading, _ = await read(TEXT, claims=answering(item))
    found = reading.claims[0]
    assert (found.actors, found.action, found.place, found.time) == (
        ("Anna Berg",),
        "beat",
        None,
        None,
    )


async def test_nothing_from_an_excluded_region_is_evidence() -> None:
    text = f"{TEXT}\n\nTo suggest a correction or clarification, write to us here\n"
    doc = document(text)
    excluded = [s for s in doc.sentences if doc.region_of(s.index).excluded]
    assert excluded
    footer = excluded[-1]
    quote = " ".join(footer.span.exact.split()[:5])
    language = {
        "s": footer.index,
        "q": quote,
        "tech": "slogan",
        "ent": 0,
        "pol": "neutral",
        "kind": "lexical",
        "v": 0,
        "plain": "",
    }
    reading, completion = await read(
        doc,
        claims=answering(claim(footer.index, quote)),
        framing=lambda _request: {**EMPTY_FRAMING, "language": [language]},
    )
    assert reading.claims == ()
    assert reading.language == ()
    reasons = {item.reason for item in reading.account.rejected_quotes}
    assert reasons == {"stands in an excluded part of the text"}
    assert quote not in completion.requests[0].context


async def test_a_claim_of_an_attribution_that_was_rejected_is_not_given_to_the_author() -> None:
    lists = {
        "voices": [voice(1, "The minister")],
        "attributions": [attribution(1, 1, 0, "the dam had never failed")],
    }
    reading, _ = await read(
        TEXT, claims=answering(claim(0, "the dam did not fail", att=1), **lists)
    )
    assert reading.attributions == ()
    assert reading.claims == ()


async def test_a_fact_within_a_sources_words_is_never_the_authors_own() -> None:
    lists = {
        "voices": [voice(1, "engineers", "collective")],
        "attributions": [attribution(1, 1, 1, "It may burst within days", cue="warned")],
    }
    reading, _ = await read(TEXT, claims=answering(claim(1, "It may burst"), **lists))
    found = reading.claims[0]
    assert found.asserted_by == "v1"
    assert [(f.voice_id, f.value) for f in found.factuality] == [("v1", "CT+"), ("v0", "U")]


@pytest.mark.parametrize(
    "insides", [(1, 0), (2, 1), (9, 0), (-1, 0)], ids=["itself", "circle", "unknown", "negative"]
)
async def test_attributions_never_nest_in_a_circle_or_in_nothing(insides: tuple[int, int]) -> None:
    lists = {
        "voices": [voice(1, "The minister")],
        "attributions": [
            attribution(n, 1, 0, "the dam did not fail", inside=inside)
            for n, inside in zip((1, 2), insides, strict=True)
        ],
    }
    reading, _ = await read(TEXT, claims=answering(**lists))
    assert all(item.parent_id is None for item in reading.attributions)
    assert "items_left_out" in {w.code for w in reading.account.warnings}


@pytest.mark.parametrize("number", [0, -3, 7])
async def test_an_unknown_voice_carries_nothing(number: int) -> None:
    lists = {"voices": [], "attributions": [attribution(1, number, 0, "the dam did not fail")]}
    reading, _ = await read(TEXT, claims=answering(**lists))
    assert {item.voice_id for item in reading.attributions} <= {"v0"}
    assert len(reading.voices) == 1


async def test_content_that_ends_before_it_begins_is_rejected() -> None:
    turned = [{"s": 1, "a": "within days", "e": 0, "z": "The minister said"}]
    lists = {
        "voices": [voice(1, "engineers")],
        "attributions": [attribution(1, 1, 1, "") | {"content": turned}],
    }
    reading, _ = await read(TEXT, claims=answering(**lists))
    assert reading.attributions == ()
    assert reading.account.rejected_quotes[0].reason == "stands before the words that open it"


@pytest.mark.parametrize(
    ("text", "opening", "closing", "stretch"),
    [
        (
            "The board would resign, the board said later that it regretted what the board said.",
            "it regretted",
            "the board said",
            "it regretted what the board said",
        ),
        (
            "He said that they would fight, fight on the beaches and fight in the hills.",
            "they would fight",
            "fight",
            "they would fight, fight on the beaches and fight",
        ),
        (
            "She said that an end is the end of all endings, bitter and legendary.",
            "an end",
            "end",
            "an end is the end",
        ),
        (
            "Ann said “it’s over, it’s   over” twice.",
            "it's over",
            "it's over",
            "it’s over, it’s   over",
        ),
        ("Over it was, she said, over.", "Over it was", "it was", "Over it was"),
    ],
)
async def test_content_ends_with_the_last_of_its_closing_words(
    text: str, opening: str, closing: str, stretch: str
) -> None:
    content = {"content": [{"s": 0, "a": opening, "e": 0, "z": closing}]}
    reading, _ = await read(
        text,
        claims=answering(
            voices=[voice(1, "Source", "unnamed")],
            attributions=[attribution(1, 1, 0, "") | content],
        ),
    )
    assert [span.exact for span in reading.attributions[0].content] == [stretch]
    assert reading.account.rejected_quotes == ()


async def test_excluded_text_names_no_actor_and_no_place() -> None:
    doc = document(
        "Date 2022-09-11\n\nThe council closed the bridge on Monday after cracks were found.\n\n"
        "Read also: Zorbania attacks Quillport harbour\n\nThe mayor of Quillport harbour agreed."
    )
    number = next(s.index for s in doc.included() if "council" in s.span.exact)
    item = claim(
        number,
        "council closed the bridge",
        who=["Zorbania", "The council"],
        place="Quillport harbour",
        time="2022-09-11",
    )
    reading, _ = await read(doc, claims=answering(item))
    (found,) = reading.claims
    assert (found.actors, found.place, found.time) == (
        ("The council",),
        "Quillport harbour",
        None,
    )


async def test_content_may_run_over_sentences() -> None:
    content = [{"s": 0, "a": "the dam did", "e": 1, "z": "within days"}]
    lists = {
        "voices": [voice(1, "The minister")],
        "attributions": [attribution(1, 1, 0, "") | {"content": content}],
    }
    reading, _ = await read(TEXT, claims=answering(**lists))
    expected = "the dam did not fail on Friday. It may burst within days"
    assert [span.exact for span in reading.attributions[0].content] == [expected]


async def test_thousands_of_claims_are_bounded_and_said_to_be() -> None:
    flood = [
        claim(0, "the dam did not fail", text=f"Friday's failed dam {'x' * n}.")
        for n in range(2000)
    ]
    reading, completion = await read(TEXT, claims=answering(*flood))
    assert 0 < len(reading.claims) < 200
    assert [w.code for w in reading.account.warnings] == ["answer_bounded"]
    assert len(completion.asked("claims")) == 1


async def test_the_same_item_twice_counts_once() -> None:
    item = claim(0, "the dam did not fail")
    lists = {
        "voices": [voice(1, "The minister"), voice(2, "minister")],
        "attributions": [
            attribution(1, 1, 0, "the dam did not fail"),
            attribution(2, 2, 0, "the dam did not fail"),
        ],
    }
    reading, _ = await read(TEXT, claims=answering(item, item, **lists))
    assert len(reading.claims) == 1
    assert len(reading.attributions) == 1
    assert [v.label for v in reading.voices] == ["the author", "The minister"]


@pytest.mark.parametrize("part", ["instructions", "context", "task"])
async def test_an_answer_that_echoes_the_prompt_gives_nothing_and_a_warning(part: str) -> None:
    def echo(request: CompletionRequest) -> str:
        parts = {
            "instructions": request.instructions,
            "context": request.context,
            "task": request.task,
        }
        return parts[part]

    reading, _ = await read(TEXT, claims=echo)
    assert (reading.claims, reading.attributions, reading.dropped) == ((), (), ())
    assert reading.account.warnings


async def test_text_in_another_language_is_grounded_alike() -> None:
    text = "Der Minister sagte, der Damm sei nicht gebrochen. „Wir bleiben“, schrieb das Amt."
    reading, _ = await read(text, claims=answering(claim(0, "der Damm sei nicht gebrochen")))
    assert reading.claims[0].evidence[0].exact == "der Damm sei nicht gebrochen"


async def test_an_entity_named_only_within_another_name_is_still_found() -> None:
    entities = [
        {"n": 1, "name": "Lund Ferry", "type": "place", "aka": [], "means": ""},
        {"n": 2, "name": "Lund", "type": "place", "aka": ["Lund (town)", "(a+)+$"], "means": ""},
        {"n": 3, "name": "Atlantis", "type": "place", "aka": [], "means": ""},
    ]
    reading, _ = await read(
        "The bridge at Lund Ferry was closed.",
        framing=lambda _request: {**EMPTY_FRAMING, "entities": entities},
    )
    assert {e.name: e.mentions[0].exact for e in reading.entities} == {
        "Lund Ferry": "Lund Ferry",
        "Lund": "Lund",
    }


def portrayal(**changes: Any) -> Any:
    evidence = [{"s": 0, "q": "The minister said the dam"}]
    return {"ent": 1, "role": "antagonist", "fine": [], "v": 0, "ev": evidence} | changes


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        (portrayal(), True),
        (portrayal(ent=9), False),
        (portrayal(v=9), False),
        (portrayal(ev=[]), False),
        (portrayal(ev=[{"s": 0, "q": "The minister lied about the dam"}]), False),
    ],
)
async def test_a_portrayal_needs_an_entity_a_voice_and_words(item: Any, kept: bool) -> None:
    entity = {"n": 1, "name": "The minister", "type": "person", "aka": [], "means": ""}
    lists = {**EMPTY_FRAMING, "entities": [entity], "portrayals": [item]}
    reading, _ = await read(TEXT, framing=lambda _request: lists)
    assert bool(reading.portrayals) is kept


async def test_a_fine_role_stands_only_under_its_main_role() -> None:
    entity = {"n": 1, "name": "The minister", "type": "person", "aka": [], "means": ""}
    item = portrayal(fine=["martyr", "deceiver", "deceiver"])
    lists = {**EMPTY_FRAMING, "entities": [entity], "portrayals": [item]}
    reading, _ = await read(TEXT, framing=lambda _request: lists)
    assert reading.portrayals is not None
    assert reading.portrayals[0].fine_roles == ("deceiver",)


async def test_only_narratives_that_were_asked_for_are_told() -> None:
    evidence = [{"s": 0, "q": "the dam did not fail"}]
    narratives = [
        {"id": name, "ev": evidence, "also": [], "title": False}
        for name in ("sold_out", "conflict")
    ]
    reading, _ = await read(
        TEXT,
        ReadingOptions(narratives=True),
        framing=lambda _request: {**EMPTY_FRAMING, "narratives": narratives},
    )
    assert reading.framing.narratives is not None
    assert [score.frame for score in reading.framing.narratives] == ["sold_out"]
    assert reading.not_assessed == ()


@pytest.mark.parametrize(
    ("sentence", "quote", "text", "kept"),
    [
        (1, "may burst within days", "The dam may burst within days.", True),
        (2, "beat Carla Dahl", "Anna Berg did not beat Carla Dahl.", False),
        (2, "beat Carla Dahl", "Anna Berg never met Carla Dahl.", False),
        (0, "the dam did not fail", "The dam did not fail.", True),
    ],
)
async def test_a_statement_brings_in_no_denial(
    sentence: int, quote: str, text: str, kept: bool
) -> None:
    reading, _ = await read(TEXT, claims=answering(claim(sentence, quote, text=text)))
    assert len(reading.claims) == kept
