"""Where a text says of what somebody claims that it is untrue."""

import re

from api.schemas.base import Span
from api.schemas.claims import AUTHOR
from api.schemas.reading import Side

_UNTRUE = (
    "untrue", "false", "wrong", "not true", "not so", "not the case", "a lie", "lies", "nonsense",
    "baseless", "unfounded", "groundless", "fabricated", "a fabrication", "an invention",
    "invented", "fiction", "a hoax", "fake", "debunked", "refuted", "disproved",
    "without foundation", "a provocation", "a myth", "a falsehood", "incorrect", "belied",
)  # fmt: skip
_CLAIM = (
    "(?:claim|statement|assertion|allegation|suggestion|report|rumour|rumor|accusation|version|"
    "account|story|boast|contention)s?"
)
_BE = "(?:is|are|was|were|proved|turned out to be|called|been)"
_FALSE = rf"(?:\w+ly\s)?\b(?:{'|'.join(_UNTRUE)})\b"
_REFUTED = re.compile(rf"\b{_CLAIM}\b[^.;]{{0,160}}?\b{_BE}\s{_FALSE}", re.IGNORECASE)
_APPOSED = re.compile(
    rf"\s?[,–—-]\san?\s(?:\w+\s)?{_CLAIM}\s"
    rf"(?:(?:that|which)\s{_BE}\s)?(?:(?:shown|known|proven|found)\sto\sbe\s)?{_FALSE}",
    re.IGNORECASE,
)
"""Behind what somebody claims: ", a claim belied by the facts"."""
_SO_JUDGED = (
    "untrue", "false", "not true", "not so", "not the case", "a lie", "nonsense", "baseless",
    "unfounded", "a fabrication", "a myth", "a falsehood", "incorrect",
)  # fmt: skip
_NEXT = re.compile(
    r"(?:but |yet )?(?:(?:that|this|all of (?:that|this))\s(?:is|was)\s(?:\w+ly\s|just |quite )?"
    rf"(?:{'|'.join(_SO_JUDGED)})|(?:neither|none of (?:that|this|it))\s(?:is|was)\strue)"
    r"\s*(?:[.,;:!–—]|$)",
    re.IGNORECASE,
)


def refutes(text: str) -> bool:
    """Whether the words say of somebody's claim that it is untrue."""
    return _refutation(text) is not None


def refuted(side: Side) -> bool:
    """Whether the statement, its sentence or the author's next one says that it is untrue."""
    if refutes(side.claim.text):
        return True
    at = side.claim.evidence[-1].sentence
    sentence = side.analysis.sentences[at].span
    found = _refutation(sentence.exact)
    start = side.claim.evidence[0].start - sentence.start
    if found is not None and found.start() <= start < found.end():
        return True
    if side.claim.asserted_by == AUTHOR:
        return False
    return _is_apposed(side, sentence) or _is_refuted_next(side, at)


def _refutation(text: str) -> re.Match[str] | None:
    folded = text.lower()
    for words in _UNTRUE:
        if words in folded:
            return _REFUTED.search(text)
    return None


def _is_apposed(side: Side, sentence: Span) -> bool:
    """Whether the author calls it an untrue claim right behind it."""
    end = side.claim.evidence[-1].end - sentence.start
    return _APPOSED.match(sentence.exact, end) is not None


def _is_refuted_next(side: Side, at: int) -> bool:
    """Whether it is the last thing said in its sentence, and the author's next calls it untrue."""
    sentences = side.analysis.sentences
    if at + 1 >= len(sentences) or not _NEXT.match(sentences[at + 1].span.exact):
        return False
    low, end = sentences[at + 1].span.start, side.claim.evidence[-1].end
    later = any(end <= span.start < low for c in side.analysis.claims for span in c.evidence)
    said = any(
        span.start <= low < span.end for t in side.analysis.attributions for span in t.content
    )
    return not later and not said
