"""How sure everybody is, in words."""

import pytest

from api.exports.terminal.people import how_sure, voices_of
from api.schemas.claims import FactualityValue
from tests.exports.samples import analysis, claim

HALT = "The port ground to a halt on Monday."


@pytest.mark.parametrize(
    ("speaker", "values", "expected"),
    [
        ("v0", {"v0": "CT+"}, "the author: certain"),
        ("v0", {"v0": "PR+"}, "the author: probable"),
        ("v0", {"v0": "U"}, "the author: does not commit"),
        ("v1", {"v1": "CT+", "v0": "CT-"}, "Harbour board: certain; the author rejects it"),
        (
            "v1",
            {"v1": "PS-", "v0": "U"},
            "Harbour board: possibly not so; the author does not commit",
        ),
        (
            "v2",
            {"v2": "CT+", "v1": "U", "v0": "U"},
            "Dockers' union: certain; Harbour board and the author do not commit",
        ),
        (
            "v2",
            {"v2": "CT+", "v1": "PR-", "v0": "U"},
            "Dockers' union: certain; Harbour board: probably not so; the author does not commit",
        ),
        ("v3", {"v3": "CT+", "v0": "U"}, "hearsay; reports: certain; the author does not commit"),
        ("v3", {"v3": "CT+", "v0": "CT+"}, "reports: certain; the author also holds it certain"),
    ],
)
def test_how_sure(speaker: str, values: dict[str, FactualityValue], expected: str) -> None:
    assert how_sure(claim(1, HALT, speaker, values), voices_of(analysis())) == expected
