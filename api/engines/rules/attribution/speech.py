"""Direct speech: quotations joined with whoever speaks them."""

from collections.abc import Sequence

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.governed import Governed
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.subjects import opening_subject
from api.engines.rules.attribution.unverbed import Unverbed
from api.engines.rules.attribution.uses import Use, by_sentence, speaks_of_itself
from api.engines.rules.attribution.utterances import (
    Utterance,
    content_of,
    has_words,
    is_long,
    stands_alone,
    utterances,
)
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    FUTURE,
    HELPING,
    MODALS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    words,
)
from api.engines.rules.words.verbs import plain_verb
from api.schemas.claims import AttributionKind

_MARKS = frozenset("“”\"«»„‘’',")
_SHOUTED = words(
    "shout shouts shouted shouting yell yells yelled yelling chant chants chanted chanting scream "
    "screams screamed screaming"
)
_NEAR = 24
_NEAR_HEARER = 6
_MEANWHILE = frozenset({"as", "while"})
_NOT_HEARER = frozenset({"that", "it", "was"})
_CLAUSES = SUBORDINATORS | RELATIVES
_NOT_BEFORE_SPEECH = frozenset({"that", "as"})


class Speech(Reader):
    """Reads the direct speech of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._unverbed = Unverbed(phrases)
        self._governed = Governed(phrases, clauses, stances)
        quoting = (use for use in clauses.uses if use.takes("quote"))
        said = (use for use in quoting if not (use.passive and use.entry.category == "belief"))
        own = (use for use in said if not speaks_of_itself(phrases, use))
        self._by_sentence = by_sentence(phrases.layout, own)

    def read(self) -> tuple[Finding, ...]:
        """One finding for each speech; parts that one cue governs are joined."""
        found: dict[int, Finding] = {}
        spoken, last = -1, -1
        for number, utterance in enumerate(utterances(self._layout)):
            finding = self._finding(utterance)
            if finding is None:
                spoken = -1
                continue
            key = finding.verb if finding.verb >= 0 else -number - 2
            if spoken in found and self._goes_on(found[spoken], finding, last, utterance.first):
                key = spoken
            if key in found:
                known = found[key]
                finding = known._replace(content=(*known.content, *finding.content))
            beside = spoken in found and self._is_beside(found[spoken], finding)
            found[key] = finding
            spoken, last = spoken if beside else key, utterance.last
        return tuple(found.values())

    def _is_beside(self, known: Finding, other: Finding) -> bool:
        """Whether somebody only calls something meanwhile: "…,” Lee said, as fans sang “…”"."""
        if other.source is None or known.verb < 0 or other.verb <= known.verb:
            return False
        tokens = self._layout.tokens
        same = tokens[known.verb].sentence == tokens[other.verb].sentence
        return same and self._words[other.source.first - 1] in _MEANWHILE

    def _goes_on(self, known: Finding, more: Finding, last: int, first: int) -> bool:
        """Whether the same speech goes on behind its cue: "“…,” she said. “…”"."""
        if more.cue is not None or more.source is not None or known.verb < 0:
            return False
        sentences, tokens = self._layout.document.sentences, self._layout.tokens
        own, further = tokens[last - 1].sentence, tokens[first].sentence
        between = {tokens[i].sentence for i in range(last, first)}
        same = sentences[own].region == sentences[further].region
        return same and between <= {own, tokens[known.verb].sentence}

    def _finding(self, utterance: Utterance) -> Finding | None:
        use = (
            self._cue_after(utterance)
            or self._announced(utterance)
            or self._cue_before(utterance)
            or self._cue_alone(utterance)
        )
        if use is not None:
            return self._spoken(utterance, use)
        told = self._last_before(utterance)
        if told and self._tells_first(told, utterance.first - 1):
            return self._carried_on(utterance, told)
        return self._unverbed.read(utterance)

    def _carried_on(self, utterance: Utterance, use: Use) -> Finding | None:
        """Speech behind a clause of the same verb; words that are no sentence belong to that."""
        if not self._layout.tokens[utterance.first + 1].is_capitalised:
            return None
        return self._spoken(utterance, use)._replace(order=utterance.first, verb=-1)

    def _spoken(self, utterance: Utterance, use: Use) -> Finding:
        shown = self._stances.of_use(use)
        own = self._opening(use) if use.participle else None
        continued = use.participle and own is None
        heard = use.passive and use.has("hearer")
        before = use.verb < utterance.first
        edge = utterance.first if before else self._layout.sentence(use.verb)[1]
        return Finding(
            order=use.verb,
            content=content_of(self._layout, utterance),
            rule="attribution.speech.cue",
            kind=self._kind(use, utterance),
            form="direct",
            source=self._agent(use, edge) if heard else own or use.subject,
            cue=self._layout.span(use.first, use.last),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="implied" if heard else "continued" if continued else "explicit",
            channel=self._clauses.channel(use.last, edge) or self._clauses.told(use),
            verb=use.verb,
        )

    def _agent(self, use: Use, high: int) -> Phrase | None:
        """Who tells whoever is the subject: "was told BY STAFF to “go home”"."""
        return self._phrases.after(use.end + 1, high) if self._words[use.end] == "by" else None

    def _kind(self, use: Use, utterance: Utterance) -> AttributionKind:
        """Words in quotation marks were said, whatever the verb makes of them, unless they tell
        what is to be done: "asked her to “get out”"."""
        if use.entry.category == "decree":
            return "decree"
        willed = self._words[utterance.first - 1] == "to" and use.takes("obj_to")
        return "desire" if willed else "statement"

    def _opening(self, use: Use) -> Phrase | None:
        """The subject of a participle's own sentence: "The judge blasted him, telling him: “…”"."""
        level = self._inside[use.verb]
        for other in reversed(self._clauses.uses_near(use.verb)):
            before = other.subject and other.verb < use.verb and self._inside[other.verb] == level
            if before and not self._governed.is_inner(other):
                return other.subject
        low = self._layout.window(use.verb)[0]
        while low < use.first and self._words[low] in OPENERS:
            low += 1
        return opening_subject(self._phrases, use.first, low)

    def _uses_in(self, index: int) -> Sequence[Use]:
        """The verbs of speaking in the sentence of this token."""
        return self._by_sentence.get(self._layout.tokens[index].sentence, ())

    def _cue_after(self, utterance: Utterance) -> Use | None:
        """The cue right behind the closing mark, where the speech fills its sentence so far."""
        after = utterance.last
        if not utterance.fills_front:
            return None
        behind = [use for use in self._uses_in(after - 1) if use.first >= after]
        use = next((use for use in behind if not self._is_relative(use, behind)), None)
        if use is None or use.participle:
            return None
        start = use.first
        if use.subject is not None and not use.inverted:
            start = min(use.subject.first, start)
        return use if start - after <= _NEAR and self._is_thin(after, start) else None

    def _is_relative(self, use: Use, others: Sequence[Use]) -> bool:
        """Whether it tells of a speaker whose verb follows: "…,” Lee, who denies it, said"."""
        relative = self._words[use.first - 1] in {"who", "which"}
        return relative and any(
            o.verb > use.verb and o.subject and use.subject and o.subject.first == use.subject.first
            for o in others
        )

    def _is_thin(self, first: int, last: int) -> bool:
        """Whether only marks and adverbs stand there."""
        tokens = self._layout.tokens[first:last]
        return all(token.text in _MARKS or is_adverb(token.lower) for token in tokens)

    def _announced(self, utterance: Utterance) -> Use | None:
        """The cue at the end of the sentence before, in front of a colon and a new line."""
        colon = utterance.low - 1
        if not utterance.fills_front or self._words[colon] != ":":
            return None
        near = (use for use in reversed(self._uses_in(colon)) if colon - use.end <= _NEAR)
        return next(near, None)

    def _cue_before(self, utterance: Utterance) -> Use | None:
        """The last cue before the opening mark with nothing but circumstances between."""
        use = self._last_before(utterance)
        return use if use and self._opens_with(use, utterance) else None

    def _last_before(self, utterance: Utterance) -> Use | None:
        uses = [use for use in self._uses_in(utterance.first) if use.end <= utterance.first]
        if len(uses) > 1 and self._is_hearers(uses[-1], uses[-2]):
            return uses[-2]
        return uses[-1] if uses else None

    def _is_hearers(self, use: Use, before: Use) -> bool:
        """Whether it tells of who hears: "told reporters WHO ASKED about it: “…”"."""
        relative = self._words[use.first - 1] == "who" and before.has("hearer")
        return relative and use.first - before.end <= _NEAR_HEARER

    def _opens_with(self, use: Use, utterance: Utterance) -> bool:
        """Whether nothing but circumstances or a hearer stands between the cue and the speech."""
        between = self._words[use.end : utterance.first]
        if between and between[0] in HELPING:
            return False
        mark = between[-1] if between else ""
        if mark == "," and self._is_aside(use, utterance):
            return False
        if self._tells_first(use, utterance.first - 1) or self._goes_into(use, utterance):
            return False
        near = mark in {":", ","} and len(between) <= _NEAR
        shouted = not between and self._words[use.verb] in _SHOUTED
        if shouted or (near and _NOT_BEFORE_SPEECH.isdisjoint(between)):
            return True
        if not is_long(self._layout, utterance):
            return False
        behind = self._clauses.skip_circumstances(use.end, utterance.first)
        told = use.has("hearer") and len(between) <= _NEAR_HEARER
        return behind == utterance.first or (told and _NOT_HEARER.isdisjoint(between))

    def _goes_into(self, use: Use, utterance: Utterance) -> bool:
        """Whether a clause has begun before the mark: "told him she would “fight it”", "claims his
        rival, Ann Lee, “lied”"; no speech that goes on behind its cue."""
        if not self._layout.document.text[utterance.parts[0].inner_start].islower():
            return False
        low, level = self._layout.sentence(use.verb)[0], self._inside[use.verb]
        if self._is_mixed(low, use.first, level):
            return False
        between = self._words[use.end : utterance.first]
        return "," in between[:-1] or not (MODALS | FUTURE).isdisjoint(between)

    def _tells_first(self, use: Use, colon: int) -> bool:
        """Whether the verb governs a clause in front of the colon: "He said it was late: “…”"."""
        start = self._clauses.skip_circumstances(use.end, colon)
        start += self._words[start] == "that"
        clausal = use.takes("clause") or use.takes("that")
        if self._words[colon] != ":" or not clausal or self._words[start] in PREPOSITIONS:
            return False
        verb = start + (plain_verb(self._layout.tokens[start:colon]) or 0)
        reduced = self._words[verb].endswith("ed") and self._words[verb + 1] in PREPOSITIONS
        told = verb > start and not reduced
        return told and _CLAUSES.isdisjoint(self._words[start:verb])

    def _is_aside(self, use: Use, utterance: Utterance) -> bool:
        """Whether the cue interrupts a clause: "The critics, she believes, “want …”."""
        start = use.subject.first if use.subject and not use.inverted else use.first
        if self._words[start - 1] != "," or start <= self._layout.sentence(use.verb)[0]:
            return False
        return self._layout.document.text[utterance.parts[0].inner_start].islower()

    def _cue_alone(self, utterance: Utterance) -> Use | None:
        """The cue of a short sentence behind a call or question: "“Why?” Lee, 22, told Sky."."""
        first = utterance.high
        if utterance.ending not in "!?" or first >= len(self._layout.tokens):
            return None
        use = next(iter(self._uses_in(first)), None)
        if use is None or use.subject is None or use.subject.first != first:
            return None
        if not stands_alone(self._layout, utterance):
            return None
        high = self._layout.sentence(first)[1]
        hearer = self._phrases.after(use.end, high) if use.has("hearer") else None
        rest = hearer.last if hearer else use.end
        return None if has_words(self._layout, rest, high) else use
