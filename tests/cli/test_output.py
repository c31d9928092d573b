"""Where the output cannot go."""

import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.exits import Exit


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_is_no_error_of_ours(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The mayor said on Monday that 12 people were hurt.")
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "api", "analyze", "--no-cache", str(article)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == Exit.OUTPUT
    assert "could not be written" in ended.stderr
