"""Runs of capitalised words that name something."""

from collections.abc import Iterator
from typing import NamedTuple

from api.engines.rules.gazetteer import Known
from api.engines.rules.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    SUBORDINATORS,
    words,
)
from api.engines.rules.layout import Layout
from api.engines.rules.lexicons import load
from api.engines.rules.tokens import Token

_FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | AUXILIARIES
    | MODALS
    | NEGATIONS
    | SUBORDINATORS
    | ADVERBS
    | OPENERS
)
_OPENING_WORDS = words(
    "there here to not yes well such please everyone everything something someone other "
    "others more less much he's she's it's i'm we're they're i've we've let's there's here's "
    "what's police officials residents experts critics according speaking asked following "
    "time given four five six seven eight nine ten lawyers prosecutors sources shares prices sales"
)
_ADJECTIVE_ENDS = (
    "-based",
    "-led",
    "-backed",
    "-held",
    "-born",
    "-style",
    "-made",
    "-owned",
    "-run",
    "-funded",
    "-speaking",
    "-flagged",
    "-registered",
)
_PARENTS = ("mum-of-", "dad-of-", "mother-of-", "father-of-", "gran-of-", "ex-")
_BEHIND_NAMES = words("said says told wrote tells , will and plc ltd inc")
_POLICY_WORDS = words(
    "trade industry commerce justice sport sports media culture education fisheries care "
    "technology science development welfare pensions investment prevention exchange services "
    "skills communities families food rural affairs"
)
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_SHORTEST_NAME = 3
_LETTERS = frozenset({"KC", "QC", "OBE", "MBE", "CBE", "PhD", "Jr", "Sr"})
_BEFORE_OPENINGS = QUOTE_MARKS | {":", "(", "‘", "'"}
_NAMES_TOO = words("marine star fan man boy son child user owner major speaker head")
_ROLES = (
    frozenset(
        form
        for entry in load("speakers").entries
        if entry.category == "person"
        for form in entry.forms
        if " " not in form
    )
    - _NAMES_TOO
)


class Mention(NamedTuple):
    """A name in place: `tokens[first:last]`; `titled`: a title such as "Mr" stands before it."""

    first: int
    last: int
    titled: bool
    words: tuple[str, ...]


