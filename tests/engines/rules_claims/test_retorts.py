"""What an author tells and, in the same sentence, somebody turns down."""

import pytest

from tests.engines.rules_claims.readings import labels, read


def _told(text: str) -> list[str]:
    """Each claim as "whose | how sure each voice is | words"."""
    reading = read(text)
    names = labels(reading)
    return [
        f"{names[c.asserted_by]} | {' '.join(f.value for f in c.factuality)} | {c.text}"
        for c in reading.claims
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The firm broke the law, which Halden denies.", "Halden | The firm broke the law."),
        (
            "The firm broke the law in 2019, something the ministry denies.",
            "ministry | The firm broke the law in 2019.",
        ),
        (
            "Carlos Rivera took bribes from builders, an allegation he has repeatedly denied.",
            "Carlos Rivera | Carlos Rivera took bribes from builders.",
        ),
        ("The officer fired first, which police dispute.", "police | The officer fired first."),
        (
            "The playground was closed to save money, claims the council says are untrue.",
            "council | The playground was closed to save money.",
        ),
        (
            "The well was poisoned in May, an accusation the company has called baseless.",
            "company | The well was poisoned in May.",
        ),
        (
            "The bus was speeding, although the driver denies this.",
            "driver | The bus was speeding.",
        ),
        (
            "The army burned two villages, but the general denies it.",
            "general | The army burned two villages.",
        ),
        (
            "The deal was done in secret, a claim rejected by the ministry.",
            "ministry | The deal was done in secret.",
        ),
        (
            "The mine leaked acid into the creek, claims strongly denied by Harrow Mining.",
            "Harrow Mining | The mine leaked acid into the creek.",
        ),
        (
            "The army shelled the hospital on Monday – something the government denies.",
            "government | The army shelled the hospital on Monday.",
        ),
        (
            "The pair split in May, reports the singer's team has dismissed as nonsense.",
            "singer's team | The pair split in May.",
        ),
    ],
)
def test_a_clause_that_is_denied_is_not_the_authors(text: str, claim: str) -> None:
    voice, _, words = claim.partition(" | ")
    assert _told(text) == [f"{voice} | CT- U | {words}"]


def test_what_follows_a_denial_is_the_authors() -> None:
    told = _told("The mine leaked acid, claims rejected by the firm, and 40 cows died.")
    assert told == ["firm | CT- U | The mine leaked acid.", "the author | CT+ | 40 cows died."]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Cole faces three charges of fraud, which she denies.",
        "Ann Cole was jailed for theft, which she denies.",
        "Ann Cole was sent a bill for £900, which she disputes.",
        "The council was offered a plan in May, which residents rejected.",
        "The state cut aid to 40 towns, a move the mayor called a disgrace.",
    ],
)
def test_a_thing_or_a_charge_is_turned_down_and_the_clause_stands(text: str) -> None:
    assert all(claim.startswith("the author | CT+") for claim in _told(text))


def test_what_another_says_stays_his_where_somebody_denies_it() -> None:
    text = "Prosecutors say that Cole hid the cash, which the firm denies."
    assert _told(text)[0] == "Prosecutors | CT+ U | Cole hid the cash."
    answers = {a.rule_id for a in read(text).attributions}
    assert answers == {"attribution.verb.that", "attribution.pointing"}


def test_what_is_called_untrue_is_heard_once() -> None:
    reading = read("The talks failed in May, which the minister said was untrue.")
    assert [a.rule_id for a in reading.attributions] == ["attribution.denial.clause"]


def test_a_denial_points_at_its_own_sentence_and_not_at_the_one_before() -> None:
    text = "The road was shut in May. Cole was charged with fraud, but he denies it."
    assert not read(text).attributions
