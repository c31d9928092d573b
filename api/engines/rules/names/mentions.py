"""Names in a text: the runs of capitalised words that name something, without what is none."""

from collections.abc import Collection, Iterator
from operator import attrgetter

from api.engines.rules.names.headlines import Headlines, is_title_case
from api.engines.rules.names.mention import Mention
from api.engines.rules.names.openings import Openings
from api.engines.rules.names.peoples import derived_from
from api.engines.rules.names.runs import Runs
from api.engines.rules.names.spelling import Spelling
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import FUNCTION_WORDS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms, forms_of
from api.text.values import changed

_JOINING = words("of and for & ' 's")
_APART = frozenset({"title", "ordinary", "demonym", "adjective"})
_BODY_WORDS = 2
_FULL_NAME = 2
_SHOUTED = 5
"""Letters of a word in capitals that is too long for an acronym."""
_NAMED = ("organisation", "place", "male", "female", "given")
_EPITHETS = forms_of("around_names", "epithet")
_HONORIFICS = words("mr mrs ms miss mx dr sir dame lord lady")
_NAMES_TOO = words("marine star fan man boy son child user owner major speaker head")
_SHORT_NAMES = all_forms("short_names")
_OFFICES = words("judge prince duke earl king bishop baron marquis")
_GIVEN_TITLES = _OFFICES | words("col gen major sarge dean doc")
"""Titles that are given names too."""
_OF_AGE = 18
_IN_ORDER = attrgetter("first", "last", "titled", "words")
_KIN = words(
    "husband wife partner brother sister son daughter father mother dad mum uncle aunt cousin "
    "friend neighbour neighbor boyfriend girlfriend fiance fiancé mate twin nephew niece"
)
_CIVILIANS = words(
    "nurse teacher farmer student pupil plumber builder driver baker mother father mum dad "
    "grandmother grandfather resident shopper tourist carpenter electrician accountant chef "
    "cleaner carer singer writer retired local"
)
_ROLES = forms_of("speakers", "person") - _NAMES_TOO
_OFFICE_ENDS = words(
    "secretary minister adviser advisor officer commissioner spokesman spokeswoman spokesperson "
    "chairman chairwoman director"
)
"""Last words of runs that are all of an office: "National Security Adviser"."""
_FIELDS = forms_of("around_names", "policy") | {"work"}
_LED = frozenset({"secretary", "minister"})
_OF_FIELDS = words("secretary minister director commissioner chief controller registrar state")
"""Offices that have a field behind "of" or "for": "Minister for Resources"."""


def find_mentions(layout: Layout, known: Known) -> tuple[Mention, ...]:
    """All mentions of names in a document, in order."""
    headlines = {
        first: last for first, last in layout.bounds.values() if is_title_case(layout, first, last)
    }
    runs = Runs(layout, known)
    found = list(runs.find(headlines))
    spelling = Spelling(layout, runs, found)
    judge = _Judge(layout, known, runs, spelling)
    mentions = [mention for first, last in found for mention in judge.mentions(first, last)]
    reader = Headlines(layout, known, spelling, mentions)
    for first, last in headlines.items():
        mentions += reader.find(first, last)
    return tuple(sorted(mentions, key=_IN_ORDER))


