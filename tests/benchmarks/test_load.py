"""The verdict on a run under load; a run itself takes minutes and is made by hand."""

from benchmarks.clients import CLIENTS, Tally
from benchmarks.load import Plan, faults, report

PLAN = Plan(seconds=60, clients=8, most_growth=50, with_model=False)
STEADY = [(0.0, 100.0), (20.0, 300.0), (60.0, 340.0)]
USUAL = {"bad": "422", "slow": "408", "leaving": "gone as planned"}


def served() -> Tally:
    tally = Tally()
    for kind in CLIENTS:
        tally.add(kind, 0.1, USUAL.get(kind, "200"))
    return tally


def test_a_run_as_planned_has_no_faults() -> None:
    assert faults(PLAN, STEADY, served()) == []
    assert "growth since the warm-up: 40.0 MB" in report(STEADY, served())


def test_a_failure_of_the_service_is_a_fault() -> None:
    tally = served()
    tally.add("new", 0.1, "500 internal")
    assert faults(PLAN, STEADY, tally) == ["new: 1 × 500 internal"]


def test_a_kind_that_was_never_served_is_a_fault() -> None:
    tally = served()
    tally.seconds["pages"].clear()
    assert faults(PLAN, STEADY, tally) == ["pages: never served"]


def test_growth_beyond_the_bound_is_a_fault() -> None:
    (fault,) = faults(PLAN, [*STEADY[:2], (60.0, 351.0)], served())
    assert fault.startswith("memory grew by 51 MB")
