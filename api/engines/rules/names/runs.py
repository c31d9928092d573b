"""How far a run of capitalised words reaches: one name with its inner "of", "and", "&", "van"."""

import re
from collections.abc import Collection, Iterator

from api.engines.rules.names.odd_capitals import is_given_name, opens_story
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import (
    ARTICLES,
    FUNCTION_WORDS,
    PRONOUNS,
    QUOTE_MARKS,
    words,
)
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token

_NO_OPENING = FUNCTION_WORDS | forms_of("around_names", "opening")
_LOWER_TAIL = re.compile(r"(?:[^-]{3}|Co)-[a-z]{3,}$")
"""How compounds end that are no names: "UK-based", "Ten-man", "River-class"."""
_PARENTS = ("mum-of-", "dad-of-", "mother-of-", "father-of-", "gran-of-", "ex-", "pro-", "anti-")
_AGAINST = re.compile(
    r"Anti-(?:[A-Z][a-z]{1,20}(?:ion|ism|ing|ry|ty)|Fraud|Terror|Doping|Drug|Nazi)$"
)
"""What bodies are named against: "the Anti-Defamation League", not "Anti-Trump Republicans"."""
_PARTICLES = words(
    "de da di du del della dos das van von der den ter bin bint ibn al el la le al- ap y ben zu"
)
_POLICY_WORDS = forms_of("around_names", "policy")
_OWNERS = forms_of("around_names", "owner")
"""Whose possessive is part of a name: "Nurses' Union", "Women's Centre"."""
_NO_NAMES = re.compile(
    r"(?:Q[1-4]|[HF]Y?[12]\d?|FY\d+|(?:K?Sh|Rs|Tk|NT|Kes|Rp|Rm|kr|N)\d\w*|Rs)$", re.IGNORECASE
)
"""Quarters of a year and sums of money."""
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|bin|ibn)-[A-Z]")
_SAINTS = frozenset({"st", "saint"})
_SHORT_FIRST = _SAINTS | {"ste", "mt", "ft"}
_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")
_LONE_LETTERS = frozenset({"X", "Z"})
_BEFORE_OPENINGS = QUOTE_MARKS | {":", "(", "‘", "'"}
_PASSED_OVER = frozenset({"…", "...", "-", "–", "—", "•"})
_APOSTROPHES = frozenset({"'", "’", "'s", "’s"})
_JOINING = _PARTICLES | QUOTE_MARKS | words("of for on and & ' 's ,")
_JOINT_HEADS = forms_of("around_names", "joint_head")
"""Last nouns of names that may have an "and" before them: "Nursing and Midwifery Council"."""
_CHAMBERS = words("senate house commons lords")
_ON_HEADS = forms_of("around_names", "on_head")
"""Nouns whose names say with "on" what they are about: "Panel on Climate Change"."""
_LAWS = frozenset({"act", "law", "bill"})
_BRACKETED_LAWS = words("act bill order rules regulations ordinance code")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_SURNAME_AT = 2
_SHORTEST_SHOUTED = 6
_NO_NAME_ENDS = ("ed", "ing", "ly", "ous", "ful", "less", "able", "ness")
_SMALL_WORDS = FUNCTION_WORDS - {"us", "it", "who", "may", "will", "am", "or", "me"}


