"""Whose words fill the text: counted word by word over included regions."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.core.invariants import chain_depths
from api.schemas.analysis import AffiliationShare, Sourcing, VoiceShare
from api.schemas.base import Span, made
from api.schemas.claims import AUTHOR, Attribution, Voice
from api.schemas.document import Document
from api.schemas.framing import Naming
from api.schemas.reading import Reading


def source(document: Document, reading: Reading) -> tuple[tuple[Voice, ...], Sourcing]:
    """The voices with their words and shares, and the sourcing of the text.

    A word belongs to the innermost source to whom it is attributed, else to the author. Without
    any included word all shares are 0.
    """
    text = _Words.of(document)
    depths = chain_depths(reading.attributions)
    owners = Counter(text.owners(reading.attributions, depths))
    total = len(text.starts)
    voices = tuple([_counted(voice, owners[voice.id], total) for voice in reading.voices])
    sourcing = Sourcing(
        words=total,
        by_voice=_by_voice(voices),
        by_affiliation=_by_affiliation(voices, total),
        unnamed_share=_share(sum(v.words for v in voices if v.kind == "unnamed"), total),
        unattributed_share=_share(owners[AUTHOR], total),
        direct_quotation_share=_share(text.quoted(document, reading), total),
        deepest_chain=max(depths.values(), default=0),
    )
    return voices, sourcing


@dataclass(frozen=True, slots=True)
class _Words:
    """Start offsets of the words of included text, in order."""

    starts: list[int]

    @classmethod
    def of(cls, document: Document) -> "_Words":
        every = document.word_starts
        starts: list[int] = []
        for region in document.regions:
            if not region.excluded:
                low, high = region.span.start, region.span.end
                starts += every[bisect_left(every, low) : bisect_left(every, high)]
        return cls(starts)

    def within(self, start: int, end: int) -> range:
        """Indices of the words that start within the offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def owners(self, attributions: tuple[Attribution, ...], depths: Mapping[str, int]) -> list[str]:
        """Voice id of the owner of each word: deeper chains, then shorter content, go first."""
        painted: list[tuple[int, int, Span, str]] = [
            (depths[item.id], span.start - span.end, span, item.voice_id)
            for item in attributions
            for span in item.content
        ]
        owners = [AUTHOR] * len(self.starts)
        for _, _, span, voice in sorted(painted, key=lambda entry: entry[:2]):
            inside = self.within(span.start, span.end)
            owners[inside.start : inside.stop] = [voice] * len(inside)
        return owners

    def quoted(self, document: Document, reading: Reading) -> int:
        """Number of words within quotation marks of direct speech."""
        spoken = [
            span
            for item in reading.attributions
            if item.form in ("direct", "mixed")
            for span in item.content
        ]
        named = [
            span for item in reading.attributions if item.form == "naming" for span in item.content
        ]
        named += [naming.term for naming in reading.namings if _is_name_in_quotes(naming)]
        said, given = self._covered(spoken), self._covered(named)
        counted: set[int] = set()
        for quotation in document.quotations:
            inside = self.within(quotation.inner_start, quotation.inner_end)
            if quotation.depth == 0 and not said.isdisjoint(inside):
                words_given = len(given.intersection(inside))
                counted.update(inside if 2 * words_given <= len(inside) else ())
        return len(counted)

    def _covered(self, spans: Iterable[Span]) -> set[int]:
        """Indices of the words that stand within the spans."""
        return {index for span in spans for index in self.within(span.start, span.end)}


def _is_name_in_quotes(naming: Naming) -> bool:
    return naming.quoted and naming.quote_kind in ("naming", "scare", "title")


def _counted(voice: Voice, words: int, total: int) -> Voice:
    return made(Voice, {**vars(voice), "words": words, "share": _share(words, total)})


def _share(part: int, total: int) -> float:
    return part / total if total else 0.0


def _by_voice(voices: tuple[Voice, ...]) -> tuple[VoiceShare, ...]:
    return tuple(
        made(VoiceShare, {"voice_id": voice.id, "words": voice.words, "share": voice.share})
        for voice in sorted(voices, key=lambda voice: -voice.words)
    )


def _by_affiliation(voices: tuple[Voice, ...], total: int) -> tuple[AffiliationShare, ...]:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for voice in voices:
        if voice.affiliation is not None:
            folded = voice.affiliation.casefold()
            names.setdefault(folded, voice.affiliation)
            counts[folded] += voice.words
    return tuple(
        AffiliationShare(affiliation=names[folded], words=count, share=_share(count, total))
        for folded, count in counts.most_common()
    )
