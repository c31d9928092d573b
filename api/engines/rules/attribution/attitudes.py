"""What somebody is said to be sure, afraid or set on: "is confident that", "are eager to"."""

from typing import cast

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    FIRST_PERSON,
    NEGATIONS,
    PRONOUNS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.schemas.claims import AttributionKind

_ATTITUDES = Matcher(load("attitudes"))
_LINKING = BE | words(
    "remain remains remained feel feels felt seem seems seemed appear appears appeared sound "
    "sounds sounded become becomes became grew grow grows"
)
_NOT = NEGATIONS - {"no", "nobody", "none", "nothing", "without"}
_NOT_ASCRIBED = FIRST_PERSON | {"it", "there", "that", "this"}
_HELPING = _LINKING | AUXILIARIES | _NOT | {"less", "more"}


class Attitudes(Reader):
    """Reads the adjectives of one document that tell what somebody thinks or wants."""

    def read(self) -> tuple[Finding, ...]:
        found = (self._attitude(match) for match in _ATTITUDES.find(self._layout.tokens))
        return tuple(finding for finding in found if finding)

    def _attitude(self, match: Match) -> Finding | None:
        low, high = self._layout.window(match.first)
        verb = self._group(match.first, low)
        subject = self._phrases.before(verb, low) if verb < match.first else None
        if subject is None or self._words[subject.first] in _NOT_ASCRIBED:
            return None
        if not self._phrases.can_speak(subject, strict=False):
            return None
        start, last = self._start(match, high)
        if start is None:
            return None
        content = self._clauses.offsets(start, self._clauses.end_of(match.first, start, high))
        return self._finding(match, subject, verb, last, content) if content else None

    def _group(self, index: int, low: int) -> int:
        """Where the linking verb starts, or the adjective itself where there is none."""
        first, linked = index, False
        while first > low:
            word = self._words[first - 1]
            linked = linked or word in _LINKING
            if word not in _HELPING and not is_adverb(word):
                break
            first -= 1
        return first if linked else index

    def _start(self, match: Match, high: int) -> tuple[int | None, int]:
        """Where the content starts, and where the cue ends."""
        takes = match.entry.takes
        word, behind = self._words[match.last], match.last + 1
        if word == "that" and "that" in takes and behind < high:
            return behind, match.last
        if word == "to" and "to" in takes:
            return match.last, match.last
        if word in {"about", "of"} and "about" in takes:
            return behind, behind
        clause = word in PRONOUNS and "clause" in takes and self._clauses.has_verb(behind, high)
        return (match.last if clause else None), match.last

    def _finding(
        self, match: Match, subject: Phrase, verb: int, last: int, content: tuple[int, int]
    ) -> Finding:
        first, end = self._layout.at(content[0]), self._layout.at(content[1])
        mixed = self._is_mixed(first, end, self._inside[match.first])
        return Finding(
            order=match.first,
            content=(content,),
            rule="attribution.attitude",
            kind=cast("AttributionKind", match.entry.category),
            form="mixed" if mixed else "indirect",
            source=subject,
            cue=self._layout.span(verb, last),
            verb=match.first,
        )
