"""The synopsis: verbatim, short, citing what it rests on."""

from typing import TYPE_CHECKING, cast

from api.engines.rules.synopsis import synopsis
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.reading import Side, SynopsisInput
from tests.engines.rules_claims.readings import first_claim

if TYPE_CHECKING:
    from api.schemas.analysis import ArticleAnalysis

UNUSED = cast("ArticleAnalysis", None)


def _statement(number: int, relation: Relation, *texts: str) -> SynopsisInput:
    members = tuple(
        (f"Paper {i}", (Side(f"k{i}", first_claim(text), UNUSED),)) for i, text in enumerate(texts)
    )
    on: tuple[ConflictOn, ...] = ("number",) if relation == "possible_conflict" else ()
    return SynopsisInput(f"a{number}", texts[0], relation, on, members)


def test_agreement_is_quoted_once_and_conflict_side_by_side() -> None:
    draft = synopsis(
        [
            _statement(1, "corroborated", "The dam failed in Orrin.", "The dam in Orrin failed."),
            _statement(2, "possible_conflict", "Four people died.", "Six people died."),
        ]
    )
    assert [sentence.alignment_ids for sentence in draft.sentences] == [("a2",), ("a1",)]
    conflict, agreement = (sentence.text for sentence in draft.sentences)
    assert conflict == (
        "The accounts may conflict on a number: Paper 0: “Four people died”; "
        "Paper 1: “Six people died”."
    )
    assert agreement == "Both accounts report: “The dam failed in Orrin”."


def test_at_most_eight_sentences() -> None:
    relations: tuple[Relation, ...] = (
        "corroborated",
        "possible_conflict",
        "differently_framed",
        "more_specific",
    )
    many = [
        _statement(i, relations[i % 4], "The dam failed in Orrin.", "The dam broke in Orrin.")
        for i in range(40)
    ]
    assert 4 <= len(synopsis(many).sentences) <= 8


def test_what_one_account_alone_says_only_when_there_is_nothing_else() -> None:
    alone = _statement(1, "only_in", "The dam failed in Orrin.")
    both = _statement(2, "corroborated", "Four people died.", "Four people died.")
    assert [s.alignment_ids for s in synopsis([alone, both]).sentences] == [("a2",)]
    assert [s.alignment_ids for s in synopsis([alone]).sentences] == [("a1",)]
    assert synopsis([]).sentences == ()
