"""Small values: equal by their fields, hashable, and changed only into others."""

from api.text.values import changed, value


@value
class _Place:
    first: int
    last: int = 0


def test_values_are_equal_by_their_fields() -> None:
    assert _Place(1, 2) == _Place(1, 2) != _Place(1, 3)
    assert {_Place(1, 2), _Place(1, 2), _Place(2)} == {_Place(1, 2), _Place(2, 0)}


def test_a_change_makes_another_value() -> None:
    place = _Place(1, 2)
    assert changed(place, last=5) == _Place(1, 5)
    assert place == _Place(1, 2)
