"""Who says what in an interview that is set in turns."""

import pytest

from tests.engines.rules_claims.readings import labels, read

_BANKER = "Petra Lindahl ran Norrbank for nine years. Omar Haddad met her."
_SAID = (
    "When did you know that the bank was insolvent?",
    "I knew in March. The board had hidden the losses since 2019.",
    "But you signed the accounts.",
    "That is what I was given. The files are in Stockholm.",
    "Were you warned?",
    "I was not. The auditors wrote in June.",
    "Do you regret anything?",
    "I regret that I stayed. The board had my letters.",
)


def _interview(asker: str, answerer: str, intro: str = _BANKER) -> str:
    turns = [f"{answerer if i % 2 else asker}{said}" for i, said in enumerate(_SAID)]
    return "\n\n".join((intro, *turns))


def _claims(text: str) -> dict[str, str]:
    """Each claim of the text with the label of whoever asserts it."""
    reading = read(text)
    voices = labels(reading)
    return {claim.text: voices[claim.asserted_by] for claim in reading.claims}


@pytest.mark.parametrize(
    ("asker", "answerer"),
    [
        ("Omar Haddad: ", "Petra Lindahl: "),
        ("Haddad: ", "Lindahl: "),
        ("OMAR HADDAD: ", "PETRA LINDAHL: "),
        ("HADDAD: ", "LINDAHL: "),
        ("OH: ", "PL: "),
        ("**Omar Haddad:** ", "**Petra Lindahl:** "),
        ("**OH**: ", "**PL**: "),
        ("Omar Haddad – ", "Petra Lindahl – "),
        ("The Lantern: ", "Lindahl: "),
        ("Interviewer: ", "Lindahl: "),
        ("MODERATOR: ", "LINDAHL: "),
    ],
)
def test_labelled_turns(asker: str, answerer: str) -> None:
    claims = _claims(_interview(asker, answerer))
    said = {text for text, voice in claims.items() if voice == "Petra Lindahl"}
    assert {
        "I knew in March.",
        "The board had hidden the losses since 2019.",
        "The files are in Stockholm.",
        "The auditors wrote in June.",
    } <= said
    assert not any("signed the accounts" in text or ":" in text or "*" in text for text in claims)
    assert set(claims.values()) == {"the author", "Petra Lindahl"}


@pytest.mark.parametrize(
    ("asker", "answerer"),
    [
        ("Q: ", "A: "), ("Q. ", "A. "), ("Q: ", ""), ("Question: ", "Answer: "),
        ("**Q:** ", "**A:** "), ("", ""), ("**", ""),
    ],
)  # fmt: skip
def test_turns_without_names_are_those_of_whom_the_text_is_about(asker: str, answerer: str) -> None:
    intro = "Petra Lindahl ran Norrbank for nine years. Lindahl lives in Marl."
    claims = _claims(_interview(asker, answerer, intro))
    assert claims["The files are in Stockholm."] == "Petra Lindahl"
    assert not any("signed the accounts" in text for text in claims)


def test_labels_that_stand_once() -> None:
    text = (
        "The former banker Petra Lindahl spoke to Omar Haddad.\n\n"
        "Omar Haddad: Did you know that the bank was insolvent?\n\n"
        "Petra Lindahl: I knew in March.\n\n"
        "But you signed the accounts.\n\n"
        "Nobody told me about the loans.\n\n"
        "Carl Berg has said that you shredded the files.\n\n"
        "Berg was not even in the country. The files are in a safe.\n\n"
        "The lists are complete.\n\n"
        "The auditors refused to speak to me. They wrote that you had been warned.\n\n"
        "There was one letter, and it was about the canteen.\n\n"
        "And the bonus?\n\n"
        "It was paid back in June."
    )
    claims = _claims(text)
    said = {text for text, voice in claims.items() if voice == "Petra Lindahl"}
    assert said == {
        "I knew in March.",
        "Nobody told me about the loans.",
        "Berg was not even in the country.",
        "The files are in a safe.",
        "The lists are complete.",
        "It was about the canteen.",
        "It was paid back in June.",
    }
    assert claims["You shredded the files."] == "Carl Berg"
    assert "the author" not in list(claims.values())[1:]


def test_nobody_answers_where_it_is_not_told_which_of_two() -> None:
    intro = "Petra Lindahl and Carl Berg ran Norrbank together. One of them agreed to talk."
    claims = _claims(_interview("", "", intro))
    assert claims["The files are in Stockholm."] == "unnamed sources"


def test_a_name_that_opens_a_question_is_no_label() -> None:
    text = (
        "Petra Lindahl ran Norrbank for nine years. Her rival Carl Berg called her reckless.\n\n"
        "Carl Berg says you lied to the board. Did you?\n\n"
        "I did not. The losses were real.\n\n"
        "Berg wrote that you were warned. Were you?\n\n"
        "I was not. My files are in a safe.\n\n"
        "What will you do now?\n\n"
        "I will write a book."
    )
    claims = _claims(text)
    assert claims["The losses were real."] == claims["I will write a book."] == "Petra Lindahl"
    assert claims["You lied to the board."] == "Carl Berg"


@pytest.mark.parametrize(
    "text",
    [
        # a service to readers
        (
            "Minister Petra Lindahl announced a rent cap on Monday.\n\n"
            "Who is covered?\n\nIf you rent a flat, you are covered. The cap starts in May.\n\n"
            "Can I ask for money back?\n\nNo. You can only ask from May. We will tell you.\n\n"
            "Will my rent fall?\n\nIt may. Your landlord has to write to you.\n\n"
            "Do I have to pay?\n\nYou do. The rents are due in June."
        ),
        # an opinion piece
        (
            "I have lived in Marl for years, and mayor Petra Lindahl has let us down.\n\n"
            "Why should we pay for it?\n\nI say we should not. My rent has doubled.\n\n"
            "Is it too much that the buses run?\n\nI think not. We had nine lines.\n\n"
            "Who will speak for us?\n\nI will. The streets are ours."
        ),
        # a list
        (
            "Petra Lindahl: 4 goals\n\nCarl Berg: 3 goals. The cup was lost in May.\n\n"
            "Omar Haddad: 2 goals."
        ),
    ],
)
def test_other_texts_with_questions_are_no_interviews(text: str) -> None:
    assert "attribution.interview" not in {a.rule_id for a in read(text).attributions}


def test_what_follows_the_turns_is_the_authors() -> None:
    text = _interview("Omar Haddad: ", "Petra Lindahl: ") + (
        "\n\nNorrbank was founded in 1921. The regulator confirmed that an inquiry was open."
    )
    assert _claims(text)["Norrbank was founded in 1921."] == "the author"
