"""Datelines: place, date and agency before the first sentence of a report."""

import re

_LONGEST = 120
_AGENCY = (
    r"\((?:Reuters|REUTERS|AP|AFP|UPI|dpa|DPA|CNN|BBC|PA|PTI|ANI|IANS|Xinhua|TASS|Tass|Interfax|"
    r"Ukrinform|Bloomberg|EFE|ANSA|Kyodo|Yonhap|Anadolu|AA|CNN Business|NBC|CBS|ABC|NPR|VOA|RFE/RL|"
    r"Thomson Reuters Foundation|The Associated Press|[A-Z]{2,8}|[A-Z][a-z]+ News)\)"
)
_DASH = r"\s?(?:—|–|--|-)\s?"
_PLACE = r"[A-Z][\w.,/'’ -]{1,70}"
_WITH_AGENCY = re.compile(rf"(?:{_PLACE}\s)?{_AGENCY}{_DASH}(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
_OPENS = r"(?=[\"“‘'A-Z0-9])"
_WITH_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’/ -]{2,40})(?:, [\w. ]{2,30}){0,2}"
    r"(?:,? ?(?:--)?[(\[][A-Z][\w.,'’/ -]{1,40}[)\]]\s?(?:—|–|--|-|:)\s?"
    r"|\s(?:—|–|--|-)\s|(?<=\d):\s)"
    rf"(?:(?i:{_DAY})(?:,? \d{{4}})?\s?[—–:-]\s)?{_OPENS}"
)
_WITH_DATE = re.compile(
    r"[A-Z][A-Za-z.'’ -]{2,40}(?:, [A-Z][\w. ]{2,20})?[,.] "
    rf"{_DAY}(?:,? \d{{4}})?[,.]?"
    r"(?: (?:\([A-Z][\w./ -]{1,30}\)|/[A-Z][\w. -]{1,30}/))"
    rf"(?:[.:]| ?[—–]| --?) {_OPENS}"
)
_PLACE_ALONE = re.compile(
    r"[A-Z][a-z'’-]+(?: (?:[A-Z][a-z'’-]+|de|la|el|al)){0,2}(?:, [A-Z][\w. ]{2,20})? [—–] "
    r"(?=[A-Z“‘\"])"
)
_ASIDE_CLOSES = re.compile(r"[^.!?\n]{0,200} [—–]")
_ALONE = re.compile(rf"(?:[A-Z][\w.'’ -]{{1,40}}, ){{0,2}}[\w. ]{{0,20}}{_AGENCY}(?:{_DASH})?$")
_NO_PLACE = re.compile(
    r"(?i:BREAKING|UPDATE|UPDATED|WATCH|LIVE|EXCLUSIVE|VIDEO|OPINION|ANALYSIS|EXPLAINER|NOTE|CORRECTION)\b"
)


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline with an agency and nothing else."""
    return len(line) <= _LONGEST and _ALONE.match(line) is not None


def dateline_end(text: str, start: int, end: int, *, sure: bool = False) -> tuple[int, int] | None:
    """End of the dateline, its dash included, and start of the text behind it; None without one.

    Where it must be `sure`, a place alone is none.
    """
    head = text[start : min(end, start + _LONGEST)]
    found = _WITH_AGENCY.match(head) or _WITH_DATE.match(head) or _capitals(head)
    found = found or (None if sure else _place_alone(text, start, end))
    if found is None:
        return None
    bare = found.group().rstrip()
    return start + len(bare), start + found.end()


def _capitals(head: str) -> re.Match[str] | None:
    found = _WITH_CAPITALS.match(head)
    if found is None or _NO_PLACE.match(head):
        return None
    return found if len(found["place"].strip()) > len("USA") else None


def _place_alone(text: str, start: int, end: int) -> re.Match[str] | None:
    """A place and a dash with a sentence behind it, which is no apposition between dashes."""
    found = _PLACE_ALONE.match(text[start : min(end, start + _LONGEST)])
    if found is None or _NO_PLACE.match(found.group()):
        return None
    return None if _ASIDE_CLOSES.match(text, start + found.end(), end) else found
