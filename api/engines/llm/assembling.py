"""From merged parts to the numbered lists of a reading."""

from collections.abc import Mapping, Sequence

from api.engines.llm.commitment import factuality
from api.engines.llm.frames import framing
from api.engines.llm.labels import key
from api.engines.llm.parts import OWN, Ascription, ClaimsPart, FramingPart, Statement
from api.engines.llm.quotes import place
from api.engines.llm.voices import number_voices
from api.schemas.claims import AUTHOR, Attribution, Claim, Entity
from api.schemas.document import Document
from api.schemas.framing import LoadedLanguage, Naming, Portrayal, Referent
from api.schemas.reading import Reading
from api.text.quantities import quantities


def assemble(
    document: Document, claims: ClaimsPart, frames: FramingPart, *, narratives: bool
) -> Reading:
    """The reading, its items in the order of the text, without an account.

    `narratives`: whether they were asked for.
    """
    ordered = sorted(claims.ascriptions, key=lambda item: place(item.content[0]))
    entities = _entities(frames)
    voices = number_voices(claims, frames, ordered, entities)
    ids = {item.uid: f"t{number}" for number, item in enumerate(ordered, 1)}
    referents = _referents(frames)
    return Reading(
        entities=_listed(entities),
        voices=voices.listed,
        attributions=tuple(_attribution(item, ids, voices.ids) for item in ordered),
        claims=_claims(document, claims.statements, ordered, ids, voices.ids),
        dropped=tuple(sorted(claims.dropped, key=lambda item: item.sentence)),
        referents=tuple(referents.values()),
        namings=_namings(document, frames, referents, voices.ids),
        framing=framing(document, frames, voices.ids, narratives=narratives),
        portrayals=_portrayals(frames, entities, voices.ids),
        language=_language(frames, entities, voices.ids),
    )


def _entities(frames: FramingPart) -> dict[str, Entity]:
    """Entities by all keys of their names."""
    ordered = sorted(frames.entities, key=lambda item: place(item.mentions[0]))
    names: dict[str, Entity] = {}
    others: dict[str, Entity] = {}
    for number, item in enumerate(ordered, 1):
        entity = Entity(
            id=f"e{number}",
            name=item.name,
            type=item.type,
            mentions=item.mentions,
            metonym_of=item.means,
        )
        names[key(item.name)] = entity
        others.update((key(name), entity) for name in item.aka)
    return others | names


def _listed(entities: Mapping[str, Entity]) -> tuple[Entity, ...]:
    distinct = {entity.id: entity for entity in entities.values()}
    return tuple(sorted(distinct.values(), key=lambda entity: place(entity.mentions[0])))


def _attribution(
    item: Ascription, ids: Mapping[str, str], voices: Mapping[str, str]
) -> Attribution:
    return Attribution(
        id=ids[item.uid],
        source=item.source,
        cue=item.cue,
        content=item.content,
        voice_id=voices[item.voice],
        kind=item.kind,
        form=item.form,
        parent_id=ids[item.parent] if item.parent else None,
        channel=item.channel,
        stance=item.stance,
        stance_cue=item.stance_cue,
    )


def _claims(
    document: Document,
    statements: Sequence[Statement],
    ordered: Sequence[Ascription],
    ids: Mapping[str, str],
    voices: Mapping[str, str],
) -> tuple[Claim, ...]:
    by_uid = {item.uid: item for item in ordered}
    in_order = sorted(statements, key=lambda item: place(item.evidence[0]))
    return tuple(
        _claim(document, f"c{number}", item, _chain(item, by_uid), ids, voices)
        for number, item in enumerate(in_order, 1)
    )


def _chain(item: Statement, by_uid: Mapping[str, Ascription]) -> tuple[Ascription, ...]:
    """The attributions around the statement, the innermost first."""
    chain = []
    at = item.ascription
    while at is not None:
        chain.append(by_uid[at])
        at = by_uid[at].parent
    return tuple(chain)


def _claim(  # noqa: PLR0913, PLR0917 - all that a claim is made of
    document: Document,
    claim_id: str,
    item: Statement,
    chain: Sequence[Ascription],
    ids: Mapping[str, str],
    voices: Mapping[str, str],
) -> Claim:
    return Claim(
        id=claim_id,
        text=item.text,
        evidence=item.evidence,
        type=item.type,
        actors=item.actors,
        action=item.action,
        place=item.place,
        time=item.time,
        quantities=tuple(q for span in item.evidence for q in quantities(document, span)),
        asserted_by=voices[chain[0].voice] if chain else AUTHOR,
        attribution_id=ids[item.ascription] if item.ascription else None,
        factuality=factuality(item, chain, voices),
        check_worthy=item.check,
    )


def _referents(frames: FramingPart) -> dict[str, Referent]:
    """Referents by the key of their label, in the order of their first name."""
    ordered = sorted(frames.wordings, key=lambda item: place(item.term))
    labels: dict[str, str] = {}
    for item in ordered:
        labels.setdefault(key(item.referent), item.referent)
    return {
        label_key: Referent(id=f"r{number}", label=label)
        for number, (label_key, label) in enumerate(labels.items(), 1)
    }


def _namings(
    document: Document,
    frames: FramingPart,
    referents: Mapping[str, Referent],
    voices: Mapping[str, str],
) -> tuple[Naming, ...]:
    marked = {(q.inner_start, q.inner_end) for q in document.quotations}
    namings = []
    ordered = sorted(frames.wordings, key=lambda item: place(item.term))
    for number, item in enumerate(ordered, 1):
        quoted = _has_marks(document, item.term.start, item.term.end, marked)
        kind = item.marks if item.marks != "none" else "naming"
        namings.append(
            Naming(
                id=f"n{number}",
                referent=referents[key(item.referent)].id,
                term=item.term,
                namer=voices[item.namer],
                reporter=voices[item.reporter],
                quoted=quoted,
                quote_kind=kind if quoted else "none",
                stance=item.stance,
                stance_cue=item.stance_cue,
                effect=item.effect,
                valence=item.valence,
            )
        )
    return tuple(namings)


def _has_marks(document: Document, start: int, end: int, marked: set[tuple[int, int]]) -> bool:
    """Whether a quotation holds these characters and nothing else but closing punctuation."""
    closing = len(document.text[end : end + 2]) - len(document.text[end : end + 2].lstrip(".,;!?"))
    return any((start, end + extra) in marked for extra in range(closing + 1))


def _portrayals(
    frames: FramingPart, entities: Mapping[str, Entity], voices: Mapping[str, str]
) -> tuple[Portrayal, ...]:
    ordered = sorted(frames.castings, key=lambda item: place(item.evidence[0]))
    return tuple(
        Portrayal(
            id=f"p{number}",
            entity_id=entities[key(item.entity)].id,
            role=item.role,
            fine_roles=item.fine,
            by_voice=voices[item.voice],
            evidence=item.evidence,
        )
        for number, item in enumerate(ordered, 1)
    )


def _language(
    frames: FramingPart, entities: Mapping[str, Entity], voices: Mapping[str, str]
) -> tuple[LoadedLanguage, ...]:
    ordered = sorted(frames.loaded, key=lambda item: place(item.span))
    return tuple(
        LoadedLanguage(
            id=f"l{number}",
            span=item.span,
            technique=item.technique,
            target=entities[key(item.target)].id if item.target else None,
            polarity=item.polarity,
            kind="informational" if item.informational else "lexical",
            in_quote_of=None if item.voice == OWN else voices[item.voice],
            neutral_alternative=item.alternative,
        )
        for number, item in enumerate(ordered, 1)
    )
