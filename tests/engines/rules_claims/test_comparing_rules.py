"""Every rule of comparison judges the two statements of its example, which " / " parts."""

import pytest

from api.engines.rules.catalogue import catalogue
from api.schemas.rules import Rule
from tests.engines.rules_claims.judging import judged

RULES = [rule for rule in catalogue().rules if rule.id.startswith("match.")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_judges_its_example(rule: Rule) -> None:
    left, _, right = rule.example.partition(" / ")
    assert judged(left, right).rule_id == rule.id
    assert judged(right, left).rule_id == rule.id
