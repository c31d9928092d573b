"""The version changes with every file, and with nothing else."""

import sys
from pathlib import Path

import pytest

from api.versions import code_digest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "some_code" / "inner"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    (folder / "a.py").write_text("x = 1\n")
    (folder / "words.yaml").write_text("- one\n")
    monkeypatch.delitem(sys.modules, "some_code", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def digest() -> str:
    code_digest.cache_clear()
    return code_digest("some_code.inner")


@pytest.mark.parametrize("name", ["a.py", "words.yaml", "new.py", "deep/er.txt"])
def test_any_file_changes_the_digest(package: Path, name: str) -> None:
    before = digest()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("other")
    assert digest() != before


def test_compiled_files_and_packages_not_named_do_not(package: Path) -> None:
    before = digest()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_bytes(b"\x00")
    (package.parent / "outside.py").write_text("y = 2\n")
    assert digest() == before


def test_the_order_of_packages_does_not_count() -> None:
    assert code_digest("api.text", "api.llm") == code_digest("api.llm", "api.text")
    assert code_digest("api.text") != code_digest("api.llm")
