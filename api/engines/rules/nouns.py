"""Nouns that attribute: "claims that", "the minister's warning", "calls by X for Y"."""

from api.engines.rules.clauses import Clauses
from api.engines.rules.cues import Use
from api.engines.rules.findings import Finding
from api.engines.rules.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    MODALS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.phrases import Phrase, Phrases
from api.engines.rules.stances import Stances
from api.schemas.claims import AttributionKind

_UTTERANCES = Matcher(load("utterances"))
_FINITE = words("was is were are found says said shows showed warned claims claimed had has")
_OWNER_REACH = 9
_OWNER_NEAR = 4
_ASIDE_REACH = 12
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_PLACES = frozenset({"on", "in", "across", "from", "at"})
_AGENT_ENDS = frozenset({",", ".", ";", '"', "'"}) | AUXILIARIES | MODALS | PRONOUNS


class Nouns:
    """Reads the nouns of one document that attribute what follows them."""

    def __init__(
        self, phrases: Phrases, clauses: Clauses, stances: Stances, uses: tuple[Use, ...]
    ) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._stances = stances
        self._verbs = {index for use in uses for index in range(use.first, use.last)}

    def read(self) -> tuple[Finding, ...]:
        found = (self._utterance(match) for match in _UTTERANCES.find(self._layout.tokens))
        return tuple(finding for finding in found if finding)

    def _utterance(self, match: Match) -> Finding | None:
        if match.entry.category == "fact" or match.first in self._verbs:
            return None
        _, high = self._layout.window(match.first)
        owner, start = self._owner(match, high)
        calls = match.entry.features.get("takes") == "for"
        start = self._behind_aside(start, high)
        link = self._layout.lower(start)
        if calls and not owner:
            return None
        if self._is_clause(start) and not calls:
            return self._noun_finding(match, owner, start, high)
        if link == "that" and self._layout.lower(start + 1) not in _FINITE:
            start += 1
        elif (
            not owner
            or link not in ({"for"} if calls else {"of"})
            or (not calls and match.entry.features.get("stance") != "endorse")
        ):
            return None
        elif link == "of":
            start += 1
        return self._noun_finding(match, owner, start, high)

    def _is_clause(self, start: int) -> bool:
        """Whether a clause follows without "that": "fears it could fail"."""
        subject = self._layout.lower(start) in PRONOUNS - {"who"}
        following = self._layout.lower(start + 1)
        helped = following in AUXILIARIES | MODALS | FUTURE | PAST or following.endswith("ed")
        return subject and helped

    def _behind_aside(self, start: int, high: int) -> int:
        """At the "that" behind what tells where it was said: "reports on X that …"."""
        comma = self._layout.lower(start) == ","
        if not comma and self._layout.lower(start) not in _PLACES:
            return start
        for index in range(start + 1, min(high, start + _ASIDE_REACH)):
            word = self._layout.lower(index)
            if word == "that" and (not comma or self._layout.lower(index - 1) == ","):
                return index
            if word in {".", ";", ":"} or word in _AGENT_ENDS - {","}:
                break
            if word == "," and self._layout.lower(index + 1) != "that":
                break
        return start

    def _noun_finding(
        self, match: Match, owner: Phrase | None, start: int, high: int
    ) -> Finding | None:
        content = self._clauses.offsets(start, self._clauses.end_of(match.first, start, high))
        if content is None:
            return None
        stance = match.entry.features.get("stance", "neutral")
        shown = self._stances.of_noun(match.first, stance, match.start, match.end)
        kind: AttributionKind = _KINDS[match.entry.category]
        return Finding(
            order=match.first,
            content=(content,),
            rule="attribution.noun",
            kind=kind,
            source=owner,
            cue=(match.start, match.end),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="explicit" if owner else "implied",
            verb=match.first,
        )

    def _owner(self, match: Match, high: int) -> tuple[Phrase | None, int]:
        """Whose utterance it is, and where what follows it starts."""
        if self._layout.lower(match.last) in {"by", "from", "among"}:
            return self._agent(match.last + 1, high)
        low, _ = self._layout.window(match.first)
        index = match.first - 1
        if self._layout.lower(index) in _POSSESSIVES and index >= low:
            return Phrase(index, index + 1), match.last
        while (
            index > low and match.first - index < _OWNER_NEAR and self._layout.lower(index) != "'s"
        ):
            if self._layout.lower(index) in PREPOSITIONS | DETERMINERS:
                return None, match.last
            index -= 1
        if self._layout.lower(index) != "'s" or index <= low:
            return None, match.last
        if index - 1 in self._phrases.names.extent:
            return Phrase(*self._phrases.names.extent[index - 1]), match.last
        return self._phrases.before(index, low), match.last

    def _agent(self, first: int, high: int) -> tuple[Phrase | None, int]:
        """The agent behind "by", with its place, up to what it calls for or claims."""
        for index in range(first + 1, min(high, first + _OWNER_REACH)):
            if self._layout.lower(index) in {"for", "that", "of"}:
                phrase = Phrase(first, index)
                able = self._phrases.can_speak(phrase, strict=True)
                return (phrase, index) if able else (None, first - 1)
            if self._layout.lower(index) in _AGENT_ENDS:
                break
        return None, first - 1


_KINDS: dict[str, AttributionKind] = {
    "statement": "statement",
    "belief": "belief",
    "desire": "desire",
    "intention": "intention",
    "decree": "decree",
}
