"""Whose words a token is among."""

from api.engines.rules.attribution.attributions import Attributed
from api.engines.rules.attribution.lending import is_worded_by_source, takes_up
from api.engines.rules.words.layout import Layout
from api.schemas.claims import Attribution

_MOST_ECHOES = 8


class Owners:
    """The innermost attribution around each token of one document."""

    def __init__(self, layout: Layout, attributed: Attributed) -> None:
        self._attributed = attributed
        self._layout = layout
        findings = attributed.findings
        longest_first = sorted(
            range(len(findings)), key=lambda i: findings[i].start - findings[i].end
        )
        self._owners = {
            index: number
            for number in longest_first
            if not takes_up(attributed.attributions[number])
            for start, end in findings[number].content
            for index in range(layout.at(start), layout.at(end))
        }

    def of(self, index: int) -> Attribution | None:
        """None for the author's own words, as those of hearsay of nobody named are."""
        number = self._owners.get(index)
        while number is not None:
            attribution = self._attributed.attributions[number]
            if self._is_source_of(attribution, index) and not (
                self._attributed.findings[number].is_outlet
            ):
                return attribution
            parent = attribution.parent_id
            number = int(parent[1:]) - 1 if parent else None
        return None

    def of_echo(self, start: int, end: int) -> Attribution | None:
        """The owner of the same words in another place, where one voice says them there."""
        text = self._layout.document.text.lower()
        sought, at = text[start:end], -1
        found: dict[str, Attribution] = {}
        for _ in range(_MOST_ECHOES):
            at = text.find(sought, at + 1)
            if at < 0:
                break
            owner = self.of(self._layout.at(at)) if at != start else None
            if owner is not None:
                found.setdefault(owner.voice_id, owner)
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_source_of(self, attribution: Attribution, index: int) -> bool:
        document, level = self._layout.document, self._layout.outermost(index)
        quotation = document.quotations[level].start if level >= 0 else None
        start = self._layout.tokens[index].start
        return is_worded_by_source(attribution, document.text, start, quotation)
