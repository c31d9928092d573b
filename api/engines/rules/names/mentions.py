"""Names in a text: the runs of capitalised words that name something, without what is none."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from api.engines.rules.names.runs import FUNCTION_WORDS, Runs
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import AUXILIARIES, DETERMINERS, PAST, PRONOUNS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import load
from api.engines.rules.words.tokens import Token

_BEHIND_NAMES = words("said says told wrote tells , will and plc ltd inc")
_NOUN_ENDS = (
    "cy",
    "ty",
    "ness",
    "tion",
    "sion",
    "ment",
    "ism",
    "ship",
    "ance",
    "ence",
    "hood",
    "ology",
    "ics",
    "ings",
    "ers",
    "ors",
    "ists",
)
"""How common nouns end, and few names."""
_JOINING = words("of and for & ' ’ 's ’s")
_DERIVED = ("n", "ian", "an", "ese", "i", "ish")
"""Endings that make an adjective of a place's name."""
_VERBS_TOO = words("will may mark grant rose bill rob sue drew chase wade")
_ARABIC = ("al-", "el-")
_BODY_WORDS = 2
_HONORIFICS = words("mr mrs ms miss mx dr sir dame lord lady")
_LONGEST_KNOWN = 6
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_SHORTEST_NAME = 3
_LETTERS = frozenset({"KC", "QC", "OBE", "MBE", "CBE", "PhD", "Jr", "Sr"})
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
        self._runs = Runs(layout, known)
        self._lower_words = {t.text for t in layout.tokens if t.text[0].islower()}
        self._sure: set[str] = set()
        self._solid: set[str] = set()
        self._short: set[str] = set()
        """First and last words of the names found: what a headline may call them by."""

    def find(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        plain: list[tuple[int, int]] = []
        headlines: list[tuple[int, int]] = []
        for first, last in self._layout.bounds.values():
            (headlines if self._is_title_case(first, last) else plain).append((first, last))
        runs = [run for bounds in plain for run in self._runs.within(*bounds)]
        self._sure = {
            token.text
            for first, last in runs
            for token in self._tokens[first + self._runs.opens(first) : last]
        }
        self._solid = {
            token.text
            for first, last in runs
            for token in self._tokens[first:last]
            if not self._runs.opens(first)
        }
        found = [m for first, last in runs if (m := self._mention(first, last))]
        names = {mention.words for mention in found}
        self._short = {
            word
            for mention in found
            if not any(i in self._known.parts for i in range(mention.first, mention.last))
            for word in (mention.words[0], mention.words[-1])
        }
        found += [m for bounds in headlines for m in self._in_headline(*bounds, names)]
        return tuple(sorted(found))

    def _is_title_case(self, first: int, last: int) -> bool:
        words = [t for t in self._tokens[first:last] if t.text[0].isalpha()]
        upper = sum(t.is_capitalised for t in words)
        if not {".", ":"}.isdisjoint(t.text for t in self._tokens[max(first, last - 2) : last]):
            return False
        return len(words) >= _HEADLINE_WORDS and upper >= _HEADLINE_SHARE * len(words)

    def _in_headline(
        self, first: int, last: int, names: Collection[tuple[str, ...]]
    ) -> Iterator[Mention]:
        """Names in a line where all words have capitals: those that stand elsewhere."""
        index = first
        while index < last:
            end = self._longest(index, last, names)
            mention = Mention(index, end, False, self._words(index, end)) if end else None
            mention = mention or self._known_name(index)
            if mention:
                yield mention
            index = mention.last if mention else index + 1

    def _longest(self, index: int, last: int, names: Collection[tuple[str, ...]]) -> int | None:
        if not self._tokens[index].is_capitalised:
            return None
        ends = range(min(last, index + _LONGEST_KNOWN), index + 1, -1)
        return next((end for end in ends if self._words(index, end) in names), None)

    def _mention(  # noqa: PLR0911 - one guard for each kind of run that names nothing
        self, first: int, last: int
    ) -> Mention | None:
        opened = self._runs.opens(first)
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
        peoples = all(self._known.is_a(i, "demonym") for i in range(first, last))
        if peoples or (last - first == 1 and self._is_derived(first)):
            return self._people(first, last)
        if last - first == 1 and self._is_function_word(first):
            return None
        lone = last - first == 1 and self._known.parts.get(first) == "place"
        if lone and self._layout.lower(first - 1) != "the":
            return None
        return Mention(first, last, titled, self._words(first, last))

    def _is_derived(self, index: int) -> bool:
        """Whether the word is made of a place's name in the text: "Karvenian" of "Karvenia"."""
        return derived_from(self._tokens[index].text, self._solid) is not None

    def _behind_roles(self, first: int, last: int) -> int:
        """Where a person's name starts behind what the person is: "Environment Minister"."""
        parts = self._known.parts
        if last - 1 in parts or any(
            self._tokens[i].lower in {"of", "and"} for i in range(first, last)
        ):
            return first
        for index in range(last - 2, first - 1, -1):
            if self._tokens[index].text == "." or self._known.is_given(index):
                continue
            if self._tokens[index].lower in _ROLES or self._known.is_a(index, "title"):
                behind = index + 1 + (self._tokens[index + 1].text == ".")
                return behind if behind < last else first
        return first

    def _stands_apart(self, first: int, last: int) -> bool:
        behind = self._layout.lower(first + 1)
        if behind in _JOINING and not (self._known.is_a(first, "title") and behind.isalpha()):
            return False
        body = self._known.parts.get(last - 1) == "organisation" and last - first == _BODY_WORDS
        if body and self._tokens[first].lower not in _HONORIFICS:
            return False
        if self._known.is_a(first, "title", "ordinary"):
            return not (self._known.is_a(first, "ordinary") and not self._runs.opens(first)) or (
                last - first == 1
            )
        following = first + 1 < last and self._known.is_a(first + 1, "title")
        if self._known.is_a(first, "demonym", "adjective"):
            return following or (last - first == 1 and not self._known.is_a(first, "demonym"))
        return False

    def _is_function_word(self, index: int) -> bool:
        token = self._tokens[index]
        return token.lower in FUNCTION_WORDS and not token.text.isupper()

    def _people(self, first: int, last: int) -> Mention | None:
        word = self._tokens[last - 1].text
        if not word.endswith("s") or self._known.is_a(first, "adjective"):
            return None
        return Mention(first, last, False, self._words(first, last))

    def _is_name_at_opening(  # noqa: PLR0911 - one guard for each kind of evidence
        self, first: int, last: int
    ) -> bool:
        token = self._tokens[first]
        if not self._runs.opens(first):
            return True
        common = first in self._known.parts and not self._known.is_a(first, "organisation")
        asks = token.lower in _VERBS_TOO and self._layout.lower(last) in PRONOUNS | DETERMINERS
        if last - first == 1 and (common or asks):
            return False
        spelt = {token.text, token.text[0].lower() + token.text[1:]}
        if not spelt.isdisjoint(self._sure) or (token.text.isupper() and len(token.text) > 1):
            return True
        known = self._known.is_given(first) or self._known.is_a(
            first, "place", "organisation", "demonym"
        )
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
        if token.lower.endswith(("s", "ing", "ly", "ed", *_NOUN_ENDS)) or (
            len(token.text) < _SHORTEST_NAME
        ):
            return False
        following = self._layout.lower(after)
        return (
            following in AUXILIARIES | PAST
            or following == "'s"
            or following.endswith("ed")
            or following in _BEHIND_NAMES
        )

    def _known_name(self, index: int) -> Mention | None:
        """A name in a headline in title case: only what is known from elsewhere."""
        token = self._tokens[index]
        known = self._known.is_a(index, "place", "organisation") or index in self._known.outlets
        if not token.is_capitalised or not (
            self._as_known(token.text) in self._short or known or index in self._known.metonyms
        ):
            return None
        if token.lower in FUNCTION_WORDS or self._known.is_a(
            index, "title", "ordinary", "demonym", "adjective"
        ):
            return None
        if index in self._known.parts and not known:
            return None
        return Mention(index, index + 1, False, self._words(index, index + 1))

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        plain = tuple(
            self._as_known(token.text) for token in self._tokens[first:last] if token.text != "."
        )
        return plain[:-1] if len(plain) > 1 and plain[-1] in _LETTERS else plain

    def _as_known(self, word: str) -> str:
        """The word as the text writes it elsewhere, where it is all in capitals here."""
        if word.startswith(_ARABIC):
            return word[0].upper() + word[1:]
        shown = word.capitalize()
        return shown if word.isupper() and len(word) > 1 and shown in self._solid else word


def derived_from(word: str, names: Collection[str]) -> str | None:
    """The name that a people or what is theirs is called after, if it is one of these."""
    single = word.removesuffix("s")
    for ending in _DERIVED:
        stem = single.removesuffix(ending)
        if stem == single or len(stem) < _SHORTEST_NAME:
            continue
        for name in (stem, f"{stem}ia", f"{stem}a", f"{stem}e", f"{stem}y"):
            if name != single and name in names:
                return name
    return None