class _Judge:
    """Judges which runs of one document are names, and where in the run the name begins."""

    def __init__(self, layout: Layout, known: Known, runs: Runs, spelling: Spelling) -> None:
        self._words = layout.words
        self._tokens = layout.tokens
        self._known = known
        self._runs = runs
        self._spelling = spelling
        self._openings = Openings(layout, known, runs, spelling)

    def mentions(self, opening: int, last: int) -> Iterator[Mention]:
        """The name in a run, and in front of a role that of whose it is: "NATO envoy Ada Vant"."""
        name = self.mention(opening, last)
        if name is not None:
            behind = self._behind_known(opening)
            if opening < behind < name.first:
                yield Mention(opening, behind, False, self._spelling.words(opening, behind))
            yield name

    def _behind_known(self, first: int) -> int:
        """Where the well-known body or place ends that is named here, if one is."""
        known = self._known
        if not known.is_a(first, "organisation", "place") and first not in known.metonyms:
            return first
        return known.ends.get(first, first + 1)

    def mention(self, opening: int, last: int) -> Mention | None:
        """The name in a run of capitalised words, without roles and titles before it."""
        first = self._behind_roles(opening, last)
        titled = first > opening
        if last - first > _FULL_NAME and self._is_epithet(first, last):
            first += 1
        while first < last and self._stands_apart(first, last):
            titled = titled or self._known.is_a(first, "title")
            first += 1 + (self._words[first + 1] == ".")
        if first >= last or (last - first == 1 and self._known.is_a(first, "title", "adjective")):
            return None
        if self._is_office(first, last, titled):
            return None
        opens = opening in self._runs.openings and not titled
        if opens and not self._openings.is_name(first, last):
            named = last - first > 1 and self._tokens[first + 1].text in self._spelling.solid
            return self.mention(first + 1, last) if named else None
        name = Mention(first, last, titled, self._spelling.words(first, last))
        if self._is_people(first, last):
            plural = self._tokens[last - 1].text.endswith("s")
            named = plural and not self._known.is_a(first, "adjective")
            return changed(name, titled=False) if named else None
        return name if last - first > 1 or not self._is_common(first) else None

    def _is_office(self, first: int, last: int, titled: bool) -> bool:
        """Whether it tells what somebody is, or of what: "Police Liaison Officer", "for Health".

        Or the first of two fields: "Work and Pensions Secretary".
        """
        said, known = self._words, self._known
        if titled and said[first] in _JOINING:
            return True
        if said[first - 1] in {"of", "for"} and said[first - 2] in _OF_FIELDS:
            office = self._tokens[first - 2].is_capitalised
            body = last - 1 in known.parts and said[first - 2] != "chief"
            return office and not body and not known.is_a(first, *_NAMED, "demonym")
        if said[last] == "and" and said[last + 1] in _FIELDS:
            return said[last - 1] in _FIELDS and not _LED.isdisjoint(said[last + 2 : last + 4])
        return last - first > 1 and said[last - 1] in _OFFICE_ENDS and not known.is_given(first)

    def _is_epithet(self, first: int, last: int) -> bool:
        """Whether a person's full name follows: "Crooked Orlo Vant", "HEARTBROKEN Ada Vant"."""
        if last - 1 in self._known.parts:
            return False
        token, behind = self._tokens[first], self._tokens[first + 1]
        shouted = token.text.isupper() and len(token.text) >= _SHOUTED and not behind.text.isupper()
        if shouted and first in self._runs.openings and not self._known.is_a(first, *_NAMED):
            return True
        named = self._known.is_given(first + 1) or behind.text in _SHORT_NAMES
        return named and token.lower in _EPITHETS

    def _is_people(self, first: int, last: int) -> bool:
        """Whether the words are those of peoples, or one made of a place's name in the text."""
        if self._known.is_a(first, "demonym"):
            rest = range(first + 1, last)
            return all(self._known.is_a(i, "demonym") for i in rest)
        lone, text = last - first == 1, self._tokens[first].text
        return lone and derived_from(text, self._spelling.solid) is not None

    def _is_common(self, index: int) -> bool:
        """Whether a lone word is no name: a function word, or the head of names of places."""
        token = self._tokens[index]
        if token.lower in FUNCTION_WORDS and not token.text.isupper():
            return True
        return self._known.parts.get(index) == "place" and self._words[index - 1] != "the"

    def _behind_roles(self, first: int, last: int) -> int:
        """Where a person's name starts behind what the person is: "Environment Minister"."""
        inner = self._words[first:last]
        if last - first == 1 or last - 1 in self._known.parts or "of" in inner or "and" in inner:
            return first
        for index in range(last - 2, first - 1, -1):
            word = self._words[index]
            if self._is_given_name(index, last):
                return index
            if word == "." or self._words[index + 1] == "'s" or self._known.is_given(index):
                continue
            if word in _ROLES or self._known.is_a(index, "title"):
                behind = index + 1 + (self._words[index + 1] == ".")
                return behind if behind < last else first
        return first

    def _is_given_name(self, index: int, last: int) -> bool:
        """Whether what may be a title is a given name: "Her son, Col Petrie", "Duke Lee, 9,"."""
        word, said = self._words[index], self._words
        if word not in _GIVEN_TITLES or last - index != _FULL_NAME:
            return False
        if said[last] == "," and said[last + 1].isdigit() and int(said[last + 1]) < _OF_AGE:
            return True
        if word in _OFFICES:
            return False
        kin = said[index - 2] if said[index - 1] == "," else said[index - 1]
        described = said[last] == "," and said[last + 1] in {"a", "an"}
        near = said[last + 2 : last + 2 + _FULL_NAME]
        return kin in _KIN or (described and not _CIVILIANS.isdisjoint(near))

    def _stands_apart(self, first: int, last: int) -> bool:
        """Whether the word in front is a title, an adjective or the like, and not in the name."""
        known = self._known
        kinds = known.kinds.get(first)
        if kinds is None or kinds.isdisjoint(_APART) or self._is_given_name(first, last):
            return False
        behind = self._words[first + 1]
        if behind == "'s" and first + 1 < last:
            return False
        if behind in _JOINING and not ("title" in kinds and behind.isalpha()):
            return False
        body = known.parts.get(last - 1) == "organisation" and last - first == _BODY_WORDS
        if body and self._words[first] not in _HONORIFICS:
            return False
        return self._is_apart(kinds, first, last)

    def _is_apart(self, kinds: Collection[str], first: int, last: int) -> bool:
        lone = last - first == 1
        if "ordinary" in kinds:
            return first in self._runs.openings or lone
        titled = "title" in kinds or (not lone and self._known.is_a(first + 1, "title"))
        return titled or (lone and "demonym" not in kinds)
