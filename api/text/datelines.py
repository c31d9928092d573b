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
_WITH_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40})(?:, [\w. ]{2,30}){0,2}"
    r"(?:\s\([A-Z][\w.'’ -]{1,40}\))?\s(?:—|–|--|-)\s(?=[\"“‘'A-Z0-9])"
)
_ALONE = re.compile(rf"(?:[A-Z][\w.'’ -]{{1,40}}, ){{0,2}}[\w. ]{{0,20}}{_AGENCY}$")
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATE|UPDATED|WATCH|LIVE|EXCLUSIVE|VIDEO|OPINION|ANALYSIS|EXPLAINER|NOTE|CORRECTION)\b"
)


def dateline_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """End of the dateline, its dash included, and start of the text behind it; None without one."""
    head = text[start : min(end, start + _LONGEST)]
    found = _WITH_AGENCY.match(head) or _capitals(head)
    if found is None:
        return (end, end) if len(head) == end - start and _ALONE.match(head) else None
    bare = found.group().rstrip()
    return start + len(bare), start + found.end()


def _capitals(head: str) -> re.Match[str] | None:
    found = _WITH_CAPITALS.match(head)
    if found is None or _NO_PLACE.match(head):
        return None
    return found if len(found["place"].strip()) > len("USA") else None
