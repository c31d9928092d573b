"""Every rule of the rulebook finds something in its example, and every item names its rule."""

import asyncio

import pytest

from api.engines.rules.catalogue import catalogue
from api.engines.rules.engine import RulesEngine
from api.schemas.base import Traced
from api.schemas.reading import Reading, ReadingOptions
from api.schemas.rules import Rule
from api.text.document import build_document
from tests.builders import make_article

RULES = [rule for rule in catalogue().rules if not rule.id.startswith("match.")]


def _read(text: str) -> Reading:
    return asyncio.run(RulesEngine().read(build_document(make_article(text)), ReadingOptions()))


def _items(reading: Reading) -> list[Traced]:
    framing = reading.framing
    functions = framing.functions
    assert functions is not None
    return [
        *reading.entities,
        *reading.voices,
        *reading.attributions,
        *reading.claims,
        *reading.dropped,
        *reading.referents,
        *reading.namings,
        *(item for name in type(functions).model_fields for item in getattr(functions, name)),
        *(framing.dimensions or ()),
        *(framing.generic or ()),
        *(reading.portrayals or ()),
        *reading.language,
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_something_in_its_example(rule: Rule) -> None:
    made_by = {item.rule_id for item in _items(_read(rule.example))}
    assert rule.id in made_by


def test_confidence_names_the_texts_that_it_was_counted_on() -> None:
    measured = catalogue().measured_on
    assert measured is not None
    assert measured.articles > 0
    assert any(rule.confidence is not None for rule in RULES)
