"""Which stretches stand within quotation marks."""

import pytest

from tests.seeds import seed_000, seed_004
from tests.text.articles import document


def quoted(text: str) -> list[tuple[str, int]]:
    found = document(text).quotations
    return [(text[q.inner_start : q.inner_end], q.depth) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', [("no", 0)]),
        ("He said “no” twice.", [("no", 0)]),
        ("He said ‘no’ and ''yes'' twice.", [("no", 0), ("yes", 0)]),
        ("Due to 'Total Shortage' of arms.", [("Total Shortage", 0)]),
        ("Il dit « non » et «oui».", [(" non ", 0), ("oui", 0)]),
        ("Er sagte „nein“ und ‚ja‘ und »doch«.", [("nein", 0), ("ja", 0), ("doch", 0)]),
        ("I don't know the boys' team of the '90s.", []),
        ("I don’t know the boys’ team of the ‘90s or the ’80s.", []),
        ("The wave was 6'2\" high and 12\" wide.", []),
        ("“He said ‘no’ to me,” she said.", [("He said ‘no’ to me,", 0), ("no", 1)]),
        ("‘He said “no” to me,’ she said.", [("He said “no” to me,", 0), ("no", 1)]),
        ("“A “gift” and a “bribe,” he said,” she said.", [
            ("A “gift” and a “bribe,” he said,", 0), ("gift", 1), ("bribe,", 1)
        ]),
        ("'The boys' club is over,' he said.", [("The boys' club is over,", 0)]),
        ("\"'Stop,' he cried,\" she said.", [("'Stop,' he cried,", 0), ("Stop,", 1)]),
    ],
)  # fmt: skip
def test_pairs_marks(text: str, expected: list[tuple[str, int]]) -> None:
    assert quoted(text) == expected


def test_speech_over_paragraphs_continues() -> None:
    found = document('He said: "One went.\n\n"Two went.\n\n"Three went."\n\n"Four," she said.')
    flags = [(q.closed, q.continues) for q in found.quotations]
    assert flags == [(False, False), (False, True), (True, True), (True, False)]


def test_speech_reopened_at_each_sentence_continues() -> None:
    found = [q for q in document(seed_000()).quotations if seed_000()[q.start] == '"']
    assert [(q.closed, q.continues, q.depth) for q in found] == [
        (False, False, 0),
        (False, True, 0),
        (False, True, 0),
        (True, True, 0),
    ]


def test_names_within_a_statement_are_nested() -> None:
    text = seed_004()
    found = document(text).quotations
    inner = [text[q.inner_start : q.inner_end] for q in found if q.depth == 1]
    assert inner == [
        "gesture of goodwill",
        "organized withdrawal of Russian troops from Kharkiv region to Donetsk region,",
    ]
    assert text[found[0].inner_start : found[0].inner_end].startswith("At first")
    assert text[found[0].inner_start : found[0].inner_end].endswith("opposition,")


def test_a_missing_closing_mark_reaches_to_the_end_of_the_paragraph() -> None:
    (found,) = document("He said “no, and left.\n\nIt rained.").quotations
    assert (found.closed, found.end) == (False, len("He said “no, and left."))
