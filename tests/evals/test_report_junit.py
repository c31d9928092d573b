"""A run as test results."""

import pytest
from junitparser import JUnitXml, TestCase, TestSuite

from evals.report.junit import junit_xml
from evals.results import Run
from tests.evals.runs import CASES, HOSTILE, clean_run, make_run


def suites(run: Run) -> dict[str, TestSuite]:
    return {suite.name: suite for suite in JUnitXml.fromstring(junit_xml(run))}


def cases(run: Run, suite: str) -> dict[str, TestCase]:
    return {case.name: case for case in suites(run)[suite]}


def test_what_fails_the_run_and_only_that_fails_or_errs() -> None:
    run = make_run(errors=["article 001: no answer"])
    found = JUnitXml.fromstring(junit_xml(run))
    assert (found.failures, found.errors) == (3, 1)
    assert found.failures + found.errors == len(run.header.failed)
    failing = [case.name for suite in found for case in suite if case.is_failure]
    assert failing == ["excluded", "hedge_added", "claims.f1"]


def test_a_run_that_passes_has_no_failure() -> None:
    found = JUnitXml.fromstring(junit_xml(clean_run()))
    assert (found.failures, found.errors) == (0, 0)
    assert [case.name for suite in found for case in suite if case.is_passed] == [
        "spans",
        "itself",
        "claims.f1",
        "engine",
    ]


def test_every_suite_tells_engine_gold_and_limit() -> None:
    for suite in suites(make_run()).values():
        listed = suite.properties()  # type: ignore[no-untyped-call]  # junitparser's own
        told = {item.name: item.value for item in listed}
        assert told["engine"] == "rules"
        assert told["gold"] == "2 articles, 1 event"
        assert told["limit"].startswith("n = 2 articles: the intervals resample sentences")


def test_measures_tell_their_figures_and_n() -> None:
    found = cases(make_run(), "measures")
    assert found["claims.f1"].system_out == (
        "evidence of claims, F1: 0.778 (7/9), 95 % interval [0.612, 0.900], n = 38 sentences, "
        "baseline 0.978, difference -0.200 [-0.310, -0.104]: ▼ loss"
    )
    assert found["claim_voice.f1"].is_passed
    assert found["portrayals.f1"].is_skipped


def test_a_broken_invariant_lists_what_broke_it() -> None:
    found = cases(make_run(), "invariants")
    assert found["spans"].is_passed
    assert found["synopsis"].is_skipped
    [failure] = found["excluded"].result
    assert failure.message == "4 of 9"
    assert failure.text.startswith("000: c1 lies in a teaser\n000: </script>")


def test_changes_that_did_not_pass_are_listed_though_they_are_no_loss() -> None:
    found = cases(make_run(), "changes")
    [skipped] = found["number_changed"].result
    assert found["number_changed"].is_skipped
    assert (skipped.message, skipped.text) == ("1/2 passed", "000-2: the claim kept 12")
    assert found["itself"].is_passed
    without_figures = cases(make_run(cases=CASES, kinds=()), "changes")
    assert without_figures["hedge_added"].system_out == "0/1 passed"


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\x85"])
def test_what_xml_cannot_hold_or_nobody_sees_is_left_out(sign: str) -> None:
    assert sign in HOSTILE
    assert sign not in junit_xml(make_run()).decode()
