"""Nouns that attribute: "claims that", "the minister's warning", "calls by X for Y"."""

from api.engines.rules.attribution.candidates import LIGHT
from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.predicates import SPAN, helps, is_reduced, main_verb, selects
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.silent_nouns import SilentNouns
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    HAVE,
    HELPING,
    MODALS,
    PAST,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.engines.rules.words.verbs import is_finite
from api.schemas.claims import AttributionKind, SourceResolution

_UTTERANCES = Matcher(load("utterances"))
_FINITE = words("was is were are found says said shows showed warned claims claimed had has")
_EDGES = frozenset({";", ":", "—", "–", "that", "because", "but"})
_STOPS = frozenset({",", ".", ";"})
_TRADED = words("forecast forecasts estimate estimates")
_SOME = words("a an more further another")
_NO_CLAUSES = PREPOSITIONS | words("that and or as who which")
_BODIES = frozenset({"organisation", "collective", "outlet"})
_CLAIMED = words(
    "claims reports allegations accusations suggestions rumours rumors assertions insinuations "
    "fears warnings complaints concerns speculation"
)
"""Nouns that a clause follows without "that", or the name of a body stands before."""
_WILL_REACH = 12
_SUBJECT_REACH = 9
_LIGHT_REACH = 5
_OWNER_REACH = 9
_OWNER_NEAR = 4
_ASIDE_REACH = 12
_HEARER_REACH = 6
_NO_PLURALS = ("ss", "us", "as")
_OF_AGENT = frozenset({"by", "from", "among"})
_CALLING = frozenset({"for", "that", "of", "to", "about", "over"})
_CLAUSAL = PRONOUNS - {"who"}
_PLACES = frozenset({"on", "in", "across", "from", "at"})
_HELPING = HELPING | PAST
_UNREAL = MODALS | FUTURE
_NO_OWNERS = PREPOSITIONS | DETERMINERS | LIGHT
_AGENT_ENDS = frozenset({",", ".", ";", '"', "'"}) | AUXILIARIES | MODALS | PRONOUNS


