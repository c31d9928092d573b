"""The wheel holds all that the service needs: built, installed elsewhere, and run there."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.ingest.pages import PARAGRAPHS, page
from tests.seeds import SEED_000, SEED_004

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "prompts")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = ["-m", "build", "--no-isolation", "--wheel", "--outdir", str(target), str(ROOT)]
    run(sys.executable, *command, cwd=target)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment with the wheel; dependencies come from the current one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    paths = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    run(
        *(sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install"),
        *("--quiet", "--no-deps", "--no-index", "--no-warn-script-location", str(wheel)),
        cwd=home,
    )
    return scripts


def run(*command: str, cwd: Path) -> str:
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment = {**inherited, "FACTFRAME_CACHE": "false"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_inside(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= inside
    assert {name.split("/")[0] for name in inside if ".dist-info/" not in name} == set(PACKAGES)


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [
        ("prompts/claims/", ".md"),
        ("prompts/framing/", ".md"),
        ("api/taxonomies/", ".yaml"),
        ("api/engines/rules/lexicons/", ".yaml"),
        ("api/", "py.typed"),
    ],
)
def test_data_is_inside(wheel: Path, folder: str, suffix: str) -> None:
    names = ZipFile(wheel).namelist()
    assert any(name.startswith(folder) and name.endswith(suffix) for name in names)


def test_the_command_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    for foreign in PACKAGES:
        (tmp_path / foreign).mkdir()
        (tmp_path / foreign / "__init__.py").write_text("raise ImportError('the wrong one')")
    text = run(str(installed / "factframe"), "analyze", "--json", str(SEED_000), cwd=tmp_path)
    assert json.loads(text)["claims"]
    shown = run(str(installed / "factframe"), "compare", str(SEED_000), str(SEED_004), cwd=tmp_path)
    assert "2 accounts side by side" in shown


def test_a_page_is_read_where_a_folder_has_our_name(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "__init__.py").write_text("raise ImportError('the wrong one')")
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    text = run(str(installed / "factframe"), "analyze", "--json", "a.html", cwd=tmp_path)
    assert PARAGRAPHS[0] in json.loads(text)["article"]["text"]


def test_the_running_code_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = run(str(installed / "python"), "-c", "import api; print(api.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
