"""Findings made from a cue verb in place and the words that it governs."""

from dataclasses import replace
from itertools import pairwise
from typing import cast

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.stances import Shown, Stances
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import PREPOSITIONS
from api.schemas.claims import AttributionForm, AttributionKind, SourceResolution

_LISTING = frozenset({"and", "or", "a", "an", "the"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "."})
_CHANNEL_REACH = 22


class Governed:
    """Makes the findings of one document; token indexes in, offsets out."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        self._layout = phrases.layout
        self._clauses = clauses
        self._stances = stances

    def named(
        self, use: Use, renamed: Phrase, start: int, source: Phrase | None = None
    ) -> Finding | None:
        """The name that starts here, given to what another phrase names."""
        content = self._clauses.offsets(start, self._name_end(use, start))
        if content is None:
            return None
        if (
            use.passive
            and self._clauses.opens(start)
            and self._layout.words[start + 1] in PREPOSITIONS
        ):
            return None
        finding = self.finding(use, (content,), source or use.subject, naming=True)
        return replace(finding, rule="attribution.naming", form="naming", renamed=renamed)

    def _name_end(self, use: Use, start: int) -> int:
        """A name in quotation marks ends with them, unless what qualifies it follows."""
        end = self._clauses.end(use, start)
        level = self._layout.inside[use.verb]
        same = (i for i in range(start, end) if self._layout.inside[i] == level)
        end = next((i for i in same if self._layout.words[i] in {"while", "whereas"}), end)
        quoted = [i for i in range(start, end) if self._layout.inside[i] > level]
        if not quoted:
            return end
        quoted = quoted[: self._joined(quoted)]
        behind = quoted[-1] + 1
        while behind < end and not self._layout.tokens[behind].is_word:
            behind += 1
        follows = self._layout.words[behind]
        if follows == "by" and use.passive:
            return min(end, behind)
        between = {self._layout.words[i] for i in range(quoted[-1], behind)}
        marked = not between.isdisjoint(_BREAKS)
        return end if follows in PREPOSITIONS and not marked else min(end, behind)

    def _joined(self, quoted: list[int]) -> int:
        """How many of the quoted tokens make one name: "a “X” and an “Y”" does."""
        for number, (one, other) in enumerate(pairwise(quoted), start=1):
            gap = range(one + 1, other)
            words = {self._layout.words[i] for i in gap if self._layout.tokens[i].is_word}
            parted = any(self._layout.words[i] in _BREAKS for i in gap)
            if parted or not words <= _LISTING:
                return number
        return len(quoted)

    def words(
        self, use: Use, start: int, kind: str | None = None, rule: str = "attribution.verb"
    ) -> Finding | None:
        """What the verb governs from here on; `kind`: another one than the verb's own."""
        content = self._clauses.parts(use, start)
        if not content or self._layout.words[self._layout.at(content[-1][1]) - 1] == "to":
            return None
        rule = "attribution.verb.participle" if use.participle else rule
        return replace(self.finding(use, content, use.subject, kind=kind), rule=rule)

    def quoted(self, use: Use, start: int, end: int) -> Finding | None:
        """The words in quotation marks alone, of those that are judged: "blasted “mad” rules"."""
        level = self._layout.inside[use.verb]
        inner = [i for i in range(start, end) if self._layout.inside[i] > level]
        opened = self._layout.inside[inner[0]]
        first = [i for i in inner if self._layout.inside[i] == opened]
        content = self._clauses.offsets(first[0], first[-1] + 1)
        if content is None:
            return None
        return replace(
            self.finding(use, (content,), use.subject),
            rule="attribution.verb.quoted",
            form="direct",
        )

    def finding(
        self,
        use: Use,
        content: tuple[Range, ...],
        source: Phrase | None,
        naming: bool = False,
        kind: str | None = None,
    ) -> Finding:
        """The finding of this verb with this content and source."""
        shown = self._stances.of_use(use, naming)
        resolution: SourceResolution = "continued" if source is None else "explicit"
        high = self._layout.window(use.verb)[1]
        edge = self._layout.at(content[0][0])
        edge = edge if edge > use.last else high
        return Finding(
            order=use.verb,
            content=content,
            rule="attribution.verb",
            kind=cast("AttributionKind", kind or use.entry.category),
            form=self._form(content, use),
            source=source,
            cue=(
                self._layout.tokens[use.first].start,
                self._layout.tokens[use.last - 1].end,
            ),
            stance=_unless_passive(shown, use).stance,
            stance_cue=_unless_passive(shown, use).cue,
            resolution=resolution,
            channel=self._clauses.channel(use.last, min(edge, use.last + _CHANNEL_REACH))
            or self._clauses.told(use),
            verb=use.verb,
        )

    def _form(self, content: tuple[Range, ...], use: Use) -> AttributionForm:
        level = self._layout.inside[use.verb]
        tokens = range(self._layout.at(content[0][0]), self._layout.at(content[-1][1]))
        return "mixed" if any(self._layout.inside[i] > level for i in tokens) else "indirect"


def _unless_passive(shown: Shown, use: Use) -> Shown:
    """Hearsay with a neutral verb shows no stance of its own."""
    own = use.passive and use.entry.features.get("stance") == "endorse"
    return Shown() if own else shown
