"""What a journalist must recognise in the two example articles, read by the embedded engine."""

from collections.abc import Iterator

import pytest

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.rules import RulesEngine
from api.ingest import from_text
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.claims import Attribution, Voice
from api.schemas.comparison import Comparison
from api.schemas.framing import Naming
from api.schemas.reading import ReadingOptions
from tests.seeds import seed_000, seed_004


async def analysed(text: str) -> ArticleAnalysis:
    return await analyze(from_text(text), RulesEngine(), ReadingOptions())


@pytest.fixture(scope="module")
async def express() -> ArticleAnalysis:
    return await analysed(seed_000())


@pytest.fixture(scope="module")
async def ukrinform() -> ArticleAnalysis:
    return await analysed(seed_004())


@pytest.fixture(scope="module")
async def comparison(express: ArticleAnalysis, ukrinform: ArticleAnalysis) -> Comparison:
    return await compare([express, ukrinform], RulesEngine())


def voice(analysis: ArticleAnalysis, voice_id: str) -> Voice:
    return next(v for v in analysis.voices if v.id == voice_id)


def naming(analysis: ArticleAnalysis, term: str) -> Naming:
    return next(n for n in analysis.namings if n.term.exact.startswith(term))


def attribution(analysis: ArticleAnalysis, content: str) -> Attribution:
    """The innermost attribution whose content holds the words."""
    found = [t for t in analysis.attributions if any(content in s.exact for s in t.content)]
    return min(found, key=lambda t: sum(len(s.exact) for s in t.content))


def chain(analysis: ArticleAnalysis, content: str) -> list[str]:
    by_id = {t.id: t for t in analysis.attributions}
    link: Attribution | None = attribution(analysis, content)
    labels = []
    while link:
        labels.append(voice(analysis, link.voice_id).label)
        link = by_id[link.parent_id] if link.parent_id else None
    return labels


def evidence(analysis: ArticleAnalysis) -> Iterator[Span]:
    for claim in analysis.claims:
        yield from claim.evidence
    for score in (*(analysis.framing.dimensions or ()), *(analysis.framing.generic or ())):
        yield from score.evidence
    yield from (item.span for item in analysis.language)
    yield from (item.term for item in analysis.namings)


class TestExpress:
    def test_the_leading_line_is_the_date_and_no_claim(self, express: ArticleAnalysis) -> None:
        assert str(express.article.published_at).startswith("2022-09-11")
        assert "published_at" in express.article.read_from_text
        assert not any("2022-09-11" in span.exact for span in evidence(express))

    def test_the_narrators_own_loaded_words(self, express: ArticleAnalysis) -> None:
        own = " ".join(item.span.exact for item in express.language if item.in_quote_of is None)
        assert sum(word in own for word in ("rocked", "blistering", "sweeping", "flee")) >= 3

    def test_a_quoted_loaded_word_is_not_the_narrators(self, express: ArticleAnalysis) -> None:
        own = " ".join(item.span.exact for item in express.language if item.in_quote_of is None)
        assert "deathly" not in own

    def test_regrouping_is_the_ministrys_word_at_a_distance(self, express: ArticleAnalysis) -> None:
        found = naming(express, "regrouping")
        assert voice(express, found.namer).label == "Ministry of Defence"
        assert (found.reporter, found.quoted, found.stance) == ("v0", True, "distance")
        assert found.stance_cue is not None
        assert "framed" in found.stance_cue.exact

    def test_false_claim_is_rejected_by_the_author(self, express: ArticleAnalysis) -> None:
        found = attribution(express, "demonstrative actions")
        assert found.stance == "reject"
        assert found.stance_cue is not None
        assert "falsely" in found.stance_cue.exact
        assert voice(express, found.voice_id).label == "Ministry of Defence"
        claims = [c for c in express.claims if "demonstrative actions" in c.evidence[0].exact]
        assert claims
        for claim in claims:
            values = {f.voice_id: f.value for f in claim.factuality}
            assert values == {found.voice_id: "CT+", "v0": "CT-"}

    def test_izyum_is_hearsay(self, express: ArticleAnalysis) -> None:
        claims = [
            c for c in express.claims if any("abandoned Izyum" in s.exact for s in c.evidence)
        ]
        assert claims
        for claim in claims:
            assert voice(express, claim.asserted_by).kind == "unnamed"
            author = next(f for f in claim.factuality if f.voice_id == "v0")
            assert author.value not in {"CT+", "CT-"}

    def test_one_speaker_over_several_reopened_quotations(self, express: ArticleAnalysis) -> None:
        for words in (
            "deathly silence",
            "progressive self-isolation",
            "next briefing",
            "betray th",
        ):
            assert chain(express, words) == ["War Informant"]

    def test_the_speech_ends_before_the_next_sentence(self, express: ArticleAnalysis) -> None:
        starts = [s.span.exact[:25] for s in express.sentences]
        assert "Volodymyr Zelensky could " in starts
        assert express.article.text.count("pubic") == 1

    def test_zelensky_is_quoted_directly(self, express: ArticleAnalysis) -> None:
        found = attribution(express, "the more weapons we receive")
        assert found.form == "direct"
        assert "Zelensky" in voice(express, found.voice_id).label


