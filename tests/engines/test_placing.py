"""How a text was typed and encoded leaves no trace in what is read from it."""

import asyncio
import unicodedata

import pytest

from api.core.analyze import analyze
from api.engines.rules.engine import RulesEngine
from api.schemas.analysis import ArticleAnalysis
from api.text.plain import plain_words
from tests.text.articles import article

TEXT = """\
Zoë Müller, the café’s owner, said on Monday that 1,200 neighbours had signed the petition. \
“We won’t give up,” she told Le Relevé. The mayor’s office is reported to have apologised.

Critics called the closure “a scandal”. The town hall denied that it had broken the law.
"""


def _read(text: str) -> ArticleAnalysis:
    return asyncio.run(analyze(article(text), RulesEngine()))


def _told(analysis: ArticleAnalysis) -> list[object]:
    return [
        [(c.text, c.asserted_by, c.factuality, c.type) for c in analysis.claims],
        [(v.label, v.kind, v.words) for v in analysis.voices],
        [
            (a.voice_id, a.form, a.stance, [plain_words(s.exact) for s in a.content])
            for a in analysis.attributions
        ],
        [plain_words(n.term.exact) for n in analysis.namings],
        [(e.name, e.type, len(e.mentions)) for e in analysis.entities],
    ]


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", TEXT),
        "".join(char + "\u00ad" * (char in "aeo") for char in TEXT),
        TEXT.replace(" ", "  "),
        TEXT.replace(" ", "\u2009"),
        TEXT.replace("’", "ʼ"),
    ],
    ids=["decomposed", "soft hyphens", "double spaces", "thin spaces", "apostrophes"],
)
def test_reads_the_same(text: str) -> None:
    found = _read(text)
    assert _told(found) == _told(_read(TEXT))
    for claim in found.claims:
        assert all(text[s.start : s.end] == s.exact for s in claim.evidence)
