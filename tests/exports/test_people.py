"""How sure everybody is, in words."""

import pytest

from api.readable.people import how_sure
from api.schemas.claims import Attribution, FactualityValue, SourceResolution
from tests.exports.samples import analysis, claim, span

HALT = "The port ground to a halt on Monday."


@pytest.mark.parametrize(
    ("speaker", "values", "expected"),
    [
        ("v0", {"v0": "CT+"}, "the author: certain"),
        ("v0", {"v0": "PR+"}, "the author: probable"),
        ("v0", {"v0": "U"}, "the author: leaves it open"),
        ("v1", {"v1": "CT+", "v0": "CT-"}, "Harbour board: certain; the author rejects it"),
        (
            "v1",
            {"v1": "PS-", "v0": "U"},
            "Harbour board: possibly not so; the author does not vouch for it",
        ),
        (
            "v2",
            {"v2": "CT+", "v1": "U", "v0": "U"},
            "Dockers' union: certain; Harbour board and the author do not vouch for it",
        ),
        (
            "v2",
            {"v2": "CT+", "v1": "PR-", "v0": "U"},
            (
                "Dockers' union: certain; Harbour board: probably not so; "
                "the author does not vouch for it"
            ),
        ),
        (
            "v1",
            {"v1": "CT-", "v0": "U"},
            "Harbour board: denies it; the author does not vouch for it",
        ),
        ("v3", {"v3": "CT+", "v0": "U"}, "source not given; the author does not vouch for it"),
        ("v3", {"v3": "CT+", "v0": "CT+"}, "reports: certain; the author reports it as fact"),
    ],
)
def test_how_sure(speaker: str, values: dict[str, FactualityValue], expected: str) -> None:
    assert how_sure(claim(1, HALT, speaker, values), analysis()) == expected


@pytest.mark.parametrize(
    ("source", "resolution", "is_hearsay"),
    [
        (True, "explicit", False),
        (True, "pronoun", False),
        (True, "implied", True),
        (False, "implied", True),
    ],
)
def test_hearsay_is_what_the_text_names_nobody_for(
    source: bool, resolution: SourceResolution, is_hearsay: bool
) -> None:
    told = Attribution(
        id="t1",
        source=span("board") if source else None,
        content=(span("halt"),),
        voice_id="v3",
        kind="statement",
        form="indirect",
        stance="neutral",
        source_resolution=resolution,
    )
    said = claim(1, HALT, "v3", {"v3": "CT+", "v0": "U"}).model_copy(
        update={"attribution_id": "t1"}
    )
    assert (
        how_sure(said, analysis(attributions=(told,))).startswith("source not given") is is_hearsay
    )
