"""A quote stands in the text word for word, or it is no evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.grounding import ground
from api.text.words import words
from tests.text.articles import document

TEXT = (
    "The Ministry’s “regrouping” – as it was called – cost 1,000 lives. The troops left the city.\n"
    "They can’t return, the Izyum-Balaklya group’s chief\u00a0said. The troops left the field.\n"
)


@pytest.mark.parametrize(
    ("quote", "sentence", "found", "match"),
    [
        ("cost 1,000 lives", 0, "cost 1,000 lives", "exact"),
        ("  cost 1,000 lives\n", 0, "cost 1,000 lives", "exact"),
        ('"regrouping"', 0, "“regrouping”", "normalized"),
        ("'regrouping'", 0, "“regrouping”", "normalized"),
        ("Ministry's", 0, "Ministry’s", "normalized"),
        ("Ministry", 0, "Ministry", "exact"),
        ("as it was called — cost", 0, "as it was called – cost", "normalized"),
        ("chief said", 2, "chief\u00a0said", "normalized"),
        ("left the  city", 1, "left the city", "normalized"),
        ("city. They can't", 1, "city.\nThey can’t", "normalized"),
        ('"left the city"', 1, "left the city", "normalized"),
        ("Balaklya", 2, "Balaklya", "exact"),
        ("1,000", 0, "1,000", "exact"),
        ("left the city.", None, "left the city.", "exact"),
    ],
)
def test_folds_only_what_typesetting_changes(
    quote: str, sentence: int | None, found: str, match: str
) -> None:
    span = ground(document(TEXT), quote, sentence)
    assert span is not None
    assert (span.exact, span.match) == (found, match)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "  ",
        "“”",
        "…",
        "he",
        "can",
        "000 lives",
        "cost 1",
        "the troops left",
        "The troops did not left the city",
        "The troops city",
        "left the city…",
        "The Ministry’s … lives",
        "The Ministry’s [...] lives",
        "left the cit",
        "eft the city",
        "left the town",
        "city the left",
    ],
)
def test_rejects_every_other_difference(quote: str) -> None:
    assert ground(document(TEXT), quote) is None


@pytest.mark.parametrize(
    ("sentence", "chosen"), [(None, 1), (0, 1), (1, 1), (2, 1), (3, 3), (99, 1)]
)
def test_the_sentence_decides_between_places(sentence: int | None, chosen: int) -> None:
    span = ground(document(TEXT), "The troops left the", sentence)
    assert span is not None
    assert span.sentence == chosen


def test_a_folded_match_in_the_sentence_goes_before_an_exact_one_elsewhere() -> None:
    text = 'He said "no" at once. She said “no” at last.'
    span = ground(document(text), 'said "no"', 1)
    assert span is not None
    assert (span.exact, span.match) == ("said “no”", "normalized")


@pytest.mark.parametrize(
    ("text", "quote", "exact"),
    [
        ("Le cafe\u0301 ferme.", "café", "cafe\u0301"),
        ("Le café ferme.", "cafe\u0301 ferme", "café ferme"),
        ("A co\u00adopera\u00adtion.", "cooperation", "co\u00adopera\u00adtion"),
        ("\u1112\u1161\u11ab글 text", "한글", "\u1112\u1161\u11ab글"),
        ("So -- he said -- it went.", "So — he said", "So -- he said"),
        ("He said ''no'' twice.", 'said "no"', "said ''no''"),
    ],
)
def test_offsets_are_those_of_the_original(text: str, quote: str, exact: str) -> None:
    span = ground(document(text), quote)
    assert span is not None
    assert span.exact == exact


def test_a_letter_without_its_accent_is_another_letter() -> None:
    assert ground(document("Le cafe\u0301 ferme."), "cafe") is None


_NO_SIGNS = str.maketrans("", "", "-‑–−/")
"""A sign belongs to the number behind it and a stroke to both beside it, but to no word."""


@given(st.text(min_size=1, max_size=80), st.data())
def test_every_run_of_whole_words_is_found(noise: str, data: st.DataObject) -> None:
    text = f"word {noise} word".translate(_NO_SIGNS)
    offsets = words(text)
    first = data.draw(st.integers(0, len(offsets) - 1))
    last = data.draw(st.integers(first, len(offsets) - 1))
    quote = text[offsets[first][0] : offsets[last][1]]
    span = ground(document(text), quote)
    if any(char.isalnum() for char in quote):
        assert span is not None
        assert span.exact == quote


@given(
    st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon"]), min_size=3), st.data()
)
def test_a_quote_with_a_word_dropped_or_changed_is_not_found(
    chosen: list[str], data: st.DataObject
) -> None:
    text = " ".join(chosen)
    at = data.draw(st.integers(1, len(chosen) - 2))
    for replacement in ([], ["not"]):
        quote = " ".join(chosen[:at] + replacement + chosen[at + 1 :])
        assert (ground(document(text), quote) is not None) == (f" {quote} " in f" {text} ")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They fired non-lethal weapons at the crowd.", "lethal weapons at the crowd"),
        ("The anti-government forces left.", "government forces left"),
        ("The ex-President Smith spoke.", "President Smith spoke"),
        ("The so-called doctor was there.", "called doctor was there"),
        ("A government-backed militia came.", "A government"),
        ("It was −5 degrees at night.", "5 degrees at night"),
        ("Some 2–5 million people fled.", "5 million people fled"),
        ("In 3/4 of the cases it failed.", "4 of the cases"),
        ("At 10:30 the vote began.", "30 the vote began"),
    ],
)
def test_a_quote_never_cuts_off_what_turns_its_meaning(text: str, quote: str) -> None:
    article = document(text)
    assert ground(article, quote) is None
    assert ground(article, text[:-1]) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The Izyum-Balaklya group left.", "Balaklya group left"),
        ("The war - the third - ended.", "the third"),
        ("The war—the third—ended.", "the third"),
        ("It fell in 2019-2020, he said.", "he said"),
    ],
)
def test_a_dash_between_words_and_a_name_of_two_names_may_be_cut(text: str, quote: str) -> None:
    article = document(text)
    assert ground(article, quote) is not None
