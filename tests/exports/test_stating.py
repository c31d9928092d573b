"""Statements are put so that nobody takes them for the word of this program."""

import re
from html import unescape

import pytest

from api.exports.html import analysis_page, comparison_page
from api.exports.markdown import to_markdown
from api.exports.terminal.comparison import comparison_view
from api.schemas.claims import Claim
from api.schemas.comparison import Comparison
from tests.exports.compared import comparison
from tests.exports.rendering import one_line, rendered
from tests.exports.samples import analysis, claim

SAID = claim(2, "all ships had left", "v1", {"v1": "CT+", "v0": "U"})
DENIED = claim(2, "all ships had left", "v2", {"v2": "CT-", "v0": "U"})
OWN = claim(2, "all ships had left", "v0", {"v0": "CT+"})
REWORDED = SAID.model_copy(update={"text": "The ships had left."})
QUOTED = "“all ships had left”"


def conflicting(*claims: Claim, relation: str = "contradicted") -> Comparison:
    """An account for each of the claims, which are one statement."""
    made = comparison(len(claims))
    accounts = tuple(
        one.model_copy(update={"analysis": analysis(id=one.key, claims=(claim,))})
        for one, claim in zip(made.articles, claims, strict=True)
    )
    changes = {"statement": claims[-1].text, "relation": relation}
    statement = made.alignments[0].model_copy(update=changes)
    return made.model_copy(
        update={
            "articles": accounts,
            "alignments": (statement,),
            "omissions": (),
            "independence": (),
            "synopsis": (),
            "metrics": made.metrics.model_copy(update={"by_relation": ()}),
        }
    )


@pytest.mark.parametrize(
    ("made", "heading"),
    [
        (conflicting(DENIED, SAID), f"{QUOTED} — Harbour board; denied by Dockers' union"),
        (conflicting(SAID, DENIED), f"{QUOTED} — Harbour board; denied by Dockers' union"),
        (conflicting(DENIED, OWN), f"{QUOTED} — the author of B; denied by Dockers' union"),
        (conflicting(DENIED, REWORDED), "The ships had left. — Harbour board; denied by"),
        (conflicting(DENIED, DENIED), f"Denied: {QUOTED} — Dockers' union"),
        (conflicting(OWN, OWN), f"{QUOTED} — the author of A"),
        (conflicting(SAID, SAID, relation="corroborated"), f"{QUOTED} — Harbour board"),
    ],
)
def test_a_heading_tells_whose_the_statement_is_and_who_denies_it(
    made: Comparison, heading: str
) -> None:
    page = unescape(re.sub(r"<[^>]*>", "", comparison_page(made)))
    assert heading in page
    assert heading in to_markdown(made)
    assert heading in one_line(rendered(comparison_view(made)))


def test_the_undisputed_word_of_an_author_stands_by_itself() -> None:
    made = conflicting(OWN, OWN, relation="corroborated")
    assert re.search(r"^### .*: all ships had left$", to_markdown(made), re.MULTILINE)


def test_words_that_their_speaker_denies_stand_behind_that() -> None:
    made = conflicting(DENIED, SAID)
    assert comparison_page(made).count("<strong>Denied:</strong>") == 1
    assert f"- **A** Denied: {QUOTED}" in to_markdown(made)
    assert f"- **B** {QUOTED}" in to_markdown(made)
    assert one_line(rendered(comparison_view(made))).count(f"Denied: {QUOTED}") == 1


def test_words_of_a_source_are_quoted_on_its_card() -> None:
    shown = analysis(claims=(SAID,))
    assert f"<bdi>{QUOTED}</bdi></h3>" in analysis_page(shown)
    assert f"**c2** {QUOTED}" in to_markdown(shown)
    assert "**c2** all ships had left" in to_markdown(analysis(claims=(OWN,)))
