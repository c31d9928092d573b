"""Bylines: lines at the head of a text, or of a part of it, that name who wrote it."""

import re
from collections.abc import Sequence

_PARTICLE = r"(?:(?:de|da|di|van|von|der|den|al|el|bin|ibn|la|le|du|dos) )?"
_REST = r"[\w'-]{1,30}"
"""Of a word, within what no name is longer than: so that a line of one word takes no longer."""
_NAME = rf"[A-Z][\w.'-]{{0,30}}(?: {_PARTICLE}[A-Z]{_REST}\.?){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,| and| &) {_NAME}){{0,3}}"
_PLACE = r"[A-Z][\w'-]*(?: (?:[A-Z&][\w'-]*|and|of|the)){0,5}"
_TIMED = rf"{_NAME} \((?:now|earlier|later)\)"
_JOB = (
    r"(?:[A-Z][\w&']{0,30}(?:-(?![A-Z])[\w&']{0,30}){0,2}[ -]){0,6}"
    r"(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist|"
    r"[Cc]ritic|[Jj]ournalist|[Mm]eteorologist|[Aa]nalyst|[Pp]roducer|[Cc]ontributor|[Pp]hotographer|"
    r"[Bb]ureau [Cc]hief)s?"
    r"(?: (?:in|at|for) [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})?"
)
_WORK = (
    r"(?:(?:EXCLUSIVE|Exclusive|Opinion|OPINION|Comment|COMMENT)[:,]? )?"
    r"(?:(?:Interview|Words|Text|Story|Report|Analysis|Reporting|Written|Review|Reviewed|Essay|"
    r"Commentary|Compiled|Live coverage) )?(?:[Bb]y|BY):? "
)
_DESK = (
    r"(?:[Tt]he |[Oo]ur |OUR )?(?:(?:[A-Z][\w.'-]{0,30}|own|foreign|political|special) ){0,3}"
    r"(?:[Ee]ditorial [Bb]oard|[Nn]ewsroom|[Nn]ews [Dd]esk|"
    r"(?:[Ss]taff|STAFF)(?: (?:[Rr]eporter|[Ww]riter|[Cc]orrespondent)s?)?|"
    r"[Rr]eporters?|[Cc]orrespondents?|[Aa]genc(?:y|ies))"
    r"(?:,? (?:and|&) (?:[Nn]ews )?(?:[Aa]genc(?:y|ies)|AGENCIES|[Ss]taff))?"
    rf"(?: in {_PLACE})?"
)
_UNNAMED = (
    r"(?:(?:,| and| &) (?:an?|the|our|other|two|three|staff)(?: [\w-]+){0,2} "
    r"(?:colleagues?|reporters?|correspondents?|contributors?|journalists?)(?: [\w'-]+){0,6})"
)
_POSTED = r"(?: ?[|·•/—-] ?(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Ll]ast updated)\b.{3,60})"
_OUTLET = r",? (?:for|FOR|in|at) (?:[Tt]he |THE )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,4}"
_ONE = re.compile(_NAME)
_WITH_PLACE = re.compile(rf"{_NAMES},? (?:in|at|on|for) (?:the )?{_PLACE}")
_WITH_TIME = re.compile(rf"{_TIMED}(?:(?:,| and) {_TIMED}){{0,4}}")
_ROLE = re.compile(rf"(?:(?:[Tt]he|[Oo]ur|[Bb]y|BY) )?{_JOB}(?:, {_PLACE})?")
_MAIL = r"(?: ?[|,·•]? ?[\w.+-]{1,40}@[\w.-]{3,40}(?: ?\| ?[A-Z][\w.' ]{2,40})?)"
_CREDIT = re.compile(
    rf"{_WORK}(?:{_DESK}|{_NAMES}(?:{_OUTLET}|(?:,| \||,? and) {_JOB}|{_UNNAMED})?)"
    rf"(?:{_POSTED}|{_MAIL})?"
)
_SENT_FROM = re.compile(
    rf"(?:(?:[Ff]rom|FROM) (?:{_DESK}|{_NAMES},? in {_PLACE})|Report(?:ing|s) from {_PLACE})"
)
_NAMES_AND_JOBS = re.compile(rf"{_NAME},? {_JOB}(?:(?:,| and) {_NAME}(?:,? {_JOB})?){{1,3}}")
_ON_THE_SPOT = re.compile(
    rf"{_NAMES}, (?:in|on|at|aboard|outside|inside) (?:[\w'-]+ ){{0,3}}[\w'-]+"
)
_OF_OUTLET = re.compile(rf"[Ff]rom (?:the )?(?:[A-Z][\w.]* ){{0,2}}[A-Z][\w.]*'s? {_NAMES}")
_DESK_ALONE = re.compile(_DESK)
_LONGEST = 160
_WRITTEN_BY = re.compile(rf"(?:.*? )??(?:[Bb]y|BY) (?P<names>{_NAMES})")


def is_byline(line: str) -> bool:
    """Whether a line credits somebody with the text in so many words."""
    if len(line) > _LONGEST:
        return False
    return _CREDIT.fullmatch(line) is not None or _OF_OUTLET.fullmatch(line) is not None


def may_be_byline(line: str) -> bool:
    """Whether a line may be a byline where one is to be expected: it holds names, or a job."""
    if len(line) > _LONGEST:
        return False
    forms = (
        _NAMES_AND_JOBS,
        _ONE,
        _WITH_PLACE,
        _WITH_TIME,
        _ROLE,
        _SENT_FROM,
        _ON_THE_SPOT,
        _DESK_ALONE,
    )
    return any(form.fullmatch(line) for form in forms)


def credits_author(line: str) -> bool:
    """Whether a line tells, among other things, by whom something was written."""
    return _WRITTEN_BY.match(line[:_LONGEST]) is not None


def named_in(lines: Sequence[str]) -> frozenset[str]:
    """The names that bylines give."""
    found: set[str] = set()
    for line in lines:
        credit = _WRITTEN_BY.match(line[:_LONGEST])
        named = _ONE.finditer(line, credit.start("names") if credit else 0)
        found.update(match.group() for match in named)
    return frozenset(found)
