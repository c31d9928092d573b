"""Analyses made by hand, on a text written for them."""

import hashlib
from typing import Any

from api.schemas.analysis import AffiliationShare, ArticleAnalysis, Sourcing, VoiceShare
from api.schemas.article import Article
from api.schemas.base import Span
from api.schemas.claims import (
    Attribution,
    Claim,
    ClaimType,
    Dropped,
    Entity,
    Factuality,
    FactualityValue,
    Voice,
)
from api.schemas.document import Region, Sentence
from api.schemas.framing import (
    FrameScore,
    Framing,
    FunctionItem,
    Functions,
    LoadedLanguage,
    Naming,
    Portrayal,
    Referent,
)
from api.schemas.run import Run

TEXT = (
    "Dock strike cripples port\n\n"
    "The port ground to a halt on Monday. The union called the stoppage a “lawful pause”, the "
    "harbour board said in a letter seen by the Gazette. The board falsely claimed that all "
    "ships had left. Two cranes are reported to be damaged.\n\n"
    "Subscribe to our newsletter"
)


def span(exact: str, text: str = TEXT) -> Span:
    start = text.index(exact)
    return Span(
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=text[max(0, start - 32) : start],
        suffix=text[start + len(exact) : start + len(exact) + 32],
        sentence=0,
    )


def run(**changes: Any) -> Run:
    return Run(
        **{
            "engine": "rules",
            "model": None,
            "notice": "Read by rules and word lists, without a language model.",
            "engine_version": "1",
            "cached": False,
            "seconds": 0.2,
            "not_assessed": ("framing.functions",),
            **changes,
        }
    )


def voice(number: int, label: str, kind: str, words: int, **changes: Any) -> Voice:
    return Voice(
        **{"id": f"v{number}", "label": label, "kind": kind, "words": words, "share": words / 40}
        | changes
    )


def claim(
    number: int, exact: str, by: str, factuality: dict[str, FactualityValue], **changes: Any
) -> Claim:
    kind: ClaimType = "event_property"
    return Claim(
        **{
            "id": f"c{number}",
            "text": exact,
            "evidence": (span(exact),),
            "type": kind,
            "asserted_by": by,
            "factuality": tuple(
                Factuality(voice_id=who, value=value) for who, value in factuality.items()
            ),
        }
        | changes
    )


def analysis(**changes: Any) -> ArticleAnalysis:
    """One account with something in every field that a view shows."""
    return ArticleAnalysis(**{**_parts(), **changes})


def _parts() -> dict[str, Any]:
    text_sha = hashlib.sha256(TEXT.encode()).hexdigest()
    return {
        "id": "an_0123",
        "article": Article(
            text=TEXT,
            sha256=text_sha,
            title="Dock strike cripples port",
            outlet="The Gazette",
            byline="Jane Doe",
        ),
        "regions": (
            Region(span=span("Dock strike cripples port"), kind="headline", excluded=False),
            Region(
                span=span("Subscribe to our newsletter"),
                kind="boilerplate",
                excluded=True,
                reason="calls the reader to subscribe",
            ),
        ),
        "sentences": (
            Sentence(index=0, span=span("Dock strike cripples port"), region=0, is_speech=False),
        ),
        "entities": (
            Entity(id="e1", name="Harbour board", type="organisation", mentions=(span("board"),)),
        ),
        "voices": (
            voice(0, "author", "author", 20),
            voice(1, "Harbour board", "named", 12),
            voice(2, "Dockers' union", "named", 4),
            voice(3, "reports", "unnamed", 4),
            voice(4, "The Gazette", "outlet", 0),
        ),
        "attributions": (
            _attribution(1, "lawful pause", "v2", parent_id="t2", form="naming"),
            _attribution(
                2, "The union called the stoppage", "v1", channel="letter", parent_id="t3"
            ),
            _attribution(3, "seen", "v4"),
        ),
        "claims": (
            claim(1, "The port ground to a halt on Monday.", "v0", {"v0": "CT+"}),
            claim(
                2,
                "all ships had left",
                "v1",
                {"v1": "CT+", "v0": "CT-"},
                text="All ships had left the port.",
            ),
            claim(3, "Two cranes are reported to be damaged.", "v3", {"v3": "CT+", "v0": "U"}),
        ),
        "dropped": (Dropped(sentence=0, why="no_factual_content"),),
        "referents": (Referent(id="r1", label="the stoppage"),),
        "namings": (
            _naming(1, "lawful pause", "v2", "v1", stance="distance", effect="minimise"),
            _naming(2, "cripples", "v0", "v0", stance="neutral", effect="amplify"),
        ),
        "framing": Framing(
            functions=Functions(
                problem_definition=(
                    FunctionItem(
                        statement="The port stands still.", evidence=(span("halt"),), voice_id="v0"
                    ),
                )
            ),
            dimensions=(
                FrameScore(
                    frame="economic",
                    salience=0.4,
                    primary=True,
                    in_headline=True,
                    evidence=(span("port"),),
                ),
            ),
            generic=None,
        ),
        "portrayals": (
            Portrayal(
                id="p1",
                entity_id="e1",
                role="antagonist",
                fine_roles=("deceiver",),
                by_voice="v0",
                evidence=(span("falsely claimed"),),
            ),
        ),
        "language": (
            _loaded(1, "cripples", None),
            _loaded(2, "lawful", "v2"),
        ),
        "sourcing": Sourcing(
            words=40,
            by_voice=(VoiceShare(voice_id="v0", words=20, share=0.5),),
            by_affiliation=(AffiliationShare(affiliation="port", words=12, share=0.3),),
            unnamed_share=0.1,
            unattributed_share=0.5,
            direct_quotation_share=0.05,
            deepest_chain=3,
        ),
        "run": run(),
    }


def _attribution(number: int, content: str, voice_id: str, **changes: Any) -> Attribution:
    return Attribution(
        **{
            "id": f"t{number}",
            "content": (span(content),),
            "voice_id": voice_id,
            "kind": "statement",
            "form": "indirect",
            "stance": "neutral",
        }
        | changes
    )


def _naming(number: int, term: str, namer: str, reporter: str, **changes: Any) -> Naming:
    return Naming(
        **{
            "id": f"n{number}",
            "referent": "r1",
            "term": span(term),
            "namer": namer,
            "reporter": reporter,
            "quoted": namer != reporter,
            "quote_kind": "naming",
            "valence": "neutral",
        }
        | changes
    )


def _loaded(number: int, words: str, voice_id: str | None) -> LoadedLanguage:
    return LoadedLanguage(
        id=f"l{number}",
        span=span(words),
        technique="loaded_language",
        polarity="negative",
        kind="lexical",
        in_quote_of=voice_id,
    )
