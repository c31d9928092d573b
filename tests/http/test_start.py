"""Starting is quick because nothing heavy is imported before it is needed."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["litellm", "trafilatura", "py3langid", "openai"])
def test_importing_the_app_does_not_import(module: str) -> None:
    code = f"import sys, api.app; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
