"""What one reader, a person or an engine, found in one article or across accounts of one event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Result
from api.schemas.claims import Attribution, Claim, Entity, Voice
from api.schemas.comparison import Comparison, ConflictOn, Relation
from api.schemas.document import Region, Sentence
from api.schemas.framing import Framing, LoadedLanguage, Naming, Portrayal, Referent

SameEvent = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one article, as the classes of the product's own results."""

    article: str
    """Id of the article in the gold."""
    text: str
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    referents: tuple[Referent, ...]
    namings: tuple[Naming, ...]
    framing: Framing
    portrayals: tuple[Portrayal, ...] | None
    language: tuple[LoadedLanguage, ...]
    names: Mapping[str, frozenset[str]]
    """For each id of a voice or an entity, the names under which it may be listed."""
    optional: frozenset[Result] = frozenset()
    """Items on which careful readers may differ: they count for nothing."""
    not_labelled: frozenset[str] = frozenset()
    """Lists of the gold that nobody has labelled, by their names in the label files."""


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """A claim of one of the accounts."""

    article: str
    claim: str


@dataclass(frozen=True, slots=True)
class AlignmentLabels:
    """One statement and the claims that make it."""

    id: str
    members: frozenset[ClaimKey]
    relation: Relation
    on: tuple[ConflictOn, ...] = ()
    statement: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class EventLabels:
    """How the accounts of one event stand to each other, in the ids of their labels."""

    event: str
    articles: tuple[str, ...]
    same_event: SameEvent
    alignments: tuple[AlignmentLabels, ...]
    """Statements of more than one account; a claim in none of them stands in one account only."""
    in_scope: Mapping[ClaimKey, bool] = field(default_factory=dict)
    """For claims found in one account only, whether one would have expected them elsewhere."""
    contrasts: tuple[frozenset[tuple[str, str]], ...] = ()
    """Groups of names for one thing across accounts: pairs of article and id of a naming."""
    shifts: Mapping[frozenset[str], Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """For the names of an entity cast differently, its roles by id of the article."""
    optional_shifts: frozenset[frozenset[str]] = frozenset()


def labels_of(analysis: ArticleAnalysis, article: str) -> Labels:
    """The labels that an analysis of the article gives."""
    mentions = {
        entity.id: {entity.name, *(mention.exact for mention in entity.mentions)}
        for entity in analysis.entities
    }
    names = {
        voice.id: frozenset({voice.label} | mentions.get(voice.entity_id or "", set()))
        for voice in analysis.voices
    }
    return Labels(
        article=article,
        text=analysis.article.text,
        regions=analysis.regions,
        sentences=analysis.sentences,
        entities=analysis.entities,
        voices=analysis.voices,
        attributions=analysis.attributions,
        claims=analysis.claims,
        referents=analysis.referents,
        namings=analysis.namings,
        framing=analysis.framing,
        portrayals=analysis.portrayals,
        language=analysis.language,
        names=names | {key: frozenset(value) for key, value in mentions.items()},
    )


def event_of(comparison: Comparison, event: str, articles: Mapping[str, str]) -> EventLabels:
    """The labels that a comparison gives. `articles` maps its keys to ids in the gold."""
    several = [item for item in comparison.alignments if len(item.members) > 1]
    scope = {item.alignment_id: item.not_found_in for item in comparison.omissions}
    return EventLabels(
        event=event,
        articles=tuple(articles[item.key] for item in comparison.articles),
        same_event=comparison.event.same_event,
        alignments=tuple(
            AlignmentLabels(
                id=item.id,
                members=frozenset(
                    ClaimKey(articles[member.article], claim)
                    for member in item.members
                    for claim in member.claim_ids
                ),
                relation=item.relation,
                on=item.on,
                statement=item.statement,
            )
            for item in several
        ),
        in_scope={
            ClaimKey(articles[member.article], claim): any(a.in_scope for a in scope[item.id])
            for item in comparison.alignments
            if item.id in scope
            for member in item.members
            for claim in member.claim_ids
        },
        contrasts=tuple(
            frozenset((articles[row.article], row.naming_id) for row in contrast.rows)
            for contrast in comparison.naming_contrasts
        ),
        shifts={
            frozenset({shift.entity}): {
                articles[cell.article]: frozenset(
                    c.role for c in shift.cells if c.article == cell.article
                )
                for cell in shift.cells
            }
            for shift in comparison.portrayal_shifts or ()
        },
    )
