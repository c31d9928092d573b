"""A model's words become a draft, or the reader learns what is wrong with which item."""

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import model_validator

from api.llm.answers import Parsed, parse
from api.schemas.base import Draft


class Item(Draft):
    kind: Literal["fact", "view"]
    number: int
    quote: str


class Functions(Draft):
    causes: tuple[Item, ...]


class Answer(Draft):
    items: tuple[Item, ...]
    functions: Functions
    title: str


GOOD = {"kind": "fact", "number": 1, "quote": "rain fell"}


def answer(*items: Any, **more: Any) -> dict[str, Any]:
    return {"items": list(items), "functions": {"causes": []}, "title": "t", **more}


def said(parsed: Parsed[Answer]) -> list[str]:
    return [str(problem) for problem in parsed.problems]


WHOLE = json.dumps(answer(GOOD))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (WHOLE, ""),
        (f"\ufeff {WHOLE}\n", ""),
        (f"<think>Is {{ right?</think>{WHOLE}", ""),
        (f'Here: {WHOLE}\nIt is 5" long.', "around"),
        (f"```json\n{WHOLE}\n```", "around"),
        (WHOLE[:-1] + ",}", "mended"),
        (WHOLE.replace("}]", "},]"), "mended"),
        (WHOLE[:-1] + ', "title": "t"}', "twice"),
        (json.dumps(answer({**GOOD, "mood": 1}, extra={})), "not asked for"),
    ],
)
def test_a_complete_answer_is_read_and_what_was_mended_is_noted(text: str, note: str) -> None:
    parsed = parse(text, Answer)
    assert parsed.value == Answer.model_validate(answer(GOOD))
    assert parsed.problems == ()
    assert all(note in given for given in parsed.notes)
    assert bool(note) == bool(parsed.notes)


@pytest.mark.parametrize("end", range(1, len(WHOLE)))
def test_an_answer_that_breaks_off_is_never_mended(end: int) -> None:
    parsed = parse(WHOLE[:end], Answer)
    assert parsed.value is None
    assert said(parsed) == ["the answer breaks off before its end"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON object"),
        ("I cannot do that.", "no JSON object"),
        ("[1, 2]", "no JSON object"),
        ('{"title": ' + "[" * 51 + "]" * 51 + "}", "nested too deeply"),
        ("[" * 100_000 + "{", "no JSON object|breaks off"),
        ('{"a":' * 100_000, "nested too deeply"),
        (json.dumps(answer(GOOD)).replace("1", "NaN"), "not valid JSON"),
        (json.dumps(answer(GOOD)).replace("1", "1e999"), "not valid JSON"),
        (json.dumps(answer(GOOD)).replace("1", "-Infinity"), "not valid JSON"),
        ("{" + " " * 10_000_000, "too long"),
        ("{'a': 1," + " " * 200_000 + "}", "not valid JSON"),
    ],
)
def test_unusable_text_is_told_from_its_reason(text: str, reason: str) -> None:
    parsed = parse(text, Answer)
    assert parsed.value is None
    assert len(parsed.problems) == 1
    assert any(part in str(parsed.problems[0]) for part in reason.split("|"))


def test_failing_items_are_left_out_and_named_by_their_place_in_the_answer() -> None:
    bad_kind = {**GOOD, "kind": "rumour", "number": "many"}
    value = answer(GOOD, bad_kind, {"kind": "view"}, {**GOOD, "number": 4}, "text")
    value["functions"]["causes"] = [None, GOOD]
    parsed = parse(json.dumps(value), Answer)
    assert parsed.value is not None
    assert [item.number for item in parsed.value.items] == [1, 4]
    assert len(parsed.value.functions.causes) == 1
    places = [(problem.list_name, problem.index) for problem in parsed.problems]
    assert places == [("items", 1), ("items", 2), ("items", 4), ("functions.causes", 0)]
    assert said(parsed)[0].startswith("items[1]: kind: input should be 'fact' or 'view'; number:")
    assert said(parsed)[1] == "items[2]: number: field required; quote: field required"


def test_a_failing_item_can_be_shown_to_the_model_again() -> None:
    long = {**GOOD, "kind": "x", "quote": "é" * 3_000}
    parsed = parse(json.dumps(answer({"kind": "é"}, long)), Answer)
    assert parsed.problems[0].given == '{"kind":"é"}'
    assert parsed.problems[1].given.startswith('{"kind":"x","number":1,"quote":"éé')
    assert len(parsed.problems[1].given) == 2_000


class Agreed(Draft):
    items: tuple[Item, ...]

    @model_validator(mode="after")
    def numbers_differ(self) -> "Agreed":
        if len({item.number for item in self.items}) < len(self.items):
            raise ValueError("numbers must differ")
        return self


def test_items_that_are_valid_alone_may_not_fit_together() -> None:
    parsed = parse(json.dumps({"items": [GOOD, {"kind": "fact"}, GOOD]}), Agreed)
    assert parsed.value is None
    assert [str(problem).partition(":")[0] for problem in parsed.problems] == [
        "items[1]",
        "value error, numbers must differ",
    ]


def test_a_fault_outside_of_the_lists_leaves_nothing_to_use() -> None:
    parsed = parse(json.dumps({"items": [GOOD], "functions": {"causes": None}}), Answer)
    assert parsed.value is None
    assert any("functions.causes: " in line for line in said(parsed))
    assert any("title: field required" in line for line in said(parsed))


def test_halves_of_characters_do_not_get_through() -> None:
    text = json.dumps(answer({**GOOD, "quote": "a\ud83d b \ud83d\ude00"}, **{"\ud800": 1}))
    parsed = parse(text, Answer)
    assert parsed.value is not None
    assert parsed.value.items[0].quote == "a� b 😀"


FRAGMENTS = ["{", "}", "[", "]", '"', ",", ":", "\\", "items", "1", "NaN", "'", "\ud800", " ", "/*"]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40), st.integers(0, len(WHOLE)))
def test_whatever_a_model_says_is_read_or_told(pieces: list[str], place: int) -> None:
    text = WHOLE[:place] + "".join(pieces) + WHOLE[place:]
    parsed = parse(text, Answer)
    assert (parsed.value is None) <= bool(parsed.problems)
    if parsed.value:
        parsed.value.model_dump_json().encode()
