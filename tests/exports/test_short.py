"""What a comparison comes to, in few words, and the words in which quotes differ."""

import pytest

from api.readable.accounts import Accounts
from api.readable.differing import contrasted, differing, parts_of, pieces, pieces_at
from api.readable.rows import statement_groups, statement_numbers
from api.readable.short import sentences
from api.readable.wording import clip_around
from api.schemas.comparison import ClaimRef, Comparison, ConflictOn, SynopsisSentence
from tests.exports.compared import comparison
from tests.exports.samples import run
from tests.exports.test_stating import DENIED, SAID, conflicting


@pytest.mark.parametrize(
    ("left", "right", "on", "told"),
    [
        ("Fourteen people were hurt", "16 people were hurt", "number", ("Fourteen",)),
        ("Fourteen people were hurt", "14 people were hurt", "number", ()),
        ("1,200 men left on 3 May", "1200 men left on 4 May", "number", ("3",)),
        ("the bridge had not been checked", "it had been checked", "polarity", ("not",)),
        ("it hasn't been checked", "it had been checked", "polarity", ("hasn't",)),
        ("no one was hurt", "two were hurt", "polarity", ("no one",)),
        ("It fell on Monday", "It fell on Tuesday", "time", ("Monday",)),
        ("It fell in Leeds", "Leeds saw it fall", "place", ()),
    ],
)
def test_words_that_differ(left: str, right: str, on: ConflictOn, told: tuple[str, ...]) -> None:
    assert differing(left, right, parts_of((on,))) == told
    assert "".join(piece.text for piece in pieces(left, right, parts_of((on,)))) == left


def test_of_names_for_a_thing_the_quoted_words_differ() -> None:
    assert differing("called it a “feint” in Kyiv", "called it a “regrouping”") == ("feint",)


def test_words_that_the_rule_found_are_marked_where_no_number_or_name_differs() -> None:
    because = "“retreat” in one, “flee” in the other."
    left, right = "they flee from the army", "their retreat from the town"
    assert contrasted(because, left, right) == ("flee",)
    assert [p.text for p in pieces_at(left, ("flee",)) if p.differs] == ["flee"]
    assert contrasted(because, right, left) == ("retreat",)


@pytest.mark.parametrize(
    ("text", "told", "clipped"),
    [
        ("one two three", "", "one two three"),
        ("one two three four five", "", "one two three …"),
        ("one two three four five", "five", "… three four five"),
        ("one two, three four five six", "four", "… three four five …"),
    ],
)
def test_quotes_are_clipped_at_words_around_the_difference(
    text: str, told: str, clipped: str
) -> None:
    assert clip_around(text, told, most=3) == clipped


def lines(made: Comparison) -> list[str]:
    return [one.text for one in sentences(Accounts(made))]


def test_agreement_names_the_accounts_that_agree() -> None:
    assert lines(comparison(2)) == [
        "Both accounts report, from one source: “The port ground to a halt on Monday”."
    ]
    some = _told_by(comparison(4), (1, 3))
    assert lines(some)[0].startswith("B and D report, from one source: ")
    assert lines(comparison(4))[0].startswith("All 4 accounts report")


def _told_by(made: Comparison, places: tuple[int, ...]) -> Comparison:
    told = tuple(
        one.model_copy(update={"members": tuple(one.members[place] for place in places)})
        if one.id == "s2"
        else one
        for one in made.alignments
    )
    return made.model_copy(update={"alignments": told})


def test_a_conflict_is_told_with_the_difference_first_and_letters_in_order() -> None:
    made = comparison(synopsis=(_sentence("long"),))
    (line,) = lines(made)
    assert line == (
        "The accounts contradict each other about whether it is so: A: “all ships had left” "
        "— Harbour board; B: “all ships had left” — Harbour board."
    )


def _sentence(text: str) -> SynopsisSentence:
    claims = (ClaimRef(article="an_0", claim_id="c2"),)
    return SynopsisSentence(text=text, alignment_ids=("s1",), claims=claims)


def test_a_model_is_quoted_with_letters_for_labels_but_not_within_quotes() -> None:
    said = "Outlet 1 says less than Outlet 0: “Outlet 1 is silent”."
    made = comparison(
        run=run(model="some-model"),
        synopsis=(_sentence(said),),
    )
    assert lines(made) == ["B says less than A: “Outlet 1 is silent”."]


def test_statements_are_grouped_with_their_words_uncut_where_nothing_conflicts() -> None:
    made = comparison()
    groups = statement_groups(Accounts(made), statement_numbers(made))
    sayings = [s for g in groups for row in g.rows for c in row.cells.values() for s in c.sayings]
    assert all(
        [piece.text for piece in cut] == [span.exact]
        for saying in sayings
        for span, cut in saying.shown
    )


def test_what_is_denied_or_said_by_a_source_is_told_so_in_short() -> None:
    made = conflicting(DENIED, SAID)
    told = made.model_copy(update={"synopsis": (_sentence("long"),)})
    assert lines(told)[0].endswith(
        "A: denied: “all ships had left” — Dockers' union; B: “all ships had left” — Harbour board."
    )
