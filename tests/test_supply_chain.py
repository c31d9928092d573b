"""What is installed is what was locked, nothing runs at the start of Python that should not, and
what cannot be looked up does not count as sound."""

import json
import os
import re
import site
import subprocess
import sysconfig
import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))
STOLEN = {"1.82.7", "1.82.8"}
"""Releases of litellm that stole credentials."""
STARTERS = {"a1_coverage.pth", "distutils-precedence.pth"}
"""Files of coverage and setuptools, which run a line at every start of Python."""
REQUIREMENT = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z0-9,._-]+\])?==[0-9][^ ;\\]*( ; [^\\]+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")
CLOSED = "http://127.0.0.1:9"


def requirements(lock: Path) -> list[list[str]]:
    """Each requirement and its hashes."""
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", "\n    ")
    parts = [part.strip() for part in re.split(r"\n(?! )", joined)]
    return [[line.strip() for line in part.splitlines() if line.strip()] for part in parts if part]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_one_version_with_hashes_and_no_address(lock: Path) -> None:
    found = requirements(lock)
    assert found
    for name, *hashes in found:
        assert REQUIREMENT.match(name), name
        assert hashes, name
        assert all(HASH.match(one) for one in hashes), name
    assert "://" not in lock.read_text()


def test_all_four_locks_are_seen() -> None:
    assert len(LOCKS) == 4


def test_litellm_is_the_one_version_that_was_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (pinned,) = (one for one in project["dependencies"] if one.startswith("litellm"))
    assert re.fullmatch(r"litellm==[\d.]+", pinned)
    assert pinned == f"litellm=={version('litellm')}"
    assert version("litellm") not in STOLEN
    locked = [name for name, *_ in requirements(ROOT / "requirements.lock")]
    assert pinned in locked


def test_nothing_of_litellm_runs_at_the_start_of_python() -> None:
    assert not [file for file in distribution("litellm").files or () if file.suffix == ".pth"]
    for file in starters():
        assert "litellm" not in file.name + file.read_text(errors="replace")


def test_what_runs_at_the_start_of_python_is_known() -> None:
    running = {
        file.name
        for file in starters()
        if re.search(r"^import[ \t]", file.read_text(errors="replace"), re.MULTILINE)
    }
    assert running <= STARTERS


def starters() -> list[Path]:
    folders = {*site.getsitepackages(), site.getusersitepackages(), sysconfig.get_path("purelib")}
    return [file for folder in folders for file in Path(folder).glob("*.pth")]


def make(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["make", "--silent", "--old-file=.venv/.dev", *arguments],
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_bill_of_materials_names_what_is_locked_and_is_the_same_every_time(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        done = make("sbom", f"SBOM={tmp_path / name}", "SBOM_VALIDATION=--no-validate")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    bill = json.loads((tmp_path / "one").read_text())
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "factframe"
    named = sorted(f"{one['name']}=={one['version']}" for one in bill["components"])
    locked = (name.partition(" ;")[0] for name, *_ in requirements(ROOT / "requirements.lock"))
    assert named == sorted(re.sub(r"\[.*\]", "", name) for name in locked)
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])


def test_an_audit_that_reaches_nobody_does_not_pass(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"], CLOSED)
    done = make("audit", **nowhere, NO_PROXY="", no_proxy="", PIP_CACHE_DIR=str(tmp_path))
    assert done.returncode != 0
    assert "Not passed: requirements.lock" in done.stderr
    assert "No known vulnerabilities" not in done.stdout + done.stderr
