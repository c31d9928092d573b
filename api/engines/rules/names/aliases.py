"""Which full name a short one stands for: surnames, given names, acronyms, "the Ministry"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from api.engines.rules.names.mention import Mention
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import words as word_set
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms, forms_of

SMALL = word_set("of and for the at in on de &")
_FULL_NAME = 2
_LONGEST_PERSON = 4
_ACRONYM = range(2, 8)
_FIRM_ENDS = forms_of("around_names", "firm_end")
_NO_PERSON = SMALL | word_set("our your my his her their its the 's")
_PLACE_BEFORE = word_set("in on near outside around across throughout from")


class Aliases:
    """Finds the fullest name for a short one among the names of one document."""

    def __init__(
        self,
        layout: Layout,
        known: Known,
        by_words: Mapping[tuple[str, ...], list[Mention]],
    ) -> None:
        self._layout = layout
        self._known = known
        self._by_words = by_words
        self._by_last: dict[str, list[Mention]] = defaultdict(list)
        self._by_first: dict[str, list[Mention]] = defaultdict(list)
        self._acronyms: dict[str, tuple[str, ...]] = {}
        for words, mentions in by_words.items():
            if len(words) == 1:
                continue
            self._by_last[words[-1]].append(mentions[0])
            self._by_first[words[0]].append(mentions[0])
            for acronym in self._names_for(words, mentions):
                self._acronyms.setdefault(acronym, words)

    def _names_for(self, words: tuple[str, ...], mentions: Sequence[Mention]) -> Iterator[str]:
        """Acronyms: of the tall words, with the small ones, without what tells the kind."""
        named = [w for w in words if w[0].isalnum() and w.lower() not in {"the", "'s"}]
        tall = [w for w in named if w.lower() not in SMALL]
        yield "".join(w[0] for w in tall)
        yield "".join(w[0].upper() for w in named)
        for mention in mentions:
            lower, last = self._layout.lower, mention.last
            if lower(last) == "(" and lower(last + 2) == ")" and self._is_own(mention):
                yield self._layout.tokens[last + 1].text
            if lower(last) in _KINDS:
                yield "".join(w[0] for w in tall) + lower(last)[0].upper()

    def _is_own(self, mention: Mention) -> bool:
        """Whether what stands in parentheses is the name's acronym, not a person's party."""
        party = self._known.is_a(mention.last + 1, "organisation")
        return not party and not self._known.is_given(mention.first)

    def fullest(self, mention: Mention) -> tuple[str, ...]:
        words = mention.words
        if len(words) > 1:
            return self._extended(words)
        word = words[0]
        if word in self._acronyms and len(word) in _ACRONYM:
            return self._acronyms[word]
        town = self._known.is_a(mention.first, "place")
        candidates = [m for m in self._by_last[word] if not town and is_surname_of(m)]
        if not candidates and (firm := self._firm(mention)):
            return firm
        if not candidates and (person := self._person(mention)):
            return person
        if not candidates and is_office(word):
            candidates = [m for m in self._by_first[word] if m.first < mention.first]
        if not candidates:
            return words
        before = [m for m in candidates if m.first < mention.first]
        return self._extended((before or candidates)[-1 if before else 0].words)

    def _firm(self, mention: Mention) -> tuple[str, ...] | None:
        """The firm's full name, for "Acme" beside "Acme Ltd"; a town is no firm."""
        firms = {
            m.words
            for m in self._by_first[mention.words[0]]
            if m.words[-1].lower() in _FIRM_ENDS and not SMALL.intersection(m.words[:-1])
        }
        return firms.pop() if len(firms) == 1 and not self._is_town(mention.words) else None

    def _is_town(self, words: tuple[str, ...]) -> bool:
        mentions = self._by_words[words]
        before = {self._layout.lower(m.first - 1) for m in mentions}
        return not _PLACE_BEFORE.isdisjoint(before) or any(
            self._known.is_a(m.first, "place") for m in mentions
        )

    def _person(self, mention: Mention) -> tuple[str, ...] | None:
        """The person's full name, for "Marlo" beside "Marlo Quinn"."""
        word = mention.words[0]
        persons = {
            m.words: m
            for m in self._by_first[word]
            if _FULL_NAME <= len(m.words) <= _LONGEST_PERSON
            and (is_surname_of(m) or (self._known.is_given(m.first) and len(m.words) == _FULL_NAME))
            and (self._known.is_given(m.first) or (m.words[-1],) in self._by_words)
        }
        if not persons or self._is_town(mention.words):
            return None
        return self._extended(next(iter(persons)))

    def _extended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The longer name that ends with these words, as "Joe R Smith" does with "R Smith"."""
        longer = [
            m.words
            for m in self._by_last[words[-1]]
            if len(m.words) > len(words) and m.words[-len(words) :] == words and is_surname_of(m)
        ]
        return longer[0] if longer else words


_KINDS = word_set("union party agency ministry group association federation council")


def is_office(word: str) -> bool:
    return word.lower() in _OFFICES


_OFFICES = all_forms("names")


def is_surname_of(mention: Mention) -> bool:
    """Whether the last word of the name may stand for all of it, as a surname does."""
    return not any(word.lower() in _NO_PERSON for word in mention.words) and not is_office(
        mention.words[-1]
    )
