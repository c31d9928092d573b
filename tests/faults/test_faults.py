"""Every failure of a provider has the outcome that is planned for it."""

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.faults.judging import Seen, Upstream, judge, judge_healed, judge_meanwhile
from tests.faults.table import BY_NAME, FAULTS

LONGEST_RUN = 540
PROBLEM = {"type": "/problems/upstream-unavailable", "detail": "It is down. Try again later; soon."}
DOWN = Seen(503, PROBLEM, 1.0, tuple(Upstream("claims", "first", n / 2) for n in range(8)), 30)


def test_all_faults_end_as_planned() -> None:
    """The command of `make faults`, with real processes and sockets."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults"],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_RUN,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{len(FAULTS)} faults in" in ran.stdout


def test_the_names_tell_the_rows_apart() -> None:
    assert len(BY_NAME) == len(FAULTS)


def test_an_unknown_fault_is_refused() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults", "503", "504"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (2, "no such fault: 504\n")


def test_what_is_as_planned_is_no_deviation() -> None:
    assert list(judge(BY_NAME["503"], DOWN, 60)) == []


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (replace(DOWN, status=500), "status 500, not 503"),
        (replace(DOWN, upstream=DOWN.upstream * 2), "16 calls, not 8"),
        (replace(DOWN, seconds=99), "took 99 s"),
        (replace(DOWN, retry_after=None), "no Retry-After"),
        (replace(DOWN, body={**PROBLEM, "type": "/problems/internal"}), "problem internal"),
        (replace(DOWN, body={**PROBLEM, "detail": "?"}), "told '?'"),
    ],
)
def test_what_is_not_as_planned_is_told(seen: Seen, told: str) -> None:
    assert any(one.startswith(told) for one in judge(BY_NAME["503"], seen, 60))


def test_a_question_put_again_too_soon_is_told() -> None:
    seen = replace(DOWN, upstream=tuple(Upstream("claims", "first", n) for n in (0.0, 1.0)))
    assert "asked again after 1.0 s, not 2 s" in judge(BY_NAME["429-seconds"], seen, 60)


def test_a_failure_that_was_kept_is_told() -> None:
    assert "healed: 503 upstream-unavailable" in judge_healed(BY_NAME["503"], DOWN, DOWN)


def test_what_was_answered_and_is_asked_again_is_told() -> None:
    told = judge_healed(BY_NAME["framing-503"], DOWN, DOWN)
    assert "healed: asked again for claims" in told


def test_a_call_while_the_breaker_is_open_is_told() -> None:
    assert any("with 8 calls" in one for one in judge_meanwhile("upstream-paused", DOWN))
