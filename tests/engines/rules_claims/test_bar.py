"""What two statements must have in common, so that anything is told of the two."""

import asyncio
from dataclasses import replace

import pytest

from api.engines.rules import RulesEngine
from api.engines.rules.comparison.statement.wordclass import word_class
from api.engines.rules.words.tokens import scan
from api.schemas.reading import CandidatePair, Judgement, Side
from tests.engines.rules_claims.judging import analysed, judged


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He refused to sign.", "Tiredness may be a sign of poor sleep."),
        ("She questioned the figures in court.", "The question is a burglary in Lund."),
        ("Unions plan to build flats in Selby.", "Nobody in Lund went near the building."),
        ("The clinic recorded 163 births last year.", "Staff heard of it from a recorded video."),
        ("Her father ran that shop for 31 years.", "Paul Teague ran the county jail for 11 years."),
        ("He asked whether she needed a lift home.", "Spokesmen asked for calm in Lund."),
        ("He would appeal.", "She will challenge the verdict."),
        ("Dana Croll's agent declined to comment.", "Kestrel declined to comment."),
        ("A state department declined to comment.", "His lawyer declined to comment."),
        ("Nurses told him to come back in May.", "Lund urged staff to come back inside."),
        ("The mayor opened the meeting at noon.", "Nobody had opened the letter."),
        ("We have won.", "He lost."),
    ],
)
def test_an_everyday_word_or_one_of_another_use_relates_nothing(left: str, right: str) -> None:
    assert judged(left, right).relation is None
    assert judged(right, left).relation is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police shut the bridge in Harrow.", "The bridge at Harrow was closed by police."),
        ("The council signed Kestrel's lease.", "Kestrel's lease was signed by the council."),
        ("Oslo's mayor opened the new tunnel.", "The new tunnel was opened by the mayor of Oslo."),
        ("The federation in Oslo declined to comment.", "Oslo's federation would not comment."),
    ],
)
def test_everyday_words_tell_beside_what_they_are_about(left: str, right: str) -> None:
    assert judged(left, right).relation is not None


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        ("An alarm did not sound.", "The alarm went off.", True),
        ("Voters do not want an election.", "The opposition demands an election.", False),
        ("The clerks of Lund were not consulted.", "Clerks in Lund were consulted.", True),
    ],
)
def test_a_denial_is_of_the_same_act(left: str, right: str, conflicting: bool) -> None:
    assert (judged(left, right).relation == "possible_conflict") == conflicting


@pytest.mark.parametrize(
    ("event", "related"), [(1.0, True), (0.45, True), (0.1, False), (0.0, False)]
)
def test_more_is_asked_where_the_accounts_may_tell_of_two_events(
    event: float, related: bool
) -> None:
    judgement = judged("The turnout was 71%.", "The commission put the turnout at 74%.")
    assert judgement.relation is not None
    assert (_again(judgement, event).relation is not None) == related


def _again(judgement: Judgement, event: float) -> Judgement:
    pair = replace(judgement.pair, score=0.5, event=event)
    return asyncio.run(RulesEngine().match([pair], [])).judgements[0]


def test_numbers_of_two_acts_are_no_conflict() -> None:
    left = "Shares of Kestrel closed at 405 pence on Monday."
    right = "Corvane will pay 412 pence for shares of Kestrel."
    assert judged(left, right).relation != "possible_conflict"


def test_a_number_of_people_alone_is_of_anybody() -> None:
    left, right = "Crews fetched 140 people.", "The mayor thanked 140 people."
    pair = CandidatePair(
        Side("a", analysed(left).claims[0], analysed(left)),
        Side("b", analysed(right).claims[0], analysed(right)),
        0.5,
    )
    assert asyncio.run(RulesEngine().match([pair], [])).judgements[0].relation is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He refused to sign.", "sign", "verb"),
        ("It is a clear sign of age.", "sign", "noun"),
        ("They sign on Monday.", "sign", "verb"),
        ("The building burned.", "building", "noun"),
        ("Crews are building a wall.", "building", "verb"),
        ("The cost of building homes rose.", "building", None),
        ("He heard a recorded message.", "recorded", "attribute"),
        ("The clinic quietly recorded it.", "recorded", "verb"),
        ("Her question hurt.", "question", None),
        ("Did they question him?", "question", "verb"),
        ("It leads to court.", "court", "verb"),
        ("He went to court.", "court", None),
        ("An end to split shifts is near.", "split", None),
        ("The firm's offer fell.", "offer", "noun"),
    ],
)
def test_words_around_tell_how_a_word_is_used(text: str, word: str, expected: str | None) -> None:
    tokens = scan(text)
    index = next(i for i, token in enumerate(tokens) if token.lower == word)
    assert word_class(tokens, index) == expected
