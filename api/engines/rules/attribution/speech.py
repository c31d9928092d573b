"""Direct speech: quotations joined with whoever speaks them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.subjects import opening_subject
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import OPENERS, is_adverb
from api.schemas.claims import AttributionKind
from api.schemas.document import Quotation

_MARKS = frozenset("“”\"«»„‘’',")
_NEAR = 24
_LONG = 6
_WORDS_OF = frozenset({"verdict", "words", "view", "message", "assessment", "warning", "reaction"})
_NOT_HEARER = frozenset({"that", "it", "was"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """Quotations that are one speech: `first` the opening mark's token, `last` behind the end."""

    parts: tuple[Quotation, ...]
    first: int
    last: int


class Speech:
    """Reads the direct speech of one document."""

    def __init__(
        self, phrases: Phrases, clauses: Clauses, stances: Stances, uses: Sequence[Use]
    ) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._stances = stances
        self._by_sentence: dict[int, list[Use]] = {}
        self._acting: dict[int, list[Use]] = {}
        for use in uses:
            if use.subject:
                acting = self._layout.tokens[use.verb].sentence
                self._acting.setdefault(acting, []).append(use)
            if use.takes("quote") and not speaks_of_itself(phrases, use):
                sentence = self._layout.tokens[use.verb].sentence
                self._by_sentence.setdefault(sentence, []).append(use)

    def read(self) -> tuple[Finding, ...]:
        """One finding for each speech; parts that one cue governs are joined."""
        found: dict[int, Finding] = {}
        spoken, last = -1, -1
        for number, utterance in enumerate(self._utterances()):
            finding = self._finding(utterance)
            if finding is None:
                spoken = -1
                continue
            key = finding.verb if finding.verb >= 0 else -number - 2
            if spoken in found and self._goes_on(found[spoken], finding, last, utterance.first):
                key = spoken
            if key in found:
                known = found[key]
                finding = replace(known, content=(*known.content, *finding.content))
            found[key] = finding
            spoken, last = key, utterance.last
        return tuple(found.values())

    def _goes_on(self, known: Finding, more: Finding, last: int, first: int) -> bool:
        """Whether the same speech goes on behind its cue: "“…,” she said. “…”"."""
        if more.cue is not None or more.source is not None or known.verb < 0:
            return False
        sentences, tokens = self._layout.document.sentences, self._layout.tokens
        own, further = tokens[last - 1].sentence, tokens[first].sentence
        between = {tokens[i].sentence for i in range(last, first)}
        same = sentences[own].region == sentences[further].region
        return same and between <= {own, tokens[known.verb].sentence}

    def _utterances(self) -> list[Utterance]:
        gathered: list[list[Quotation]] = []
        included = self._layout.bounds
        for quotation in self._layout.document.quotations:
            if quotation.depth or quotation.inner_start >= quotation.inner_end:
                continue
            if self._layout.document.sentence_at(quotation.start) not in included:
                continue
            if quotation.continues and gathered:
                gathered[-1].append(quotation)
            else:
                gathered.append([quotation])
        return [
            Utterance(tuple(g), self._layout.at(g[0].start), self._layout.at(g[-1].end))
            for g in gathered
        ]

    def _finding(  # noqa: PLR0911 - one guard for each way to name a speaker
        self, utterance: Utterance
    ) -> Finding | None:
        beside = self._cue_after(utterance) or self._cue_before(utterance)
        if use := beside or self._cue_alone(utterance):
            return self._spoken(utterance, use)
        if phrase := self._according(utterance):
            cue = self._span(utterance.last, utterance.last + 2)
            rule = "attribution.speech.according_to"
            return self._quoted(utterance, rule, utterance.last, source=phrase, cue=cue)
        if label := self._label(utterance):
            return self._quoted(utterance, "attribution.speech.label", utterance.first, label)
        if verb := self._unknown_verb(utterance):
            return verb
        if named := self._named_behind(utterance):
            return self._quoted(utterance, "attribution.speech.named", utterance.first, named)
        if self._stands_alone(utterance):
            found = self._quoted(utterance, "attribution.speech.continued", utterance.first)
            return replace(found, resolution="continued")
        return None

    def _spoken(self, utterance: Utterance, use: Use) -> Finding:
        shown = self._stances.of_use(use)
        _, high = self._layout.sentence(use.verb)
        continued = use.participle
        own = self._opening(use) if continued else None
        edge = utterance.first if use.verb < utterance.first else high
        return Finding(
            order=use.verb,
            content=self._content(utterance),
            rule="attribution.speech.cue",
            kind=_kind(use),
            form="direct",
            source=own or use.subject,
            cue=self._span(use.first, use.last),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="continued" if continued and own is None else "explicit",
            channel=self._clauses.channel(use.last, edge) or self._clauses.told(use),
            verb=use.verb,
        )

    def _opening(self, use: Use) -> Phrase | None:
        """The subject of a participle's own sentence: "The judge blasted him, telling him: “…”"."""
        sentence, level = self._layout.tokens[use.verb].sentence, self._layout.inside[use.verb]
        acting = [
            other.subject
            for other in self._acting.get(sentence, [])
            if other.verb < use.verb and self._layout.inside[other.verb] == level
        ]
        low = self._layout.window(use.verb)[0]
        while low < use.first and self._layout.words[low] in OPENERS | {"but", "and", "yet"}:
            low += 1
        return acting[-1] if acting else opening_subject(self._phrases, use.first, low)

    def _quoted(
        self,
        utterance: Utterance,
        rule: str,
        order: int,
        source: Phrase | None = None,
        cue: Range | None = None,
    ) -> Finding:
        content = self._content(utterance)
        return Finding(order, content, rule, form="direct", source=source, cue=cue)

    def _content(self, utterance: Utterance) -> tuple[Range, ...]:
        ranges = [
            self._clauses_trim(quotation.inner_start, quotation.inner_end)
            for quotation in utterance.parts
        ]
        return tuple(part for part in ranges if part[0] < part[1])

    def _clauses_trim(self, start: int, end: int) -> Range:
        text = self._layout.document.text
        while start < end and (text[start].isspace() or text[start] in '"“'):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return start, end

    def _cue_after(self, utterance: Utterance) -> Use | None:
        """The cue right behind the closing mark, where the speech fills its sentence so far."""
        after = utterance.last
        if not self._fills_front(utterance):
            return None
        sentence = self._layout.tokens[after - 1].sentence
        text = self._layout.document.text[utterance.parts[-1].inner_end - 1]
        for use in self._by_sentence.get(sentence, []):
            if use.first < after:
                continue
            start = use.first if use.inverted or use.subject is None else use.subject.first
            start = min(start, use.first)
            between = range(after, start)
            if use.participle or len(between) > _NEAR or not self._is_thin(between):
                return None
            return use if text != "." or use.first > after - 1 else None
        return None

    def _is_thin(self, between: range) -> bool:
        return all(
            self._layout.tokens[i].text in _MARKS or is_adverb(self._layout.words[i])
            for i in between
        )

    def _fills_front(self, utterance: Utterance) -> bool:
        first, _ = self._layout.sentence(utterance.first)
        return all(not self._layout.tokens[i].is_word for i in range(first, utterance.first))

    def _cue_before(self, utterance: Utterance) -> Use | None:
        """The last cue before the opening mark with nothing but circumstances between."""
        if use := self._announced(utterance):
            return use
        uses = self._by_sentence.get(self._layout.tokens[utterance.first].sentence, [])
        use = next((u for u in reversed(uses) if u.end <= utterance.first), None)
        return use if use and self._opens_with(use, utterance) else None

    def _opens_with(self, use: Use, utterance: Utterance) -> bool:
        """Whether nothing but circumstances or a hearer stands between the cue and the speech."""
        gap = range(use.end, utterance.first)
        mark = self._layout.words[utterance.first - 1] if gap else ""
        if mark == "," and self._is_aside(use, utterance):
            return False
        between = {self._layout.words[i] for i in gap}
        if mark in {":", ","} and len(gap) <= _NEAR and between.isdisjoint({"that", "as"}):
            return True
        behind = self._clauses.skip_circumstances(use.end, utterance.first)
        told = use.has("hearer") and len(gap) <= _LONG and between.isdisjoint(_NOT_HEARER)
        return (behind == utterance.first or told) and self._is_long(utterance)

    def _cue_alone(self, utterance: Utterance) -> Use | None:
        """The cue of a short sentence behind a call or question: "“Why?” Lee, 22, told Sky."."""
        called = self._layout.document.text[utterance.parts[-1].inner_end - 1] in "!?"
        _, behind = self._layout.sentence(utterance.last - 1)
        if not called or not self._stands_alone(utterance) or behind >= len(self._layout.tokens):
            return None
        low, high = self._layout.sentence(behind)
        uses = self._by_sentence.get(self._layout.tokens[behind].sentence, [])
        if not uses or uses[0].subject is None or uses[0].subject.first != low:
            return None
        hearer = self._phrases.after(uses[0].end, high) if uses[0].has("hearer") else None
        rest = range(hearer.last if hearer else uses[0].end, high)
        return None if any(self._layout.tokens[i].is_word for i in rest) else uses[0]

    def _announced(self, utterance: Utterance) -> Use | None:
        """The cue at the end of the sentence before, in front of a colon and a new line."""
        first, _ = self._layout.sentence(utterance.first)
        before = first - 1
        if not self._fills_front(utterance) or self._layout.words[before] != ":":
            return None
        uses = self._by_sentence.get(self._layout.tokens[before].sentence, [])
        near = [use for use in uses if before - use.end <= _NEAR]
        return near[-1] if near else None

    def _is_aside(self, use: Use, utterance: Utterance) -> bool:
        """Whether the cue interrupts a clause: "The critics, she believes, “want …”."""
        start = use.subject.first if use.subject and not use.inverted else use.first
        opening = self._layout.document.text[utterance.parts[0].inner_start]
        first, _ = self._layout.sentence(use.verb)
        return opening.islower() and start > first and self._layout.words[start - 1] == ","

    def _unknown_verb(self, utterance: Utterance) -> Finding | None:
        """A speaker and any verb in the past behind the closing mark: "…,” she tutted."."""
        after = utterance.last
        tokens, text = self._layout.tokens, self._layout.document.text
        ending = text[utterance.parts[-1].inner_end - 1]
        if after >= len(tokens) or not self._fills_front(utterance):
            return None
        if ending not in ",!?" and self._layout.words[after] != ",":
            return None
        _, high = self._layout.sentence(after - 1)
        while after < high and not tokens[after].is_word:
            after += 1
        return self._odd(utterance, after, high)

    def _odd(self, utterance: Utterance, after: int, high: int) -> Finding | None:
        """The same where the words behind the mark start at `after`."""
        inverted = self._layout.words[after].endswith("ed")
        phrase = self._phrases.after(after + inverted, high)
        if after >= high or phrase is None or not self._phrases.can_speak(phrase, strict=True):
            return None
        verb = after if inverted else phrase.last
        if verb >= high or not self._layout.words[verb].endswith("ed"):
            return None
        cue = self._span(verb, verb + 1)
        return self._quoted(utterance, "attribution.speech.unknown_verb", verb, phrase, cue)

    def _is_long(self, utterance: Utterance) -> bool:
        words = self._layout.tokens[utterance.first : utterance.last]
        _, high = self._layout.sentence(utterance.last - 1)
        to_end = utterance.last >= high or not any(
            token.is_word for token in self._layout.tokens[utterance.last : high]
        )
        return to_end or sum(token.is_word for token in words) >= _LONG

    def _according(self, utterance: Utterance) -> Phrase | None:
        after = utterance.last
        if self._layout.words[after] != "according" or not self._fills_front(utterance):
            return None
        _, high = self._layout.sentence(after)
        return self._phrases.after(after + 2, high)

    def _label(self, utterance: Utterance) -> Phrase | None:
        """The name in front of a colon: "Mayor: “…”"."""
        first, _ = self._layout.sentence(utterance.first)
        if self._layout.words[utterance.first - 1] != ":" or utterance.first - 1 <= first:
            return None
        phrase = self._phrases.before(utterance.first - 1, first)
        if phrase is None or phrase.first != first:
            phrase = self._subject(first, utterance.first)
        if phrase is None:
            return None
        return phrase if self._phrases.can_speak(phrase, strict=True) else None

    def _subject(self, first: int, high: int) -> Phrase | None:
        """Whom the words before the colon are about: "Our reporter X is at the scene: “…”."""
        while first < high and not self._layout.tokens[first].text[0].isalpha():
            first += 1
        return self._phrases.after(first, high)

    def _named_behind(self, utterance: Utterance) -> Phrase | None:
        """The speaker named in the next sentence: "“…” That was the verdict of X"."""
        _, first = self._layout.sentence(utterance.last - 1)
        if not self._stands_alone(utterance) or first >= len(self._layout.tokens):
            return None
        _, high = self._layout.sentence(first)
        noun = first + 3
        pointing = self._layout.words[first] in {"that", "those", "this", "these"}
        if not pointing or self._layout.words[noun] not in _WORDS_OF:
            return None
        return self._phrases.after(noun + 2, high) if self._layout.words[noun + 1] == "of" else None

    def _stands_alone(self, utterance: Utterance) -> bool:
        """Whether the speech is all of its sentences, with no cue beside it."""
        _, high = self._layout.sentence(utterance.last - 1)
        rest = self._layout.tokens[utterance.last : high]
        words = [t for t in self._layout.tokens[utterance.first : utterance.last] if t.is_word]
        first, _ = self._layout.sentence(utterance.first)
        before = range(*self._layout.sentence(first - 1)) if first else range(0)
        goes_on = any(self._layout.inside[i] >= 0 for i in before)
        least = 1 if goes_on else _LONG - 2
        return (
            self._fills_front(utterance)
            and not any(token.is_word for token in rest)
            and len(words) >= least
        )

    def _span(self, first: int, last: int) -> Range:
        return self._layout.tokens[first].start, self._layout.tokens[last - 1].end


def _kind(use: Use) -> AttributionKind:
    """Words in quotation marks were said, whatever the verb makes of them."""
    return "decree" if use.entry.category == "decree" else "statement"
