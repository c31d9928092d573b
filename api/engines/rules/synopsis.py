"""A synopsis by templates: what the accounts say, in their own words, and where they part."""

from collections.abc import Sequence

from api.schemas.base import Span
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.reading import DraftSentence, SynopsisDraft, SynopsisInput

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_MOST = 8
_LONGEST_QUOTE = 240
_ORDER: tuple[Relation, ...] = (
    "contradicted",
    "possible_conflict",
    "reported_vs_rejected",
    "corroborated",
    "corroborated_same_origin",
    "differently_framed",
    "differently_attributed",
    "differently_hedged",
    "more_specific",
    "only_in",
)
_MOST_OF_ONE = 3
_OPENING: dict[Relation, str] = {
    "contradicted": "The accounts contradict each other",
    "possible_conflict": "The accounts may conflict",
    "reported_vs_rejected": "One account rejects what another passes on",
    "differently_framed": "The accounts tell of this in different words",
    "differently_attributed": "The accounts differ in whose word this is",
    "differently_hedged": "The accounts differ in how sure they are",
    "more_specific": "One account says more than another",
}
_ON: dict[ConflictOn, str] = {
    "polarity": "whether it is so",
    "number": "a number",
    "time": "the time",
    "place": "the place",
    "actor": "who did it",
    "cause": "the cause",
}


def synopsis(statements: Sequence[SynopsisInput]) -> SynopsisDraft:
    """At most eight sentences, each quoting the accounts and citing its alignment."""
    shared = [s for s in statements if s.relation != "only_in"]
    chosen = _chosen(shared or statements)
    return SynopsisDraft(
        sentences=tuple(DraftSentence(_sentence(s), (s.alignment_id,)) for s in chosen)
    )


def _chosen(statements: Sequence[SynopsisInput]) -> list[SynopsisInput]:
    """The statements that matter most, not too many of one relation."""
    ranked = sorted(statements, key=lambda s: (_ORDER.index(s.relation), -len(s.members)))
    taken: dict[Relation, int] = {}
    chosen = []
    for statement in ranked:
        taken[statement.relation] = taken.get(statement.relation, 0) + 1
        if taken[statement.relation] <= _MOST_OF_ONE:
            chosen.append(statement)
    return chosen[:_MOST]


def _sentence(statement: SynopsisInput) -> str:
    quotes = [(label, _quote(sides[0].claim.evidence)) for label, sides in statement.members]
    listed = "; ".join(f"{label}: “{quote}”" for label, quote in quotes)
    if statement.relation == "only_in":
        return f"Found in {quotes[0][0]} alone: “{quotes[0][1]}”."
    if statement.relation in {"corroborated", "corroborated_same_origin"}:
        return _agreement(statement, quotes)
    on = f" on {' and '.join(_ON[matter] for matter in statement.on)}" if statement.on else ""
    return f"{_OPENING[statement.relation]}{on}: {listed}."


def _agreement(statement: SynopsisInput, quotes: Sequence[tuple[str, str]]) -> str:
    who = "Both accounts" if len(quotes) == 2 else f"{len(quotes)} accounts"  # noqa: PLR2004 "both" are two
    origin = " from one source" if statement.relation == "corroborated_same_origin" else ""
    return f"{who} report{origin}: “{quotes[0][1]}”."


def _quote(evidence: Sequence[Span]) -> str:
    """The verbatim words, on one line, without their final stop; the longest are cut."""
    text = " … ".join(" ".join(span.exact.split()) for span in evidence[:2])
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return text.rstrip(".").translate(_INNER)
