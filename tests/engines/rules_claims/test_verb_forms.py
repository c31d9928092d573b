"""The forms of verbs are English words: none has the pieces of another one in front of it."""

import re

import pytest

from api.engines.rules.words.verbs import forms

_PREFIXES = ("re", "over", "out", "un", "mis", "dis", "up", "fore")
_KNOWN = frozenset({"reread", "deserves", "improves", "approves", "prefers", "foretold"})
_LISTS = ("past", "present", "base")
_SHORTEST = 6
_DOUBLED = re.compile(r"^([a-z]{2,5})\1[a-z]")


def opened_wrongly(word: str, known: frozenset[str]) -> bool:
    """Whether the word is another known form behind letters that are no prefix."""
    tails = (place for place in range(1, len(word) - _SHORTEST + 1) if word[place:] in known)
    return any(word[:place] not in _PREFIXES for place in tails)


@pytest.mark.parametrize("category", _LISTS)
def test_a_form_begins_like_its_lemma(category: str) -> None:
    known = frozenset().union(*(forms(name) for name in _LISTS))
    odd = {word for word in forms(category) if opened_wrongly(word, known) or _DOUBLED.match(word)}
    assert odd - _KNOWN == set()


@pytest.mark.parametrize("category", ["present"])
def test_a_form_of_the_present_ends_in_s(category: str) -> None:
    assert {word for word in forms(category) if not word.endswith("s")} == set()


@pytest.mark.parametrize("word", ["cacoincides", "underunveils", "withwonders", "ininherits"])
def test_a_garbled_form_is_seen(word: str) -> None:
    known = frozenset({"coincides", "wonders", "unveils", "inherits"})
    assert opened_wrongly(word, known) or _DOUBLED.match(word)
