"""What a reader sees of accounts side by side."""

import pytest
from rich.cells import cell_len

from api.exports.terminal import comparison_view
from api.readable.vocabulary import RELATIONS
from api.schemas.claims import Claim
from api.schemas.comparison import ClaimRef, Event, PairRelation
from api.schemas.run import RunWarning
from tests.exports.compared import comparison
from tests.exports.rendering import one_line, rendered
from tests.exports.samples import run

WIDTHS = (80, 100, 160)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "phrase",
    [
        "2 accounts side by side",
        "A Outlet 0 · 40 words · 3 claims",
        "The accounts are about one event: both name the port",
        "≠ contradiction about whether it is so: All ships had left.",
        "why: Because the words differ",
        "≈ reported by several, from one source: The port stood still.",
        "2 accounts from 1 source: Harbour board",
        "“lawful pause”",
        "Dockers' union's word, reported",
        "Harbour board 30 % called wrong not heard",
        "antagonist, by the author: “falsely claimed”",
        "B: 1 statement of other accounts not found in its text A Two cranes were damaged. —",
        "Both accounts report, from one source: “The port ground to a halt on Monday”.",
        "! One text is short.",
        "treated as text: “Two cranes”",
    ],
)
def test_what_must_be_seen_at_every_width(width: int, phrase: str) -> None:
    assert phrase in one_line(rendered(comparison_view(comparison()), width))


def test_the_files_of_the_accounts_are_named() -> None:
    text = one_line(rendered(comparison_view(comparison(), ["one.txt", "other.txt"])))
    assert "3 claims · one.txt" in text
    assert text.index("one.txt") < text.index("B Outlet 1") < text.index("other.txt")


def test_the_claims_that_conflict_are_shown_of_many() -> None:
    pair = PairRelation(
        left=ClaimRef(article="an_0", claim_id="c3"),
        right=ClaimRef(article="an_1", claim_id="c2"),
        relation="contradicted",
        rationale="x",
        score=0.5,
        rule_id="match.denied",
        confidence=0.75,
    )
    whole = comparison()
    first = whole.alignments[0]
    member = first.members[0].model_copy(update={"claim_ids": ("c1", "c2", "c3")})
    merged = first.model_copy(update={"pairs": (pair,), "members": (member, *first.members[1:])})
    text = rendered(comparison_view(comparison(alignments=(merged, *whole.alignments[1:]))))
    assert "“Two cranes are reported to be damaged.”" in text
    conflict = text.partition("WHERE THEY AGREE")[0]
    assert "“The port ground to a halt on Monday.”" not in conflict
    told = "This rule was right in 75 % of the cases it was tried on"
    assert told in one_line(text)


def test_what_all_who_tell_it_deny_is_called_denied() -> None:
    original = comparison()
    denied = tuple(
        account.model_copy(
            update={
                "analysis": account.analysis.model_copy(
                    update={"claims": tuple(map(_denied, account.analysis.claims))}
                )
            }
        )
        for account in original.articles
    )
    text = one_line(rendered(comparison_view(original.model_copy(update={"articles": denied}))))
    assert (
        "contradiction about whether it is so: Denied: All ships had left. — Harbour board" in text
    )
    assert "Denied:" not in one_line(rendered(comparison_view(original)))


def _denied(claim: Claim) -> Claim:
    one = claim.factuality[0].model_copy(update={"value": "CT-"})
    return claim.model_copy(update={"factuality": (one, *claim.factuality[1:])})


def test_what_only_one_account_tells_is_told_with_who_says_it() -> None:
    text = one_line(rendered(comparison_view(comparison())))
    assert "Two cranes were damaged. — source not given; the author does not vouch for it" in text


def test_every_account_is_shown_with_its_own_words_and_chains() -> None:
    text = one_line(rendered(comparison_view(comparison())))
    assert (
        "A the author: “cripples” (loaded language) "
        "Dockers' union: “lawful” (loaded language) B the author: “cripples”"
    ) in text
    assert "A Dockers' union ← Harbour board, via letter ← The Gazette ← the author" in text


