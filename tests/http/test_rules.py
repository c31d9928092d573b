"""Whoever reads a result can look up the rule that made each item of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.cache.memory import MemoryCache
from api.engines.rules import RulesEngine
from api.http.openapi import examples
from api.service import Service
from tests.builders import FakeEngine
from tests.http.conftest import connect


async def _rules(service: Service) -> list[dict[str, Any]]:
    async with connect(service) as client:
        listed: list[dict[str, Any]] = (await client.get("/v1/rules")).json()["rules"]
        return listed


def _named(value: Any) -> Iterator[str]:
    """All rules that the items of a result name."""
    if isinstance(value, dict):
        if value.get("rule_id"):
            yield value["rule_id"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _named(inner)


async def test_every_rule_that_a_result_names_is_told() -> None:
    told = await _rules(Service({"rules": RulesEngine()}, "rules", MemoryCache()))
    assert {rule["id"] for rule in told} >= set(_named(examples())) != set()
    assert all(rule["reads"] for rule in told)


@pytest.mark.parametrize("name", ["rules", "llm"])
async def test_without_rules_there_are_none_to_tell(name: Any) -> None:
    assert await _rules(Service({name: FakeEngine()}, name, MemoryCache())) == []
