"""From a draft of framing to grounded items. Nothing in the draft is trusted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from api.engines.llm.asking import as_json
from api.engines.llm.claims import known_voices, shown_of, speakers, voice_labels
from api.engines.llm.freetext import Shown
from api.engines.llm.parts import (
    Casting,
    Failures,
    Frame,
    FramingPart,
    Function,
    Loaded,
    Named,
    Wording,
)
from api.engines.llm.quotes import Quotes, ordered
from api.schemas.base import Draft, Span
from api.schemas.document import Document
from api.schemas.drafts import (
    DimensionDraft,
    EntityDraft,
    FramingDraft,
    FunctionDraft,
    GenericDraft,
    LanguageDraft,
    NamingDraft,
    NarrativeDraft,
    PortrayalDraft,
)
from api.taxonomies import load

T = TypeVar("T")
FrameDraft = DimensionDraft | GenericDraft | NarrativeDraft
_MOST_MENTIONS: Final = 200
_MOST_NAMES: Final = 12
_LONGEST_NAME: Final = 120


def ground_framing(
    document: Document,
    draft: FramingDraft,
    quotes: Quotes,
    narratives: Sequence[str],
    failures: Failures,
) -> FramingPart:
    """What of the draft stands in the text; the rest goes to `failures`."""
    shown = shown_of(document)
    entities = _entities(document, draft.entities, shown, failures)
    voices = known_voices(draft.voices, shown)
    draft = draft.model_copy(update={"voices": voices})
    reader = _FramingReader(draft, entities, shown, quotes, failures)
    return FramingPart(
        speakers=speakers(voices),
        entities=tuple(entities.values()),
        wordings=_kept(reader.wording(*pair) for pair in enumerate(draft.namings)),
        functions=_kept(reader.function(*pair) for pair in enumerate(draft.functions)),
        frames=(
            *reader.frames("dimensions", draft.dimensions),
            *reader.frames("generic", draft.generic),
            *reader.frames("narratives", _known(draft.narratives, narratives, failures)),
        ),
        castings=_kept(reader.casting(*pair) for pair in enumerate(draft.portrayals)),
        loaded=_kept(reader.loaded(*pair) for pair in enumerate(draft.language)),
    )


def _known(
    drafts: Sequence[NarrativeDraft], narratives: Sequence[str], failures: Failures
) -> list[NarrativeDraft]:
    """The narratives that were asked for. Where none were, none are missed."""
    for index, item in enumerate(drafts if narratives else ()):
        if item.id not in narratives:
            fault = f"narratives[{index}]: its id is none of those listed"
            failures.add("narratives", fault, _json(item))
    return [item for item in drafts if item.id in narratives]


def _kept(items: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(item for item in items if item is not None)


def _entities(
    document: Document, drafts: Sequence[EntityDraft], shown: Shown, failures: Failures
) -> dict[int, Named]:
    """Entities by number; mentions are found by code, each stretch of text belonging to one."""
    found: dict[int, Named] = {}
    taken = bytearray(len(document.text))
    for index, item in sorted(enumerate(drafts), key=lambda pair: -len(pair[1].name)):
        name = " ".join(item.name.split())
        names = tuple(dict.fromkeys([name, *item.aka[:_MOST_NAMES]]))
        mentions = _mentions(document, names, taken) or _mentions(document, names, bytearray())
        if not mentions or item.n in found:
            failures.add("entities", f"entities[{index}]: not named so in the article", _json(item))
            continue
        for span in mentions:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
        found[item.n] = Named(name, item.type, names[1:], _allowed(shown, item.means), mentions)
    return found


def _allowed(shown: Shown, text: str, longest: int = 200) -> str | None:
    """The words on one line, or None where there are none about the article."""
    return " ".join(text.split())[:longest] or None if shown.allows(text) else None


def _mentions(document: Document, names: Sequence[str], taken: bytearray) -> tuple[Span, ...]:
    usable = [name for name in names if 1 < len(name) <= _LONGEST_NAME]
    if not usable:
        return ()
    longest_first = sorted(usable, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){_either_case(name)}(?!\w)" for name in longest_first))
    spans: list[Span] = []
    for sentence in document.included():
        start, end = sentence.span.start, sentence.span.end
        spans.extend(
            document.span(match.start(), match.end())
            for match in pattern.finditer(document.text, start, end)
            if not any(taken[match.start() : match.end()])
        )
    return ordered(spans[:_MOST_MENTIONS])


def _either_case(name: str) -> str:
    """The name, whose first letter may be large or small at the start of a sentence."""
    first, rest = name[0], re.escape(name[1:])
    return f"[{re.escape(first.upper())}{re.escape(first.lower())}]{rest}"


def _json(item: Draft) -> str:
    return as_json(item.model_dump(mode="json"))


class _FramingReader:
    """Reads the items of one draft; each method returns None where the item failed."""

    def __init__(
        self,
        draft: FramingDraft,
        entities: Mapping[int, Named],
        shown: Shown,
        quotes: Quotes,
        failures: Failures,
    ) -> None:
        self._shown = shown
        self._voices = voice_labels(draft.voices)
        self._referents = {r.n: _allowed(shown, r.label) for r in reversed(draft.referents)}
        self._entities = entities
        self._quotes = quotes
        self._failures = failures

    def wording(self, index: int, item: NamingDraft) -> Wording | None:
        where = f"namings[{index}]"
        referent = self._referents.get(item.r)
        fault = self._unknown(item.namer, item.rep)
        if fault or referent is None:
            fault = fault or f"there is no referent {item.r} about the article"
            self._fail("namings", where, fault, item)
            return None
        term = self._quotes.find(item.s, item.q, where)
        if term is None:
            self._fail("namings", where, "its name was not found in the article", item)
            return None
        mark = self._quotes.optional(item.s, item.mark, f"{where}.mark")
        return Wording(
            referent=referent,
            term=term,
            namer=self._voices[item.namer],
            reporter=self._voices[item.rep],
            marks=item.marks,
            stance=item.stance,
            stance_cue=mark if item.stance in ("distance", "reject") else None,
            effect=item.effect,
            valence=item.val,
        )

    def function(self, index: int, item: FunctionDraft) -> Function | None:
        where = f"functions[{index}]"
        evidence = self._quotes.every(item.ev, f"{where}.ev")
        if fault := self._unknown(item.v) or _unproved(evidence) or self._strange(item.text):
            self._fail("functions", where, fault, item)
            return None
        statement = " ".join(item.text.split())[:500] or evidence[0].exact
        return Function(item.fn, statement, evidence, self._voices[item.v])

    def frames(self, family: str, items: Sequence[FrameDraft]) -> list[Frame]:
        found = []
        for index, item in enumerate(items):
            where = f"{family}[{index}]"
            evidence = self._quotes.every(item.ev, f"{where}.ev")
            if fault := _unproved(evidence):
                self._fail(family, where, fault, item)
                continue
            quoted = {span.sentence for span in evidence}
            others = [self._quotes.whole(s) for s in dict.fromkeys(item.also) if s not in quoted]
            spans = ordered([*evidence, *(span for span in others if span)])
            found.append(Frame(family, item.id, spans, item.title))
        return found

    def casting(self, index: int, item: PortrayalDraft) -> Casting | None:
        where = f"portrayals[{index}]"
        evidence = self._quotes.every(item.ev, f"{where}.ev")
        if fault := self._unknown(item.v) or self._no_entity(item.ent) or _unproved(evidence):
            self._fail("portrayals", where, fault, item)
            return None
        groups = {label.id: label.group for label in load("entity_roles").labels}
        fine = tuple(role for role in dict.fromkeys(item.fine) if groups[role] == item.role)
        name = self._entities[item.ent].name
        return Casting(name, item.role, fine[:3], self._voices[item.v], evidence)

    def loaded(self, index: int, item: LanguageDraft) -> Loaded | None:
        where = f"language[{index}]"
        if fault := self._unknown(item.v):
            self._fail("language", where, fault, item)
            return None
        span = self._quotes.find(item.s, item.q, where)
        if span is None:
            self._fail("language", where, "its words were not found in the article", item)
            return None
        target = self._entities.get(item.ent)
        return Loaded(
            span=span,
            technique=item.tech,
            target=target.name if target else None,
            polarity=item.pol,
            informational=item.kind == "informational",
            voice=self._voices[item.v],
            alternative=_allowed(self._shown, item.plain),
        )

    def _unknown(self, *voices: int) -> str | None:
        strangers = [voice for voice in voices if voice not in self._voices]
        return f"there is no voice {strangers[0]}" if strangers else None

    def _strange(self, text: str) -> str | None:
        return None if self._shown.allows(text) else "its text is not about the article"

    def _no_entity(self, number: int) -> str | None:
        return None if number in self._entities else f"there is no entity {number}"

    def _fail(self, list_name: str, where: str, message: str, item: Draft) -> None:
        self._failures.add(list_name, f"{where}: {message}", _json(item))


def _unproved(evidence: Sequence[Span]) -> str | None:
    if evidence:
        return None
    return "none of its quotations was found word for word in the article"
