"""Which referents of two accounts are one thing, by what they are called."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.rules import RulesEngine
from api.engines.rules.comparison.things import may_name, same_thing
from api.schemas.contrasts import NamingContrast
from api.schemas.reading import ReferentSide
from tests.builders import make_article


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


FALSE_FRIENDS = [
    (("the hold", "hold"), ("adjustments", "adjustments")),
    (("closer to three", "closer to three"), ("three", "three")),
    (("raid", "raid"), ("the raise", "raise")),
    (("the strike", "airstrike"), ("the strike", "walkout")),
    (("the plan", "vandalism"), ("the graffiti", "vandalism")),
    (("tax raid", "tax raid"), ("police entering a place", "raid")),
    (("workers losing their posts", "axe"), ("public money being taken away", "axe")),
    (("the bill", "reform"), ("the price", "increase")),
]


@pytest.mark.parametrize(("left", "right"), FALSE_FRIENDS)
def test_false_friends_are_no_names_of_one_thing(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert not same_thing(_side("a", *left), _side("b", *right))


@pytest.mark.parametrize(
    "words",
    ["closer to three", "12 per cent", "hold", "slowly", "nearly 40", "less", "under 20", "three"],
)
def test_numbers_measures_and_manners_name_nothing(words: str) -> None:
    assert not may_name(words)


EVENTS = yaml.safe_load((Path(__file__).parent / "other_names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", EVENTS, ids=[case["event"] for case in EVENTS])
async def test_names_for_one_thing_stand_together(case: dict[str, Any]) -> None:
    engine = RulesEngine()
    texts = (case["left"], case["right"])
    accounts = [await analyze(make_article(text), engine) for text in texts]
    compared = await compare(accounts, engine)
    left, right = (article.key for article in compared.articles)
    assert any(
        _terms(contrast, left).issuperset(case["names"])
        and _terms(contrast, right).issuperset(case["other_names"])
        for contrast in compared.naming_contrasts
    ), compared.naming_contrasts


def _terms(contrast: NamingContrast, article: str) -> set[str]:
    return {row.term.casefold() for row in contrast.rows if row.article == article}
