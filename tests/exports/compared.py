"""Comparisons made by hand."""

from typing import Any

from api.schemas.comparison import (
    Absence,
    Alignment,
    ClaimRef,
    ComparedArticle,
    Comparison,
    ComparisonMetrics,
    Coverage,
    Event,
    Member,
    Omission,
    Origin,
    RelationCount,
    SynopsisSentence,
)
from api.schemas.contrasts import (
    FrameCell,
    FrameShift,
    FunctionCell,
    FunctionContrast,
    NamingContrast,
    NamingRow,
    PortrayalCell,
    PortrayalShift,
    VoiceCell,
    VoiceRow,
)
from api.schemas.framing import (
    FunctionItem,
)
from api.schemas.run import RejectedQuote, RunWarning
from tests.exports.samples import analysis, run, span


def comparison(accounts: int = 2, **changes: Any) -> Comparison:
    """Accounts that share one conflict and one agreement, and differ in the third claim."""
    keys = tuple(f"an_{number}" for number in range(accounts))
    return Comparison(**{**_compared(keys), **changes})


def _compared(keys: tuple[str, ...]) -> dict[str, Any]:
    first, second = keys[:2]
    return {
        "id": "cm_0123",
        "articles": tuple(
            ComparedArticle(key=key, label=f"Outlet {n}", analysis=analysis(id=key))
            for n, key in enumerate(keys)
        ),
        "event": Event(same_event="yes", score=0.7, reasons=("both name the port",)),
        "alignments": (
            _alignment("s1", "All ships had left.", "contradicted", "c2", keys, on=("polarity",)),
            _alignment("s2", "The port stood still.", "corroborated_same_origin", "c1", keys),
            _alignment("s3", "Two cranes were damaged.", "only_in", "c3", (first,)),
        ),
        "omissions": (
            Omission(
                alignment_id="s3",
                found_in=(first,),
                not_found_in=(Absence(article=second, in_scope=False, reason="published earlier"),),
            ),
        ),
        "naming_contrasts": (
            NamingContrast(
                referent="the stoppage",
                rows=(
                    _row("lawful pause", "Dockers' union", "Harbour board", first, "distance"),
                    _row("cripples", "the author", "the author", second, "neutral"),
                ),
            ),
        ),
        "voice_matrix": (
            VoiceRow(
                label="Harbour board",
                kind="named",
                cells=(
                    VoiceCell(
                        article=first, voice_id="v1", words=12, share=0.3, stances=("reject",)
                    ),
                ),
            ),
        ),
        "portrayal_shifts": (
            PortrayalShift(
                entity="Harbour board",
                cells=(
                    PortrayalCell(
                        article=first,
                        role="antagonist",
                        by_voice="the author",
                        evidence=(span("falsely claimed"),),
                    ),
                ),
                size=1,
            ),
        ),
        "frame_shifts": (
            FrameShift(
                taxonomy="policy_frames",
                frame="economic",
                cells=tuple(FrameCell(article=key, salience=0.4) for key in keys),
                size=0,
            ),
        ),
        "function_contrasts": (
            FunctionContrast(
                function="problem_definition",
                cells=(
                    FunctionCell(
                        article=first,
                        items=(
                            FunctionItem(
                                statement="The port stands still.",
                                evidence=(span("halt"),),
                                voice_id="v0",
                            ),
                        ),
                    ),
                ),
                size=1,
            ),
        ),
        "independence": (
            Origin(alignment_id="s2", outlets=2, origins=1, labels=("Harbour board",)),
        ),
        "synopsis": (
            SynopsisSentence(
                text="Both accounts say that the port stood still.",
                alignment_ids=("s2",),
                claims=(ClaimRef(article=first, claim_id="c1"),),
            ),
        ),
        "metrics": ComparisonMetrics(
            statements=3,
            by_relation=(RelationCount(relation="contradicted", count=1),),
            coverage=(Coverage(article=first, statements=3, share=1),),
            contradictions=1,
            framing_splits=0,
            candidate_pairs=3,
        ),
        "run": run(
            warnings=(RunWarning(code="short", message="One text is short."),),
            rejected_quotes=(
                RejectedQuote(quote="x", sentence=None, item="claims[0]", reason="y"),
            ),
            suspected_injections=(span("Two cranes"),),
        ),
    }


def _alignment(
    name: str, statement: str, relation: str, claim_id: str, keys: tuple[str, ...], **changes: Any
) -> Alignment:
    claims = {one.id: one for one in analysis().claims}
    members = tuple(
        Member(article=key, claim_ids=(claim_id,), evidence=claims[claim_id].evidence)
        for key in keys
    )
    return Alignment(
        **{
            "id": name,
            "statement": statement,
            "relation": relation,
            "rationale": "Because the words differ.",
            "members": members,
        }
        | changes
    )


def _row(term: str, namer: str, reporter: str, key: str, stance: str) -> NamingRow:
    return NamingRow.model_validate(
        {
            "term": term,
            "namer": namer,
            "reporter": reporter,
            "article": key,
            "naming_id": "n1",
            "quoted": namer != reporter,
            "quote_kind": "naming",
            "stance": stance,
            "effect": "minimise",
            "valence": "neutral",
            "span": span(term),
        }
    )
