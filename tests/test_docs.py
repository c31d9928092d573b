"""Documentation that cannot rot: every setting, route, command, exit code and page is in it."""

import re
from pathlib import Path
from typing import get_args

import click
import httpx
import pytest

from api.app import create_app
from api.cli import main
from api.cli.exits import Exit
from api.http import openapi
from api.http.access import OPEN_PATHS
from api.http.observed import PROBES
from api.schemas.comparison import Relation
from api.settings import Settings
from api.telemetry.metrics import Metrics

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "prompts").glob("README.md")]
UNLISTED = {"/docs", "/openapi.json", "/problems", "/problems/{code}", "/metrics"}
"""Routes for people, which the OpenAPI document leaves out."""


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert f"| `FACTFRAME_{name.upper()}` |" in read("configuration.md")


def test_no_setting_is_documented_that_does_not_exist() -> None:
    named = set(re.findall(r"\| `FACTFRAME_(\w+)` \|", read("configuration.md")))
    assert named == {name.upper() for name in Settings.model_fields}


def test_exactly_the_metrics_are_documented() -> None:
    section = read("operations.md").partition("## Metrics")[2].partition("\n## ")[0]
    names = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.MULTILINE)
    documented = {f"factframe_{name}" for row in names for name in re.findall(r"`(\w+)`", row)}
    counted = {
        f"{metric.name}_total" if metric.type == "counter" else metric.name
        for metric in Metrics()._registry.collect()
    }
    assert documented == counted


@pytest.mark.parametrize("path", sorted(OPEN_PATHS | PROBES))
async def test_what_is_open_or_quiet_is_there(path: str) -> None:
    app = create_app(Settings(cache=False, engine="rules", model=None, metrics=True))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        assert (await client.get(path)).status_code != 404


@pytest.mark.parametrize("part", ["engine", "model NAME", "keys", "cache"])
def test_every_part_of_readiness_is_documented(part: str) -> None:
    assert f"| `{part}` |" in read("operations.md")


def test_exactly_the_routes_are_documented() -> None:
    app = create_app(Settings(cache=False, engine="rules", model=None))
    described = {
        f"{method.upper()} {path}"
        for path, methods in openapi.document(app)["paths"].items()
        for method in methods
    }
    named = set(re.findall(r"^\| `((?:GET|POST|DELETE) [^`]+)` \|", read("api.md"), re.MULTILINE))
    assert named == described | {f"GET {path}" for path in UNLISTED}


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_documented_and_explains_itself(name: str) -> None:
    assert f"`factframe {name}" in read("api.md")
    command = main.commands[name]
    assert command.help
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert all(option.help for option in options)


def test_exactly_the_exit_codes_are_documented() -> None:
    named = re.findall(r"^\| (\d+) \|", read("api.md").split("exit code")[1], re.MULTILINE)
    assert [int(code) for code in named] == sorted(Exit)


def test_every_relation_is_explained() -> None:
    named = re.findall(r"^\| `(\w+)` \|", read("results.md"), re.MULTILINE)
    assert set(named) == set(get_args(Relation))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert all((page.parent / target).exists() for target in targets)


def test_every_decision_is_listed() -> None:
    records = {path.name for path in (DOCS / "decisions").glob("0*.md")}
    listed = set(re.findall(r"\((0[^)]+\.md)\)", read("decisions/README.md")))
    assert listed == records