class Runs:
    """Reads the runs of capitalised words of one document."""

    def __init__(self, layout: Layout, known: Known) -> None:
        self._layout = layout
        self._known = known
        self._tokens, self._words = layout.tokens, layout.words
        self.capitals = [i for i, token in enumerate(layout.tokens) if token.is_capitalised]
        self.openings = frozenset(filter(self._opens, self.capitals))
        """Capitalised words that would have a capital there, whatever they were."""
        self._able = frozenset(filter(self._can_name, self.capitals))
        """Words that may be part of a name."""

    def find(self, headlines: Collection[int]) -> Iterator[tuple[int, int]]:
        """The runs of all sentences but those that start at one of these tokens, in order."""
        behind = stop = 0
        is_read = True
        for index in self.capitals:
            if index >= stop:
                first, stop = self._layout.sentence(index)
                is_read = first not in headlines
            if is_read and index >= behind and self._may_start(index):
                end = self._end(index, stop)
                if not self._is_letter(index, end):
                    yield index, end
                behind = end

    def _may_start(self, index: int) -> bool:
        return index in self._able and self._tokens[index].lower not in ARTICLES

    def _opens(self, index: int) -> bool:
        """Whether any word would have a capital here: at a sentence's or a quotation's start."""
        first, _ = self._layout.sentence(index)
        before = index - 1
        while before >= first:
            text = self._tokens[before].text
            if text[0].isalpha():
                break
            if text in _BEFORE_OPENINGS:
                return True
            if not text[0].isdigit() and text not in _PASSED_OVER:
                return False
            before -= 1
        return before < first or self._is_slug(before, first)

    def _is_slug(self, index: int, first: int) -> bool:
        """Whether this opens the sentence as "URGENT" or "EXCLUSIVE" do, which are no names."""
        return (
            index == first
            and self._tokens[index].text.isupper()
            and (self._known.is_a(index, "common"))
        )

    def _is_letter(self, first: int, last: int) -> bool:
        if last - first > 1:
            return False
        text = self._tokens[first].text
        return len(text) == 1 and text not in _LONE_LETTERS

    def _end(self, index: int, last: int) -> int:
        end = min(last, self._known.ends.get(index, index + 1))
        while end < last:
            if end in self._able:
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
        if self._words[dot] != "." or dot + 1 >= last or dot + 1 not in self._able:
            return False
        stop, before = self._tokens[dot], self._tokens[dot - 1]
        if stop.start != before.end:
            return False
        short = len(before.text) == 1 or before.lower in _SHORT_FIRST
        return short or self._known.is_a(dot - 1, "title")

    def _joined(self, index: int, end: int, last: int) -> int | None:
        """Where the run goes on behind a word or mark that may join names, or None."""
        word, text, after = self._words[end], self._tokens[end].text, end + 1
        if word not in _JOINING:
            dated = self._words[end - 1] in _LAWS and end - index > 1 and _YEAR.match(text)
            bracketed = self._bracketed(end, last) if word == "(" else None
            return after if dated or _ARABIC.match(text) else bracketed
        if word == "," or text in _APOSTROPHES:
            return self._listed(end, last) if word == "," else self._owned(index, end, last)
        if word in {"of", "for"} and self._words[after] == "the":
            after += 1
        while word in _PARTICLES and self._words[after] in _PARTICLES:
            after += 1
        if text in QUOTE_MARKS:
            return None if self._known.is_a(index, "place", "title") else self._nicknamed(end, last)
        if after >= last or after not in self._able:
            return None
        if word == "&" or word in _PARTICLES:
            return after
        return after if self._joins_by_word(index, end, after, last) else None

    def _bracketed(self, mark: int, last: int) -> int | None:
        """Behind the words in brackets within the name of a law: "Children (Scotland) Act"."""
        closing = mark + 1
        while closing < last and (closing in self._able or self._words[closing] in {"and", "of"}):
            closing += 1
        kind = closing + 1
        bracketed = closing > mark + 1 and closing < last and self._words[closing] == ")"
        named = bracketed and kind < last and self._words[kind] in _BRACKETED_LAWS
        return kind + 1 if named and kind in self._able else None

    def _listed(self, comma: int, last: int) -> int | None:
        """Behind the commas of a firm named after many: "Sutter, Okafor & Lund"."""
        while self._words[comma] == "," and comma + 2 < last and comma + 1 in self._able:
            comma += 2
        joined = self._words[comma] == "&" and self._words[comma - 2] == ","
        return comma + 1 if joined and comma + 1 in self._able else None

    def _nicknamed(self, mark: int, last: int) -> int | None:
        """Behind a nickname in marks: William "Buck" Tanner."""
        closing, behind = mark + 2, mark + 3
        marked = behind < last and self._tokens[closing].text in QUOTE_MARKS
        return behind if marked and {mark + 1, behind} <= self._able else None

    def _joins_by_word(self, index: int, end: int, after: int, last: int) -> bool:
        word = self._words[end]
        headed = any(i in self._known.parts for i in range(index, end))
        if self._known.is_a(after, "title") and not headed:
            return False
        if word == "of":
            return headed or self._may_head(index, end)
        if word == "for":
            return headed or self._is_group(end - 1)
        if word == "on":
            told = self._words[end - 1] in _ON_HEADS and not self._known.is_a(after, "place")
            return told and end - index > (index in self.openings)
        return word == "and" and self._joins_office(index, end, after, last)

    def _may_head(self, index: int, end: int) -> bool:
        """Whether "X of Y" is one name: not of a person, a people or "allies of"."""
        if self._is_society(index):
            return True
        if self._known.is_a(index, "title", "demonym", "ordinary"):
            return False
        if end - index >= _SURNAME_AT:
            return self._known.is_a(index, "place", "organisation")
        plural = self._words[index].endswith("s") and index in self.openings
        return not plural and not self._known.is_given(index)

    def _is_society(self, index: int) -> bool:
        """Whether "the" and a capital make a name of those who join: "the Friends of X"."""
        many = self._words[index].endswith("s") and index not in self.openings
        return many and self._words[index - 1] == "the" and self._known.is_a(index, "ordinary")

    def _is_group(self, index: int) -> bool:
        """Whether it is a word for those who join for something: "Plateau Mothers for Peace"."""
        word = self._words[index]
        if index in self.openings:
            return False
        return word == "campaign" or (word in _OWNERS and word[-1] == "s")

    def _owned(self, index: int, mark: int, last: int) -> int | None:
        """Behind "Women's" or "Workers'" in a name that ends as those of bodies do."""
        tokens, owner = self._tokens, self._tokens[mark - 1]
        plain = owner.lower in _OWNERS or tokens[index].lower in _SAINTS
        if not plain or tokens[mark].start != owner.end:
            return None
        stop = mark + 1
        while stop < last and stop in self._able:
            stop += 1
        parts = self._known.parts
        return stop if stop > mark + 1 and any(i in parts for i in range(mark + 1, stop)) else None

    def _joins_office(self, index: int, end: int, after: int, last: int) -> bool:
        stop = after
        while stop < last and stop in self._able:
            stop += 1
        if stop < last and self._tokens[stop].text in {"'", "’"}:
            stop = self._owned(after, stop, last) or stop
        if self._known.is_given(index) and end - index > 1:
            return False
        words, parts = self._words, self._known.parts
        tail, chamber = words[after:stop], words[index] in _CHAMBERS
        if not chamber and any(i in parts for i in range(index, end)):
            return tail[0] in _POLICY_WORDS or tail[-1] in _POLICY_WORDS
        named = self._known.is_a(index, "place", "organisation") and not chamber
        if words[end - 1] in _POLICY_WORDS:
            named &= end - index == 1
        return not named and len(tail) > 1 and tail[-1] in _JOINT_HEADS

    def _can_name(self, index: int) -> bool:
        """Whether a capitalised word may be part of a name."""
        token = self._tokens[index]
        word = token.lower
        kinds = self._known.kinds.get(index, ())
        if "common" in kinds and not self._is_persons(index):
            return False
        if not word.isalpha() and _is_no_name(token):
            return False
        if "organisation" in kinds or self._words[index] == "May":
            return True
        shouted = token.text.isupper() and self._is_shouted(index)
        if shouted or (token.text.isupper() and opens_story(self._layout, index)):
            return False
        if index in self.openings:
            return word not in _NO_OPENING
        return word not in PRONOUNS or (token.text.isupper() and len(token.text) > 1)

    def _is_persons(self, index: int) -> bool:
        """Whether a common word names a person here."""
        named = is_given_name(self._layout, self._known, index)
        return named or self._words[index] == "May"

    def _is_shouted(self, index: int) -> bool:
        """Whether capitals stress it, as in "a SLAP IN THE FACE", "NEVER AGAIN" and "SAD!"."""
        word = self._words[index]
        long = len(word) >= _SHORTEST_SHOUTED
        if word in _SMALL_WORDS or (long and word.endswith(_NO_NAME_ENDS)):
            return True
        if self._words[index + 1] == "!" and self._layout.sentence(index)[0] == index:
            return True
        beside = [self._tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(self._tokens)]
        return any(len(t.text) > 1 and t.text.isupper() and t.lower in _SMALL_WORDS for t in beside)


def _is_no_name(token: Token) -> bool:
    """Whether a word with more than letters in it is "UK-based", "Q2" or "I'm"."""
    word = token.lower
    if _LOWER_TAIL.search(token.text):
        return True
    if word.startswith(_PARENTS) and not _AGAINST.match(token.text):
        return True
    plain, apostrophe, _ = word.partition("'")
    if apostrophe and plain in PRONOUNS:
        return True
    return bool(_NO_NAMES.match(token.text) or _PARTY_SEAT.match(token.text))
