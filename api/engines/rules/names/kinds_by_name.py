"""What kind of thing a name names, by the words of the name itself."""

import re
from collections.abc import Collection, Sequence

from api.engines.rules.names.mention import Mention
from api.engines.rules.names.peoples import derived_from
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import AUXILIARIES, PREPOSITIONS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import EntityType

_FIRM_ENDS = forms_of("around_names", "firm_end")
_FIRM_MARKS = forms_of("around_names", "firm_mark")
_PLACE_FIRST = forms_of("around_names", "place_surely_first")
_SITE_ENDS = forms_of("around_names", "site_end")
_EVENT_FIRST = forms_of("around_names", "event_first")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}$")
_GIVEN = frozenset({"male", "female", "given"})
_KINDS: tuple[EntityType, ...] = ("organisation", "event", "place", "work")
"""The kinds that a word of a name can tell, the strongest first."""
_KNOWN = frozenset({"organisation", "place"})
_FULL_NAME = 2
_SITED = words("in on at near along off down outside between behind opposite")
_BEHIND_THINGS = AUXILIARIES | PREPOSITIONS


class KindsByName:
    """Reads the names of one document."""

    def __init__(self, layout: Layout, known: Known, mentions: Sequence[Mention]) -> None:
        self._words = layout.words
        self._known = known
        self._lone = {m.words for m in mentions if len(m.words) == 1}
        self._surnames = {m.words[-1] for m in mentions if len(m.words) > 1}
        self._lands = _with_people(layout, {m.words[0] for m in mentions if len(m.words) == 1})

    def of(self, mention: Mention) -> EntityType | None:
        """The kind that the name tells, if it tells any."""
        known, first, lone = self._known, mention.first, len(mention.words) == 1
        kinds = known.kinds.get(first, frozenset())
        given = not lone and not kinds.isdisjoint(_GIVEN) and not self._is_body(mention)
        given = given and (mention.titled or not self._is_thing(mention))
        whole = known.ends.get(first) == mention.last and not _KNOWN.isdisjoint(kinds)
        given = given and not whole
        if given or mention.titled or (not lone and self._has_initials(mention, kinds)):
            return "person"
        if "place" in kinds and all(known.is_a(i, "place") for i in range(first, mention.last)):
            return "place"
        if lone and self._is_people(mention, kinds):
            return "group"
        if first in known.metonyms or first in known.outlets or "organisation" in kinds:
            return "organisation"
        return "place" if lone and mention.words[0] in self._lands else self._by_part(mention)

    def _has_initials(self, mention: Mention, kinds: Collection[str]) -> bool:
        """Whether it is "J.D. Vane" or "Karen L. Moss"."""
        dotted = "." in mention.words[0] or self._words[mention.first + 1] == "."
        if not dotted or "place" in kinds or mention.last - 1 in self._known.parts:
            return False
        return any(_INITIALS.match(word) for word in mention.words[:-1])

    def _is_people(self, mention: Mention, kinds: Collection[str]) -> bool:
        word = mention.words[0]
        if "demonym" in kinds:
            return True
        if not word.endswith("s"):
            return False
        family = self._words[mention.first - 1] == "the" and word[:-1] in self._surnames
        return family or derived_from(word, self._lands) is not None

    def _is_body(self, mention: Mention) -> bool:
        """Whether the last word is one by which bodies and places are known."""
        return mention.last - 1 in self._known.parts and len(mention.words) > _FULL_NAME

    def _is_thing(self, mention: Mention) -> bool:
        """Whether it is "on Grant Street" or "the Norman Conquest", where persons do not stand."""
        before, after = self._words[mention.first - 1], self._words[mention.last]
        if mention.last - 1 in self._known.parts:
            sited = before in _SITED or mention.words[-1].lower() in _SITE_ENDS
            return sited and mention.words[-1:] not in self._lone
        return before == "the" and (not after[:1].isalnum() or after in _BEHIND_THINGS)

    def _by_part(self, mention: Mention) -> EntityType | None:
        """By the head of the name, else by any word of it that makes the name of a body."""
        if self._words[mention.last] in _FIRM_MARKS:
            return "organisation"
        parts, inner = self._known.parts, range(mention.first, mention.last)
        kinds = [parts[i] for i in inner if i in parts]
        if kinds and (kind := self._by_head(mention, kinds)):
            return kind
        if len(mention.words) == 1:
            return None
        if mention.words[-1].lower() in _FIRM_ENDS or "&" in mention.words:
            return "organisation"
        first = mention.words[0].lower()
        if first in _EVENT_FIRST:
            return "event"
        return "place" if first in _PLACE_FIRST else None

    def _by_head(self, mention: Mention, kinds: Collection[str]) -> EntityType | None:
        inner = range(mention.first, mention.last)
        behind = next((i for i in inner if self._words[i] in {"of", "for", "on"}), mention.last)
        head = self._known.parts.get(behind - 1)
        for kind in _KINDS:
            if head == kind and (len(mention.words) > 1 or kind == "organisation"):
                return kind
            if kind in {"organisation", "work"} and head is None and kind in kinds:
                return kind
        return None


def _with_people(layout: Layout, names: set[str]) -> frozenset[str]:
    """The names from which the text derives that of a people: "Karvenia", beside "Karvenian"."""
    tall = {token.text for token in layout.tokens if token.is_capitalised}
    found = (derived_from(word, names) for word in tall)
    return frozenset(name for name in found if name)
