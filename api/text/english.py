"""Word lists of English; see `data/english.yaml`."""

from typing import TypedDict, cast

from api.text.data import load


class _Lists(TypedDict):
    function_words: str
    irregular: dict[str, str]
    numbers: dict[str, int]
    scales: dict[str, int]
    weekdays: str
    months: str


_LISTS = cast("_Lists", load("english"))

FUNCTION_WORDS = frozenset(_LISTS["function_words"].split())
IRREGULAR = {form: base for base, forms in _LISTS["irregular"].items() for form in forms.split()}
"""Irregular forms and the word that each is a form of."""
NUMBERS = _LISTS["numbers"]
"""The values of number words below a hundred."""
SCALES = _LISTS["scales"]
"""What words and signs behind a number multiply it by."""
WEEKDAYS = tuple(_LISTS["weekdays"].split())
MONTHS = tuple(_LISTS["months"].split())
