"""A run as JUnit XML, for whatever shows test results."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from api.readable.plain import plain
from evals.report import about, figures
from evals.report.changes import Changes, by_kind
from evals.results import InvariantResult, MeasureResult, Run, RunHeader


def junit_xml(run: Run) -> bytes:
    """Suites for invariants, changes by kind, measures (a loss is a failure) and errors.

    There are failures or errors if and only if the run fails. A kind of change of which some cases
    did not pass, but no more than in the baseline, is skipped, with the cases.
    """
    header = run.header
    suites = {
        "invariants": map(_invariant, header.invariants),
        "changes": map(_change, by_kind(header)),
        "measures": map(_measure, header.measures),
        "errors": _errors(header),
    }
    whole = JUnitXml("evaluation")
    for name, cases in suites.items():
        whole.add_testsuite(_suite(name, cases, header))
    whole.update_statistics()  # type: ignore[no-untyped-call]  # not annotated in junitparser
    out = BytesIO()
    whole.write(out)
    return out.getvalue()


def _suite(name: str, cases: Iterable[TestCase], header: RunHeader) -> TestSuite:
    suite = TestSuite(name)
    suite.timestamp = plain(header.started_at)
    for key, value in _properties(header):
        suite.add_property(key, plain(value))
    listed = list(cases)
    for case in listed:
        case.classname = f"evals.{name}"
    suite.add_testcases(listed)
    return suite


def _properties(header: RunHeader) -> Iterator[tuple[str, str]]:
    yield "run", header.id
    yield "engine", header.solver
    yield "model", header.model or "none"
    yield "gold", about.gold(header)
    yield "limit", about.limit(header)
    yield "commit", about.commit(header)
    yield "seed", str(header.seed)
    yield "cost", about.cost(header)


def _invariant(found: InvariantResult) -> TestCase:
    told = f"{found.title}: {found.checked} checked"
    if found.failures:
        broken = f"{len(found.failures)} of {found.checked}"
        return _case(found.name, told, _failure(broken, found.failures))
    return _case(found.name, told, None if found.checked else Skipped("nothing to check"))


def _change(found: Changes) -> TestCase:
    told = f"{found.count} passed"
    if found.figure:
        told = f"{found.title}: {figures.in_words(found.figure)}"
    lines = [f"{c.name}: {'; '.join(c.failures) or 'failed'}" for c in found.failing]
    if found.is_loss:
        return _case(found.kind, told, _failure(f"below the baseline: {found.count}", lines))
    return _case(found.kind, told, _skipped(f"{found.count} passed", lines) if lines else None)


def _measure(measure: MeasureResult) -> TestCase:
    told = f"{measure.title}: {figures.in_words(measure)}"
    if measure.is_loss:
        return _case(measure.name, told, _failure("below the baseline", [told]))
    return _case(measure.name, told, Skipped("not assessed") if measure.value is None else None)


def _errors(header: RunHeader) -> Iterator[TestCase]:
    if not header.errors:
        yield _case("engine", f"no error on {about.gold(header)}")
    for number, error in enumerate(header.errors, 1):
        yield _case(f"engine {number}", "", Error(plain(error)))


def _case(name: str, told: str, result: FinalResult | None = None) -> TestCase:
    case = TestCase(plain(name))
    if result is not None:
        case.result = [result]
    if told:
        case.system_out = plain(told)
    return case


def _failure(message: str, lines: Sequence[str]) -> Failure:
    failure = Failure(plain(message))
    failure.text = "\n".join(map(plain, lines))
    return failure


def _skipped(message: str, lines: Sequence[str]) -> Skipped:
    skipped = Skipped(plain(message))
    skipped.text = "\n".join(map(plain, lines))
    return skipped
