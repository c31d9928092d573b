"""Every aspect that is scored, and the figures that are computed from its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.schemas.analysis import ArticleAnalysis
from evals.labels import Labels
from evals.rows import Row
from evals.scorers import attributions, claims, contrasts, frames, regions, statements, wording
from evals.scorers.accounts import Event
from evals.scorers.pairs import Sides
from evals.statistics import (
    F1,
    MEAN,
    PRECISION,
    RECALL,
    BCubed,
    MacroF1,
    RankCorrelation,
    Statistic,
)

ArticleScorer = Callable[[Sides], list[Row] | None]
AnalysisScorer = Callable[[str, ArticleAnalysis], list[Row]]
EventScorer = Callable[[Event], list[Row] | None]

ARTICLE_SCORERS: Final[Mapping[str, ArticleScorer]] = {
    "regions": regions.regions,
    "attributions": attributions.content,
    "attribution_source": attributions.source,
    "attribution_cue": attributions.cue,
    "attribution_voice": attributions.voice,
    "attribution_chain": attributions.chain,
    "attribution_stance": attributions.stance,
    "attribution_form": attributions.form,
    "attribution_kind": attributions.kind,
    "claims": claims.evidence,
    "claim_type": claims.kind,
    "claim_voice": claims.voice,
    "factuality": claims.factuality,
    "names": wording.names,
    "name_namer": wording.namer,
    "name_reporter": wording.reporter,
    "name_stance": wording.naming_label(lambda naming: naming.stance),
    "name_effect": wording.naming_label(lambda naming: naming.effect),
    "name_marks": wording.naming_label(lambda naming: naming.quote_kind),
    "loaded": wording.loaded,
    "loaded_owner": wording.owner,
    "loaded_technique": wording.technique,
    "policy_frames": frames.present("policy_frames"),
    "policy_salience": frames.salience("policy_frames"),
    "generic_frames": frames.present("generic_frames"),
    "generic_salience": frames.salience("generic_frames"),
    "functions": frames.functions,
    "portrayals": frames.portrayals,
}
"""What is scored in one article, by aspect."""

LISTS: Final[Mapping[str, str]] = {
    "regions": "regions",
    "attribution": "attributions",
    "claim": "claims",
    "factuality": "claims",
    "name": "namings",
    "loaded": "language",
    "policy": "policy_frames",
    "generic": "generic_frames",
    "functions": "functions",
    "portrayal": "portrayals",
    "aligned": "claims",
    "relations": "claims",
    "omission": "claims",
}
"""The list of labels that an aspect is scored from, by how the aspect's name begins."""


def is_labelled(aspect: str, gold: Labels) -> bool:
    """Whether the gold of an article has the labels that an aspect is scored from."""
    needed = (listed for start, listed in LISTS.items() if aspect.startswith(start))
    return next(needed, None) not in gold.not_labelled


ANALYSIS_SCORERS: Final[Mapping[str, AnalysisScorer]] = {"grounding": regions.grounding}
"""What needs no gold."""

EVENT_SCORERS: Final[Mapping[str, EventScorer]] = {
    "same_event": contrasts.same_event,
    "aligned": statements.aligned,
    "aligned_groups": statements.b_cubed,
    "relations": statements.relations,
    "omissions": statements.omissions,
    "omission_scope": statements.scope,
    "name_contrasts": contrasts.names,
    "portrayal_shifts": contrasts.shifts,
}
"""What is scored across accounts of one event, by aspect."""

CONFUSIONS: Final = ("attribution_stance", "claim_type", "factuality", "name_stance", "relations")
"""Aspects whose labels are laid out in a table."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure over the rows of one aspect."""

    aspect: str
    name: str
    title: str
    statistic: Statistic
    unit: str = "sentence"

    @property
    def id(self) -> str:
        return f"{self.aspect}.{self.name}"


def _extent(aspect: str, title: str) -> Sequence[Measure]:
    return (
        Measure(aspect, "precision", f"{title}, precision", PRECISION),
        Measure(aspect, "recall", f"{title}, recall", RECALL),
        Measure(aspect, "f1", f"{title}, F1", F1),
    )


def _macro(aspect: str, title: str, unit: str = "sentence") -> Measure:
    return Measure(aspect, "macro_f1", f"{title}, macro F1", MacroF1(), unit)


def _f1(aspect: str, title: str, unit: str = "sentence") -> Measure:
    return Measure(aspect, "f1", f"{title}, F1", F1, unit)


MEASURES: Final[Sequence[Measure]] = (
    _f1("regions", "kind of block"),
    *_extent("attributions", "attributed content"),
    _f1("attribution_source", "source"),
    _f1("attribution_cue", "cue"),
    _f1("attribution_voice", "who says it"),
    _f1("attribution_chain", "whole chain of sources"),
    _macro("attribution_stance", "stance of the reporter"),
    _macro("attribution_form", "direct or indirect"),
    _macro("attribution_kind", "kind of attribution"),
    *_extent("claims", "evidence of claims"),
    _macro("claim_type", "type of claim"),
    _f1("claim_voice", "who asserts it"),
    Measure("factuality", "micro_f1", "factuality for every voice, micro F1", F1),
    _macro("factuality", "factuality for every voice"),
    *_extent("names", "names chosen"),
    _f1("name_namer", "who coined the name"),
    _f1("name_reporter", "who passes it on"),
    _macro("name_stance", "stance towards the name"),
    _macro("name_effect", "effect of the name"),
    _macro("name_marks", "what quotation marks do"),
    *_extent("loaded", "loaded wordings"),
    _macro("loaded_owner", "author's own or a source's"),
    _macro("loaded_technique", "technique"),
    _macro("policy_frames", "policy frames", "frame"),
    Measure(
        "policy_salience", "spearman", "policy frames, rank of salience", RankCorrelation(), "frame"
    ),
    _macro("generic_frames", "generic frames", "frame"),
    Measure(
        "generic_salience",
        "spearman",
        "generic frames, rank of salience",
        RankCorrelation(),
        "frame",
    ),
    _f1("functions", "Entman functions"),
    _f1("portrayals", "portrayals"),
    Measure("same_event", "accuracy", "same event", MEAN, "event"),
    Measure("aligned", "precision", "pairs of the same statement, precision", PRECISION),
    Measure("aligned", "recall", "pairs of the same statement, recall", RECALL),
    _f1("aligned", "pairs of the same statement"),
    Measure("aligned_groups", "b_cubed_f1", "groups of statements, B-cubed F1", BCubed()),
    _macro("relations", "relation of the accounts"),
    _f1("omissions", "found in one account only"),
    _macro("omission_scope", "expected elsewhere or not"),
    _f1("name_contrasts", "names for one thing across accounts"),
    _f1("portrayal_shifts", "cast in different parts", "entity"),
    Measure("grounding", "rate", "quotes that stand in the text", MEAN),
)
"""All figures, in the order in which they are printed."""
