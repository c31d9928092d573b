"""Quick makers of articles, documents, claims and analyses for tests."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from api.schemas.analysis import ArticleAnalysis, Sourcing, VoiceShare
from api.schemas.article import Article, PublishedAt
from api.schemas.base import Span
from api.schemas.claims import (
    Attribution,
    AttributionForm,
    Claim,
    Entity,
    Factuality,
    FactualityValue,
    Stance,
    Voice,
    VoiceKind,
)
from api.schemas.document import Document, Region, Sentence, span_of
from api.schemas.framing import (
    Effect,
    FrameScore,
    Framing,
    FunctionItem,
    Functions,
    LoadedLanguage,
    Naming,
    Portrayal,
    Referent,
    Role,
)
from api.schemas.reading import (
    Account,
    CandidatePair,
    DraftSentence,
    Judgement,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
    SynopsisDraft,
    SynopsisInput,
)
from api.schemas.run import EngineIdentity, Run, Usage
from api.text.words import word_starts

IDENTITY = EngineIdentity(engine="rules", version="test-1")


def make_article(
    text: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    published_at: PublishedAt | None = None,
    language: str | None = "en",
) -> Article:
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        title=title,
        published_at=published_at,
        language=language,
    )


def make_document(article: Article | str, excluded: Sequence[str] = ()) -> Document:
    """Every line is a region, every full stop ends a sentence; `excluded` names lines."""
    if isinstance(article, str):
        article = make_article(article)
    regions: list[Region] = []
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", article.text):
        left_out = line.group().strip() in excluded
        start = len(sentences)
        for part in re.finditer(r"[^.!?\s][^.!?]*[.!?]*[”\"]?", line.group()):
            at = line.start() + part.start()
            span = span_of(article.text, at, line.start() + part.end(), len(sentences))
            sentences.append(
                Sentence(index=len(sentences), span=span, region=len(regions), is_speech=False)
            )
        block = line.group().strip()
        at = article.text.index(block, line.start())
        regions.append(
            Region(
                span=span_of(article.text, at, at + len(block), start),
                kind="boilerplate" if left_out else "body",
                excluded=left_out,
            )
        )
    return Document(article, tuple(regions), tuple(sentences), (), word_starts(article.text))


@dataclass
class Draft:
    """An analysis under construction: quotes become spans of the article's text."""

    document: Document
    voices: list[Voice] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    referents: list[Referent] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    portrayals: list[Portrayal] | None = field(default_factory=list)
    language: list[LoadedLanguage] = field(default_factory=list)
    functions: dict[str, list[FunctionItem]] = field(default_factory=dict)
    dimensions: list[FrameScore] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voice("the author", kind="author")

    def span(self, quote: str) -> Span:
        start = self.document.text.index(quote)
        return self.document.span(start, start + len(quote))

    def voice(self, label: str, kind: VoiceKind = "named", affiliation: str | None = None) -> str:
        identifier = f"v{len(self.voices)}"
        self.voices.append(
            Voice(id=identifier, label=label, kind=kind, affiliation=affiliation, words=0, share=0)
        )
        return identifier

    def entity(self, name: str, kind: str = "person") -> str:
        identifier = f"e{len(self.entities) + 1}"
        entity = {"id": identifier, "name": name, "type": kind, "mentions": (self.span(name),)}
        self.entities.append(Entity.model_validate(entity))
        return identifier

    def attribution(
        self,
        voice: str,
        content: str,
        *,
        form: AttributionForm = "indirect",
        parent: str | None = None,
        stance: Stance = "neutral",
    ) -> str:
        identifier = f"t{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                id=identifier,
                content=(self.span(content),),
                voice_id=voice,
                kind="statement",
                form=form,
                parent_id=parent,
                stance=stance,
            )
        )
        return identifier

    def claim(
        self,
        quote: str,
        *,
        text: str | None = None,
        voice: str = "v0",
        attribution: str | None = None,
        value: FactualityValue = "CT+",
    ) -> str:
        identifier = f"c{len(self.claims) + 1}"
        self.claims.append(
            Claim(
                id=identifier,
                text=text or quote,
                evidence=(self.span(quote),),
                type="event_property",
                asserted_by=voice,
                attribution_id=attribution,
                factuality=(Factuality(voice_id=voice, value=value),),
            )
        )
        return identifier

    def referent(self, label: str) -> str:
        identifier = f"r{len(self.referents) + 1}"
        self.referents.append(Referent(id=identifier, label=label))
        return identifier

    def naming(
        self, referent: str, term: str, namer: str = "v0", effect: Effect = "neutral"
    ) -> str:
        identifier = f"n{len(self.namings) + 1}"
        self.namings.append(
            Naming(
                id=identifier,
                referent=referent,
                term=self.span(term),
                namer=namer,
                reporter="v0",
                quoted=False,
                quote_kind="none",
                stance="neutral",
                effect=effect,
                valence="neutral",
            )
        )
        return identifier

    def portrayal(self, entity: str, role: Role, quote: str, voice: str = "v0") -> None:
        if self.portrayals is None:
            raise ValueError("portrayals are not assessed")
        self.portrayals.append(
            Portrayal(
                id=f"p{len(self.portrayals) + 1}",
                entity_id=entity,
                role=role,
                by_voice=voice,
                evidence=(self.span(quote),),
            )
        )

    def loaded(self, quote: str) -> None:
        self.language.append(
            LoadedLanguage(
                id=f"l{len(self.language) + 1}",
                span=self.span(quote),
                technique="loaded_language",
                polarity="negative",
                kind="lexical",
            )
        )

    def function(self, name: str, quote: str) -> None:
        item = FunctionItem(statement=quote, evidence=(self.span(quote),), voice_id="v0")
        self.functions.setdefault(name, []).append(item)

    def frame(self, name: str, salience: float, quote: str) -> None:
        self.dimensions.append(
            FrameScore(
                frame=name,
                salience=salience,
                primary=False,
                in_headline=False,
                evidence=(self.span(quote),),
            )
        )

    @property
    def framing(self) -> Framing:
        return Framing(
            functions=Functions.model_validate({k: tuple(v) for k, v in self.functions.items()}),
            dimensions=tuple(self.dimensions),
            generic=(),
        )

    def reading(self, usage: Usage | None = None) -> Reading:
        return Reading(
            entities=tuple(self.entities),
            voices=tuple(self.voices),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
            dropped=(),
            referents=tuple(self.referents),
            namings=tuple(self.namings),
            framing=self.framing,
            portrayals=None if self.portrayals is None else tuple(self.portrayals),
            language=tuple(self.language),
            account=Account(usage=usage or Usage()),
        )

    def analysis(self, identity: EngineIdentity = IDENTITY) -> ArticleAnalysis:
        """The analysis, its words counted by white space and all the author's."""
        article = self.document.article
        total = len(article.text.split())
        digest = hashlib.sha256(article.model_dump_json().encode()).hexdigest()
        return ArticleAnalysis(
            id=f"a{digest[:32]}",
            article=article,
            regions=self.document.regions,
            sentences=self.document.sentences,
            entities=tuple(self.entities),
            voices=tuple(self.voices),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
            dropped=(),
            referents=tuple(self.referents),
            namings=tuple(self.namings),
            framing=self.framing,
            portrayals=None if self.portrayals is None else tuple(self.portrayals),
            language=tuple(self.language),
            sourcing=Sourcing(
                words=total,
                by_voice=(VoiceShare(voice_id="v0", words=total, share=1),),
                by_affiliation=(),
                unnamed_share=0,
                unattributed_share=1,
                direct_quotation_share=0,
                deepest_chain=0,
            ),
            run=make_run(identity),
        )


