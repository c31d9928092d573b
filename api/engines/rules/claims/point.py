"""Whether a number is the point of a statement, or only stands in it: an age, a count of days."""

from collections.abc import Sequence

from api.engines.rules.claims.clause import Clause
from api.engines.rules.claims.lists import listed
from api.engines.rules.words.grammar import words
from api.engines.rules.words.tokens import Token
from api.schemas.claims import Quantity

_CURRENCY_LENGTH = 3
_MANY = 10
_NEAR = 5
_EARLY = 4
_SPANS = listed("spans")
_MEASURES = listed("measures")
_ARTICLES = words("a an the this that 's his her its their our")
_OLD = "-old"
"""The end of the unit of an age: "a five-year-old"."""
_POINTING = words("the these those both other")
"""What points at those that were counted before: "The two are on good terms"."""
_OF_TIME = words("of in for over after within during")


def is_point(clause: Clause, numbers: Sequence[Quantity]) -> bool:
    """Whether one of the numbers among the tokens of a clause is what the clause is about."""
    starts = {number.span.start: number for number in numbers}
    return any(
        _counts(clause.tokens, starts[token.start], index, clause.verb)
        for index, token in enumerate(clause.tokens)
        if token.start in starts
    )


def _counts(tokens: Sequence[Token], number: Quantity, at: int, verb: int | None) -> bool:
    before = tokens[at - 1].lower if at else ""
    if _is_attribute(tokens, number, at) or (number.unit or "").endswith(_OLD):
        return False
    if number.unit == "%" or (number.unit or "").startswith("percentage") or _is_money(number):
        return True
    if _is_span(number):
        return verb is not None and tokens[verb].lower in _MEASURES and 0 < at - verb <= _EARLY
    measured = verb is not None and tokens[verb].lower in _MEASURES
    many = number.value >= _MANY or number.qualifier != "exact" or number.value % 1 > 0 or measured
    early = at < _EARLY
    near = verb is None or 0 < at - verb <= _NEAR
    aged = before == "of" and number.unit is None
    pointed = before in _POINTING and (number.unit is None or number.value < _MANY)
    if _is_age(tokens, at) or pointed:
        return False
    return many and (early or near) and not aged and before not in _OF_TIME - {"of"}


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether it tells how old somebody is: "Ann Cole, 34, was", "men aged 24 and 29"."""
    before = [t.lower for t in tokens[max(0, at - _NEAR) : at]]
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (before[-1:] == [","] and behind in {",", ")", "."}) or "aged" in before


def _is_money(number: Quantity) -> bool:
    unit = number.unit or ""
    return len(unit) == _CURRENCY_LENGTH and unit.isupper()


def _is_span(number: Quantity) -> bool:
    unit = (number.unit or "").lower().split()
    return any(word.removesuffix("s") in _SPANS for word in unit)


def _is_attribute(tokens: Sequence[Token], number: Quantity, at: int) -> bool:
    """Whether it only tells which thing is meant: "a $78,000 truck", "a 9mm pistol"."""
    glued = number.unit not in {None, "%"} and " " not in number.span.exact
    if not at or tokens[at - 1].lower not in _ARTICLES or not (_is_money(number) or glued):
        return False
    later = (tokens[i].text for i in range(at, len(tokens)) if tokens[i].start >= number.span.end)
    behind = next(later, "")
    return behind.islower() and behind != "of"
