"""The lists by which statements are held against each other."""

import pytest

from api.engines.rules.comparison import lists
from api.engines.rules.comparison.lists import (
    class_of,
    groups_listed,
    is_class,
    keys_listed,
    table_listed,
    words_listed,
)
from api.text.stems import stem


def test_a_list_gives_classes_as_they_are_and_words_by_their_stems() -> None:
    assert class_of("people") in keys_listed("little")
    assert stem("become") in keys_listed("little")
    assert "becoming" not in words_listed("without_key")
    assert all(is_class(key) for group in groups_listed("kinds_of_acts") for key in group)
    assert table_listed("units")["minute"] == {"minute": 1, "hour": 60}


def test_a_class_that_there_is_none_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "file_listed", lambda _name: {"acts": "=death =nosuchclass"})
    with pytest.raises(KeyError, match="nosuchclass"):
        keys_listed("acts")
