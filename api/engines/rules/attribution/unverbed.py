"""Direct speech whose speaker no cue verb names: "Mayor: “…”", "“…,” she tutted", "“…,” per X"."""

from api.engines.rules.attribution.appositions import Appositions
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.utterances import Utterance, content_of, stands_alone
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import is_adverb, words

_VERDICTS = words("verdict words view message assessment warning reaction")
_POINTING = words("that those this these")


class Unverbed:
    """Reads the speeches of one document that no cue verb governs."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words

    def read(self, utterance: Utterance) -> Finding | None:
        """The speech with whoever is named beside it; None where nobody is."""
        return (
            self._according(utterance)
            or self._labelled(utterance)
            or self._unknown_verb(utterance)
            or self._named_behind(utterance)
            or self._continued(utterance)
        )

    def _finding(
        self,
        utterance: Utterance,
        rule: str,
        order: int,
        source: Phrase | None = None,
        cue: Range | None = None,
    ) -> Finding:
        return Finding(
            order=order,
            content=content_of(self._layout, utterance),
            rule=f"attribution.speech.{rule}",
            form="direct",
            source=source,
            cue=cue,
            resolution="explicit" if source else "continued",
        )

    def _according(self, utterance: Utterance) -> Finding | None:
        """ "“…,” according to X"."""
        after = utterance.last
        told = self._words[after : after + 2] == ["according", "to"]
        opens = told and self._layout.tokens[after].is_capitalised  # a sentence of its own
        if not told or opens or not utterance.fills_front:
            return None
        high = self._layout.sentence(after)[1]
        phrase = self._phrases.after(after + 2, high)
        if phrase is None:
            return None
        source = Appositions(self._phrases).of(phrase, high, fronted=False).source
        cue = self._layout.span(after, after + 2)
        return self._finding(utterance, "according_to", after, source, cue)

    def _labelled(self, utterance: Utterance) -> Finding | None:
        """The name in front of a colon: "Mayor: “…”"."""
        first, colon = utterance.low, utterance.first - 1
        if self._words[colon] != ":" or colon <= first:
            return None
        phrase = self._phrases.before(colon, first)
        if phrase is None or phrase.first != first:
            phrase = self._doing(colon, first) or self._subject(first, utterance.first)
        if phrase is None or not self._phrases.can_speak(phrase, strict=True):
            return None
        return self._finding(utterance, "label", utterance.first, phrase)

    def _doing(self, colon: int, first: int) -> Phrase | None:
        """Whose unknown verb the colon follows: "I heard that she slurred: “…”"."""
        if not self._words[colon - 1].endswith("ed"):
            return None
        verb = colon - 1
        while is_adverb(self._words[verb - 1]):
            verb -= 1
        return self._phrases.before(verb, first)

    def _subject(self, first: int, high: int) -> Phrase | None:
        """Whom the words before the colon are about: "Our reporter X is at the scene: “…”."""
        while first < high and not self._layout.tokens[first].text[0].isalpha():
            first += 1
        return self._phrases.after(first, high)

    def _unknown_verb(self, utterance: Utterance) -> Finding | None:
        """A speaker and any verb in the past behind the closing mark: "…,” she tutted."."""
        after, tokens = utterance.last, self._layout.tokens
        if after >= len(tokens) or not utterance.fills_front:
            return None
        if utterance.ending not in ",!?" and self._words[after] != ",":
            return None
        high = self._layout.sentence(after - 1)[1]
        while after < high and not tokens[after].is_word:
            after += 1
        return self._odd(utterance, after, high) if after < high else None

    def _odd(self, utterance: Utterance, after: int, high: int) -> Finding | None:
        """The same where the words behind the mark start at `after`."""
        inverted = self._words[after].endswith("ed")
        phrase = self._phrases.after(after + inverted, high)
        if phrase is None:
            return None
        verb = after if inverted else phrase.last
        if verb >= high or not self._words[verb].endswith("ed"):
            return None
        if not self._phrases.can_speak(phrase, strict=True):
            return None
        return self._finding(
            utterance, "unknown_verb", verb, phrase, self._layout.span(verb, verb + 1)
        )

    def _named_behind(self, utterance: Utterance) -> Finding | None:
        """The speaker named in the next sentence: "“…” That was the verdict of X"."""
        first = utterance.high
        if first >= len(self._layout.tokens) or self._words[first] not in _POINTING:
            return None
        noun = first + 3
        told = self._words[noun] in _VERDICTS and self._words[noun + 1] == "of"
        if not told or not stands_alone(self._layout, utterance):
            return None
        phrase = self._phrases.after(noun + 2, self._layout.sentence(first)[1])
        return self._finding(utterance, "named", utterance.first, phrase) if phrase else None

    def _continued(self, utterance: Utterance) -> Finding | None:
        """A speech that goes on from the one before it."""
        if not stands_alone(self._layout, utterance):
            return None
        return self._finding(utterance, "continued", utterance.first)