def draft(
    text: str, *, outlet: str | None = None, published_at: PublishedAt | None = None
) -> Draft:
    return Draft(make_document(make_article(text, outlet=outlet, published_at=published_at)))


def claimed(
    text: str, *, outlet: str | None = None, published_at: PublishedAt | None = None
) -> ArticleAnalysis:
    """An analysis in which every sentence is a claim of the author's."""
    made = draft(text, outlet=outlet, published_at=published_at)
    add_sentences(made)
    return made.analysis()


def add_sentences(made: Draft) -> None:
    """Makes every included sentence a claim of the author's."""
    for sentence in made.document.included():
        made.claims.append(
            Claim(
                id=f"c{len(made.claims) + 1}",
                text=sentence.span.exact,
                evidence=(sentence.span,),
                type="event_property",
                asserted_by="v0",
                factuality=(Factuality(voice_id="v0", value="CT+"),),
            )
        )


def make_run(identity: EngineIdentity = IDENTITY, usage: Usage | None = None) -> Run:
    return Run(
        **(usage or Usage()).model_dump(),
        engine=identity.engine,
        model=identity.model,
        notice="A reading made up for a test.",
        prompts=identity.prompts,
        engine_version=identity.version,
        cached=False,
        seconds=0,
    )


class FakeEngine:
    """Every sentence is a claim; claims with the same words are corroborated, others unrelated.

    `relations` gives other answers: by the two claims' texts, in either order. It counts its calls.
    """

    notice = "A reading made up for a test."
    rules = None

    def __init__(
        self,
        relations: dict[tuple[str, str], Judgement] | None = None,
        identity: EngineIdentity = IDENTITY,
        usage: Usage | None = None,
    ) -> None:
        self.identity = identity
        self.calls: list[str] = []
        self.pairs: list[CandidatePair] = []
        self.sentences: tuple[DraftSentence, ...] | None = None
        self._relations = relations or {}
        self._usage = usage or Usage()

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        self.calls.append(f"read {options.speed}")
        made = Draft(document)
        add_sentences(made)
        return made.reading(self._usage)

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        self.calls.append("match")
        self.pairs = list(pairs)
        return Matching(
            tuple(self._judged(pair) for pair in pairs),
            tuple(referents),
            Account(usage=self._usage),
        )

    async def synopsis(self, statements: Sequence[SynopsisInput]) -> SynopsisDraft:
        self.calls.append("synopsis")
        written = tuple(
            DraftSentence(item.statement, (item.alignment_id,)) for item in statements[:5]
        )
        chosen = written if self.sentences is None else self.sentences
        return SynopsisDraft(chosen, Account(usage=self._usage))

    def _judged(self, pair: CandidatePair) -> Judgement:
        left, right = pair.left.claim.text, pair.right.claim.text
        told = self._relations.get((left, right)) or self._relations.get((right, left))
        if told is not None:
            return Judgement(
                pair, told.relation, told.on, told.rationale, told.statement, told.specific
            )
        if left == right:
            return Judgement(pair, "corroborated", rationale="The same words.")
        return Judgement(pair, None)
