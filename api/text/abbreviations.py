"""Words that end in a full stop which need not end a sentence; see `data/abbreviations.yaml`."""

from typing import cast

from api.text.data import load

_LISTS = cast("dict[str, str]", load("abbreviations"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


TITLES = _words("titles")
LOWER_TITLES = _words("lower_titles")
BEFORE_NUMBER = _words("before_number")
PERHAPS_FINAL = _words("perhaps_final")
LOWER_FINAL = _words("lower_final")
CLOCK = _words("clock")
AFTER_CLOCK = _words("after_clock")
STREETS = _words("streets")
COMPASS = _words("compass")
LETTERED = _words("lettered")
EXCLAIMED = _words("exclaimed")
DOMAINS = _words("domains")
STARTERS = _words("starters")
SPEECH_TAGS = _words("speech_tags")
