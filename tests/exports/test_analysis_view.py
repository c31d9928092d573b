"""What a reader sees of one account."""

import re

import pytest
from rich.cells import cell_len

from api.exports.terminal import analysis_view
from api.schemas.analysis import ArticleAnalysis
from tests.exports.rendering import one_line, rendered
from tests.exports.samples import analysis, claim, run, span

WIDTHS = (80, 100, 160)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "phrase",
    [
        "Dock strike cripples port",
        "The Gazette · by Jane Doe · 40 words",
        "Reading: Read by rules and word lists, without a language model.",
        "“The port ground to a halt on Monday.”",
        "the author: certain",
        "All ships had left the port.",
        "Harbour board: certain; the author rejects it",
        "source not given; the author does not vouch for it",
        "Dockers' union ← Harbour board, via letter ← The Gazette ← the author",
        "The author's own Loaded language: “cripples”",
        "In the words of sources Dockers' union: “lawful”",
        "▼ plays it down",
        "“cripples” the author's own word",
        "Economic (in the headline)",
        "antagonist, deceiver, by the author: “falsely claimed”",
        "boilerplate “Subscribe to our newsletter” — calls the reader to subscribe",
        "WITHOUT A CHECKABLE CLAIM · 1 SENTENCE",
        "not assessed: framing.functions",
    ],
)
def test_what_must_be_seen_at_every_width(width: int, phrase: str) -> None:
    assert phrase in one_line(rendered(analysis_view(analysis()), width))


def test_a_name_is_told_with_namer_reporter_and_distance() -> None:
    text = one_line(rendered(analysis_view(analysis()), 160))
    assert "Dockers' union's word, reported with doubt by Harbour board" in text


@pytest.mark.parametrize("width", [*WIDTHS, 60, 120])
def test_no_line_is_wider_than_the_page_and_no_word_is_cut(width: int) -> None:
    text = rendered(analysis_view(analysis()), width)
    assert all(cell_len(row) <= width for row in text.splitlines())
    assert words(text) <= words(rendered(analysis_view(analysis()), 160))


def words(text: str) -> set[str]:
    return set(re.sub("[─█░]", " ", text).split())


def test_a_pipe_gets_no_escape_sequences() -> None:
    assert "\x1b" not in rendered(analysis_view(analysis()))


def test_every_claim_is_shown_however_many_there_are() -> None:
    many = tuple(
        claim(number, "The port ground to a halt on Monday.", "v0", {"v0": "CT+"})
        for number in range(1, 33)
    )
    text = rendered(analysis_view(analysis(claims=many)))
    assert "WHAT IS SAID · 32 CLAIMS" in text
    assert all(f"c{number} " in text for number in range(1, 33))


def hostile() -> ArticleAnalysis:
    """An account whose every string tries to steer the terminal."""
    bad = "\x1b[2J\x9b5n\u202e\u200b[bold red]X[/] [link=http://x]y[/link]"
    base = analysis()
    article = base.article.model_copy(update={"title": bad, "outlet": bad, "byline": bad})
    spans = {"exact": bad, "prefix": "", "suffix": ""}
    evidence = (span("port").model_copy(update=spans),)
    return base.model_copy(
        update={
            "article": article,
            "claims": tuple(
                c.model_copy(update={"text": bad, "evidence": evidence}) for c in base.claims
            ),
            "voices": tuple(v.model_copy(update={"label": bad}) for v in base.voices),
            "language": tuple(
                item.model_copy(update={"span": evidence[0], "technique": bad})
                for item in base.language
            ),
            "namings": tuple(n.model_copy(update={"term": evidence[0]}) for n in base.namings),
            "referents": tuple(r.model_copy(update={"label": bad}) for r in base.referents),
            "regions": tuple(
                r.model_copy(update={"span": evidence[0], "reason": bad}) for r in base.regions
            ),
            "run": run(notice=bad, model=bad, not_assessed=(bad,)),
        }
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_neither_steers_nor_styles(width: int) -> None:
    text = rendered(analysis_view(hostile()), width)
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\u200b"}
    assert "[bold red]X[/] [link=http://x]y[/link]" in one_line(text)


def test_an_account_without_anything_still_shows() -> None:
    empty = analysis(
        claims=(), attributions=(), language=(), namings=(), portrayals=None, dropped=()
    )
    assert "No checkable claim was found." in rendered(analysis_view(empty))


@pytest.mark.parametrize(("kind", "told"), [("headline", True), ("body", False)])
def test_a_headline_without_a_claim_is_said_to_be_told_below(kind: str, told: bool) -> None:
    one = analysis()
    sentence = one.dropped[0].sentence
    region = one.sentences[sentence].region
    regions = [*one.regions]
    regions[region] = regions[region].model_copy(update={"kind": kind})
    dropped = one.dropped[0].model_copy(update={"why": "no_factual_content"})
    headed = one.model_copy(update={"regions": tuple(regions), "dropped": (dropped,)})
    page = one_line(rendered(analysis_view(headed), 100))
    assert ("headline, told “Dock strike cripples port” below" in page) is told
    assert ("nothing to “Dock strike cripples port” check" in page) is not told


def test_things_with_one_name_stand_together() -> None:
    one = analysis()
    naming = one.namings[0]
    alone = one.referents[0].model_copy(update={"label": naming.term.exact})
    changed = one.model_copy(update={"referents": (alone,), "namings": (naming,)})
    page = one_line(rendered(analysis_view(changed), 100))
    assert f"Things that have no other name here “{naming.term.exact}”" in page