class MentionFinder:
    """Finds the mentions of one document."""

    def __init__(self, layout: Layout, known: Known) -> None:
        self._layout = layout
        self._known = known
        self._tokens = layout.tokens
        self._lower_words = {t.text for t in layout.tokens if t.text[0].islower()}
        self._sure: set[str] = set()
        self._solid: set[str] = set()

    def find(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        plain: list[tuple[int, int]] = []
        headlines: list[tuple[int, int]] = []
        for first, last in self._layout.bounds.values():
            (headlines if self._is_title_case(first, last) else plain).append((first, last))
        runs = [run for bounds in plain for run in self._runs(*bounds)]
        self._sure = {
            token.text
            for first, last in runs
            for token in self._tokens[first + self._opens(first) : last]
        }
        self._solid = {
            token.text
            for first, last in runs
            for token in self._tokens[first:last]
            if not self._opens(first)
        }
        found = [self._mention(first, last) for first, last in runs]
        found += [self._known_name(i) for bounds in headlines for i in range(*bounds)]
        return tuple(sorted(mention for mention in found if mention))

    def _is_title_case(self, first: int, last: int) -> bool:
        words = [t for t in self._tokens[first:last] if t.text[0].isalpha()]
        upper = sum(t.is_capitalised for t in words)
        if not {".", ":"}.isdisjoint(t.text for t in self._tokens[max(first, last - 2) : last]):
            return False
        return len(words) >= _HEADLINE_WORDS and upper >= _HEADLINE_SHARE * len(words)

    def _runs(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        index = first
        while index < last:
            token, end = self._tokens[index], index
            named = token.is_capitalised and self._can_name(index)
            if named and token.lower not in {"the", "a", "an"}:
                end = self._run_end(index, last)
                yield index, end
            index = max(end, index + 1)

    def _run_end(self, index: int, last: int) -> int:
        end = index + 1
        while end < last:
            if self._can_name(end):
                end += 1
            elif self._is_abbreviated(end, last):
                end += 2
            elif joined := self._joined(index, end, last):
                end = joined
            else:
                break
        return end

    def _is_abbreviated(self, dot: int, last: int) -> bool:
        """Whether this full stop ends an initial or a short title within a name."""
        tokens, before = self._tokens, dot - 1
        if tokens[dot].text != "." or dot + 1 >= last or tokens[dot].start != tokens[before].end:
            return False
        short = len(tokens[before].text) == 1 or self._known.is_a(before, "title")
        return short and self._can_name(dot + 1)

    def _joined(  # noqa: PLR0911 - one guard for each joining word
        self, index: int, end: int, last: int
    ) -> int | None:
        """Where the run goes on behind "of", "for" or "and", or None where it does not."""
        word = self._tokens[end].lower
        after = end + 1
        if word in {"of", "for"} and after < last and self._tokens[after].lower == "the":
            after += 1
        headed = any(i in self._known.parts for i in range(index, end))
        if after >= last or not self._can_name(after):
            return None
        if self._known.is_a(after, "title") and not headed:
            return None
        person = end - index > 1 and self._known.is_a(index, "male", "female")
        if word == "of" and not person and not self._known.is_a(index, "title", "demonym"):
            return after
        if word == "for" and headed:
            return after
        if word == "and" and self._joins_office(index, end, after, last):
            return after
        if word in {"de", "da", "van", "von", "der", "bin", "al", "del", "la", "al-"}:
            return after
        return None

    def _joins_office(self, index: int, end: int, after: int, last: int) -> bool:
        stop = after
        while stop < last and self._can_name(stop):
            stop += 1
        parts = self._known.parts
        headed = any(i in parts for i in range(index, end))
        office = parts.get(stop - 1) == "organisation" and stop - after > 1
        policy = self._tokens[after].lower in _POLICY_WORDS
        return (office and not headed and not self._known.is_a(index, "place")) or (
            headed and policy
        )

    def _can_name(self, index: int) -> bool:
        token = self._tokens[index]
        word = token.lower
        if not token.is_capitalised or word.endswith(_ADJECTIVE_ENDS) or word.startswith(_PARENTS):
            return False
        if self._known.is_a(index, "common"):
            return False
        plain = token.lower.partition("'")[0]
        if plain != token.lower and plain in PRONOUNS:
            return False
        if self._known.is_a(index, "organisation"):
            return True
        if self._opens(index):
            return token.lower not in _FUNCTION_WORDS and token.lower not in _OPENING_WORDS
        return token.lower not in PRONOUNS or (token.text.isupper() and len(token.text) > 1)

    def _opens(self, index: int) -> bool:
        """Whether any word would have a capital here: at a sentence's or a quotation's start."""
        first, _ = self._layout.sentence(index)
        before = index - 1
        while before >= first and not self._tokens[before].text[0].isalpha():
            if self._tokens[before].text in _BEFORE_OPENINGS:
                return True
            if self._tokens[before].text[0].isdigit():
                before -= 1
                continue
            if self._tokens[before].text not in {"…", "...", "-", "–", "—", "•"}:
                return False
            before -= 1
        return before < first

    def _mention(self, first: int, last: int) -> Mention | None:
        opened = self._opens(first)
        role = self._behind_roles(first, last)
        titled = role > first
        first = role
        while first < last and self._stands_apart(first, last):
            titled = titled or self._known.is_a(first, "title")
            first += 1
        if first == last or (
            self._known.is_a(last - 1, "title", "adjective") and last - first == 1
        ):
            return None
        if opened and not titled and not self._is_name_at_opening(first, last):
            if last - first > 1 and self._tokens[first + 1].text in self._solid:
                return self._mention(first + 1, last)
            return None
        if last - first == 1 and self._known.is_a(first, "demonym"):
            return self._people(first)
        return Mention(first, last, titled, self._words(first, last))

    def _behind_roles(self, first: int, last: int) -> int:
        """Where a person's name starts behind what the person is: "Environment Minister"."""
        parts = self._known.parts
        if last - 1 in parts or any(
            self._tokens[i].lower in {"of", "and"} for i in range(first, last)
        ):
            return first
        for index in range(last - 2, first - 1, -1):
            if self._tokens[index].text == "." or self._known.is_a(index, "male", "female"):
                continue
            if self._tokens[index].lower in _ROLES or self._known.is_a(index, "title"):
                behind = index + 1 + (self._tokens[index + 1].text == ".")
                return behind if behind < last else first
        return first

    def _stands_apart(self, first: int, last: int) -> bool:
        if self._known.is_a(first, "title", "ordinary"):
            return not (self._known.is_a(first, "ordinary") and not self._opens(first)) or (
                last - first == 1
            )
        following = first + 1 < last and self._known.is_a(first + 1, "title")
        if self._known.is_a(first, "demonym", "adjective"):
            return following or (last - first == 1 and not self._known.is_a(first, "demonym"))
        return False

    def _people(self, index: int) -> Mention | None:
        word = self._tokens[index].text
        if not word.endswith("s") or self._known.is_a(index, "adjective"):
            return None
        return Mention(index, index + 1, False, (word,))

    def _is_name_at_opening(  # noqa: PLR0911 - one guard for each kind of evidence
        self, first: int, last: int
    ) -> bool:
        token = self._tokens[first]
        if not self._opens(first):
            return True
        common = token.lower in self._lower_words and first in self._known.parts
        if last - first == 1 and common:
            return False
        if token.text in self._sure or (token.text.isupper() and len(token.text) > 1):
            return True
        known = self._known.is_a(first, "male", "female", "place", "organisation", "demonym")
        if known or first in self._known.outlets or first in self._known.metonyms:
            return True
        if last - first > 1:
            return self._tokens[first + 1].text not in self._solid or (
                token.lower not in self._lower_words
                and not token.lower.endswith(("ed", "ing", "ly"))
            )
        if token.lower in self._lower_words:
            return False
        return self._acts(token, last)

    def _acts(self, token: Token, after: int) -> bool:
        """Whether a lone unknown word at an opening is followed as a name is."""
        if token.lower.endswith(("s", "ing", "ly", "ed")) or len(token.text) < _SHORTEST_NAME:
            return False
        following = self._layout.lower(after)
        return (
            following in AUXILIARIES
            or following == "'s"
            or following.endswith("ed")
            or following in _BEHIND_NAMES
        )

    def _known_name(self, index: int) -> Mention | None:
        """A name in a headline in title case: only what is known from elsewhere."""
        token = self._tokens[index]
        known = self._known.is_a(index, "place", "organisation") or index in self._known.outlets
        if not token.is_capitalised or not (
            token.text in self._sure or known or index in self._known.metonyms
        ):
            return None
        if token.lower in _FUNCTION_WORDS or self._known.is_a(
            index, "title", "ordinary", "demonym", "adjective"
        ):
            return None
        return Mention(index, index + 1, False, self._words(index, index + 1))

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        plain = tuple(token.text for token in self._tokens[first:last] if token.text != ".")
        return plain[:-1] if len(plain) > 1 and plain[-1] in _LETTERS else plain
