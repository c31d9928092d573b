"""Findings made from a cue verb in place and the words that it governs."""

from itertools import pairwise
from typing import cast

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.predicates import main_verb
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.stances import NEUTRAL, Shown, Stances
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    ARTICLES,
    CONTRASTS,
    DASHES,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from api.engines.rules.words.verbs import is_finite
from api.schemas.claims import AttributionForm, AttributionKind

_LISTING = ARTICLES | {"and", "or"}
_TURNED = frozenset({"attribution.verb.object", "attribution.verb.will"})
_RELATIVES = frozenset({"who", "which", "whom"})
_BREAKS = DASHES | frozenset(",;:.")
_NO_NOUNS = FUNCTION_WORDS | PREPOSITIONS
_RESUMING = PRONOUNS | {"then", "when", "if", "after", "while"}
"""Words behind "and" that open a clause of its own."""
_CHANNEL_REACH = 22
_NEAR_QUOTED = 4
"""Words of a name before quoted ones that end it: "the so-called great “giveaway” of 2012"."""


class Governed(Reader):
    """Makes the findings of one document; token indexes in, offsets out."""

    def named(
        self, use: Use, renamed: Phrase, start: int, source: Phrase | None = None
    ) -> Finding | None:
        """The name that starts here, given to what another phrase names."""
        content = self._clauses.offsets(start, self._name_end(use, start))
        if content is None:
            return None
        opens = use.passive and self._clauses.opens(start)
        if opens and self._words[start + 1] in PREPOSITIONS:
            return None
        shown = _unless_passive(self._stances.of_use(use, naming=True), use)
        finding = self.finding(use, (content,), "attribution.naming", source or use.subject)
        return finding._replace(
            form="naming",
            stance=shown.stance,
            stance_cue=shown.cue,
            renamed=renamed,
        )

    def _name_end(self, use: Use, start: int) -> int:
        """A name in quotation marks ends with them, unless what qualifies it follows."""
        end = self._clauses.end(use, start)
        level = self._inside[use.verb]
        same = (i for i in range(start, end) if self._inside[i] == level)
        end = next((i for i in same if self._parts_name(i, end)), end)
        end = self._before_another(use, start, end)
        quoted = [i for i in range(start, end) if self._inside[i] > level]
        if not quoted or quoted[0] - start > _NEAR_QUOTED:
            return end
        last = quoted[self._joined(quoted) - 1]
        behind = self._behind_marks(last + 1, end)
        follows = self._words[behind]
        if follows == "by" and use.passive:
            return min(end, behind)
        qualified = follows in PREPOSITIONS and not self._is_time(behind, end)
        beside = _BREAKS.isdisjoint(self._words[last:behind])
        if beside and self._words[quoted[0] - 2] in ARTICLES and not self._is_time(behind, end):
            return self._behind_noun(behind, end)
        return end if qualified and beside else min(end, behind)

    def _behind_noun(self, index: int, end: int) -> int:
        """Behind the noun that quoted words qualify: "a “brutal” price WAR started by Tesla"."""
        noun = index
        while noun < end and self._words[noun].isalpha() and self._words[noun] not in _NO_NOUNS:
            noun += 1
        more = self._words[noun] in PREPOSITIONS and _BREAKS.isdisjoint(self._words[index:noun])
        return end if more else min(end, noun)

    def _is_time(self, index: int, end: int) -> bool:
        then = self._words[index : index + 3] == ["at", "the", "time"]
        return then or self._clauses.skip_circumstances(index, end) > index

    def _parts_name(self, index: int, end: int) -> bool:
        """Whether a clause starts or goes on here: "he, who left what he calls a farce, | said"."""
        if self._words[index] != "," or index + 1 >= end:
            return self._words[index] in {"while", "whereas"}
        acts = is_finite(self._layout.tokens, index + 1)
        joined = self._words[index + 1] in CONTRASTS and self._words[index + 2] in _RESUMING
        return acts or joined or self._words[index + 1].endswith("ed")

    def _before_another(self, use: Use, start: int, end: int) -> int:
        """Where somebody else's verb is joined: "called it late and fans call it a farce"."""
        for other in self._clauses.uses_near(use.verb):
            if other.subject is None or other.inverted or not start < other.subject.first < end:
                continue
            joint = other.subject.first - 1
            joint -= self._words[joint] in _RELATIVES
            if self._words[joint] in CONTRASTS and joint > start:
                return joint
        return end

    def _joined(self, quoted: list[int]) -> int:
        """How many of the quoted tokens make one name: "a “X” and an “Y”" does."""
        for number, (one, other) in enumerate(pairwise(quoted), start=1):
            gap = range(one + 1, other)
            words = {self._words[i] for i in gap if self._layout.tokens[i].is_word}
            parted = any(self._words[i] in _BREAKS for i in gap)
            if parted or not words <= _LISTING:
                return number
        return len(quoted)

    def words(
        self, use: Use, start: int, kind: str | None = None, rule: str = "attribution.verb"
    ) -> Finding | None:
        """What the verb governs from here on; `kind`: another one than the verb's own."""
        plain = rule == "attribution.verb.object"
        content = self._clauses.parts(use, start, turned=rule in _TURNED, plain=plain)
        if use.participle and content:
            content = self._up_to_main(use, start, content)
        if not content or self._words[self._layout.at(content[-1][1]) - 1] == "to":
            return None
        rule = "attribution.verb.participle" if use.participle else rule
        return self.finding(use, content, rule, use.subject, kind)

    def _up_to_main(self, use: Use, start: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
        """Without the verb of the paper that says it: "a post claiming that X | was deleted"."""
        low, end = self._layout.window(use.verb)[0], self._layout.at(content[-1][1])
        tokens = self._layout.tokens
        if self._phrases.speakers.get(use.first - 1) != "document" or len(content) > 1:
            return content
        if any(is_finite(tokens, i) for i in range(low, use.first)):
            return content
        clause = any(word in SUBORDINATORS for word in self._words[start - 1 : start + 1])
        cut = main_verb(tokens, start, end, inner=clause or use.takes("clause"))
        part = self._clauses.offsets(start, cut) if cut < end else None
        return (part,) if part else content

    def quoted(self, use: Use, start: int, end: int) -> Finding | None:
        """The words in quotation marks alone, of those that are judged: "blasted “mad” rules"."""
        level = self._inside[use.verb]
        inner = [i for i in range(start, end) if self._inside[i] > level]
        opened = self._inside[inner[0]]
        first = [i for i in inner if self._inside[i] == opened]
        content = self._clauses.offsets(first[0], first[-1] + 1)
        if content is None:
            return None
        finding = self.finding(use, (content,), "attribution.verb.quoted", use.subject)
        return finding._replace(form="direct")

    def finding(
        self,
        use: Use,
        content: tuple[Range, ...],
        rule: str,
        source: Phrase | None,
        kind: str | None = None,
    ) -> Finding:
        """The finding of this verb with this content and source; `kind`: not the verb's own."""
        shown = _unless_passive(self._stances.of_use(use), use)
        return Finding(
            order=use.verb,
            content=content,
            rule=rule,
            kind=cast("AttributionKind", kind or use.entry.category),
            form=self._form(content, use),
            source=source,
            cue=self._layout.span(use.first, use.last),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="continued" if source is None else "explicit",
            channel=self._channel(use, content),
            verb=use.verb,
            governor=self._governor(use) if use.participle else None,
        )

    def _governor(self, use: Use) -> Phrase | None:
        """Whose participle it is: of the last verb before it that no relative clause holds."""
        level, low = self._inside[use.verb], self._layout.window(use.verb)[0]
        before = [u for u in self._clauses.uses_near(use.verb) if low <= u.verb < use.verb]
        before = [u for u in before if u.subject and self._inside[u.verb] == level]
        plain = [u.subject for u in before if not (u.passive or self._tells_more(u, use))]
        if plain:
            return plain[-1]
        opening = self._phrases.after(low, use.first)
        able = opening is not None and self._phrases.can_speak(opening, strict=True)
        if able or opening is None:
            return opening if before else None
        return self._thing(low, opening.last)

    def _thing(self, low: int, high: int) -> Phrase | None:
        """What the sentence is about, though no word for a speaker: "The industry opposes"."""
        verbs = (i for i in range(low + 1, high + 1) if is_finite(self._layout.tokens, i))
        verb = next(verbs, low)
        articled = self._words[low] in DETERMINERS
        return Phrase(low, verb) if articled and verb > low + 1 else None

    def _tells_more(self, other: Use, use: Use) -> bool:
        """Whether the other verb only tells more of a noun: "sought to quiet MPs urging her to
        quit, telling them"."""
        reduced = other.subject is not None and other.subject.last == other.first
        reduced = reduced and self._words[other.verb].endswith("ing")
        return self.is_inner(other) or (reduced and self._words[use.first - 1] == ",")

    def is_inner(self, use: Use) -> bool:
        """Whether it tells of somebody in a relative clause, or in what another says: "a reporter
        who asked", "claims that she lied"."""
        subject = use.subject
        if subject is not None and self._words[subject.first - 1] == "that":
            return True
        near = self._words[use.first - 1] in _RELATIVES or self._words[use.verb - 1] in _RELATIVES
        return near or (subject is not None and self._words[subject.first - 1] in _RELATIVES)

    def _channel(self, use: Use, content: tuple[Range, ...]) -> str | None:
        """Where it was said, as told between the verb and the content or behind the verb."""
        edge = self._layout.at(content[0][0])
        edge = edge if edge > use.last else self._layout.window(use.verb)[1]
        channel = self._clauses.channel(use.last, min(edge, use.last + _CHANNEL_REACH))
        return channel or self._clauses.told(use)

    def _form(self, content: tuple[Range, ...], use: Use) -> AttributionForm:
        first, last = self._layout.at(content[0][0]), self._layout.at(content[-1][1])
        return "mixed" if self._is_mixed(first, last, self._inside[use.verb]) else "indirect"


class VerbReader(Reader):
    """Reads what stands around cue verbs by some patterns."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._governed = Governed(phrases, clauses, stances)


def _unless_passive(shown: Shown, use: Use) -> Shown:
    """Hearsay with a neutral verb shows no stance of its own."""
    own = use.passive and use.entry.features.get("stance") == "endorse"
    return NEUTRAL if own else shown