def test_conflicts_come_first() -> None:
    text = rendered(comparison_view(comparison()))
    assert text.index("WHERE THEY CONFLICT") < text.index("WHERE THEY AGREE")


def test_statements_stand_beside_each_other_where_there_is_room() -> None:
    wide = rendered(comparison_view(comparison()), 100).splitlines()
    narrow = rendered(comparison_view(comparison()), 80).splitlines()
    assert any(row.count("“all ships had left”") == 2 for row in wide)
    assert not any(row.count("“all ships had left”") == 2 for row in narrow)


@pytest.mark.parametrize("accounts", [2, 3, 5, 16])
@pytest.mark.parametrize("width", [*WIDTHS, 40])
def test_any_number_of_accounts_fits(accounts: int, width: int) -> None:
    text = rendered(comparison_view(comparison(accounts)), width)
    assert all(cell_len(row) <= width for row in text.splitlines())
    if width in WIDTHS:
        assert not any(row.strip() == "%" for row in text.splitlines())
    assert chr(ord("A") + accounts - 1) + " Outlet" in text


def test_different_events_are_said_plainly() -> None:
    other = Event(same_event="no", score=0, reasons=("no shared name",))
    text = rendered(
        comparison_view(comparison(event=other, alignments=(), omissions=(), synopsis=()))
    )
    assert "The accounts seem to be about different events: no shared name" in text
    assert "No statements could be matched, so there was nothing to search for conflicts." in text


def test_no_conflict_is_said_of_what_was_aligned() -> None:
    agreed = comparison().alignments[1:]
    text = one_line(rendered(comparison_view(comparison(alignments=agreed))))
    assert "No conflict was found in the one statement that could be matched." in text


def test_names_that_only_one_account_gives_are_left_to_its_analysis() -> None:
    whole = comparison()
    (contrast, *_) = whole.naming_contrasts
    rows = tuple(row.model_copy(update={"article": "an_0"}) for row in contrast.rows)
    alone = contrast.model_copy(update={"rows": rows})
    text = rendered(comparison_view(comparison(naming_contrasts=(alone,))))
    assert "NAMES FOR THE SAME THING" not in text


def test_topics_and_angles_stand_apart() -> None:
    shift = comparison().frame_shifts[0]
    other = shift.model_copy(update={"taxonomy": "generic_frames", "frame": "morality"})
    topic = shift.model_copy(update={"taxonomy": "policy_frames", "frame": "morality"})
    text = one_line(rendered(comparison_view(comparison(frame_shifts=(topic, other)))))
    assert text.index("Topics") < text.index("Angles")
    assert "(angle)" not in text


def test_a_warning_of_the_machinery_is_worded_for_readers() -> None:
    warning = RunWarning(code="synopsis_sentences_removed", message="1 sentences were removed")
    text = one_line(rendered(comparison_view(comparison(run=run(warnings=(warning,))))))
    assert "Part of the summary was left out" in text
    assert "1 sentences" not in text


def test_one_possible_conflict_and_two_possible_conflicts() -> None:
    sign = RELATIONS["possible_conflict"]
    assert (sign.counted(1), sign.counted(2)) == (
        "1 possible contradiction",
        "2 possible contradictions",
    )


def test_relations_are_told_apart_without_colour() -> None:
    assert len({sign.sign for sign in RELATIONS.values()}) == len(RELATIONS)
    assert len({sign.name for sign in RELATIONS.values()}) == len(RELATIONS)


def test_what_it_comes_to_stands_before_the_details() -> None:
    text = one_line(rendered(comparison_view(comparison()), 100))
    order = [
        text.index(words)
        for words in ("accounts side by side", "Both accounts report", "≠ contradiction")
    ]
    assert order == sorted(order)
