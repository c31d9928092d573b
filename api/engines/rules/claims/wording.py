"""A verbatim clause made to stand alone: trimmed, capitalised, stopped."""

import re

_EDGES = " \t\r\n\u00a0,;:–—-"
_CLOSE = "”»\"'’"
_LEADING = re.compile(
    r"(?:and so|(?:and|but) that|and|but|so that|while|whereas|though|(?-i:that)"
    r"(?!\s(?:(?:is|was|has|had|does|did|would|could|should)(?:n['’]t)?|w(?:ill|on['’]t)|may|can"
    r"|might|must|means|meant)\b|['’]))\s+",
    re.IGNORECASE,
)
_STOPS = ".!?…"
_LOOSE_COMMA = re.compile(r",(?=[”\"]$)")
"""The comma with which a quotation ends whose sentence goes on: "an error,” and left"."""
_PAIRED = re.compile('[“”«»„"()]')
"""Marks that stand in pairs, of which a clause may have one alone."""


def _unquoted(text: str) -> str:
    """Without a quotation mark at either end that has no partner."""
    opened = sum(text.count(m) for m in "“«„")
    closed = sum(text.count(m) for m in "”»")
    straight = text.count('"')
    if text[:1] in "“«„" and opened > closed:
        text = text[1:]
    elif text[-1:] in "”»" and closed > opened:
        text = text[:-1]
    if straight % 2 and text[:1] == '"':
        return text[1:]
    if straight % 2 and text[-1:] == '"':
        return text[:-1]
    return text


def _unbracketed(text: str) -> str:
    """Without a bracket that has no partner, or that holds all of it."""
    opened, closed = text.count("("), text.count(")")
    if text[:1] == "(" and (opened > closed or text[-2:] in {").", ".)"} or text[-1:] == ")"):
        text, closed = text[1:], closed + 1
    if closed > opened and text.rstrip(".")[-1:] == ")":
        at = text.rindex(")")
        text = text[:at] + text[at + 1 :]
    return text


def _unwrapped(text: str) -> str:
    """Without the quotation marks that hold all of it."""
    inner = text[1:-1]
    if len(text) > 1 and text[0] in '“"«' and text[-1] in '”"»':
        return inner if not any(m in inner for m in '“”"«»') else text
    return text


def _missing_mark(text: str) -> str:
    """The closing mark of a quotation that goes on behind the clause."""
    if text.count("“") > text.count("”"):
        return "”"
    return '"' if text.count('"') % 2 else ""


def _with_opening(text: str) -> str:
    """The text with the opening mark of a quotation that began in front of the clause."""
    if text.count("”") > text.count("“"):
        return "“" + text
    first = text.find('"')
    closes = first > 0 and text.count('"') % 2 > 0 and not text[first - 1].isspace()
    return '"' + text if closes and text[first + 1 : first + 2].isspace() else text


def self_contained(text: str) -> str:
    """The clause as a sentence."""
    plain = " ".join(text.split()).strip(_EDGES)
    if _PAIRED.search(plain) is None:
        return _as_sentence(plain)
    plain = _unbracketed(_unwrapped(_unquoted(plain).strip(_EDGES)))
    whole = _with_opening(_as_sentence(_LOOSE_COMMA.sub("", plain)))
    return whole + _missing_mark(whole)


def _as_sentence(text: str) -> str:
    """The clause without what joins it to another, with a capital and a stop."""
    leading = _LEADING.match(text)
    plain = (text[leading.end() :] if leading else text).strip(_EDGES)
    plain = plain[:1].upper() + plain[1:]
    stopped = plain.rstrip(_CLOSE)[-1:] in _STOPS
    return plain if stopped else plain.rstrip(_EDGES) + "."
