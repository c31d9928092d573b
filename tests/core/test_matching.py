"""The claims that are worth a judgement: few, and the right ones."""

from collections.abc import Iterator

import pytest

from api.core.accounts import lay_out
from api.core.matching import NEIGHBOURS, candidates, referent_candidates
from api.core.topics import comparable, topics
from api.schemas.comparison import ComparedArticle
from tests.builders import claimed, draft

FILLER = (
    "Trains ran late in Selby all week.",
    "The price of eggs rose at Carrow market.",
    "A choir sang in Melham on Sunday night.",
    "Schools in Dunmore will open an hour later.",
)


def accounts(*texts: str) -> tuple[ComparedArticle, ...]:
    return lay_out([claimed(text, outlet=f"{place:02}") for place, text in enumerate(texts)])


def judged(articles: tuple[ComparedArticle, ...]) -> Iterator[frozenset[str]]:
    for pair in candidates(articles):
        yield frozenset({pair.left.claim.text, pair.right.claim.text})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Troops fled Brezove overnight.", "The army withdrew from Brezove in good order."),
        ("Nine people died in the blaze at Harrow.", "The Harrow fire killed nine."),
        ("Brill Ltd denied the leak in Carrow.", "Brill Ltd acknowledged a leak in Carrow."),
        ("Ministers refused to acknowledge it.", "Experts saw an open recognition of failure."),
        ("Rovers thrashed Port Vane 3-1.", "Port Vane lost to Rovers by three goals to one."),
    ],
)
def test_a_statement_in_other_words_is_judged(left: str, right: str) -> None:
    pairs = set(judged(accounts(" ".join((left, *FILLER[:2])), " ".join((right, *FILLER[2:])))))
    assert frozenset({left, right}) in pairs


def test_the_pairs_grow_with_the_accounts_and_not_with_their_square() -> None:
    bridge = [
        f"The Harrow Bridge fell in Selby, number {n} said. {FILLER[n % 4]}" for n in range(16)
    ]
    for number in (2, 4, 8, 16):
        assert len(candidates(accounts(*bridge[:number]))) <= (NEIGHBOURS + 1) * 2 * number


def test_claims_of_one_account_are_never_paired() -> None:
    twice = "The bridge fell. The bridge fell."
    for pair in candidates(accounts(f"{twice} One.", f"{twice} Two.")):
        assert pair.left.key != pair.right.key


def test_every_account_with_the_same_words_is_tied_in() -> None:
    articles = accounts(*(f"The bridge fell. {line}" for line in FILLER))
    tied = {
        side.key
        for pair in candidates(articles)
        for side in (pair.left, pair.right)
        if side.claim.text == "The bridge fell."
    }
    assert tied == {article.key for article in articles}


@pytest.mark.parametrize(
    ("left", "right"), [("fled", "regrouping"), ("Retreat", "pulled back"), ("denied", "recognise")]
)
def test_contrasting_words_compare_as_one(left: str, right: str) -> None:
    assert comparable(left) == comparable(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin accepts defeat, demonstrating a gap between the army and the Kremlin.", "protest"),
        ("The minister acknowledged on Friday that the trial had been late.", "statement"),
        ("She left the room and took a train to the coast in the early evening.", "departure"),
        ("A doctor hit on the cure and fired up the machine once more today.", "attack"),
    ],
)
def test_a_word_of_many_senses_is_no_topic_without_its_sense(text: str, expected: str) -> None:
    assert expected not in topics(text)


def test_a_word_of_many_senses_is_a_topic_beside_its_sense() -> None:
    assert "departure" in topics("Soldiers left the town and took the road back to the coast.")


def test_words_that_hold_a_term_are_left_alone() -> None:
    assert comparable("Fleece and retreatment") == "Fleece and retreatment"
    assert comparable("The Institute for the Study of War") == "The Institute for the Study of War"


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        (("the withdrawal", "regrouping"), ("what the army did", "fled"), True),
        (("the law on tenancies", "reform"), ("the tenancy law", "charter"), True),
        (("the storm", "deluge"), ("the chairman", "strongman"), False),
    ],
)
def test_referents_of_one_kind_are_judged(
    left: tuple[str, str], right: tuple[str, str], near: bool
) -> None:
    made = []
    for label, term in (left, right):
        one = draft(f"They called it {term} in {label}.")
        one.naming(one.referent(label), term)
        made.append(one.analysis())
    assert bool(referent_candidates(lay_out(made))) is near


def test_pairs_of_things_grow_with_the_number_of_accounts_and_not_its_square() -> None:
    def count(accounts: int) -> int:
        made = []
        for number in range(accounts):
            one = draft(f"The retreat began. Account {number} says so.", outlet=f"Outlet {number}")
            one.naming(one.referent("the departure of the troops"), "retreat")
            made.append(one.analysis())
        return len(referent_candidates(lay_out(made)))

    assert 0 < count(16) <= 16 * NEIGHBOURS
    assert count(2) == 1


def test_every_pair_tells_how_surely_its_accounts_are_of_one_event() -> None:
    flood = "The Harrow dam burst above Melham on Sunday, and Carrow was flooded, Ida Voss said."
    choir = "A choir from Selby sang in Harrow on Sunday, and Paul Teague danced at the market."
    articles = accounts(flood, f"{flood} Rain fell.", choir)
    stranger = next(a.key for a in articles if "choir" in a.analysis.claims[0].text)
    told = [(pair.event, {pair.left.key, pair.right.key}) for pair in candidates(articles)]
    assert {stranger in keys for _, keys in told} == {True, False}
    assert all((event > 0.5) == (stranger not in keys) for event, keys in told)
