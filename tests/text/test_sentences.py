"""Where sentences end."""

import pytest

from tests.seeds import seed_000
from tests.text.articles import document


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Smith met Gov. Abbott.", "He left at 5 p.m. on Monday."],
        ["It opens at 9 a.m. Monday.", "It closes at 5 p.m.", "Police said so."],
        ["J. K. Rowling wrote it.", "George W. Bush read it."],
        ["He lives at No. 5, Page St.", "It was Jan. 5, 2022."],
        ["The U.S.-based group met the U.S. President.", "It left the U.S.", "The end came soon."],
        ["Apple Inc. rose 4.5% to $3.20.", "Shares of Acme Corp. Ltd. fell."],
        ["Smith v. Jones was heard.", "It is cited, e.g. Smith, often."],
        ["This is plan B.", "The first one failed."],
        ["Well … I do not know.", "He paused...", "Then he left."],
        ["It was ... odd.", "Was it?", "Yes!"],
        ['"Are you?" he asked.', '"No!" Mr Smith said.', '"Why?" Tom Hall asked as he left.'],
        ['He said "stop."', "Then he left."],
        ['He said "stop." and left.', "It rained."],
        ['"I was here.', 'I saw it," he said.', '"It was bad."'],
        ["‘I was here.’", "She nodded.", "‘So was I.’"],
        ["He said: “It is over.”", "“Never,” she replied."],
        ["It fell (see p. 5).", "(It rose later.)", "All was well."],
        ["The case is [2022] UKSC 5.[12]", "It was new."],
        ["他走了。", "她来了。"],
        ["1. The first point.", "It stands."],
    ],
)
def test_splits(sentences: list[str]) -> None:
    assert [s.span.exact for s in document(" ".join(sentences)).sentences] == sentences


def test_a_quotation_that_ends_a_sentence_is_kept_apart_from_the_next() -> None:
    found = [s.span.exact for s in document(seed_000()).sentences]
    (index,) = [i for i, text in enumerate(found) if text.endswith('still fighting."')]
    assert found[index + 1].startswith("Volodymyr Zelensky could not resist")


def test_lines_end_sentences() -> None:
    found = document("First line without a stop\nSecond line\n\nThird line").sentences
    assert len(found) == 3


WRAPPED = """\
The council voted on Monday to close the bridge after engineers found
cracks in two of its four piers. Residents said that they had not been
told of the plan, and that the detour would cost them an hour a day.

A spokesman for the council said that the work would begin in May. He
gave no date for its end.
"""


def test_wrapped_lines_do_not_end_sentences() -> None:
    found = document(WRAPPED)
    assert len(found.regions) == 2
    assert len(found.sentences) == 4


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“It is over,” he said.", True),
        ("He called it “over” on Monday.", False),
        ("He left.", False),
    ],
)
def test_tells_speech(text: str, *, speech: bool) -> None:
    assert document(text).sentences[0].is_speech is speech
