"""Where the words that a cue governs end within their sentence: before what else it tells."""

from api.engines.rules.attribution.links import Links
from api.engines.rules.attribution.uses import Use
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import (
    CONTRASTS,
    DETERMINERS,
    HELPING,
    OPENERS,
    PAST,
    PRONOUNS,
    is_adverb,
    words,
)
from api.engines.rules.words.verbs import is_finite

RELATIVES = frozenset({"who", "which", "whom"})
LOOSE_MARKS = frozenset('“”"')
_NO_ASIDE = RELATIVES | {"that", "to", "whether", "if"}
_NEAR_VERB = 6
_SIDE = RELATIVES | {"and", "but", "or", "that", "where", "when"}
_NEAR_MAIN = 10
_LONGEST_LAPSE = 6
_SUMS = words(
    "finding claim charge allegation accusation assertion conclusion suggestion description "
    "characterisation characterization verdict view"
)
"""Nouns that sum up what somebody says: "a charge the minister denies"."""
_LAPSING = frozenset({"after", "before"})
OF_OBJECTS = {"he": {"him"}, "she": {"her"}, "they": {"them"}}
"""The pronouns for whom somebody called so cannot act upon himself."""


class ClauseEdges(Links):
    """Finds where something else is told in the sentences of one document; token indexes."""

    def _is_in_relative(self, use: Use) -> bool:
        """Whether a relative opens right behind the last comma: "Lee, who ran VOWING to win,"."""
        low = self.layout.window(use.verb)[0]
        commas = (i for i in range(use.first - 1, low, -1) if self._words[i] == ",")
        return self._words[next(commas, low - 1) + 1] in RELATIVES

    def _aside_end(self, use: Use, start: int, high: int) -> int:
        """The comma behind which the clause goes on: "Lee, vowing to end waste, | resigned"."""
        low = self.layout.window(use.verb)[0]
        if any(is_finite(self.layout.tokens, index) for index in range(low, use.first)):
            return high
        level, opened = self._inside[use.verb], False
        for comma in range(start + 1, high - 1):
            if self._words[comma] == "," and self._inside[comma] == level:
                if self._goes_on(comma + 1) and not opened:
                    return comma
                opened = self._words[comma + 1] in RELATIVES
        return high

    def _goes_on(self, index: int) -> bool:
        """Whether the verb of a clause stands here, or behind an adverb."""
        index += is_adverb(self._words[index])
        verbal = is_finite(self.layout.tokens, index) or self._words[index] in PAST
        return verbal or self._words[index].endswith("ed")

    def _other_doing(self, start: int, high: int) -> int:
        """Where the subject acts again, on whom he tells of: "told him he lied | and fined him"."""
        for index in range(start + 3, high - 1):
            if self._words[index] in OF_OBJECTS[self._words[start]]:
                verb = index - 1
                doing = self._words[verb].endswith("ed") or self._words[verb] in PAST
                if doing and self._words[verb - 1] in {"and", "but"}:
                    return verb - 1
        return high

    def _time_apart(self, start: int, high: int) -> int:
        """The comma before a clause that tells how long before or after: ", two weeks after it
        denied this", which is told of the saying."""
        words, inside = self._words, self._inside
        for comma in range(start + 1, high - _NEAR_VERB):
            if words[comma] == "," and inside[comma] == inside[start]:
                near = range(comma + 2, comma + _LONGEST_LAPSE)
                tie = next((i for i in near if words[i] in _LAPSING), None)
                if tie is not None and words[tie - 1] in TIME_NOUNS and self._acts(tie + 2, high):
                    return comma
        return high

    def _summed_apart(self, start: int, high: int) -> int:
        """The comma before what others make of what is said: ", a finding the army rejects"."""
        words, inside = self._words, self._inside
        for comma in range(start + 1, high - 3):
            summed = words[comma] == "," and words[comma + 1] in {"a", "an"}
            if summed and words[comma + 2] in _SUMS and inside[comma] == inside[start]:
                told = words[comma + 3]
                if told in DETERMINERS or told in {"which", "its"} or comma + 3 in self._named:
                    return comma if self._acts(comma + 4, high) else high
        return high

    def outer_verb(self, start: int, high: int) -> int:
        """The verb of whom a relative stands for: "a man who police say was drunk | has left"."""
        words = self._words
        behind = next((i for i in range(start, high) if words[i] not in HELPING), high)
        for index in range(behind + 1, high):
            if words[index] in _SIDE or words[index] in PRONOUNS:
                return high
            if words[index] in HELPING:
                return index
        return high

    def _fronts(self, tie: int) -> bool:
        """Whether this word opens its sentence, so that the main clause follows: "When he said"."""
        low, _ = self.layout.window(tie)
        return OPENERS.issuperset(self._words[low:tie])

    def _main_clause(self, start: int, high: int) -> int:
        """The comma in front of the main clause, if there is one."""
        for comma in range(start + 2, high - 2):
            if self._words[comma] == ",":
                first = comma + 1 + (self._words[comma + 1] in LOOSE_MARKS)
                if self._words[first] not in _SIDE and self._acts(first + 1, high):
                    return comma
        return high

    def _acts(self, start: int, high: int) -> bool:
        """Whether a finite verb follows before any mark."""
        for index in range(start, min(high, start + _NEAR_MAIN)):
            if not self.layout.tokens[index].is_word and not self.is_titles(index):
                return False
            if is_finite(self.layout.tokens, index):
                return True
        return False

    def turn(self, start: int, high: int, joined: bool = False) -> int:
        """Where a clause with its own subject follows an infinitive: "to act, and MPs have".

        `joined`: or one with the same subject, "a ban, and has been attacked for it".
        """
        words = self._words
        for index in range(start + 2, high - 2):
            if words[index] != "," or words[index + 1] not in CONTRASTS:
                continue
            if self._inside[index] == self._inside[start]:
                subject = self._phrases.after(index + 2, high)
                verb = subject.last if subject else high
                if verb < high and is_finite(self.layout.tokens, verb):
                    return index
                if joined and self._acts_on(index + 2, high):
                    return index
        return high

    def _past_behind_will(self, start: int, high: int) -> int:
        """Where the subject does another thing, behind an infinitive: "urged them to stay | and
        floated a plan"."""
        words = self._words
        if words[start] != "to" and not self.link("to", start, high):
            return high
        for index in range(start + 2, high - 2):
            past = words[index + 1].endswith("ed") or words[index + 1] in PAST
            object_follows = words[index + 2] in DETERMINERS or index + 2 in self._named
            if words[index] == "be":
                return high
            if words[index] == "and" and past and object_follows:
                same = self._inside[index] == self._inside[start]
                return index if same and words[index + 1] not in HELPING else high
        return high

    def _joined_clause(self, start: int, high: int) -> int:
        """Where a clause is joined with an object: "asked for bail | and a judge said no", "denied
        the charge | and would not pay"."""
        tokens = self.layout.tokens
        for index in range(start + 1, high - 2):
            if is_finite(tokens, index):
                break
            if self._words[index] in CONTRASTS and self._inside[index] == self._inside[start]:
                if self._words[index] == "and" and self._words[index + 1] in HELPING:
                    return index
                subject = self._phrases.after(index + 1, high)
                verb = subject.last if subject else high
                if self._words[verb] == ",":
                    near = range(verb + 2, min(high, verb + _NEAR_MAIN))
                    verb = next((i + 1 for i in near if self._words[i] == ","), high)
                if verb < high and is_finite(tokens, verb):
                    return index
        return high

    def _acts_on(self, start: int, high: int) -> bool:
        """Whether a helping verb follows, with no subject but what stands before."""
        for index in range(start, min(high, start + _NEAR_VERB)):
            if self._words[index] in HELPING:
                return True
            if self._words[index] in _NO_ASIDE or not self.layout.tokens[index].is_word:
                return False
        return False
