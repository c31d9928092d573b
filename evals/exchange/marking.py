"""From labels, of people or of an engine, to a sheet that a labelling tool can show."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from api.schemas.article import Article
from api.schemas.base import Result, Span
from api.schemas.claims import Attribution, Claim, Entity
from api.schemas.framing import FrameScore, LoadedLanguage, Naming, Portrayal
from evals.exchange.scheme import LISTED
from evals.exchange.sheets import Link, Mark, Sheet, mark_id, slug
from evals.goldfiles import AUTHOR, GoldReferent, GoldVoice
from evals.labels import Labels

Part = tuple[list[Mark], list[Link]]
"""One item: its stretches and what ties them."""


def sheet_of(labels: Labels, article: Article | None = None) -> Sheet:
    """The sheet of these labels, with date and outlet where `article` was handed in with them."""
    marking = _Marking(labels)
    parts = list(marking.parts())
    return Sheet(
        article=labels.article,
        text=labels.text,
        marks=tuple(mark for marks, _ in parts for mark in marks),
        links=tuple(link for _, links in parts for link in links),
        voices=marking.voices(),
        referents=tuple(GoldReferent(id=r.id, label=r.label) for r in labels.referents),
        published_at=_published(article),
        outlet=article.outlet if article and "outlet" not in article.read_from_text else None,
        none_found=_none_found(labels),
    )


def _none_found(labels: Labels) -> tuple[str, ...]:
    """Lists that are empty although they were looked at: null is what an engine leaves alone."""
    framing = labels.framing
    functions = framing.functions
    lists: dict[str, tuple[object, ...] | None] = {
        "regions": labels.regions,
        "attributions": labels.attributions,
        "claims": labels.claims,
        "namings": labels.namings,
        "language": labels.language,
        "policy_frames": framing.dimensions,
        "generic_frames": framing.generic,
        "functions": tuple(f for _, items in functions for f in items) if functions else None,
        "portrayals": labels.portrayals,
    }
    return tuple(n for n in LISTED if lists[n] == () and n not in labels.not_labelled)


def _published(article: Article | None) -> date | None:
    if article is None or "published_at" in article.read_from_text:
        return None
    known = article.published_at
    return known.date() if isinstance(known, datetime) else known


class _Marking:
    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._voices: dict[str, str] = {}
        for voice in labels.voices:
            author = voice.kind == AUTHOR
            name = AUTHOR if author else slug(voice.label, self._voices.values())
            self._voices[voice.id] = name

    def voices(self) -> tuple[GoldVoice, ...]:
        return tuple(
            GoldVoice(
                id=self._voices[voice.id],
                label=voice.label,
                kind=voice.kind,
                affiliation=voice.affiliation,
                also=self._also(voice.id, voice.label),
            )
            for voice in self._labels.voices
            if self._voices[voice.id] != AUTHOR
        )

    def _also(self, known: str, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._labels.names.get(known, frozenset()) - {name}))

    def parts(self) -> Iterator[Part]:
        labels = self._labels
        yield from (self._region(number) for number in range(len(labels.regions)))
        yield from map(self._entity, labels.entities)
        yield from map(self._attribution, labels.attributions)
        yield from map(self._claim, labels.claims)
        yield from map(self._naming, labels.namings)
        yield from map(self._loaded, labels.language)
        yield from map(self._portrayal, labels.portrayals or ())
        yield from self._functions()
        yield from self._frames("policy_frame", labels.framing.dimensions or ())
        yield from self._frames("generic_frame", labels.framing.generic or ())

    def _region(self, number: int) -> Part:
        region = self._labels.regions[number]
        excluded = "excluded" if region.excluded else None
        return _item("region", str(number), (region.span,), kind=region.kind, excluded=excluded)

    def _entity(self, entity: Entity) -> Part:
        """Its name where the text holds it, else the first words that stand for it."""
        mention = next((m for m in entity.mentions if m.exact == entity.name), entity.mentions[0])
        also = self._also(entity.id, mention.exact)
        return _item("entity", entity.id, (mention,), type=entity.type, also=also)

    def _attribution(self, item: Attribution) -> Part:
        marks, links = _item(
            "attribution",
            item.id,
            item.content,
            voice=self._voices[item.voice_id],
            form=item.form,
            kind=item.kind,
            stance=item.stance,
            channel=item.channel,
            optional=self._optional(item),
        )
        for kind, span in (("source", item.source), ("cue", item.cue)):
            _tie(kind, span, marks, links)
        _tie("stance_cue", item.stance_cue, marks, links)
        if item.parent_id:
            links.append(Link(marks[0].id, mark_id("attribution", item.parent_id), "parent"))
        return marks, links

    def _optional(self, item: Result) -> str | None:
        return "optional" if item in self._labels.optional else None

    def _claim(self, item: Claim) -> Part:
        first, *outer = item.factuality
        closes = bool(outer) and self._voices[outer[-1].voice_id] == AUTHOR
        between = outer[:-1] if closes else outer
        marks, links = _item(
            "claim",
            item.id,
            item.evidence,
            text=item.text,
            type=item.type,
            asserted_by=self._voices[item.asserted_by],
            factuality=first.value,
            between=[f"{self._voices[step.voice_id]} | {step.value}" for step in between],
            author_factuality=outer[-1].value if closes else None,
            optional=self._optional(item),
        )
        if item.attribution_id:
            carrier = mark_id("attribution", item.attribution_id)
            links.append(Link(marks[0].id, carrier, "attribution"))
        return marks, links

    def _naming(self, item: Naming) -> Part:
        marks, links = _item(
            "naming",
            item.id,
            (item.term,),
            referent=item.referent,
            namer=self._voices[item.namer],
            reporter=self._voices[item.reporter],
            quote_kind=item.quote_kind,
            stance=item.stance,
            effect=item.effect,
            valence=item.valence,
            optional=self._optional(item),
        )
        _tie("stance_cue", item.stance_cue, marks, links)
        return marks, links

    def _loaded(self, item: LoadedLanguage) -> Part:
        return _item(
            "language",
            item.id,
            (item.span,),
            technique=item.technique,
            polarity=item.polarity,
            voice=self._voices[item.in_quote_of] if item.in_quote_of else AUTHOR,
            target=item.target,
            plain=item.neutral_alternative,
            optional=self._optional(item),
        )

    def _portrayal(self, item: Portrayal) -> Part:
        return _item(
            "portrayal",
            item.id,
            item.evidence,
            entity=item.entity_id,
            role=item.role,
            fine=item.fine_roles,
            voice=self._voices[item.by_voice],
            optional=self._optional(item),
        )

    def _functions(self) -> Iterator[Part]:
        functions = self._labels.framing.functions
        for name in type(functions).model_fields if functions else ():
            for number, item in enumerate(dict(functions or ())[name]):
                yield _item(
                    "function",
                    f"{name}-{number}",
                    item.evidence,
                    function=name,
                    statement=item.statement,
                    voice=self._voices[item.voice_id],
                    optional=self._optional(item),
                )

    def _frames(self, kind: str, frames: Iterable[FrameScore]) -> Iterator[Part]:
        for item in frames:
            for number, span in enumerate(item.evidence):
                name = f"{item.frame}-{number}"
                yield _item(kind, name, (span,), frame=item.frame, optional=self._optional(item))


def _item(
    kind: str, name: str, spans: Iterable[Span], /, **values: str | Iterable[str] | None
) -> Part:
    """The marks of one item, the one with its values first, and the links of its parts."""
    known = mark_id(kind, name)
    first, *others = spans
    marks = [Mark(known, kind, first.start, first.end, _kept(values), name)]
    links = []
    for number, span in enumerate(others, 2):
        part = f"part-{number}-{known}"
        marks.append(Mark(part, "part", span.start, span.end, {}))
        links.append(Link(part, known, "part"))
    return marks, links


def _kept(values: Mapping[str, str | Iterable[str] | None]) -> dict[str, tuple[str, ...]]:
    """The values that say something."""
    lists = {
        name: (value,) if isinstance(value, str) else tuple(value or ())
        for name, value in values.items()
    }
    return {name: given for name, given in lists.items() if any(given)}


def _tie(kind: str, span: Span | None, marks: list[Mark], links: list[Link]) -> None:
    """Adds a stretch that belongs to the first of the marks."""
    if span:
        mark = Mark(f"{kind}-{marks[0].id}", kind, span.start, span.end, {})
        marks.append(mark)
        links.append(Link(mark.id, marks[0].id, kind))
