"""What is said to be the problem, its cause, its judgement, the remedy, and what is none."""

import pytest

from tests.engines.rules_claims.readings import labels, read

REMEDY = "treatment_recommendation"
CAUSE = "causal_interpretation"
JUDGEMENT = "moral_evaluation"
PROBLEM = "problem_definition"


def _functions(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    assert reading.framing.functions is not None
    names = labels(reading)
    return [
        (function, names[item.voice_id], item.statement)
        for function, items in reading.framing.functions
        for item in items
    ]


@pytest.mark.parametrize(
    ("text", "function", "voice"),
    [
        ("The charity called on ministers to open the shelters.", REMEDY, "charity"),
        ("Tenants want the council to cap rents.", REMEDY, "Tenants"),
        ("Anna Lund called for a ban on lorries.", REMEDY, "Anna Lund"),
        ("Senator Ann Cole proposed a tax on empty homes.", REMEDY, "Ann Cole"),
        ("The measure would require firms to publish their pay.", REMEDY, "the author"),
        ("Parliament must repeal the act before the summer.", REMEDY, "the author"),
        ("The fee should be scrapped, Ann Cole said.", REMEDY, "Ann Cole"),
        ("“Fund the police,” Ann Cole told the rally.", REMEDY, "Ann Cole"),
        ("It is time to close the camp, Anna Lund said.", REMEDY, "Anna Lund"),
        ("Ann Cole blamed the outage on a cheap cable.", CAUSE, "Ann Cole"),
        ("The deaths were caused by a faulty valve.", CAUSE, "the author"),
        ("Schools closed because of a shortage of coal.", CAUSE, "the author"),
        ("Because of the drought, thousands of farms have been abandoned.", CAUSE, "the author"),
        ("The reform has led to longer queues, Anna Lund said.", CAUSE, "Anna Lund"),
        ("The verdict has enraged miners.", CAUSE, "the author"),
        ("The levy has driven up prices, Anna Lund said.", CAUSE, "Anna Lund"),
        ("“We need a public inquiry,” Anna Lund said.", REMEDY, "Anna Lund"),
        ("Anna Lund warned that the levee could burst.", PROBLEM, "Anna Lund"),
        ("Ann Cole condemned the order as inhumane.", JUDGEMENT, "Ann Cole"),
        ("The sale is a betrayal of the town, Ann Cole said.", JUDGEMENT, "Ann Cole"),
        ("The firm treated its tenants shamefully.", JUDGEMENT, "the author"),
        ("They sold out the miners, Ann Cole said.", JUDGEMENT, "Ann Cole"),
        ("The region faces a water crisis.", PROBLEM, "the author"),
        ("There are too few midwives, Anna Lund said.", PROBLEM, "Anna Lund"),
        ("“Our ports are overwhelmed,” Anna Lund said.", PROBLEM, "Anna Lund"),
    ],
)
def test_one_function_with_its_voice(text: str, function: str, voice: str) -> None:
    ((found, whose, _),) = _functions(text)
    assert (found, whose.lower()) == (function, voice.lower())


@pytest.mark.parametrize(
    "text",
    [
        "She was expecting a call from her sister.",
        "He called for a taxi at nine.",
        "Should he lose, he will retire.",
        "The bus should arrive at ten.",
        "He asked her to sit down.",
        "He asked not to be named.",
        "She needed to sleep, and he had to go.",
        "You must be tired, she said.",
        "What must drivers make of that?",
        "The report suggests that prices rose.",
        "The bill would take effect in May.",
        "Visitors must be over 12.",
        "They will print the results in May.",
        "The game resulted in a draw.",
        "He would not speak because he was not allowed to.",
        "It is too soon to apportion blame, she said.",
        "There is no evidence that the drug caused the deaths, she said.",
        "My honourable friend is right, she said.",
        "Her voice betrayed no emotion.",
        "She won her claim of unfair dismissal.",
        "He plays a heartless tyrant in the film.",
        "The tax is not unfair, she said.",
        "It was not, she told the House, a crisis.",
        "A disaster was averted, she said.",
        "There is no lack of money, she said.",
        "Call the emergency services, she said.",
        "There were shouts of “Shame!”",
        "The bridge is closed because of the carnival.",
        "The company should report its results on Thursday.",
        "He failed to score in ten matches.",
        "He needs to see the manager, he said.",
        "She was short of breath after the race.",
        "She told him to wait in the car.",
    ],
)
def test_no_function(text: str) -> None:
    assert _functions(text) == []


def test_a_statement_has_one_function() -> None:
    found = _functions("Congress must close the loophole.")
    assert [function for function, _, _ in found] == [REMEDY]


def test_no_broken_piece_is_printed_as_a_statement() -> None:
    (found,) = _functions("Firms want less tax. That is precisely the problem.")
    assert found[2] == "That is precisely the problem."
