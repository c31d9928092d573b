"""Ids say what made a result, and nothing else."""

from datetime import date

import pytest

from api.core.address import analysis_id, comparison_id
from api.schemas.article import Article
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineIdentity, PromptRef
from tests.builders import IDENTITY, make_article

ARTICLE = make_article("The bridge fell.", outlet="Echo", published_at=date(2026, 1, 2))
OPTIONS = ReadingOptions()


def test_equal_input_has_one_id() -> None:
    again = Article.model_validate_json(ARTICLE.model_dump_json())
    identifier = analysis_id(ARTICLE, IDENTITY, OPTIONS)
    assert identifier == analysis_id(again, IDENTITY, OPTIONS)
    assert identifier[0] == "a"
    assert len(bytes.fromhex(identifier[1:])) == 16


@pytest.mark.parametrize(
    ("article", "identity", "options"),
    [
        (make_article("The bridge fell!"), IDENTITY, OPTIONS),
        (ARTICLE.model_copy(update={"outlet": "Wire"}), IDENTITY, OPTIONS),
        (ARTICLE.model_copy(update={"published_at": None}), IDENTITY, OPTIONS),
        (ARTICLE, IDENTITY.model_copy(update={"version": "2"}), OPTIONS),
        (ARTICLE, EngineIdentity(engine="llm", model="m", version="1"), OPTIONS),
        (
            ARTICLE,
            IDENTITY.model_copy(update={"prompts": (PromptRef(id="claims/v1", digest="0"),)}),
            OPTIONS,
        ),
        (ARTICLE, IDENTITY, ReadingOptions(speed="fast")),
        (ARTICLE, IDENTITY, ReadingOptions(narratives=True)),
    ],
)
def test_whatever_changes_the_answer_changes_the_id(
    article: Article, identity: EngineIdentity, options: ReadingOptions
) -> None:
    assert analysis_id(article, identity, options) != analysis_id(ARTICLE, IDENTITY, OPTIONS)


def test_a_comparison_knows_no_order_but_counts_repeats() -> None:
    assert comparison_id(["a1", "a2"], IDENTITY) == comparison_id(["a2", "a1"], IDENTITY)
    assert comparison_id(["a1", "a2"], IDENTITY) != comparison_id(["a1", "a2", "a2"], IDENTITY)
    assert comparison_id(["a1", "a2"], IDENTITY).startswith("x")