class Nouns(Reader):
    """Reads the nouns of one document that attribute what follows them."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._silent = SilentNouns(phrases.layout, clauses)

    def read(self) -> tuple[Finding, ...]:
        found = (self._utterance(match) for match in _UTTERANCES.find(self._layout.tokens))
        return tuple(finding for finding in found if finding)

    def _utterance(self, match: Match) -> Finding | None:
        if match.entry.category == "fact" or self._silent.says_nothing(match.first):
            return None
        if self._words[match.first - 1] == "," and self._is_named_by(match.last):
            return None
        _, high = self._layout.window(match.first)
        owner, start = self._owner(match, high)
        start = self._behind_aside(start, high)
        if self._speaks(match.first, start):
            return None
        link = self._words[start]
        clause = "clause" not in match.entry.features.get("never", "")
        bare = self._is_clause(start) or self._is_object_clause(match.first, start, high)
        if clause and link not in {"for", "to"} and bare:
            return self._noun_finding(match, owner, start, high, "clause")
        told = link == "that" and self._words[start + 1] not in _FINITE
        if clause and told and not self._is_extracted(start + 1):
            return self._noun_finding(match, owner, start + 1, high, "clause")
        return self._linked(match, owner, start, high)

    def _speaks(self, noun: int, start: int) -> bool:
        """Whether what follows is told by a verb whose subject it is: "a REPORT by X SAID that"."""
        return any(
            use.subject is not None
            and use.subject.first <= noun < use.subject.last <= use.first < start
            for use in self._clauses.uses_near(noun)
        )

    def _is_named_by(self, first: int) -> bool:
        """Whether somebody names it right behind it: ", claims Acme called false"."""
        uses = self._clauses.uses_near(first) if first < len(self._layout.tokens) else ()
        own = (use for use in uses if use.subject is not None and use.subject.first == first)
        return any(use.takes("name") for use in own)

    def _is_extracted(self, first: int) -> bool:
        """Whether others tell something of the noun: "a plan that they fear could fail"."""
        words = self._words
        uses = self._clauses.uses_near(first) if first < len(self._layout.tokens) else ()
        own = (use for use in uses if use.subject is not None and use.subject.first == first)
        return any(words[use.end + is_adverb(words[use.end])] in _UNREAL for use in own)

    def _linked(self, match: Match, owner: Phrase | None, start: int, high: int) -> Finding | None:
        """What a preposition brings: "fears of a slump", "a pledge to quit", "calls for change"."""
        link = self._words[start]
        features = match.entry.features
        free = link in features.get("free", "").split()
        if link not in features.get("links", "").split() or not (owner or free):
            return None
        word = self._words[match.first]
        if link == "of" and word in _TRADED and self._words[start + 1] not in _SOME:
            return None
        if link == "to" and self._is_hearer(start + 1):
            start = self._behind_hearer(start, high)
            if start < 0:
                return None
        if link == "for" and not TIME_NOUNS.isdisjoint(self._words[start + 1 : start + SPAN]):
            return None
        if link in {"to", "for"}:
            willed = owner or self._is_willed(start, high)
            return self._noun_finding(match, owner, start, high, "will") if willed else None
        return self._noun_finding(match, owner, start + 1, high, "topic")

    def _is_hearer(self, index: int) -> bool:
        """Whether it tells who hears it, not what is to be done: "a letter to parents"."""
        word = self._words[index]
        plural = word.endswith("s") and not word.endswith(_NO_PLURALS)
        return plural or word in DETERMINERS or word in POSSESSIVES

    def _behind_hearer(self, start: int, high: int) -> int:
        """The "to" of what is to be done behind the hearer: "a pledge to voters TO cut", or -1."""
        for index in range(start + 2, min(high, start + _HEARER_REACH)):
            if self._words[index] == "to":
                return index
            if self._words[index] in _STOPS:
                break
        return -1

    def _is_willed(self, start: int, high: int) -> bool:
        """Whether it is told what is to be done: "for him to go", "for an end to"."""
        near = range(start + 1, min(high, start + _WILL_REACH))
        stop = next((i for i in near if self._words[i] in _STOPS), start + _WILL_REACH)
        return any(self._words[i] == "to" for i in near if i < stop)

    def _is_clause(self, start: int) -> bool:
        """Whether a clause follows without "that": "fears it could fail"."""
        following = self._words[start + 1]
        helped = following in _HELPING or following.endswith("ed")
        return helped and self._words[start] in _CLAUSAL and not selects(self._clauses, start + 1)

    def _is_object_clause(self, noun: int, start: int, high: int) -> bool:
        """Whether any clause follows without "that": "rejected claims the order came too late"."""
        before, opening = self._words[noun - 1], self._words[start]
        selected = before in DETERMINERS or is_number(before)
        if selected or self._words[noun] not in _CLAIMED or opening in _NO_CLAUSES:
            return False
        if is_adverb(opening):
            opening = self._words[start + 1]
        if opening.endswith(("ing", "ed")) or is_finite(self._layout.tokens, start):
            return False
        for index in range(start, min(high, start + _SUBJECT_REACH)):
            if not self._layout.tokens[index].is_word:
                return False
            if index > start and is_finite(self._layout.tokens, index):
                return not selects(self._clauses, index)
        return False

    def _behind_aside(self, start: int, high: int) -> int:
        """At the "that" behind what tells where it was said: "reports on X that …"."""
        comma = self._words[start] == ","
        if comma and self._words[start + 1] == "that":
            return start
        if not comma and self._words[start] not in _PLACES:
            return start
        for index in range(start + 1, min(high, start + _ASIDE_REACH)):
            word = self._words[index]
            if word == "that" and (not comma or self._words[index - 1] == ","):
                return start if self._words[index - 1] in {"and", "but"} else index
            if word == "," and self._words[index + 1] == "that":
                continue
            if word == ":" or word in _AGENT_ENDS:
                break
        return start

    def _noun_finding(
        self, match: Match, owner: Phrase | None, start: int, high: int, sort: str
    ) -> Finding | None:
        end = self._clauses.end_of(match.first, start, high)
        if self._is_subject(match.first):
            end = main_verb(self._layout.tokens, start, end, inner=sort == "clause")
        content = self._clauses.offsets(start, end)
        if content is None or end - start <= (self._words[start] == "to"):
            return None
        stance = match.entry.features.get("stance", "neutral")
        shown = self._stances.of_noun(match.first, stance, match.start, match.end)
        kind: AttributionKind = _KINDS[match.entry.category]
        return Finding(
            order=match.first,
            content=(content,),
            rule=f"attribution.noun.{sort}",
            kind=kind,
            source=owner,
            cue=(match.start, match.end),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="explicit" if owner else self._unowned(match.first),
            verb=match.first,
        )

    def _unowned(self, noun: int) -> SourceResolution:
        """How the source is found that no words name: "said it was late, EXPRESSING hope that"."""
        near = (word for word in self._words[noun - 2 : noun] if word in LIGHT)
        return "continued" if any(word.endswith("ing") for word in near) else "implied"

    def _is_subject(self, noun: int) -> bool:
        """Whether the noun stands before the verb of its clause."""
        low, _ = self._layout.window(noun)
        if is_reduced(self._words, noun):
            return True
        for index in range(noun - 1, low - 1, -1):
            if self._words[index] in _EDGES:
                return True
            if self._clauses.is_verb(index) or is_finite(self._layout.tokens, index):
                return self._opens_clause(index, noun)
        return True

    def _opens_clause(self, verb: int, noun: int) -> bool:
        """Whether the noun is what a clause told is about: "said the idea that he lied was"."""
        near = noun - verb - 1 <= 1
        uses = (use for use in self._clauses.uses_near(verb) if use.verb == verb)
        return near and any(use.takes("clause") and not use.takes("object") for use in uses)

    def _owner(self, match: Match, high: int) -> tuple[Phrase | None, int]:
        """Whose utterance it is, and where what follows it starts."""
        if self._words[match.last] in _OF_AGENT:
            return self._agent(match.last + 1, high)
        low, _ = self._layout.window(match.first)
        index = match.first - 1
        if self._phrases.speakers.get(index) in _BODIES and self._words[match.first] in _CLAIMED:
            return self._before_noun(index, low), match.last
        if self._words[index] in POSSESSIVES and index >= low:
            return Phrase(index, index + 1), match.last
        while index > low and match.first - index < _OWNER_NEAR and self._words[index] != "'s":
            if self._words[index] in _NO_OWNERS:
                break
            index -= 1
        if self._words[index] != "'s" or index <= low:
            return self._holder(match.first, low), match.last
        if index - 1 in self._phrases.names.extent:
            return Phrase(*self._phrases.names.extent[index - 1]), match.last
        phrase = self._phrases.before(index, low)
        return phrase and self._nearest(phrase), match.last

    def _before_noun(self, index: int, low: int) -> Phrase:
        """The body that a claim is named by, with one adjective: "denied LOCAL MEDIA reports"."""
        before = self._words[index - 1]
        closed = before in _NO_OWNERS or before in SUBORDINATORS or before.endswith(("ed", "ing"))
        plain = (
            index > low and before.isalpha() and not (closed or self._clauses.is_verb(index - 1))
        )
        told = plain and not is_finite(self._layout.tokens, index - 1)
        return Phrase(index - told, index + 1)

    def _nearest(self, phrase: Phrase) -> Phrase:
        """The owner alone, without what stands before: "raise doubts about THE FIRM's claim"."""
        for index in range(phrase.last - 1, phrase.first, -1):
            if self._words[index] in DETERMINERS and self._words[index - 1] != "of":
                return Phrase(index, phrase.last)
        return phrase

    def _holder(self, noun: int, low: int) -> Phrase | None:
        """Who voices it, as the subject of a verb without weight: "Lee expressed concern that"."""
        near = range(noun - 1, max(low, noun - _LIGHT_REACH), -1)
        verb = next((i for i in near if self._words[i] in LIGHT or self._clauses.is_verb(i)), -1)
        if verb < 0 or self._words[verb] not in LIGHT or self._onlyhelps(verb):
            return None
        while verb > low and helps(self._words[verb - 1]):
            verb -= 1
        phrase = self._phrases.before(verb, low) if verb > low else None
        return phrase if phrase and self._phrases.can_speak(phrase, strict=True) else None

    def _onlyhelps(self, verb: int) -> bool:
        """Whether "has" belongs to another verb: "has attacked claims that"."""
        if self._words[verb] not in HAVE:
            return False
        following = verb + 1
        while is_adverb(self._words[following]):
            following += 1
        return self._words[following].endswith("ed") or self._words[following] in PAST

    def _agent(self, first: int, high: int) -> tuple[Phrase | None, int]:
        """The agent behind "by", with its place, up to what it calls for or claims."""
        for index in range(first + 1, min(high, first + _OWNER_REACH)):
            if self._words[index] in _CALLING:
                phrase = Phrase(first, index)
                able = self._phrases.can_speak(phrase, strict=True)
                return (phrase, index) if able else (None, first - 1)
            if self._words[index] in _AGENT_ENDS:
                break
        return None, first - 1


_KINDS: dict[str, AttributionKind] = {
    "statement": "statement",
    "belief": "belief",
    "desire": "desire",
    "intention": "intention",
    "decree": "decree",
}
