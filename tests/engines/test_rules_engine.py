"""The embedded engine as the service sees it."""

import gc
from typing import TYPE_CHECKING

import pytest

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.rules import RulesEngine
from api.errors import UnsupportedLanguageError
from api.ingest import from_text
from api.schemas.article import ArticleMetadata
from api.schemas.reading import ReadingOptions
from tests.engines.rules_claims.readings import document
from tests.seeds import seed_000, seed_004

if TYPE_CHECKING:
    from api.ports import Engine

RUSSIAN = (
    "Президент провёл встречу с министрами в понедельник. Они обсудили бюджет и налоги на "
    "следующий год, сообщила пресс-служба правительства."
)
GERMAN = (
    "Der Bundestag hat am Donnerstag das neue Gesetz beschlossen. Die Opposition kritisierte, "
    "dass die Regierung die Kosten der Reform für die Gemeinden nicht kenne."
)


def test_it_is_an_engine() -> None:
    engine: Engine = RulesEngine()
    assert engine.identity.engine == "rules"
    assert engine.identity.model is None
    assert engine.identity.prompts == ()
    assert engine.identity == RulesEngine().identity
    assert "No language model" in engine.notice


async def test_the_same_text_gives_the_same_reading() -> None:
    for text in (seed_000(), seed_004()):
        first = await RulesEngine().read(document(text), ReadingOptions())
        second = await RulesEngine().read(document(text), ReadingOptions())
        assert first == second


async def test_reading_and_comparing_leave_nothing_to_the_collector() -> None:
    engine = RulesEngine()
    articles = [from_text(text) for text in (seed_000(), seed_004())]
    await compare([await analyze(article, engine) for article in articles], engine)
    gc.collect()
    gc.disable()
    try:
        await compare([await analyze(article, engine) for article in articles], engine)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN])
async def test_other_languages_are_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(UnsupportedLanguageError, match=r"English only.*llm engine"):
        await RulesEngine().read(document(text, language=None), ReadingOptions())


async def test_the_language_that_the_article_states_counts() -> None:
    with pytest.raises(UnsupportedLanguageError, match="“fr”"):
        await RulesEngine().read(document("The bridge is shut.", "fr-FR"), ReadingOptions())
    reading = await RulesEngine().read(document("The bridge is shut.", "en-GB"), ReadingOptions())
    assert len(reading.claims) == 1


async def test_narratives_are_not_assessed_and_that_is_said() -> None:
    options = ReadingOptions(narratives=True)
    reading = await RulesEngine().read(document("The bridge is shut."), options)
    assert reading.framing.narratives is None
    assert "framing.narratives" in reading.not_assessed
    assert [warning.code for warning in reading.account.warnings] == ["narratives_not_assessed"]


async def test_a_long_text_is_read_whole() -> None:
    text = "\n\n".join(f"Ann Cole opened {n} shops in Lyon. They were new." for n in range(2, 1500))
    reading = await RulesEngine().read(document(text), ReadingOptions())
    assert len(reading.claims) + len(reading.dropped) >= 1498


@pytest.mark.parametrize("text", ["A", "Rain.", "“", "He said", "1. 2. 3. a", "?? so \u202e x"])
async def test_odd_texts_do_not_break_it(text: str) -> None:
    if not any(char.isalpha() for char in text):
        text += " a"
    reading = await RulesEngine().read(document(text), ReadingOptions())
    assert reading.voices[0].id == "v0"


async def test_what_stands_in_one_account_alone_is_told_and_keeps_its_support() -> None:
    texts = (
        "A painting was stolen from the Moura Gallery in Lisbon, Ines Falcao said.",
        "Guards at the Moura Gallery in Lisbon want better pay, Ines Falcao said.",
    )
    analyses = [await analyze(from_text(text), RulesEngine()) for text in texts]
    comparison = await compare(analyses, RulesEngine())
    assert {alignment.relation for alignment in comparison.alignments} == {"only_in"}
    assert comparison.synopsis
    assert "synopsis_sentences_removed" not in {w.code for w in comparison.run.warnings}


ENGLISH = ArticleMetadata(language="en")
PASSAGE = (
    "A SLAP IN THE FACE: Fury as 'barmy' council sells pool. According to a report seen by The "
    "Courier, the town has lost £4.2m since 2019, or nearly 12 per cent. “We’re disappointed, and "
    "we will appeal,” said Ann Lee, 44, a former mayor, who has denied any wrongdoing. “It is a "
    "disgrace.” According to two people briefed on the plan, who asked not to be named, she is "
    "said to have told Mr. Orr that the claim was untrue. What critics call a “stealth tax” has "
    "not been approved, the minister insisted, adding that nobody was hurt until the fire spread. "
    "Asked whether he would resign, he replied: “Never!” So-called experts doubted it, but "
    "a spokesman said that never happened; police falsely claimed on Sunday night that some 400 "
    "people were there, up from 350 in May."
)


async def test_a_text_may_be_cut_anywhere() -> None:
    words = PASSAGE.split(" ")
    for place in range(1, len(words)):
        for part in (words[:place], words[place:]):
            text = " ".join(part)
            read = await analyze(from_text(text, ENGLISH), RulesEngine())
            assert all(text[s.start : s.end] == s.exact for c in read.claims for s in c.evidence)


async def test_marks_that_open_on_nothing_are_read() -> None:
    read = await analyze(from_text("B said “,", ENGLISH), RulesEngine())
    assert not read.attributions
