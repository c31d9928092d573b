"""What stands before its cue: "The plan will fail, officials said"."""

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.uses import Use
from api.engines.rules.words.grammar import (
    DASHES,
    DETERMINERS,
    HELPING,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    is_number,
    words,
)
from api.engines.rules.words.verbs import is_finite

_BROKEN = words("because that and but although though so if when where")
_RELATIVES = frozenset({"which", "who", "whom"})
_DESCRIBING = _RELATIVES | {"whose"}
_LEADING = PREPOSITIONS | {"according"}
_PLACE_ENDS = frozenset('.,;:"') | PRONOUNS | {"that"}
_LONGEST_PLACE = 10
_JOINTS = frozenset({"and", "but", "while", "although", "though", "whereas"})
_CONTRASTING = _JOINTS - {"and"}
_NEAR_SUBJECT = 5
_ASKED = words("asked pressed questioned quizzed challenged grilled speaking reacting")
_RULE = "attribution.verb.behind"
_TAG_ENDS = PREPOSITIONS - {"of", "about", "against"} | frozenset('.,";') | {"as", "while"}
_ENDS = PREPOSITIONS | DASHES | frozenset('.",;)') | {"as", "and", "but", "when", "after", "to"}
_ASIDE_MARKS, _MARKS = frozenset(";:"), frozenset(";")
_OBJECTS = DETERMINERS | PRONOUNS


