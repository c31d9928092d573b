"""A synopsis by templates: what the accounts say, in their own words, and where they part."""

from collections.abc import Sequence

from api.schemas.base import Span
from api.schemas.claims import Claim
from api.schemas.comparison import ConflictOn, Relation
from api.schemas.reading import DraftSentence, Side, SynopsisDraft, SynopsisInput

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_MOST = 5
_MOST_WORDS = 25
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
_MOST_OF_ONE = 2
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
    """At most five sentences, each quoting the accounts and citing its alignment."""
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
    quotes = [
        (label, _quote(_told(sides, statement.statement).evidence))
        for label, sides in statement.members
    ]
    listed = "; ".join(f"{label}: “{quote}”" for label, quote in quotes)
    if statement.relation == "only_in":
        return f"In {quotes[0][0]} alone: “{quotes[0][1]}”."
    if statement.relation in {"corroborated", "corroborated_same_origin"}:
        return _agreement(statement, quotes)
    on = f" on {' and '.join(_ON[matter] for matter in statement.on)}" if statement.on else ""
    return f"{_OPENING[statement.relation]}{on}: {listed}."


def _agreement(statement: SynopsisInput, quotes: Sequence[tuple[str, str]]) -> str:
    """What all report, and nothing of the kind where an author keeps a distance from it."""
    sides = [side for _, members in statement.members for side in members]
    stated = [side for side in sides if side.claim.text == statement.statement]
    quote = _quote(stated[0].claim.evidence) if stated else quotes[0][1]
    if len({side.claim.factuality[0].value for side in sides}) > 1 or any(map(_distant, sides)):
        return f"The accounts carry, not all as their own word: “{quote}”."
    who = "Both accounts" if len(quotes) == 2 else f"{len(quotes)} accounts"  # noqa: PLR2004 "both" are two
    origin = " from one source" if statement.relation == "corroborated_same_origin" else ""
    return f"{who} report{origin}: “{quote}”."


def _distant(side: Side) -> bool:
    """Whether the author distances the account from what the source says."""
    made = side.analysis.held.attributions.get(side.claim.attribution_id or "")
    return made is not None and made.stance in {"distance", "reject"}


def _told(sides: Sequence[Side], statement: str) -> Claim:
    """The claim of one account that is nearest to the statement; the shorter of two as near."""
    wanted = set(statement.casefold().split())

    def far(side: Side) -> tuple[int, int]:
        words = side.claim.text.casefold().split()
        return -len(wanted & set(words)), len(words)

    return min(sides, key=far).claim


def _quote(evidence: Sequence[Span]) -> str:
    """The verbatim words, on one line, without their final stop; long ones end at a clause."""
    words = " … ".join(" ".join(span.exact.split()) for span in evidence[:2]).split()
    text = " ".join(words)
    if len(words) > _MOST_WORDS:
        text = _clause(words[:_MOST_WORDS]) + " …"
    return text.rstrip(".").translate(_INNER)


def _clause(words: Sequence[str]) -> str:
    """The words up to the last comma in their second half, else all of them."""
    ends = [at for at, word in enumerate(words) if word[-1] in ",;:" and at > len(words) // 2]
    return " ".join(words[: ends[-1] + 1] if ends else words).rstrip(",;:")
