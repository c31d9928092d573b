"""What is told is the same whoever hears it, and however its clause opens."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of

HEARERS = (
    "him",
    "MPs",
    "police",
    "the court",
    "her son",
    "friends and family",
    "a crowd of supporters in Hull",
    "the committee's chair",
    "the newspaper on Monday",
    "parents in an email",
    "the jury at Leeds Crown Court",
    "Sky News",
    "CNN's Jake Tapper",
    "the BBC's Today programme",
    "Fox News host Jim Dale",
    "Radio 4",
    "President Trump",
)
CLAUSES = (
    "it was late",
    "this would fail",
    "there would be no money",
    "prices will rise",
    "up to 50 jobs could go",
    "£3m had been lost",
    "nearly half of voters were undecided",
    "no one had known",
    "the plan, agreed in May, would fail",
    "his own plan was better",
    "if it rains, the game will stop",
    "women were hurt",
    "the man who called had left",
    "we are ready",
)


@pytest.mark.parametrize("hearer", HEARERS)
@pytest.mark.parametrize("link", ["", "that "])
def test_what_is_told_starts_behind_whoever_hears_it(hearer: str, link: str) -> None:
    for clause in CLAUSES:
        sources = sources_of(f"Ann Lee told {hearer} {link}{clause}.")
        assert [content_of(a) for a in sources.attributions] == [clause]


@pytest.mark.parametrize(
    "clause",
    [
        *CLAUSES,
        "Russia could attack",
        "Ukraine's army was tired",
        "only a few survived",
        "even small firms would suffer",
        "by 2030 it would be gone",
        "in the past year crime had risen",
        "as a result, jobs would go",
        "with winter coming, people would freeze",
        "in some cases, children had died",
    ],
)
def test_what_is_said_starts_however_its_clause_opens(clause: str) -> None:
    sources = sources_of(f"Ann Lee said {clause}.")
    assert [content_of(a) for a in sources.attributions] == [clause]


@pytest.mark.parametrize("clause", [*CLAUSES, "Russia could attack", "Ukraine's army was tired"])
def test_a_warning_needs_no_hearer(clause: str) -> None:
    sources = sources_of(f"Ann Lee warned {clause}.")
    assert [content_of(a) for a in sources.attributions] == [clause]


@pytest.mark.parametrize(
    "place", ["in Paris", "at the scene", "on the steps of the court", "outside the hospital"]
)
def test_the_place_of_saying_is_no_part_of_what_is_said(place: str) -> None:
    sources = sources_of(f"Ann Lee said {place} the deal was dead.")
    assert [content_of(a) for a in sources.attributions] == ["the deal was dead"]