class TestUkrinform:
    def test_the_chain_from_the_kremlin(self, ukrinform: ArticleAnalysis) -> None:
        labels = chain(ukrinform, "gesture of goodwill")
        assert labels[0] == "Kremlin"
        assert "Center for Countering Disinformation" in labels[1]
        assert labels[2:] == ["Ukrinform"]

    def test_the_channel(self, ukrinform: ArticleAnalysis) -> None:
        assert "Telegram" in {t.channel for t in ukrinform.attributions}

    @pytest.mark.parametrize("term", ["gesture of goodwill", "organized withdrawal"])
    def test_the_kremlins_names(self, ukrinform: ArticleAnalysis, term: str) -> None:
        found = naming(ukrinform, term)
        assert voice(ukrinform, found.namer).label == "Kremlin"
        assert "Center for Countering" in voice(ukrinform, found.reporter).label
        assert found.stance == "distance"

    def test_feint_is_the_ministrys_word(self, ukrinform: ArticleAnalysis) -> None:
        found = naming(ukrinform, "feint")
        assert "Ministry of Defense" in voice(ukrinform, found.namer).label
        assert "Ukrinform" in voice(ukrinform, found.reporter).label
        assert found.stance == "distance"
        assert found.stance_cue is not None
        assert "trying to convince" in found.stance_cue.exact

    def test_the_institutes_view(self, ukrinform: ArticleAnalysis) -> None:
        found = attribution(ukrinform, "public visibility of the existing gap")
        assert found.kind == "belief"
        assert "ISW" in voice(ukrinform, found.voice_id).label or (
            "Institute for the Study of War" in voice(ukrinform, found.voice_id).label
        )

    @pytest.mark.parametrize(
        "words",
        ["MANPADS", "Other Topics", "glider bombs", "suggest a correction", "Ctrl + Enter"],
    )
    def test_excluded(self, ukrinform: ArticleAnalysis, words: str) -> None:
        assert not any(words in span.exact for span in evidence(ukrinform))
        regions = [r for r in ukrinform.regions if words in r.span.exact]
        assert regions
        assert all(r.excluded and r.reason for r in regions)

    def test_what_follows_the_teaser_is_body(self, ukrinform: ArticleAnalysis) -> None:
        region = next(r for r in ukrinform.regions if "feint" in r.span.exact)
        assert not region.excluded


class TestComparison:
    def test_it_is_one_event(self, comparison: Comparison) -> None:
        assert comparison.event.same_event in {"yes", "partly"}

    def test_names_of_the_departure_stand_side_by_side(self, comparison: Comparison) -> None:
        contrast = max(comparison.naming_contrasts, key=lambda c: len(c.rows))
        terms = " | ".join(row.term.lower() for row in contrast.rows)
        assert len({row.article for row in contrast.rows}) == 2
        for term in (
            *("retreat", "flee", "abandoned", "withdrawing", "regrouping", "failure", "feint"),
            *("organized withdrawal", "gesture of goodwill", "defeat"),
        ):
            assert term in terms

    @pytest.mark.parametrize("term", ["massive blow", "in disarray", "capture", "dictator"])
    def test_what_is_no_name_of_the_departure_stands_elsewhere(
        self, comparison: Comparison, term: str
    ) -> None:
        contrast = max(comparison.naming_contrasts, key=lambda c: len(c.rows))
        assert term not in {row.term.lower() for row in contrast.rows}

    def test_the_conflict_over_acknowledgement_is_seen(self, comparison: Comparison) -> None:
        (found,) = (a for a in comparison.alignments if a.on == ("polarity",))
        assert found.relation == "possible_conflict"
        evidence = " ".join(s.exact for m in found.members for s in m.evidence)
        assert "refusal to acknowledge" in evidence
        assert "open recognition" in evidence
        assert "2022-09-11" in found.rationale

    def test_two_names_by_one_ministry_are_a_possible_conflict(
        self, comparison: Comparison
    ) -> None:
        (found,) = (a for a in comparison.alignments if a.pairs and "“feint”" in a.rationale)
        assert found.relation == "possible_conflict"
        assert "regrouping" in found.rationale

    @pytest.mark.parametrize(
        "words",
        [
            *("abandoned Izyum", "Saint Petersburg", "latest nightly TV", "district in Moscow"),
            "public visibility of the existing gap",
        ],
    )
    def test_found_in_one_account_only(self, comparison: Comparison, words: str) -> None:
        found = [
            a
            for a in comparison.alignments
            if any(words in s.exact for m in a.members for s in m.evidence)
        ]
        assert found
        assert {a.relation for a in found} == {"only_in"}

    def test_the_lexical_engine_never_says_contradicted(self, comparison: Comparison) -> None:
        assert "contradicted" not in {a.relation for a in comparison.alignments}
        assert "language model" in comparison.run.notice
