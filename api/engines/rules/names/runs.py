"""How far a run of capitalised words reaches: one name with its inner "of", "and", "&", "van"."""

import re
from collections.abc import Iterator

from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import (
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
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.tokens import Token

FUNCTION_WORDS = (
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
    "-listed",
    "-controlled",
    "-occupied",
    "-mediated",
    "-brokered",
    "-era",
    "-trained",
)
_PARENTS = ("mum-of-", "dad-of-", "mother-of-", "father-of-", "gran-of-", "ex-", "pro-", "anti-")
_PARTICLES = words(
    "de da di du del della dos das van von der den ter bin bint ibn al el la le al- ap y ben zu"
)
_POLICY_WORDS = words(
    "trade industry commerce justice sport sports media culture education fisheries care "
    "technology science development welfare pensions investment prevention exchange services "
    "skills communities families food rural affairs"
)
_OWNERS = words(
    "women men children people workers nurses teachers players drivers farmers sportsmen veterans "
    "fishermen king queen mothers girls boys lawyers students tenants writers doctors bishops "
    "builders publishers employers soldiers sailors officers prisoners victims consumers citizens "
    "voters taxpayers pensioners parents patients lloyd st saint firefighters miners seafarers "
    "peoples ladies shopkeepers residents growers manufacturers traders merchants engineers"
)
"""Whose possessive is part of a name: "Nurses' Union", "Women's Centre"."""
_NO_NAMES = re.compile(
    r"(?:Q[1-4]|[HF]Y?[12]\d?|FY\d+|(?:K?Sh|Rs|Tk|NT|Kes|Rp|Rm|kr)\d\w*)$", re.IGNORECASE
)
"""Quarters of a year and sums of money."""
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|bin|ibn)-[A-Z]")
_SAINTS = frozenset({"st", "saint"})
_SHORT_FIRST = _SAINTS | {"ste", "mt", "ft"}
_PARTY_SEAT = re.compile(r"[RDI]-[A-Z]")
_LONE_LETTERS = frozenset({"X", "Z"})
_BEFORE_OPENINGS = QUOTE_MARKS | {":", "(", "‘", "'"}
_SURNAME_AT = 2


class Runs:
    """Reads the runs of capitalised words of one document."""

    def __init__(self, layout: Layout, known: Known) -> None:
        self._layout = layout
        self._known = known
        self._tokens = layout.tokens

    def within(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The runs between two tokens, in order."""
        index = first
        while index < last:
            token, end = self._tokens[index], index
            named = token.is_capitalised and self._can_name(index)
            if named and token.lower not in {"the", "a", "an"}:
                end = self._end(index, last)
                if not self._is_letter(index, end):
                    yield index, end
            index = max(end, index + 1)

    def opens(self, index: int) -> bool:
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
        return before < first or self._is_slug(before, first)

    def _is_slug(self, index: int, first: int) -> bool:
        """Whether this opens the sentence as "URGENT" or "EXCLUSIVE" do, which are no names."""
        return (
            index == first
            and self._tokens[index].text.isupper()
            and (self._known.is_a(index, "common"))
        )

    def _is_letter(self, first: int, last: int) -> bool:
        text = self._tokens[first].text
        return last - first == 1 and len(text) == 1 and text not in _LONE_LETTERS

    def _end(self, index: int, last: int) -> int:
        end = min(last, self._known.ends.get(index, index + 1))
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
        short = short or tokens[before].lower in _SHORT_FIRST
        return short and self._can_name(dot + 1)

    def _joined(self, index: int, end: int, last: int) -> int | None:
        """Where the run goes on behind a word or mark that may join names, or None."""
        token = self._tokens[end]
        after = end + 1
        if token.lower in {"of", "for"} and after < last and self._tokens[after].lower == "the":
            after += 1
        if token.text in {"'", "’", "'s", "’s"}:
            return self._owned(index, end, last)
        if _ARABIC.match(token.text) and end - index > 0:
            return after
        while (
            after < last and token.lower in _PARTICLES and self._tokens[after].lower in _PARTICLES
        ):
            after += 1
        if token.text in QUOTE_MARKS and self._known.is_given(index):
            return self._nicknamed(end, last)
        if after >= last or not self._can_name(after):
            return None
        if token.text == "&" or token.lower in _PARTICLES:
            return after
        joins = self._joins_by_word(index, end, after, last)
        return after if joins else None

    def _nicknamed(self, mark: int, last: int) -> int | None:
        """Behind a nickname in marks: William "Buck" Tanner."""
        closing, behind = mark + 2, mark + 3
        marked = behind < last and self._tokens[closing].text in QUOTE_MARKS
        return behind if marked and self._can_name(mark + 1) and self._can_name(behind) else None

    def _joins_by_word(self, index: int, end: int, after: int, last: int) -> bool:
        word = self._tokens[end].lower
        headed = any(i in self._known.parts for i in range(index, end))
        if self._known.is_a(after, "title") and not headed:
            return False
        if word == "of":
            return headed or self._may_head(index, end)
        if word == "for":
            return headed
        return word == "and" and self._joins_office(index, end, after, last)

    def _may_head(self, index: int, end: int) -> bool:
        """Whether "X of Y" is one name: not of a person, a people or "allies of"."""
        if self._known.is_a(index, "title", "demonym", "ordinary"):
            return False
        if end - index >= _SURNAME_AT:
            return self._known.is_a(index, "place", "organisation")
        plural = self._tokens[index].lower.endswith("s") and self.opens(index)
        return not plural and not self._known.is_given(index)

    def _owned(self, index: int, mark: int, last: int) -> int | None:
        """Behind "Women's" or "Workers'" in a name that ends as those of bodies do."""
        tokens, owner = self._tokens, self._tokens[mark - 1]
        plain = owner.lower in _OWNERS or tokens[index].lower in _SAINTS
        if not plain or tokens[mark].start != owner.end:
            return None
        stop = mark + 1
        while stop < last and self._can_name(stop):
            stop += 1
        parts = self._known.parts
        return stop if stop > mark + 1 and any(i in parts for i in range(mark + 1, stop)) else None

    def _joins_office(self, index: int, end: int, after: int, last: int) -> bool:
        stop = after
        while stop < last and self._can_name(stop):
            stop += 1
        if stop < last and self._tokens[stop].text in {"'", "’"}:
            stop = self._owned(after, stop, last) or stop
        parts = self._known.parts
        headed = any(i in parts for i in range(index, end))
        office = parts.get(stop - 1) == "organisation" and stop - after > 1
        policy = self._tokens[after].lower in _POLICY_WORDS
        person = self._known.is_given(index) and end - index > 1
        return (office and not headed and not person and not self._known.is_a(index, "place")) or (
            headed and policy
        )

    def _can_name(self, index: int) -> bool:
        token = self._tokens[index]
        if not token.is_capitalised or self._is_no_name(token):
            return False
        if self._known.is_a(index, "common"):
            return False
        plain = token.lower.partition("'")[0]
        if plain != token.lower and plain in PRONOUNS:
            return False
        if self._known.is_a(index, "organisation"):
            return True
        if self.opens(index):
            return token.lower not in FUNCTION_WORDS and token.lower not in _OPENING_WORDS
        return token.lower not in PRONOUNS or (token.text.isupper() and len(token.text) > 1)

    def _is_no_name(self, token: Token) -> bool:
        lower = token.lower
        if lower.endswith(_ADJECTIVE_ENDS) or lower.startswith(_PARENTS):
            return True
        return bool(_NO_NAMES.match(token.text) or _PARTY_SEAT.match(token.text))