class Postponed(VerbReader):
    """Reads the cues of one document that stand behind what they attribute."""

    def read(self, use: Use, low: int, high: int) -> Finding | None:
        """What stands in this sentence or quotation before the cue and its subject."""
        if not (use.takes("clause") or use.takes("before")) or use.participle:
            return None
        start = _start(use)
        if start - 1 <= low or not self._is_parted(start):
            return None
        aside = self._words[use.end] == ","
        low = self._segment(self._clauses.opened(use, low), start, aside)
        first = self._behind_conjunction(low)
        head = self._clauses.offsets(first, start - 1 + self._is_closed(first, start - 1))
        if head is None or self._is_occasion(first, start - 1, use):
            return None
        described = self._words[use.end + 1] in _DESCRIBING
        if aside and self._is_broken(low, start - 2) and not described:
            return self._interrupted(use)
        aside = aside or self._parting_comma(use, high) is not None
        if not aside and self._only_leads(low, start - 1):
            return None
        return self._whole(use, head, low, high)

    def _is_occasion(self, first: int, comma: int, use: Use) -> bool:
        """Whether it only tells what is answered: "Asked whether he had the votes, he smiled"."""
        apart = self._words[first] in _ASKED and "," not in self._words[first:comma]
        return apart and self._inside[first] == self._inside[use.verb]

    def _is_closed(self, first: int, mark: int) -> bool:
        """Whether a quotation that opens within these tokens closes with this mark."""
        level = self._inside[first]
        closes = self._layout.tokens[mark].text in QUOTE_MARKS and self._inside[mark - 1] > level
        return closes and self._layout.tokens[first].text not in QUOTE_MARKS

    def _is_parted(self, start: int) -> bool:
        """Whether a comma, or a mark of speech, parts the cue from what stands before it."""
        if self._words[start - 1] == ",":
            return True
        marked = self._layout.tokens[start - 1].text in QUOTE_MARKS
        return marked and self._words[start - 2] in {",", "?", "!"}

    def _is_broken(self, low: int, index: int) -> bool:
        """Whether a clause has only begun with this word: "because, he said, it was late"."""
        word = self._words[index]
        return word in _RELATIVES or (word in _BROKEN and (index > low or word != "that"))

    def _only_leads(self, low: int, high: int) -> bool:
        """Whether only a place or paper stands there: "According to the report, X wrote"."""
        if self._words[low] not in _LEADING:
            return False
        return not any(self._acts(i) for i in range(low + 1, high))

    def _acts(self, index: int) -> bool:
        """Whether a finite verb stands here, not what tells of a noun: "chats QUOTED in it"."""
        said = self._words
        reduced = said[index].endswith("ed") and said[index + 1] in PREPOSITIONS
        return is_finite(self._layout.tokens, index) and not reduced

    def _interrupted(self, use: Use) -> Finding | None:
        """What goes on behind a cue that cuts it short: "because, he said, it was late"."""
        first = use.end + 1
        last = self._clauses.end(use, first)
        if self._words[_start(use) - 2] in _RELATIVES:
            last = next((i for i in range(first, last) if self._words[i] == ","), last)
        rest = self._clauses.offsets(first, last)
        return None if rest is None else self._governed.finding(use, (rest,), _RULE, use.subject)

    def _whole(self, use: Use, head: Range, low: int, high: int) -> Finding | None:
        """The head, with what goes on behind the cue and its hearer."""
        told = self.told(use, low, high)
        comma = self._parting_comma(use, high) if told is None else told
        if comma is not None and self._words[comma] == ",":
            tail = self._tail(use, low, comma + 1)
            parts = (head,) if tail is None else (head, tail)
            return self._found(use, parts, told)
        rest = self._clauses.skip_circumstances(use.end, high) if told is None else told
        if rest < high and self._words[rest] not in _ENDS:
            return None
        return self._found(use, (head,), told)

    def _parting_comma(self, use: Use, high: int) -> int | None:
        """The comma behind the cue and where or when it is said: ", she said in a speech, "."""
        comma = self._clauses.skip_circumstances(use.end, high)
        if comma < high and self._words[comma] in PREPOSITIONS:
            near = range(comma, min(high, comma + _LONGEST_PLACE))
            comma = next((i for i in near if self._words[i] in _PLACE_ENDS), high)
        return comma if comma < high and self._words[comma] == "," else None

    def _found(self, use: Use, parts: tuple[Range, ...], told: int | None) -> Finding:
        bare = told is None and use.verb == use.first and self._words[use.verb] == "told"
        found = self._governed.finding(use, parts, _RULE, use.subject)
        return found._replace(source=None, resolution="implied") if bare else found

    def _tail(self, use: Use, low: int, first: int) -> Range | None:
        """What goes on behind the cue where the head is no whole clause."""
        tokens = self._layout.tokens
        if self._words[first] in _JOINTS and not use.inverted:
            return self._joined_tail(use, first)
        if first >= len(tokens):
            return None
        finite = is_finite(tokens, first) or self._clauses.measures(first)
        if use.inverted and not finite:
            return None
        if not self._clauses.goes_on(low, _start(use) - 1, first):
            return None
        return self._clauses.offsets(first, self._clauses.end(use, first))

    def _joined_tail(self, use: Use, joint: int) -> Range | None:
        """What is joined behind the cue: "Jobs fell, the report says, while pay rose slightly"."""
        end = self._clauses.end(use, joint)
        told = any(joint < u.verb < end for u in self._clauses.uses_near(use.verb))
        if told or not self._is_more(joint, end):
            return None
        return self._clauses.offsets(joint, end)

    def _is_more(self, joint: int, end: int) -> bool:
        """Whether a clause of what is said follows, not one of what somebody did meanwhile."""
        opening = self._words[joint + 1]
        if self._words[joint] in _CONTRASTING:
            near = range(joint + 1, min(end, joint + _NEAR_SUBJECT))
            if opening in PRONOUNS or any(self._is_somebody(i) for i in near):
                return False
        if opening in HELPING:
            return True
        return any(is_finite(self._layout.tokens, i) for i in range(joint + 2, end))

    def _is_somebody(self, index: int) -> bool:
        return index in self._phrases.speakers or index in self._phrases.names.at

    def _segment(self, low: int, start: int, aside: bool) -> int:
        """Behind the last semicolon or colon that the clause of an aside stands behind."""
        marks = _ASIDE_MARKS if aside else _MARKS
        level = self._inside[start]
        for index in range(start - 2, low, -1):
            if self._words[index] in marks and self._inside[index] == level:
                return index + 1
        return low

    def told(self, use: Use, low: int, high: int) -> int | None:
        """Behind the hearer of what stands before: "The plan failed, she told the court."."""
        if not use.has("hearer"):
            return None
        start = use.first if use.subject is None else use.subject.first
        before = self._words[start - 1]
        quoted = before == '"' and self._words[start - 2] == ","
        if start - 1 <= low or not (before == "," or quoted):
            return None
        hearer = self._phrases.after(use.end, high)
        if hearer is None or not self._clauses.has_verb(low, start - 1):
            return None
        if self._only_leads(low, start - 1):
            return None
        behind = self._clauses.skip_circumstances(hearer.last, high)
        closed = behind >= high or self._words[behind] in _TAG_ENDS
        inner = self._words[hearer.first + 1 : hearer.last]
        return behind if closed and _OBJECTS.isdisjoint(inner) else None

    def _behind_conjunction(self, low: int) -> int:
        """Behind "But", "And" or the time of day that opens an entry of a live page."""
        words = self._words
        low += ":" in words[low] and is_number(words[low])
        return low + (words[low] in {"but", "and"})


def _start(use: Use) -> int:
    """Where the cue starts with a subject in front of it."""
    return use.first if use.subject is None or use.inverted else use.subject.first
