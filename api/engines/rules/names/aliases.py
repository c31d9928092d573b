"""Which full name a short one stands for: surnames, given names, acronyms, "the Ministry"."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, cached_property

from api.engines.rules.names.mention import Mention
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import QUOTE_MARKS
from api.engines.rules.words.grammar import words as word_set
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms, forms_of, load

_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = word_set("of and for the at in on de &")
_FULL_NAME = 2
_LONGEST_PERSON = 4
_AGE = 2
_NEAR_ITS = 4
_THINGS = frozenset({"it", "its", "itself"})
_PERSONS = word_set("he she his her")
_MEN = forms_of("around_names", "man")
_WOMEN = forms_of("around_names", "woman")
_ACRONYM = range(2, 8)
_CLUB_ENDS = forms_of("around_names", "club_end")
_CUT_ENDS = forms_of("around_names", "firm_end", "club_end")
"""Last words that firms and clubs are called without."""
_PLACE_FIRST = forms_of("around_names", "part_of_place")
_INVESTED = forms_of("around_names", "invested")
_KINDS = word_set("union party agency ministry group association federation council")
_LEGAL_FORMS = forms_of("around_names", "firm_mark") | word_set(
    "group holding holdings plc ltd limited inc corp corporation llc llp asa as ab ag nv sa spa se "
    "oyj gmbh bv pty co"
)
_FIRMS = forms_of("speakers", "organisation")
_OFFICES = all_forms("names")
_NO_PERSON = _SMALL | word_set("our your my his her their its the 's")
_PLACE_BEFORE = word_set("in on near outside around across throughout from")
_AT_PLACE = _PLACE_BEFORE | word_set("to of at over into between visit visited left toward towards")


class Aliases:
    """Finds the fullest name for a short one among the names of one document."""

    def __init__(
        self,
        layout: Layout,
        known: Known,
        persons: Container[int],
        by_words: Mapping[tuple[str, ...], list[Mention]],
    ) -> None:
        self._layout = layout
        self._known = known
        self._persons = persons
        self._by_words = by_words
        self._by_last: dict[str, list[Mention]] = defaultdict(list)
        """The names for which their last word may stand."""
        self._by_first: dict[str, list[Mention]] = defaultdict(list)
        self._by_end: dict[str, list[Mention]] = defaultdict(list)
        """The names of bodies, by the noun with which they end."""
        for words, mentions in by_words.items():
            if len(words) > 1:
                self._by_first[words[0]].append(mentions[0])
                if _is_office(words[-1]):
                    self._by_end[words[-1]].append(mentions[0])
                if _is_surname_of(mentions[0]):
                    self._by_last[words[-1]].append(mentions[0])

    @cached_property
    def _acronyms(self) -> Mapping[str, tuple[str, ...]]:
        """The names of several words, by what they are called for short."""
        found: dict[str, tuple[str, ...]] = {}
        for words, mentions in self._by_words.items():
            if len(words) > 1:
                for acronym in self._names_for(words, mentions):
                    found.setdefault(acronym, words)
        return found

    @cached_property
    def _bracketed(self) -> frozenset[str]:
        """What stands alone in brackets behind names."""
        behind = (m.last for mentions in self._by_words.values() for m in mentions)
        words = self._layout.words
        return frozenset(
            self._layout.tokens[last + 1].text
            for last in behind
            if words[last] == "(" and words[last + 2] == ")"
        )

    def _names_for(self, words: tuple[str, ...], mentions: Sequence[Mention]) -> Iterator[str]:
        """Acronyms: of the tall words, with the small ones, without what tells the kind."""
        named = [w for w in words if w[0].isalnum() and w.lower() not in {"the", "'s"}]
        tall = [w for w in named if w.lower() not in _SMALL]
        yield "".join(w[0] for w in tall)
        yield "".join(w[0].upper() for w in named)
        yield "".join(w[0] for w in named)
        for mention in mentions:
            said, last = self._layout.words, mention.last
            if said[last] == "(" and said[last + 2] == ")" and self._is_own(mention):
                yield self._layout.tokens[last + 1].text
            if said[last] in _KINDS:
                yield "".join(w[0] for w in tall) + said[last][0].upper()

    def _is_own(self, mention: Mention) -> bool:
        """Whether what stands in parentheses is the name's acronym, not a person's party."""
        short = self._layout.tokens[mention.last + 1].text
        opening = iter(word[0].upper() for word in mention.words)
        party = self._known.is_a(mention.last + 1, "organisation")
        party = party and not all(letter in opening for letter in short)
        return not party and not self._known.is_given(mention.first)

    def fullest(self, mention: Mention) -> tuple[str, ...]:
        words = mention.words
        if len(words) > 1:
            return self._in_full_form(words) or self._extended(words)
        word = words[0]
        if self._may_be_acronym(word) and word in self._acronyms:
            return self._acronyms[word]
        if word in self._by_last and self._may_be_surname(mention):
            return self._namesake(mention) or self._nearest(mention, self._by_last[word])
        if word in self._nicknames:
            return self._extended(self._nicknames[word].words)
        body = self._body(mention) if mention.first > 0 and _is_office(word) else None
        return body or (self._by_opening(mention) if word in self._by_first else words)

    def _may_be_surname(self, mention: Mention) -> bool:
        """Whether a name that may be a place's is not where something is: "said Holland"."""
        if not self._known.is_a(mention.first, "place"):
            return True
        if self._layout.words[mention.first - 1] in _AT_PLACE:
            return False
        full = self._by_last[mention.words[0]][0]
        return full.first < mention.first and self._is_introduced(full)

    def _namesake(self, mention: Mention) -> tuple[str, ...] | None:
        """The firm that is called as its owner is: "Brannock said its depot was safe"."""
        word = mention.words[0]
        firm = None if mention.titled or word not in self._by_first else self._firm(mention)
        if firm is None:
            return None
        behind = self._layout.words[mention.last : mention.last + _NEAR_ITS]
        later = all(m.first > mention.first for m in self._by_last[word])
        titled = any(m.titled for m in self._by_words[mention.words])
        own = not _THINGS.isdisjoint(behind) and _PERSONS.isdisjoint(behind)
        return firm if later or titled or own else None

    def _is_introduced(self, name: Mention) -> bool:
        """Whether it is told that the name is a person's: by a given name, a title or a noun."""
        person = name.titled or name.first - 1 in self._persons
        if person or self._known.is_given(name.first) or self._is_aged(name):
            return True
        said, last = self._layout.words, name.last
        return said[last] == "," and said[last + 1] in _ARTICLES and last + 2 in self._persons

    def _is_told_of(self, short: Mention) -> bool:
        """Whether a lone given name is told to be a person's: "mum-of-one Jaz", "Kit, 31,"."""
        return short.first - 1 in self._persons or self._is_aged(short)

    def _is_aged(self, name: Mention) -> bool:
        """Whether an age stands behind the name: "Marlo Quinn, 31,"."""
        comma, age, closing = self._layout.words[name.last : name.last + 3]
        return comma == "," and closing in {",", "."} and age.isdigit() and len(age) <= _AGE

    @cached_property
    def _nicknames(self) -> Mapping[str, Mention]:
        """The full names by what stands in marks within them: William "Buck" Tanner."""
        tokens = self._layout.tokens
        return {
            tokens[i + 1].text: mentions[0]
            for mentions in self._by_words.values()
            for i in range(mentions[0].first + 1, mentions[0].last - 2)
            if tokens[i].text in QUOTE_MARKS and tokens[i + 2].text in QUOTE_MARKS
        }

    def _by_opening(self, mention: Mention) -> tuple[str, ...]:
        """The name that this one opens: of a firm, a person or "the Ministry of …"."""
        if whole := self._firm(mention) or self._person(mention) or self._knight(mention):
            return whole
        word = mention.words[0]
        if not _is_office(word):
            return mention.words
        named = [m for m in self._by_first[word] if m.words[1].lower() in _SMALL]
        before = [m for m in named if m.first < mention.first]
        return self._nearest(mention, before) if before else mention.words

    def _nearest(self, mention: Mention, names: Sequence[Mention]) -> tuple[str, ...]:
        """The last of the names before the mention, else the first behind it, in full."""
        fitting = [m for m in names if self._agrees(mention, m)] or names
        before = [m for m in fitting if m.first < mention.first]
        if not before:
            return self._extended(fitting[0].words)
        full = before[-1]
        if len(before) > 1 and self._is_kept_apart(full, mention):
            called = [m for m in before[:-1] if self._is_called_short(m, full)]
            full = called[-1] if called else full
        return self._extended(full.words)

    def _is_kept_apart(self, full: Mention, short: Mention) -> bool:
        """Whether a namesake is named in full, or by the given name, again, or is of another
        paragraph."""
        again = (*self._by_words[full.words], *self._by_words.get(full.words[:1], ()))
        if any(m.first > full.first for m in again):
            return True
        sentences, tokens = self._layout.document.sentences, self._layout.tokens
        one, other = (sentences[tokens[m.first].sentence].region for m in (full, short))
        return one != other

    def _is_called_short(self, name: Mention, later: Mention) -> bool:
        """Whether the surname alone is the person's: used before the later namesake is named, or
        that one is the one who is named in full again and again."""
        short = self._by_words.get(name.words[-1:], ())
        if any(name.first < m.first < later.first for m in short):
            return True
        return len(self._by_words[later.words]) > len(self._by_words[name.words])

    def _agrees(self, mention: Mention, full: Mention) -> bool:
        """Whether "Mrs" or "Mr" in front of a surname fits the given name of the full one."""
        said = self._layout.words
        title = said[mention.first - 1 - (said[mention.first - 1] == ".")]
        other = "male" if title in _WOMEN else "female" if title in _MEN else ""
        return not (mention.titled and other) or not self._known.is_a(full.first, other)

    def _may_be_acronym(self, word: str) -> bool:
        """Whether it has a capital behind its first letter, or a name is called so in brackets."""
        if len(word) not in _ACRONYM:
            return False
        return word[1:] != word[1:].lower() or word in self._bracketed

    def _firm(self, mention: Mention) -> tuple[str, ...] | None:
        """The firm's full name, for "Acme" beside "Acme Ltd"; a town is no firm."""
        firms = {
            m.words
            for m in self._by_first[mention.words[0]]
            if (m.words[-1].lower() in _CUT_ENDS or self._is_firm(m))
            and not _SMALL.intersection(m.words[:-1])
        }
        longest = max(firms, key=len, default=())
        one = all(longest[: len(firm)] == firm for firm in firms)
        return longest if longest and one and not self._is_town(mention.words) else None

    def _is_firm(self, name: Mention) -> bool:
        """Whether what stands before it tells that it is a firm: "payroll processor Ardent Pay"."""
        return self._layout.words[name.first - 1] in _FIRMS and name.first > 0

    def _in_full_form(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """The firm's name with its legal form: "Marl Foods plc" for "Marl Foods"."""
        longer = (m.words for m in self._by_first.get(words[0], ()) if len(m.words) > len(words))
        return next(
            (w for w in longer if w[: len(words)] == words and w[-1].lower() in _LEGAL_FORMS), None
        )

    def _body(self, mention: Mention) -> tuple[str, ...] | None:
        """The body named before that ends so, for "the Examiner" behind "the Marl Examiner"."""
        word, said = mention.words[0], self._layout.words
        others = self._by_words[mention.words]
        named = self._by_end[word]
        if word.lower() in _CLUB_ENDS:
            return named[0].words if len({m.words for m in named}) == 1 else None
        if any(said[other.first - 1] != "the" for other in others):
            return None
        before = [m for m in named if m.first < mention.first]
        return before[-1].words if len({m.words for m in before}) == 1 else None

    def _knight(self, mention: Mention) -> tuple[str, ...] | None:
        """The full name of a knight or the like, for "Sir Orlo" beside "Sir Orlo Vant"."""
        if not mention.titled:
            return None
        titled = [m for m in self._by_first[mention.words[0]] if m.titled and _is_surname_of(m)]
        return self._nearest(mention, titled) if titled else None

    def _is_town(self, words: tuple[str, ...]) -> bool:
        said, mentions = self._layout.words, self._by_words[words]
        sited = [said[m.first - 1] for m in mentions if said[m.first - 2] not in _INVESTED]
        return not _PLACE_BEFORE.isdisjoint(sited) or any(
            self._known.is_a(m.first, "place") for m in mentions
        )

    def _person(self, mention: Mention) -> tuple[str, ...] | None:
        """The person's full name, for "Marlo" beside "Marlo Quinn"."""
        persons = [m for m in self._by_first[mention.words[0]] if self._is_person(m)]
        if not persons or self._is_town(mention.words):
            return None
        return self._extended(persons[0].words)

    def _is_person(self, name: Mention) -> bool:
        if not _FULL_NAME <= len(name.words) <= _LONGEST_PERSON:
            return False
        short = self._by_words.get(name.words[:1], ())
        if self._is_introduced(name) or any(self._is_told_of(m) for m in short):
            return len(name.words) == _FULL_NAME or _is_surname_of(name)
        return (name.words[-1],) in self._by_words and _is_surname_of(name)

    def _extended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The longer name that ends with these words, as "Joe R Smith" does with "R Smith"."""
        same = [m.words for m in self._by_last.get(words[-1], ())]
        longer = [w for w in same if len(w) > len(words) and _ends_with(w, words)]
        if longer or not (full := _in_full().get(words[0])):
            return longer[0] if longer else words
        return next((w for w in same if len(w) == len(words) and w[0] in full), words)


@cache
def _in_full() -> Mapping[str, frozenset[str]]:
    """The given names in full by their short forms: Patricia for "Patty"."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load("short_names").entries:
        for form in entry.forms:
            found[form].add(entry.category)
    return {form: frozenset(names) for form, names in found.items()}


def _ends_with(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the name ends so, whatever the capitals of its particles: "Van der Berg"."""
    return [w.lower() for w in name[-len(words) :]] == [w.lower() for w in words]


def _is_office(word: str) -> bool:
    return word.lower() in _OFFICES


def _is_surname_of(mention: Mention) -> bool:
    """Whether the last word of the name may stand for all of it, as a surname does."""
    words = [word.lower() for word in mention.words]
    if words[0] in _PLACE_FIRST and not mention.titled:
        return False
    return _NO_PERSON.isdisjoint(words) and words[-1] not in _OFFICES
