"""Changes of known effect are made alike from one seed number, from files that fit."""

from pathlib import Path
from typing import Final

import pytest

from api.ingest import from_text
from evals.perturbations import KINDS, cases
from evals.perturbations.sites import SiteError
from tests.seeds import seed_000, seed_004

ARTICLES: Final = {"000": from_text(seed_000()), "004": from_text(seed_004())}
ALL: Final = cases(ARTICLES, 1)
BRIDGE: Final = """Ministers in Arden have closed the northern bridge for six weeks.

Police said that 40 drivers ignored the signs on Monday. “They drove on,” officer Jane Roe said.

The council denied that anybody was hurt. Repairs will cost two million euros."""


def test_some_hundred_cases_of_every_kind_and_each_with_a_name_of_its_own() -> None:
    assert 250 <= len(ALL) <= 400
    assert {case.kind for case in ALL} == set(KINDS)
    assert len({case.name for case in ALL}) == len(ALL)
    assert all(case.name.startswith(f"{case.kind} ") for case in ALL)


def test_one_seed_number_makes_the_same_cases_and_another_makes_others() -> None:
    assert cases(ARTICLES, 1) == ALL
    other = {case.name for case in cases(ARTICLES, 2)}
    assert len(other) == len(ALL)
    assert len(other - {case.name for case in ALL}) > len(ALL) / 4


def test_the_number_of_cases_can_be_limited() -> None:
    few = cases(ARTICLES, 1, limit_per_kind=2)
    assert len(few) == 2 * len(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"itself", "order_swapped"}))
def test_every_case_changes_something(kind: str) -> None:
    assert all(case.before.text != case.after.text for case in ALL if case.kind == kind)


@pytest.mark.parametrize("article", ARTICLES)
def test_both_articles_are_changed_at_their_own_words(article: str) -> None:
    alone = cases({article: ARTICLES[article]}, 1)
    pairs_only = {"copied_in_other_words"}
    assert {case.kind for case in alone} >= set(KINDS) - pairs_only - (
        {"quotes_curled"} if article == "004" else set()
    )


def test_any_other_article_is_changed_in_the_ways_that_need_no_words_of_it() -> None:
    made = cases({"bridge": from_text(BRIDGE)}, 1)
    kinds = {case.kind for case in made}
    assert kinds >= {"itself", "whitespace_changed", "boilerplate_inserted", "unrelated"}
    assert "claim_negated" not in kinds


def test_another_article_of_a_known_id_is_not_taken_for_it() -> None:
    made = cases({"000": from_text(BRIDGE)}, 1)
    assert "claim_negated" not in {case.kind for case in made}


@pytest.mark.parametrize(
    ("site", "message"),
    [
        ('negations: [{words: "no such words", to: ["none"]}]', "'no such words' stands 0 times"),
        ('negations: [{words: "the", to: ["none"]}]', "'the' stands [1-9] times"),
        ("negations: [{words: closed}]", "negations.0.to"),
        ("negation: []", "negation"),
        ('blocks: [{first: "Police", last: "Ministers"}]', "before it begins"),
        ("[", "own.yaml"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(
    tmp_path: Path, site: str, message: str
) -> None:
    opening = "article: bridge\nopening: Ministers in Arden\n"
    (tmp_path / "own.yaml").write_text(f"{opening}{site}", encoding="utf-8")
    with pytest.raises(SiteError, match=message):
        cases({"bridge": from_text(BRIDGE)}, 1, sites=tmp_path)


def test_own_files_add_changes_of_own_articles(tmp_path: Path) -> None:
    site = 'negations: [{words: "have closed", to: ["have not closed"]}]'
    (tmp_path / "own.yaml").write_text(
        f"article: bridge\nopening: Ministers in Arden\n{site}", encoding="utf-8"
    )
    made = cases({"bridge": from_text(BRIDGE)}, 1, sites=tmp_path)
    (case,) = (case for case in made if case.kind == "claim_negated")
    assert "have not closed" in case.after.text


def test_a_number_of_cases_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 cases"):
        cases(ARTICLES, 1, limit_per_kind=-1)


def test_without_an_article_there_is_nothing_to_make() -> None:
    with pytest.raises(SiteError, match="no article"):
        cases({}, 1)
