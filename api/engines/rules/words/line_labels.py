"""Labels in front of a sentence: points of lists, and words such as "THE ASK:" or "Verdict:"."""

import re

from api.engines.rules.words.lexicons import load

_POINT = re.compile(r"(?:[-–—*•·▪●■►>‣◦]+\s+|\(?\d{1,2}[.)]\s+(?=[A-Z\"“]))")
_WORDED = re.compile(r"([A-Za-z][\w'’&/,. -]{1,40}?)\s?(:|\s[—–-])\s+(?=[A-Z\d\"“‘'$£€])")
_SIGN = re.compile("[:—–-]")
_LONGEST = 44
"""So many characters hold a label with the sign behind it."""
_DASH = re.compile(r"\s[—–-]\s")
_CAPITALS = re.compile(r"[A-Z][A-Z\d'’&/,. -]*[A-Z]")
_MOST_WORDS = 6
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "SEN.", "REP.", "GOV."})
_KINDS = {form: entry.category for entry in load("line_labels").entries for form in entry.forms}


def label_kind(text: str) -> str | None:
    """The category of the words that are a label, where the lexicon has them."""
    return _KINDS.get(text.strip().rstrip(":").strip().lower().replace("’", "'"))


def label_width(text: str) -> int:
    """How many characters of a sentence are its point or its label, with the space behind."""
    point = _POINT.match(text)
    width = point.end() if point else 0
    signed = _SIGN.search(text, width, width + _LONGEST)
    worded = _WORDED.match(text, width) if signed else None
    if worded and _is_label(worded[1], text[worded.end() :], dashed=worded[2] != ":"):
        return worded.end()
    return width


def is_heading(text: str) -> bool:
    """Whether a sentence is a line in capitals alone: "WHAT WE'RE WATCHING"."""
    capitals = text.isupper() and text.rstrip()[-1:] not in '.!?”"'
    return capitals and len(text.split()) <= _MOST_WORDS


def _is_label(words: str, rest: str, *, dashed: bool) -> bool:
    """Whether such words in front of a colon or a dash are a label, and nobody's name."""
    if dashed and _DASH.search(rest):
        return False
    parts = words.split()
    several = 1 < len(parts) <= _MOST_WORDS and parts[0] not in _TITLES
    return label_kind(words) is not None or (several and _CAPITALS.fullmatch(words) is not None)
