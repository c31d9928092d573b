"""Units of one kind: "60 miles" and "100 kilometres" may be one distance."""

from typing import NamedTuple

from api.engines.rules.comparison.keys import class_of
from api.text.stems import stem

_FACTORS = {
    "km": "kilometre 1 kilometer 1 km 1 mile 1.609 league 4.828",
    "m": "metre 1 meter 1 m 1 foot 0.3048 feet 0.3048 ft 0.3048 yard 0.9144 centimetre 0.01 "
    "centimeter 0.01 cm 0.01 millimetre 0.001 millimeter 0.001 mm 0.001 inch 0.0254 "
    "inches 0.0254",
    "kg": "kilogram 1 kilogramme 1 kilo 1 kg 1 gram 0.001 gramme 0.001 tonne 1000 ton 1000 "
    "lb 0.4536",
    "ha": "hectare 1 acre 0.4047",
    "litre": "litre 1 liter 1 gallon 3.785 pint 0.5",
    "day": "day 1 week 7 fortnight 14",
    "minute": "minute 1 hour 60",
    "gbp": "gbp 1 pence 0.01 penny 0.01",
}


class Unit(NamedTuple):
    name: str
    factor: float
    """What one of it is in the unit of that name."""


def _table() -> dict[str, Unit]:
    found = {}
    for name, listed in _FACTORS.items():
        words = listed.split()
        for word, factor in zip(words[::2], words[1::2], strict=True):
            found[stem(word)] = Unit(name, float(factor))
    return found


_UNITS = _table()
_PEOPLE = class_of("people")
_OF_A_CROWD = frozenset(
    {
        class_of("protester"),
        class_of("crowd"),
        *map(stem, ("docker", "dockworker", "worker", "striker", "demonstrator", "marcher")),
        *map(stem, ("resident", "villager", "inhabitant", "fan", "supporter", "visitor")),
        *map(stem, ("spectator", "picket", "local", "bystander", "attendee", "miner", "farmer")),
    }
)
"""Words for those who make up the people of a story, which another account counts as people."""
_PUPIL, _CHILD = class_of("pupil"), class_of("child")


def unit_of(key: str) -> Unit:
    """The unit in which numbers of this one are held against others'."""
    if key == _PUPIL:
        return Unit(_CHILD, 1.0)
    if key in _OF_A_CROWD:
        return Unit(_PEOPLE, 1.0)
    return _UNITS.get(key, Unit(key, 1.0))
