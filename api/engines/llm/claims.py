"""From a draft of claims to grounded ones. Nothing in the draft is trusted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from api.engines.llm.asking import as_json
from api.engines.llm.denial import brings_in_denial
from api.engines.llm.freetext import Shown
from api.engines.llm.parts import (
    OWN,
    Ascription,
    ClaimsPart,
    Failures,
    Speaker,
    Statement,
)
from api.engines.llm.quotes import Quotes
from api.schemas.base import Draft, Span
from api.schemas.claims import CheckWorthiness, Dropped
from api.schemas.document import Document
from api.schemas.drafts import (
    AttributionDraft,
    CheckReason,
    ClaimDraft,
    ClaimsDraft,
    DroppedDraft,
    VoiceDraft,
)

LONGEST_TEXT: Final = 1_000
DEEPEST: Final = 8
"""Most attributions around a statement."""
_MOST_ACTORS: Final = 12
_NUMBER = re.compile(r"\d+")
_UNNAMED: Final = "unnamed source"
_REASONS: Final[Mapping[CheckReason, str]] = {
    "number": "gives a number that can be checked",
    "accusation": "accuses somebody",
    "causal": "says that one thing caused another",
    "disputed": "is disputed in the text",
    "harm": "tells of harm to people",
    "public_interest": "is of public interest",
    "hearsay": "rests on hearsay",
    "vague": "is vague on who, when or how many",
}


def ground_claims(
    document: Document, draft: ClaimsDraft, quotes: Quotes, tag: str, failures: Failures
) -> ClaimsPart:
    """What of the draft stands in the text; the rest goes to `failures`.

    `tag` sets the uids of this answer's attributions apart from those of others.
    """
    shown = shown_of(document)
    known = known_voices(draft.voices, shown)
    voices = voice_labels(known)
    ascriptions = _ascriptions(draft.attributions, voices, quotes, tag, failures)
    reader = _ClaimReader(document, shown, quotes, ascriptions, failures)
    statements = [reader.read(index, item) for index, item in enumerate(draft.claims)]
    return ClaimsPart(
        speakers=speakers(known),
        ascriptions=tuple(ascriptions.values()),
        statements=tuple(statement for statement in statements if statement),
        dropped=_dropped(document, draft.dropped),
    )


def shown_of(document: Document) -> Shown:
    """What the model was shown of the article."""
    article = document.article
    return Shown((article.text, article.title or "", article.outlet or ""))


def known_voices(voices: Sequence[VoiceDraft], shown: Shown) -> list[VoiceDraft]:
    """The voices whose labels stand in the article; unnamed ones have one label for all."""
    named = [
        voice.model_copy(update={"label": _UNNAMED})
        if voice.kind == "unnamed" and voice.label.strip() and not shown.carries(voice.label)
        else voice
        for voice in voices
    ]
    return [
        voice if shown.carries(voice.side) else voice.model_copy(update={"side": ""})
        for voice in named
        if voice.label == _UNNAMED or shown.carries(voice.label)
    ]


def voice_labels(voices: Sequence[VoiceDraft]) -> dict[int, str]:
    """Labels by number; of a number given twice the first counts; 0 is the author."""
    labels = {0: OWN}
    for voice in voices:
        if voice.label.strip():
            labels.setdefault(voice.n, _short(voice.label))
    return labels


def speakers(voices: Sequence[VoiceDraft]) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(label=_short(voice.label), kind=voice.kind, side=_short(voice.side))
        for voice in voices
        if voice.label.strip()
    )


def _short(label: str) -> str:
    return " ".join(label.split())[:200]


def _json(item: Draft) -> str:
    return as_json(item.model_dump(mode="json"))


def _ascriptions(
    drafts: Sequence[AttributionDraft],
    voices: Mapping[int, str],
    quotes: Quotes,
    tag: str,
    failures: Failures,
) -> dict[int, Ascription]:
    """Attributions by number, without those whose outer attribution is missing or circular."""
    found: dict[int, Ascription] = {}
    outer = {item.n: item.inside for item in reversed(drafts)}
    for index, item in enumerate(drafts):
        where = f"attributions[{index}]"
        result = _ascription(item, voices, quotes, f"{tag}{item.n}", where)
        if item.n in found or item.n <= 0:
            failures.add("attributions", f"{where}: its number n is not its own", _json(item))
        elif isinstance(result, str):
            failures.add("attributions", f"{where}: {result}", _json(item))
        else:
            found[item.n] = result
    return _nested(drafts, found, outer, tag, failures)


def _ascription(
    item: AttributionDraft, voices: Mapping[int, str], quotes: Quotes, uid: str, where: str
) -> Ascription | str:
    """The attribution without its parent, or what is wrong with it."""
    if item.v not in voices:
        return f"there is no voice {item.v}"
    content = quotes.stretches(item.content, f"{where}.content")
    if not content:
        return "its content was not found word for word in the article"
    mark = quotes.optional(item.s, item.mark, f"{where}.mark")
    return Ascription(
        uid=uid,
        voice=voices[item.v],
        source=quotes.optional(item.s, item.src, f"{where}.src"),
        cue=quotes.optional(item.s, item.cue, f"{where}.cue"),
        content=content,
        kind=item.kind,
        form=item.form,
        parent=None,
        channel=quotes.as_worded(item.channel, item.s),
        stance=item.stance,
        stance_cue=None if item.stance == "neutral" else mark,
    )


def _nested(
    drafts: Sequence[AttributionDraft],
    found: Mapping[int, Ascription],
    outer: Mapping[int, int],
    tag: str,
    failures: Failures,
) -> dict[int, Ascription]:
    kept: dict[int, Ascription] = {}
    for index, item in enumerate(drafts):
        if item.n not in found or item.n in kept:
            continue
        if fault := _chain_fault(item.n, outer, found):
            failures.add("attributions", f"attributions[{index}]: {fault}", _json(item))
            continue
        parent = f"{tag}{outer[item.n]}" if outer[item.n] else None
        kept[item.n] = replace(found[item.n], parent=parent)
    return kept


def _chain_fault(
    number: int, outer: Mapping[int, int], found: Mapping[int, Ascription]
) -> str | None:
    """What is wrong with the attributions around this one, or None."""
    seen = {number}
    at = outer[number]
    while at:
        if at in seen or len(seen) > DEEPEST:
            return "it is nested in itself or too deeply"
        if at not in found:
            return f"the attribution {at} around it is missing or was not found in the article"
        seen.add(at)
        at = outer[at]
    return None


class _ClaimReader:
    """Reads the claims of one draft."""

    def __init__(
        self,
        document: Document,
        shown: Shown,
        quotes: Quotes,
        ascriptions: Mapping[int, Ascription],
        failures: Failures,
    ) -> None:
        self._shown = shown
        self._quotes = quotes
        self._ascriptions = ascriptions
        self._failures = failures
        self._sentences = [sentence.span.exact for sentence in document.sentences]
        article = document.article
        known = f"{article.text} {article.title or ''} {article.published_at or ''}"
        self._numbers = set(_NUMBER.findall(known))

    def read(self, index: int, item: ClaimDraft) -> Statement | None:
        where = f"claims[{index}]"
        evidence = self._quotes.every(item.ev, f"{where}.ev")
        if fault := self._fault(item, evidence):
            self._failures.add("claims", f"{where}: {fault}", _json(item))
            return None
        sentence = evidence[0].sentence
        worded = self._quotes.as_worded
        actors = [worded(name, sentence) for name in item.who[:_MOST_ACTORS]]
        return Statement(
            text=" ".join(item.text.split()),
            evidence=evidence,
            type=item.type,
            ascription=self._around(item, evidence),
            values=tuple(item.fact[: DEEPEST + 2]),
            actors=tuple(dict.fromkeys(actor for actor in actors if actor)),
            action=worded(item.act, sentence),
            place=worded(item.place, sentence),
            time=worded(item.time, sentence),
            check=CheckWorthiness(
                level=item.check, reasons=tuple(_REASONS[why] for why in dict.fromkeys(item.why))
            ),
        )

    def _fault(self, item: ClaimDraft, evidence: tuple[Span, ...]) -> str | None:
        if not evidence:
            return "none of its quotations was found word for word in the article"
        if not item.text.strip() or len(item.text) > LONGEST_TEXT:
            return "its text is empty or too long"
        if item.att and item.att not in self._ascriptions:
            return f"the attribution {item.att} is missing or was not found in the article"
        return self._misworded(item, evidence)

    def _misworded(self, item: ClaimDraft, evidence: tuple[Span, ...]) -> str | None:
        if strange := sorted(set(_NUMBER.findall(item.text)) - self._numbers):
            return f"its text has a number that the article does not have: {strange[0][:40]}"
        if not self._shown.carries(item.text):
            return "its text is not worded from the article"
        if brings_in_denial(item.text, (self._sentences[span.sentence] for span in evidence)):
            return "its text denies something, and the sentences of its evidence do not"
        return None

    def _around(self, item: ClaimDraft, evidence: tuple[Span, ...]) -> str | None:
        """The uid of the attribution that carries the claim.

        A fact that stands wholly within words ascribed to a source is never the author's own,
        whatever the draft says.
        """
        if item.att:
            return self._ascriptions[item.att].uid
        if item.type in ("quotation", "position"):
            return None
        holders = [
            ascription
            for ascription in self._ascriptions.values()
            if all(any(_within(span, part) for part in ascription.content) for span in evidence)
        ]
        return min(holders, key=_length).uid if holders else None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(item: Ascription) -> int:
    return sum(span.end - span.start for span in item.content)


def _dropped(document: Document, drafts: Sequence[DroppedDraft]) -> tuple[Dropped, ...]:
    included = {sentence.index for sentence in document.included()}
    first: dict[int, Dropped] = {}
    for item in drafts:
        if item.s in included:
            first.setdefault(item.s, Dropped(sentence=item.s, why=item.why))
    return tuple(first.values())
