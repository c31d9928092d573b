"""Units of one kind: "60 miles" and "100 kilometres" may be one distance."""

from typing import NamedTuple

from api.engines.rules.comparison.lists import class_of, keys_listed, table_listed
from api.text.stems import stem


class Unit(NamedTuple):
    name: str
    factor: float
    """What one of it is in the unit of that name."""


_UNITS = {
    stem(word): Unit(name, float(factor))
    for name, factors in table_listed("units").items()
    for word, factor in factors.items()
}
_PEOPLE = class_of("people")
_OF_A_CROWD = keys_listed("crowd")
"""Words for those who make up the people of a story, which another account counts as people."""
_PUPIL, _CHILD = class_of("pupil"), class_of("child")


def unit_of(key: str) -> Unit:
    """The unit in which numbers of this one are held against others'."""
    if key == _PUPIL:
        return Unit(_CHILD, 1.0)
    if key in _OF_A_CROWD:
        return Unit(_PEOPLE, 1.0)
    return _UNITS.get(key, Unit(key, 1.0))
