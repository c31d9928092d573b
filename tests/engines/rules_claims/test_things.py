"""Which referents of two accounts are one thing, by what they are called."""

import pytest

from api.engines.rules.comparison.things import same_thing
from api.schemas.reading import ReferentSide


def _side(key: str, label: str, *terms: str) -> ReferentSide:
    return ReferentSide(key=key, label=label, terms=terms, referent_id="r1")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("the retreat", "regrouping"), ("the retreat", "rout")),
        (("Wildcat walkout", "Wildcat walkout"), ("the strike", "disruption")),
        (("the takeover", "smash-and-grab raid"), ("dawn raid", "dawn raid")),
    ],
)
def test_one_thing(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert same_thing(_side("a", *left), _side("b", *right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("the decision", "farce"), ("the decision", "masterstroke")),
        (("the red card", "disgrace"), ("the pitch", "disgrace")),
        (("the offer", "miserly"), ("the strike", "walkout")),
    ],
)
def test_two_things(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert not same_thing(_side("a", *left), _side("b", *right))
