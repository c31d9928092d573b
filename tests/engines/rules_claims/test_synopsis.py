"""The synopsis: verbatim, short, citing what it rests on."""

from dataclasses import replace

from api.engines.rules.comparison.synopsis import synopsis
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.reading import Side, SynopsisInput
from tests.engines.rules_claims.judging import analysed


def _statement(number: int, relation: Relation, *texts: str) -> SynopsisInput:
    members = tuple(
        (f"Paper {i}", tuple(Side(f"k{i}", c, analysed(text)) for c in analysed(text).claims))
        for i, text in enumerate(texts)
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


def test_at_most_five_sentences() -> None:
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
    assert 4 <= len(synopsis(many).sentences) <= 5


def test_what_one_account_alone_says_only_when_there_is_nothing_else() -> None:
    alone = _statement(1, "only_in", "The dam failed in Orrin.")
    both = _statement(2, "corroborated", "Four people died.", "Four people died.")
    assert [s.alignment_ids for s in synopsis([alone, both]).sentences] == [("a2",)]
    assert [s.alignment_ids for s in synopsis([alone]).sentences] == [("a1",)]
    assert synopsis([]).sentences == ()


def test_no_agreement_is_told_where_an_author_keeps_a_distance() -> None:
    told = _statement(
        1,
        "corroborated",
        "The clinic in Leeds had closed, the mayor said.",
        "The mayor claimed without evidence that the clinic in Leeds had closed.",
    )
    (sentence,) = synopsis([told]).sentences
    assert "accounts report" not in sentence.text
    assert "not all as their own word" in sentence.text


def test_a_long_statement_is_quoted_by_its_first_clause() -> None:
    long = (
        "The dam above Orrin, which the state company built in 1974 for the paper mill, failed "
        "after rain, and the water took the bridge and the road and eleven of the older houses."
    )
    (sentence,) = synopsis([_statement(1, "corroborated", long, long)]).sentences
    quote = sentence.text.partition("“")[2].rstrip("”.")
    assert len(quote.removesuffix(" …").split()) <= 25
    assert quote.startswith("The dam above Orrin")


def test_of_several_claims_the_one_that_the_statement_is_about_is_quoted() -> None:
    several = "Four died. The maintenance budget of the Orrin dam had not been cut."
    told = _statement(1, "possible_conflict", several, "The maintenance budget was cut.")
    told = replace(told, statement="The maintenance budget of the Orrin dam had not been cut.")
    (sentence,) = synopsis([told]).sentences
    assert "had not been cut" in sentence.text
    assert "Four died" not in sentence.text


def test_an_agreement_is_quoted_in_the_plainer_wording() -> None:
    loaded, plain = "The ailing dam in Orrin collapsed.", "The dam in Orrin failed."
    told = replace(_statement(1, "corroborated", loaded, plain), statement=plain)
    (sentence,) = synopsis([told]).sentences
    assert sentence.text == "Both accounts report: “The dam in Orrin failed”."
