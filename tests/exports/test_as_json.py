"""The JSON of a result."""

import json

from api.exports.as_json import to_json
from api.schemas.analysis import ArticleAnalysis
from tests.exports.samples import analysis


def test_one_line_that_reads_back() -> None:
    text = to_json(analysis())
    assert "\n" not in text
    assert ArticleAnalysis.model_validate_json(text) == analysis()
    assert json.loads(text)["article"]["title"] == "Dock strike cripples port"
