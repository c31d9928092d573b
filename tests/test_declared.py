"""Whatever the service imports is declared, and not there by chance because something else needs
it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OWN = frozenset({"api", "prompts"})


def imported() -> set[str]:
    """The top packages that our modules import, but for our own and the standard library."""
    names: set[str] = set()
    for folder in OWN:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names.update(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names.add(node.module)
    return {name.partition(".")[0] for name in names} - OWN - sys.stdlib_module_names


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (one for extra in project["optional-dependencies"].values() for one in extra)
    return {_plain(re.split(r"[^\w.-]", one)[0]) for one in (*project["dependencies"], *extras)}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


@pytest.mark.parametrize("package", sorted(imported()))
def test_what_is_imported_is_declared(package: str) -> None:
    providers = {_plain(name) for name in packages_distributions().get(package, ())}
    assert providers & declared(), f"{package} comes with {providers}: declare it in pyproject.toml"
