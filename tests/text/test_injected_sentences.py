"""Every order is noticed, and none of the news that sounds like one."""

import pytest

from api.text.injection import addresses_model
from tests.text.injected_sentences import HARMLESS, ORDERS


@pytest.mark.parametrize("sentence", [s for group in ORDERS.values() for s in group])
def test_an_order_is_noticed(sentence: str) -> None:
    assert addresses_model(sentence)


@pytest.mark.parametrize("sentence", [s for group in HARMLESS.values() for s in group])
def test_news_is_left_alone(sentence: str) -> None:
    assert not addresses_model(sentence)


def test_there_are_eighty_of_each() -> None:
    for table in (ORDERS, HARMLESS):
        assert len({sentence for group in table.values() for sentence in group}) == 80
