"""What the readers of names share of one document."""

from dataclasses import dataclass

from api.engines.rules.attribution.attributions import Attributed
from api.engines.rules.attribution.owners import Owners
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.contrasts import Words, find_words
from api.engines.rules.namings.referents import Things
from api.engines.rules.namings.terms import Terms
from api.engines.rules.words.grammar import words
from api.engines.rules.words.layout import Layout

_SAID = words(
    "said says told tells claims claimed added insisted argued believes believed thinks thought"
)
_REACH = 60
"""Tokens that are looked at for the cue: no clause is that far from what reports it."""


@dataclass(frozen=True)
class Scene:
    """One document with its attributions, and makers of names and things for it."""

    phrases: Phrases
    layout: Layout
    attributed: Attributed
    words: Words
    owners: Owners
    things: Things
    terms: Terms
    cues: frozenset[int]
    """Tokens of the cues of attributions."""

    def behind_cue(self, low: int, high: int) -> int:
        """Where the clause begins whose verb stands at `high`: behind "Smith said"."""
        low = max(low, high - _REACH)
        cues = (i for i in range(high - 1, low - 1, -1) if i in self.cues or self._is_report(i))
        return next(cues, low - 1) + 1

    def _is_report(self, index: int) -> bool:
        return self.layout.words[index] in _SAID


def set_scene(phrases: Phrases, attributed: Attributed) -> Scene:
    layout = phrases.layout
    found = find_words(phrases)
    return Scene(
        phrases=phrases,
        layout=layout,
        attributed=attributed,
        words=found,
        owners=Owners(layout, attributed),
        things=Things(phrases, found),
        terms=Terms(layout, found),
        cues=frozenset(
            index
            for finding in attributed.findings
            if finding.cue
            for index in range(layout.at(finding.cue[0]), layout.at(finding.cue[1]))
        ),
    )
