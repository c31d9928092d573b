"""What a text says of a claim: that it is untrue, in its sentence or in the author's next one."""

import pytest

from tests.engines.rules_claims.judging import analysed, judged, judged_claims

HERE = "Nobody in Wolin will wait more than 20 days for a permit."
SAID = "The council says that nobody in Wolin will wait more than 20 days for a permit"


@pytest.mark.parametrize(
    "there",
    [
        f"{SAID}. That is simply untrue.",
        f"{SAID}. But this is not so: letters show otherwise.",
        f"{SAID}. None of that is true.",
        f"{SAID} – a claim belied by its own letters.",
        f"{SAID}, an assertion that is plainly false.",
    ],
)
def test_an_author_calls_what_a_source_says_untrue(there: str) -> None:
    judgement = judged_claims(HERE, analysed(HERE).claims[0], there, analysed(there).claims[0])
    assert (judgement.relation, judgement.rule_id) == (
        "reported_vs_rejected",
        "match.rejected.refuted",
    )


@pytest.mark.parametrize(
    "there",
    [
        f"{SAID}. That is wrong of it, some may feel.",
        f"{SAID}. “That is untrue,” Ivo Maltar said.",
        f"{SAID}. This is the second such promise.",
        f"{SAID}, a claim that was made before.",
    ],
)
def test_no_more_is_read_into_what_stands_behind_it(there: str) -> None:
    judgement = judged_claims(HERE, analysed(HERE).claims[0], there, analysed(there).claims[0])
    assert judgement.relation != "reported_vs_rejected"


def test_what_one_author_calls_false_is_rejected_where_the_other_tells_it_by_the_way() -> None:
    here = "On Friday a mob of 300 had tried to storm the Ministry of Mines in Sorval, police said."
    there = "It falsely says that demonstrators tried to storm the Ministry of Mines in Sorval."
    claim = analysed(there).claims[0]
    judgement = judged_claims(here, analysed(here).claims[0], there, claim)
    assert judgement.rule_id == "match.rejected.author"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Corvane denied that it had dumped oil in Lake Orta.",
            "Corvane said claims that it dumped oil in Lake Orta are false.",
        ),
        (
            "Corvane denied that it had dumped oil in Lake Orta.",
            "Corvane said reports that it dumped oil in Lake Orta were untrue.",
        ),
        (
            "Ada Moss denies that she took bribes from Corvane.",
            "Allegations that Ada Moss took bribes from Corvane are baseless, her lawyer said.",
        ),
    ],
)
def test_what_sources_reject_in_both_is_no_conflict(left: str, right: str) -> None:
    assert judged(left, right).rule_id == "match.corroborated.denied"
    assert judged(right, left).rule_id == "match.corroborated.denied"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The union said Corvane had dumped oil in Lake Orta.",
            "Corvane said reports that it dumped oil in Lake Orta were untrue.",
        ),
        (
            "Corvane denied that it had dumped oil in Lake Orta.",
            "The union said Corvane had dumped oil in Lake Orta.",
        ),
    ],
)
def test_what_just_one_source_rejects_is_a_conflict(left: str, right: str) -> None:
    assert judged(left, right).relation in {"reported_vs_rejected", "possible_conflict"}
