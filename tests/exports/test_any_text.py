"""Whatever an article says, it is read, compared and shown, and nothing of it steers what shows it.

Texts are any Unicode that JSON can carry, news with quotations in quotations, and lines cut by
whatever may cut a line. FUZZ_EXAMPLES sets how many of each.
"""

import os
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.core.analyze import analyze
from api.core.compare import compare
from api.core.invariants import spans
from api.engines.rules.engine import RulesEngine
from api.errors import FactframeError
from api.exports.formats import to_html
from api.exports.markdown import to_markdown
from api.exports.terminal import analysis_view, comparison_view
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from tests.builders import make_article
from tests.exports.rendering import rendered

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of writing (UAX #9)."""

ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
BREAKS = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", " ", "\t"]
)
PEOPLE = [
    "Ann Smith",
    "The mayor",
    "Officials",
    "A spokesman for the U.N.",
    "She",
    "Čeněk Ó Dálaigh",
]
SAYING = ["said", "claimed", "denied", "told reporters", "did not say", "warned on Monday"]
EVENTS = [
    "the bridge collapsed",
    "4,000 people fled",
    "nobody was hurt",
    "the so-called reform failed",
]
PAIRS = [
    '""',
    "“”",
    "‘’",
    "''",
    "«»",
    "„“",
    "()",
    "[]",
    "<>",
    "**",
    "`\x1b",
    "\u202e\u202c",
    '“"',
    "''",
]


def _statement(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One who says something that may be a quotation, which may hold another."""
    return st.builds(
        lambda who, says, pair, what, ends: f"{who} {says} {pair[0]}{what}{pair[1]}{ends}",
        st.sampled_from(PEOPLE),
        st.sampled_from(SAYING),
        st.sampled_from(PAIRS),
        inner,
        st.sampled_from([".", "", ",", "…", "?!", " —"]),
    )


NEWS = st.recursive(
    st.sampled_from(EVENTS) | ANYTHING.map(lambda text: text[:20]), _statement, max_leaves=6
)
TEXTS = ANYTHING | st.lists(st.tuples(NEWS, BREAKS), min_size=1, max_size=6).map(
    lambda lines: "".join(text + cut for text, cut in lines)
)


@pytest.fixture(scope="module")
def engine() -> RulesEngine:
    return RulesEngine()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=TEXTS, second=TEXTS)
@example(first="Ann Smith said “\x1b[31m\u202ered\u202c”.", second="Ann Smith denied ‘\x9b31m’.")
async def test_any_two_texts_are_read_compared_and_shown(
    engine: RulesEngine, first: str, second: str
) -> None:
    read = [made for text in (first, second) if (made := await reading(text, engine))]
    results: list[ArticleAnalysis | Comparison] = [*read]
    if len(read) == 2:
        results.append(await compare(read, engine))
    for result in results:
        assert_verbatim(result)
        for shown in forms(result):
            assert not {sign for sign in shown if _steers(sign)}


async def reading(text: str, engine: RulesEngine) -> ArticleAnalysis | None:
    """None where the text is refused, as one without words is."""
    try:
        return await analyze(make_article(text, title=text[:40], outlet=text[-20:]), engine)
    except FactframeError:
        return None


def assert_verbatim(result: ArticleAnalysis | Comparison) -> None:
    """Each span of each analysis is where it says, word for word."""
    read = (
        [result]
        if isinstance(result, ArticleAnalysis)
        else [one.analysis for one in result.articles]
    )
    for analysis in read:
        found = [
            getattr(analysis, name) for name in type(analysis).model_fields if name != "article"
        ]
        for span in spans(tuple(found)):
            assert analysis.article.text[span.start : span.end] == span.exact


def forms(result: ArticleAnalysis | Comparison) -> Iterator[str]:
    """The result as everybody gets it."""
    yield to_html(result)
    yield to_markdown(result)
    yield rendered(
        analysis_view(result) if isinstance(result, ArticleAnalysis) else comparison_view(result)
    )


def _steers(sign: str) -> bool:
    """Whether it moves a cursor, ends a line or turns the direction of writing."""
    return sign in TURNING or (sign not in "\t\n" and unicodedata.category(sign) in CONTROLS)
