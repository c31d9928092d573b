"""Labels of one file as spans of one text, each quote found by the product's own grounding."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from api.core.invariants import InvariantError, chain_depths
from api.schemas.article import Article
from api.schemas.base import Result, Span
from api.schemas.claims import Attribution, Claim, Entity, Factuality, Voice
from api.schemas.document import Document, Region
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
from api.text.document import build_document
from api.text.grounding import ground
from api.text.words import count_words
from evals.goldfiles import AUTHOR, GoldArticle, GoldError, GoldFrame, Quote, Vague
from evals.labels import Labels


def find(document: Document, words: str, low: int, high: int) -> Span | None:
    """The first place of the words between two offsets, or None. Verbatim goes before folded."""
    article = document.article.model_copy(update={"text": document.text[low:high]})
    span = ground(Document(article, (), (), (), ()), words)
    return document.span(low + span.start, low + span.end, span.match) if span else None


R = TypeVar("R", bound=Result)


class Grounding:
    """Labels of one file as spans of one text."""

    def __init__(self, gold: GoldArticle, article: Article, path: Path) -> None:
        self._gold = gold
        self._path = path
        self._document: Document = build_document(article)
        self._optional: set[Result] = set()
        self._voices = {AUTHOR: "v0"} | {
            item.id: f"v{number}" for number, item in enumerate(gold.voices, 1)
        }

    def labels(self) -> Labels:
        """All labels. Raises GoldError for a quote that is not in the text, or an unknown id."""
        self._check_ids()
        regions = self._regions()
        return Labels(
            article=self._gold.id,
            text=self._document.text,
            regions=regions,
            sentences=self._document.sentences,
            entities=self._entities(),
            voices=self._voice_list(),
            attributions=self._unnested(tuple(self._attributions())),
            claims=tuple(self._claims()),
            referents=tuple(Referent(id=r.id, label=r.label) for r in self._gold.referents),
            namings=tuple(self._namings()),
            framing=self._framing(regions),
            portrayals=tuple(self._portrayals()),
            language=tuple(self._language()),
            names=self._names(),
            optional=frozenset(self._optional),
            not_labelled=frozenset(self._gold.not_labelled),
        )

    def _fail(self, place: str, message: str) -> GoldError:
        return GoldError(f"{self._path}: {place}: {message}")

    def _check_ids(self) -> None:
        gold = self._gold
        lists: Mapping[str, Iterable[str]] = {
            "voices": [AUTHOR, *(item.id for item in gold.voices)],
            "entities": [item.id for item in gold.entities],
            "attributions": [item.id for item in gold.attributions],
            "claims": [item.id for item in gold.claims],
            "referents": [item.id for item in gold.referents],
            "namings": [item.id for item in gold.namings],
            "portrayals": [item.id for item in gold.portrayals],
            "policy_frames": [item.frame for item in gold.policy_frames],
            "generic_frames": [item.frame for item in gold.generic_frames],
        }
        for name, ids in lists.items():
            seen: set[str] = set()
            for item in ids:
                if item in seen:
                    raise self._fail(name, f"the id {item!r} is given twice")
                seen.add(item)

    def _span(self, quote: Quote, place: str) -> Span:
        within = self._found(quote.within, place, None) if quote.within else None
        first = self._found(quote.quote, place, within)
        if quote.to is None:
            return first
        last = self._found(quote.to, place, within, after=first.start)
        return self._document.span(first.start, last.end)

    def _found(self, words: str, place: str, within: Span | None, after: int = 0) -> Span:
        """Where the words stand: in `within` where given, else not before `after`."""
        low, high = (within.start, within.end) if within else (0, len(self._document.text))
        span = find(self._document, words, max(low, after), high)
        if span:
            return span
        where = f" within {within.exact!r}" if within else ""
        raise self._fail(
            place,
            f"the words {words!r} do not stand in the text{where}; copy them letter by letter",
        )

    def _spans(self, quotes: Iterable[Quote], place: str) -> tuple[Span, ...]:
        return tuple(self._span(quote, place) for quote in quotes)

    def _maybe(self, quote: Quote | None, place: str) -> Span | None:
        return self._span(quote, place) if quote else None

    def _voice(self, voice: str, place: str) -> str:
        if voice not in self._voices:
            raise self._fail(place, f"there is no voice {voice!r}; add it to `voices`")
        return self._voices[voice]

    def _known(self, item: str | None, ids: Iterable[str], kind: str, place: str) -> str | None:
        if item is not None and item not in set(ids):
            raise self._fail(place, f"there is no {kind} {item!r}")
        return item

    def _kept(self, item: R, gold: Vague) -> R:
        """The item, remembered where it is optional."""
        if gold.optional:
            self._optional.add(item)
        return item

    def _unnested(self, items: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        """The attributions. Raises GoldError where one is nested in itself."""
        try:
            chain_depths(items)
        except InvariantError as error:
            raise self._fail("attributions", str(error)) from error
        return items

    def _regions(self) -> tuple[Region, ...]:
        return tuple(
            Region(
                span=self._span(item.at, f"regions[{number}]"),
                kind=item.kind,
                excluded=item.excluded,
                reason="labelled so" if item.excluded else None,
            )
            for number, item in enumerate(self._gold.regions)
        )

    def _entities(self) -> tuple[Entity, ...]:
        return tuple(
            Entity(
                id=item.id,
                name=item.name,
                type=item.type,
                mentions=(self._found(item.name, f"entities[{item.id}]", None),),
            )
            for item in self._gold.entities
        )

    def _voice_list(self) -> tuple[Voice, ...]:
        author = Voice(id="v0", label="the author", kind="author", words=0, share=0)
        return (
            author,
            *(
                Voice(
                    id=self._voices[item.id],
                    label=item.label,
                    kind=item.kind,
                    affiliation=item.affiliation,
                    words=0,
                    share=0,
                )
                for item in self._gold.voices
            ),
        )

    def _names(self) -> dict[str, frozenset[str]]:
        gold = self._gold
        voices = {self._voices[v.id]: frozenset({v.label, *v.also}) for v in gold.voices}
        entities = {item.id: frozenset({item.name, *item.also}) for item in gold.entities}
        return {"v0": frozenset({"the author"}), **voices, **entities}

    def _attributions(self) -> Iterator[Attribution]:
        ids = [item.id for item in self._gold.attributions]
        for gold in self._gold.attributions:
            place = f"attributions[{gold.id}]"
            item = Attribution(
                id=gold.id,
                source=self._maybe(gold.source, place),
                cue=self._maybe(gold.cue, place),
                content=self._spans(gold.content, place),
                voice_id=self._voice(gold.voice, place),
                kind=gold.kind,
                form=gold.form,
                parent_id=self._known(gold.parent, ids, "attribution", place),
                channel=gold.channel,
                stance=gold.stance,
                stance_cue=self._maybe(gold.stance_cue, place),
            )
            yield self._kept(item, gold)

    def _claims(self) -> Iterator[Claim]:
        ids = [item.id for item in self._gold.attributions]
        for gold in self._gold.claims:
            place = f"claims[{gold.id}]"
            item = Claim(
                id=gold.id,
                text=gold.text,
                evidence=self._spans(gold.evidence, place),
                type=gold.type,
                asserted_by=self._voice(gold.asserted_by, place),
                attribution_id=self._known(gold.attribution, ids, "attribution", place),
                factuality=tuple(
                    Factuality(voice_id=self._voice(voice, place), value=value)
                    for voice, value in gold.factuality.items()
                ),
            )
            if item.asserted_by != item.factuality[0].voice_id:
                raise self._fail(place, "`factuality` must begin with the voice of `asserted_by`")
            if item.factuality[-1].voice_id != "v0":
                raise self._fail(place, "`factuality` must end with the author")
            yield self._kept(item, gold)

    def _namings(self) -> Iterator[Naming]:
        ids = [item.id for item in self._gold.referents]
        for gold in self._gold.namings:
            place = f"namings[{gold.id}]"
            self._known(gold.referent, ids, "referent", place)
            item = Naming(
                id=gold.id,
                referent=gold.referent,
                term=self._span(gold.term, place),
                namer=self._voice(gold.namer, place),
                reporter=self._voice(gold.reporter, place),
                quoted=gold.quote_kind != "none",
                quote_kind=gold.quote_kind,
                stance=gold.stance,
                stance_cue=self._maybe(gold.stance_cue, place),
                effect=gold.effect,
                valence=gold.valence,
            )
            yield self._kept(item, gold)

    def _language(self) -> Iterator[LoadedLanguage]:
        ids = [item.id for item in self._gold.entities]
        for number, gold in enumerate(self._gold.language, 1):
            place = f"language[{number - 1}]"
            voice = self._voice(gold.voice, place)
            item = LoadedLanguage(
                id=f"l{number}",
                span=self._span(gold.at, place),
                technique=gold.technique,
                target=self._known(gold.target, ids, "entity", place),
                polarity=gold.polarity,
                kind="lexical",
                in_quote_of=None if voice == "v0" else voice,
                neutral_alternative=gold.plain,
            )
            yield self._kept(item, gold)

    def _framing(self, regions: tuple[Region, ...]) -> Framing:
        functions: dict[str, list[FunctionItem]] = {}
        for number, gold in enumerate(self._gold.functions):
            place = f"functions[{number}]"
            item = FunctionItem(
                statement=gold.statement,
                evidence=self._spans(gold.evidence, place),
                voice_id=self._voice(gold.voice, place),
            )
            self._kept(item, gold)
            functions.setdefault(gold.function, []).append(item)
        return Framing(
            functions=Functions(**{key: tuple(items) for key, items in functions.items()}),
            dimensions=tuple(self._frames(self._gold.policy_frames, "policy_frames", regions)),
            generic=tuple(self._frames(self._gold.generic_frames, "generic_frames", regions)),
        )

    def _frames(
        self, frames: Iterable[GoldFrame], name: str, regions: tuple[Region, ...]
    ) -> Iterator[FrameScore]:
        found = [(gold, self._spans(gold.evidence, f"{name}[{gold.frame}]")) for gold in frames]
        saliences = [self._salience(evidence, regions) for _, evidence in found]
        headline = [region.span for region in regions if region.kind == "headline"]
        for (gold, evidence), salience in zip(found, saliences, strict=True):
            item = FrameScore(
                frame=gold.frame,
                salience=salience,
                primary=salience == max(saliences),
                in_headline=any(
                    head.start <= span.start < head.end for head in headline for span in evidence
                ),
                evidence=evidence,
            )
            yield self._kept(item, gold)

    def _salience(self, evidence: Iterable[Span], regions: tuple[Region, ...]) -> float:
        out = [region.span for region in regions if region.excluded]
        included = {
            sentence.index: count_words(sentence.span.exact)
            for sentence in self._document.sentences
            if not any(span.start <= sentence.span.start < span.end for span in out)
        }
        carrying = {span.sentence for span in evidence}
        words = sum(count for index, count in included.items() if index in carrying)
        whole = sum(included.values())
        return words / whole if whole else 0.0

    def _portrayals(self) -> Iterator[Portrayal]:
        ids = [item.id for item in self._gold.entities]
        for gold in self._gold.portrayals:
            place = f"portrayals[{gold.id}]"
            self._known(gold.entity, ids, "entity", place)
            item = Portrayal(
                id=gold.id,
                entity_id=gold.entity,
                role=gold.role,
                fine_roles=gold.fine,
                by_voice=self._voice(gold.voice, place),
                evidence=self._spans(gold.evidence, place),
            )
            yield self._kept(item, gold)
