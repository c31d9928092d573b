"""What a text is about, by its words: the frame that comes first, and the ones it has not."""

import pytest

from tests.engines.rules_claims.readings import read


def _policy(text: str) -> list[str]:
    return [score.frame for score in read(text).framing.dimensions or ()]


def _generic(text: str) -> list[str]:
    return [score.frame for score in read(text).framing.generic or ()]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            (
                "The council heard that mortgage payments had doubled. Retail sales fell, the "
                "mayor said, and lenders have begun to repossess vans."
            ),
            "economic",
        ),
        (
            (
                "The minister was told that the wards are understaffed. There are not enough beds, "
                "and the backlog of operations is growing."
            ),
            "capacity_and_resources",
        ),
        (
            (
                "To let a child go hungry is a sin, the bishop told the prime minister. It is an "
                "affront to human dignity, he said."
            ),
            "morality",
        ),
        (
            (
                "Women at the council earn less than men in the same posts. The gender pay gap is "
                "widest among senior staff, the union found."
            ),
            "fairness_and_equality",
        ),
        (
            (
                "The appeals court struck down the mayor's decree. The judges ruled that he had "
                "overstepped the statute."
            ),
            "legality_constitutionality_jurisprudence",
        ),
        (
            (
                "The pilot scheme will be phased in from May, the minister said. An independent "
                "evaluation found that the first version had failed."
            ),
            "policy_prescription_and_evaluation",
        ),
        (
            (
                "Burglars broke into the mayor's house. Detectives arrested two men, who were "
                "remanded in custody."
            ),
            "crime_and_punishment",
        ),
        (
            (
                "The minister said warships had been moved to the strait. Missiles hit a garrison "
                "on the far side, and soldiers dug in."
            ),
            "security_and_defense",
        ),
        (
            (
                "Cholera has killed nine people in the president's home town. Patients were put in "
                "quarantine, and a vaccine is on its way."
            ),
            "health_and_safety",
        ),
        (
            (
                "Loud music has kept the street awake since May. There is no playground left, the "
                "council was told, and the commute takes two hours."
            ),
            "quality_of_life",
        ),
        (
            (
                "The tribe wants its mother tongue taught in every school. Elders say that their "
                "customs are dying, and the senator agrees."
            ),
            "cultural_identity",
        ),
        (
            (
                "Most voters back the toll, a new poll found. The survey has a margin of error of "
                "three points."
            ),
            "public_opinion",
        ),
        (
            (
                "The opposition leader trails by nine points in swing seats. Strategists fear "
                "a defeat at the general election."
            ),
            "political",
        ),
        (
            (
                "The envoy told the United Nations that sanctions would stay. Relations with the "
                "bloc have been frozen since the treaty lapsed."
            ),
            "external_regulation_and_reputation",
        ),
    ],
)
def test_the_frame_that_comes_first_is_what_the_text_is_about(text: str, frame: str) -> None:
    assert _policy(text)[:1] == [frame]


@pytest.mark.parametrize(
    "text",
    [
        "The minister told the council that she had met the mayor. The governor was there too.",
        "The two trade barbs daily. He gave her special treatment, and could not recall it.",
        "I suspect that he knows. Nothing, the Secretary of State said, was lost.",
        "His honourable friend from Kent rose. Mr Keel of Keel Brothers sat down.",
    ],
)
def test_offices_and_words_in_another_sense_make_no_policy_frame(text: str) -> None:
    assert _policy(text) == []


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The two sides traded accusations. A bitter feud has split the board.", "conflict"),
        ("She wept as she spoke of her son. He leaves behind two children.", "human_interest"),
        ("Fuel bills will rise by £90. It could cost jobs.", "economic_consequences"),
        ("It is a sin to lie, the priest said. We should be ashamed.", "morality"),
        (
            "Inspectors failed to act, the inquiry found. The firm is to blame for the leak.",
            "attribution_of_responsibility",
        ),
    ],
)
def test_generic_frames(text: str, frame: str) -> None:
    assert frame in _generic(text)


def test_one_sentence_in_passing_makes_no_frame_of_a_long_text() -> None:
    rest = " ".join(f"The boat came to stop {n} and lay there for an hour." for n in range(30))
    assert _policy(f"The vaccine was given to patients in the hospital. {rest}") == []
