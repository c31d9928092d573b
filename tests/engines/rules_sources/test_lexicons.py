"""Lexicons: every entry matches its example and not its counter-example."""

from typing import Any

import pytest
from pydantic import ValidationError

from api.engines.rules.words.lexicons import (
    Entry,
    Lexicon,
    Listed,
    Matcher,
    all_forms,
    forms_of,
    load,
    names,
)
from api.engines.rules.words.tokens import Tokens, scan


def _entry(*forms: str, category: str = "x", **rest: Any) -> Entry:
    return Entry(forms=forms, category=category, match=forms[0], no_match="none", **rest)


def _lexicon(*entries: Entry) -> Lexicon:
    return Lexicon(name="trial", purpose="trial", entries=entries)


def _found(lexicon: Lexicon, text: str) -> list[str]:
    return [text[match.start : match.end] for match in Matcher(lexicon).find(scan(text))]


@pytest.mark.parametrize("name", names())
def test_every_entry_matches_its_example_and_not_its_counter_example(name: str) -> None:
    lexicon = load(name)
    matcher = Matcher(lexicon)
    missing = [
        entry.match
        for entry in lexicon.entries
        if entry not in [match.entry for match in matcher.find(scan(entry.match))]
    ]
    wrong = [
        entry.no_match
        for entry in lexicon.entries
        if entry in [match.entry for match in matcher.find(scan(entry.no_match))]
    ]
    assert (missing, wrong) == ([], [])
    assert lexicon.name == name


def test_the_longest_phrase_wins() -> None:
    lexicon = _lexicon(_entry("called"), _entry("called on", category="y"))
    assert _found(lexicon, "He called on them and called it a day.") == ["called on", "called"]


def test_equal_phrases_of_two_entries_both_match() -> None:
    lexicon = _lexicon(_entry("court"), _entry("court", category="y"))
    found = Matcher(lexicon).find(scan("The court rose."))
    assert [match.entry.category for match in found] == ["x", "y"]


def test_guards_and_capitals() -> None:
    lexicon = _lexicon(_entry("US", cased=True), _entry("said", unless_after=("the",)))
    assert _found(lexicon, "The US said it told us of the said deed.") == ["US", "said"]


def test_a_phrase_may_end_with_the_text_and_not_behind_it() -> None:
    lexicon = _lexicon(_entry("set out", "set out a case"), _entry("out", category="y"))
    assert _found(lexicon, "They set out a case, as she set out") == ["set out a case", "set out"]
    assert _found(lexicon, "They set. Out a case they set") == ["Out"]


def test_a_phrase_that_is_guarded_here_leaves_the_shorter_one() -> None:
    lexicon = _lexicon(_entry("look up to", unless_before=("five",)), _entry("look up"))
    assert _found(lexicon, "They look up to five names.") == ["look up"]


@pytest.mark.parametrize("kind", [list, Tokens])
def test_words_of_a_list_are_found_by_the_pass_of_all_lexicons(kind: type) -> None:
    tokens = kind(scan("She is here, and IS not there."))
    assert list(Listed({"is", "not"}).places(tokens)) == [1, 5, 6]


def test_forms_by_category() -> None:
    assert "mr" in forms_of("around_names", "man")
    assert "mr" not in forms_of("around_names", "woman")
    assert forms_of("around_names", "man", "woman") < all_forms("around_names")


def test_kinds_of_apostrophe_do_not_matter() -> None:
    assert _found(_lexicon(_entry("so-called 's")), "a so-called’s") == ["so-called’s"]


def test_a_form_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValidationError, match="stands twice"):
        _lexicon(_entry("said"), _entry("said"))
