"""Nouns for what has been said, and for figures on which somebody rests."""

from api.engines.rules.words.grammar import words

FIGURES = words(
    "survey surveys figures data study studies poll polls research analysis estimate estimates "
    "statistics audit review census records"
)
SUMMARIES = words(
    "claim claims allegation allegations accusation accusations charge charges assertion "
    "assertions theory figure figures view position argument notion idea suggestion suggestions "
    "sentiment sentiments statement statements remark remarks comment comments prediction "
    "estimate conclusion characterization characterisation description warning point promise "
    "pledge demand stance contention comparison criticism complaint label term phrase line "
    "message concern worry fear report rumor rumour"
)
"""Nouns by which an author names what somebody has said."""
