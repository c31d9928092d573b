"""Who and what in one account is who and what in another, by their names alone."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from api.core.groups import Groups
from api.core.wordlist import spellings, word_set

_TOKEN = re.compile(r"[^\W_]+")
_PARENTHESES = re.compile(r"\(([^()]{1,80})\)")
_POSSESSIVE = re.compile(r"['’]s\b")
_DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,8}")
_LETTERS_ONLY = re.compile(r"[.\s]")
_SHORT_FORM = re.compile(r"[A-Z][A-Z0-9]{1,6}|[A-Z][of][A-Z]")
_ARTICLE = re.compile(r"^[Tt]he\s")
_JOINING = frozenset({"of", "for"})
_SPELLED_INITIALS = 3
_SHORTEST_PLURAL = 5
_PERSON_TOKENS = range(2, 5)
_SMALL_WORDS = word_set("small_words")
_TITLES = word_set("titles")
_BODIES = word_set("bodies")
_SPELLINGS = tuple(spellings().items())


@dataclass(frozen=True)
class Label:
    """A name in one account. `account` is the account's position."""

    account: int
    text: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words that tell, case folded, in one spelling and number, without titles."""
        plain = _PARENTHESES.sub(" ", unicodedata.normalize("NFKC", self.text))
        plain = _DOTTED.sub(lambda found: _LETTERS_ONLY.sub("", found[0]) + " ", plain)
        found = _TOKEN.findall(_POSSESSIVE.sub("", plain))
        folded = [_spelling(_singular(t).casefold()) for t in found]
        return tuple(t for t in folded if t not in _SMALL_WORDS and t not in _TITLES)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Acronyms that the label spells out: it is one, or gives one in parentheses."""
        plain = _DOTTED.sub(lambda found: _LETTERS_ONLY.sub("", found[0]), self.text.strip() + " ")
        given = {_ARTICLE.sub("", plain).strip(), *_PARENTHESES.findall(self.text)}
        return frozenset(item.upper() for item in given if _SHORT_FORM.fullmatch(item))

    @cached_property
    def initials(self) -> str:
        """The first letters of the capitalised words, where there are enough of them.

        Of two with a small word between all three: "MoD", "DOJ".
        """
        words = _TOKEN.findall(_ARTICLE.sub("", self.text.strip()))
        capitals = [word[0] for word in words if word[0].isupper()]
        if len(capitals) == _SPELLED_INITIALS - 1 and len(words) == _SPELLED_INITIALS:
            joined = words[0][0].isupper() and words[1] in _JOINING and words[2][0].isupper()
            return "".join(word[0] for word in words).upper() if joined else ""
        return "".join(capitals) if len(capitals) >= _SPELLED_INITIALS else ""


def link(labels: Sequence[Label]) -> list[list[int]]:
    """Groups of indices of labels that name the same, no two of one account in a group.

    Equal names come first, then acronyms, then a surname or a shorter form of a name; these
    weaker links are made only where no other candidate speaks against them.
    """
    strengths = {
        (i, j): strength
        for i, j in _near(labels)
        if labels[i].account != labels[j].account
        and (strength := _strength(labels[i], labels[j])) > 0
    }
    near: dict[int, set[int]] = {}
    for i, j in strengths:
        near.setdefault(i, set()).add(j)
        near.setdefault(j, set()).add(i)
    groups = Groups(len(labels))
    for (i, j), strength in sorted(strengths.items(), key=lambda item: (-item[1], item[0])):
        if strength < _EQUAL and not (_is_told(labels[i], labels[j]) or _is_clear((i, j), near)):
            continue
        left, right = groups.members(i), groups.members(j)
        accounts = [labels[k].account for k in (*left, *right)]
        if groups.root(i) != groups.root(j) and len(set(accounts)) == len(accounts):
            groups.join(i, j)
    return groups.all()


_EQUAL, _ACRONYM, _WEAK = 3, 2, 1


def _near(labels: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Pairs that share a word or an acronym: the only ones that can be linked."""
    by_word: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        marks = {*label.tokens, *label.acronyms, label.initials} - {""}
        for mark in marks:
            by_word.setdefault(mark, []).append(index)
    pairs = {pair for found in by_word.values() for pair in combinations(found, 2)}
    return iter(sorted(pairs))


def _strength(left: Label, right: Label) -> int:
    if not left.tokens or not right.tokens:
        return 0
    if left.tokens == right.tokens:
        return _EQUAL
    if left.acronyms & (right.acronyms | {right.initials}) or left.initials in right.acronyms:
        return _ACRONYM
    shorter, longer = sorted((left.tokens, right.tokens), key=len)
    if len(shorter) == 1:
        return _WEAK if _is_surname(shorter[0], longer) else 0
    return _WEAK if set(shorter) < set(longer) else 0


def _is_told(left: Label, right: Label) -> bool:
    """Whether one gives the other's acronym, so that no rival of these initials counts."""
    return bool(left.acronyms & right.acronyms)


def _is_surname(name: str, full: tuple[str, ...]) -> bool:
    return full[-1] == name and len(full) in _PERSON_TOKENS and name not in _BODIES


def _is_clear(pair: tuple[int, int], near: Mapping[int, set[int]]) -> bool:
    """Whether all other candidates of either name are candidates of the other as well.

    So "Smith" fits neither Anna nor John, and "the ministry" not the ministries of two states.
    """
    i, j = pair
    return near[i] - {j} <= near[j] and near[j] - {i} <= near[i]


def _singular(token: str) -> str:
    """A common noun without its plural ending; a name keeps all its letters."""
    plural = token.islower() and len(token) >= _SHORTEST_PLURAL and token.endswith("s")
    return token[:-1] if plural and not token.endswith(("ss", "us", "is")) else token


def _spelling(token: str) -> str:
    for british, american in _SPELLINGS:
        if token.startswith(british):
            return american + token.removeprefix(british)
    return token
