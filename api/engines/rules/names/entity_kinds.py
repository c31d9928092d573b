"""What kind of thing a name names, by its words and by what stands around it."""

import re
from collections import Counter
from collections.abc import Sequence

from api.engines.rules.names.aliases import FIRM_ENDS
from api.engines.rules.names.mention import Mention
from api.engines.rules.names.peoples import derived_from
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import PREPOSITIONS, is_number
from api.engines.rules.words.grammar import words as word_set
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Matcher, load
from api.schemas.claims import EntityType

_PLACE_BEFORE = frozenset({"in", "near", "outside", "around", "across", "throughout"})
_PLACE_AFTER = word_set(
    "region regions area city town village district province oblast county suburb peninsula "
    "direction front council dam river valley airport beach harbour harbor port coast island "
    "islands bay hills mountains border estuary strait lake"
)
_PLACE_OF = _PLACE_AFTER | word_set(
    "capital state port ports kingdom republic outskirts streets north south east west centre "
    "center people hamlet neighbourhood neighborhood resort archipelago"
)
_PLACE_FIRST = word_set(
    "lake mount mt cape fort port isle isles gulf bay san santa são st saint río rio lough loch "
    "puerto los las el la new upper lower north south east west"
)
_SURE_FIRST = word_set("lake river mount mt cape fort port isle gulf bay lough loch puerto río")
_EVENT_FIRST = word_set("storm hurricane cyclone typhoon operation euro")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}$")
_SPEAKS = word_set("said says told tells wrote writes added")
_SPOKEN_BY = word_set(
    "said says asked added recalled replied joked quipped wrote explained continued insisted"
)
_ITS_PEOPLE = word_set(
    "spokesman spokeswoman spokesperson ceo boss bosses executive executives shares shareholders "
    "employees staff investors customers officials chairman lawyers workers shareholder"
)
"""What stands behind the name of a firm or body."""
_FULL_NAME = 2
_SITES = word_set("centre center station chain command kingdom school hospital body force")
_ARTICLES = frozenset({"a", "an", "the"})
_TITLE_ENDS = word_set("wire echo tv radio show breakfast today daily plc group")
_FIRM_MARKS = frozenset({"plc", "ltd", "inc", "llc", "corp"})
_MEN = word_set("mr sir king prince lord sultan emir duke count baron viscount")
_WOMEN = word_set("mrs ms miss dame queen princess lady baroness duchess countess")
_SPEAKERS = Matcher(load("speakers"))
_BY_NAME, _BY_SURNAME, _BY_CONTEXT = 3, 2, 1


class Kinds:
    """Decides the type of an entity by the evidence in and around its mentions."""

    def __init__(self, layout: Layout, known: Known, mentions: Sequence[Mention]) -> None:
        self._layout = layout
        self._known = known
        self._people: set[int] = set()
        self._bodies: set[int] = set()
        for match in _SPEAKERS.find(layout.tokens):
            if match.entry.category == "person":
                self._people.update(range(match.first, match.last))
            elif match.entry.category == "organisation":
                self._bodies.update(range(match.first, match.last))
        self._surnames = {m.words[-1] for m in mentions if len(m.words) > 1}
        self._lands = _with_people(layout, {m.words[0] for m in mentions if len(m.words) == 1})

    def of(self, mentions: Sequence[Mention]) -> EntityType:
        votes: Counter[EntityType] = Counter()
        for mention in mentions:
            if by_name := self._by_name(mention):
                votes[by_name] += _BY_NAME
            if by_context := self._by_context(mention):
                votes[by_context] += _BY_CONTEXT
        if self._goes_by_surname(mentions):
            votes["person"] += _BY_SURNAME
        return votes.most_common(1)[0][0] if votes else "other"

    def gender(self, mentions: Sequence[Mention]) -> str | None:
        for mention in mentions:
            for kind in ("male", "female"):
                if self._known.is_a(mention.first, kind):
                    return kind
            if mention.titled:
                before = self._layout.lower(mention.first - 1)
                before = self._layout.lower(mention.first - 2) if before == "." else before
                if before in _MEN:
                    return "male"
                if before in _WOMEN:
                    return "female"
        return None

    def _goes_by_surname(self, mentions: Sequence[Mention]) -> bool:
        """Whether two plain words are cut to the last of them, as the names of persons are."""
        full = next((m for m in mentions if len(m.words) == _FULL_NAME), None)
        if full is None or full.words[-1].lower() in _TITLE_ENDS | FIRM_ENDS:
            return False
        articles = any(self._layout.lower(m.first - 1) == "the" for m in mentions)
        place = full.words[0].lower() in _PLACE_FIRST
        return (
            not articles
            and not place
            and not any(i in self._known.parts for i in range(full.first, full.last))
            and any(m.words == full.words[-1:] for m in mentions)
        )

    def _by_name(  # noqa: PLR0911 - one guard for each kind of name
        self, mention: Mention
    ) -> EntityType | None:
        known, inner = self._known, range(mention.first, mention.last)
        if known.is_given(mention.first) and len(mention.words) > 1 and not self._is_body(mention):
            return "person"
        if mention.titled or self._has_initials(mention):
            return "person"
        if all(known.is_a(i, "place") for i in inner):
            return "place"
        if len(mention.words) == 1 and self._is_people(mention):
            return "group"
        if mention.first in known.metonyms or mention.first in known.outlets:
            return "organisation"
        if known.is_a(mention.first, "organisation"):
            return "organisation"
        if mention.words[0] in self._lands:
            return "place" if len(mention.words) == 1 else self._by_part(mention)
        return self._by_part(mention)

    def _has_initials(self, mention: Mention) -> bool:
        """Whether it is "J.D. Vane" or "Karen L. Moss"."""
        initials = [w for w in mention.words[:-1] if _INITIALS.match(w)]
        first = mention.words[0]
        if self._known.is_a(mention.first, "place"):
            return False
        dotted = "." in first or self._layout.lower(mention.first + 1) == "."
        return bool(initials) and dotted and mention.last - 1 not in self._known.parts

    def _is_people(self, mention: Mention) -> bool:
        word = mention.words[0]
        family = self._layout.lower(mention.first - 1) == "the" and word[:-1] in self._surnames
        if word.endswith("s") and family:
            return True
        return self._known.is_a(mention.first, "demonym") or (
            word.endswith("s") and derived_from(word, self._lands) is not None
        )

    def _is_body(self, mention: Mention) -> bool:
        """Whether the last word is one by which bodies and places are known."""
        return mention.last - 1 in self._known.parts and len(mention.words) > _FULL_NAME

    def _by_part(self, mention: Mention) -> EntityType | None:
        """By the head of the name, else by any word of it that makes the name of a body."""
        parts = self._known.parts
        inner = range(mention.first, mention.last)
        if self._layout.lower(mention.last) in _FIRM_MARKS:
            return "organisation"
        head = next((i for i in inner if self._layout.lower(i) in {"of", "for"}), mention.last) - 1
        kinds = [parts[i] for i in inner if i in parts]
        for kind in ("organisation", "event", "place", "work"):
            headed = parts.get(head) == kind and (len(mention.words) > 1 or kind == "organisation")
            if headed or (kind == "organisation" and head not in parts and kind in kinds):
                return kind
        if len(mention.words) > 1 and (
            mention.words[-1].lower() in FIRM_ENDS or "&" in mention.words
        ):
            return "organisation"
        first = mention.words[0].lower()
        if len(mention.words) > 1 and first in _EVENT_FIRST:
            return "event"
        return "place" if len(mention.words) > 1 and first in _SURE_FIRST else None

    def _by_context(  # noqa: PLR0911 - one guard for each kind of evidence
        self, mention: Mention
    ) -> EntityType | None:
        lower = self._layout.lower
        before, after = lower(mention.first - 1), lower(mention.last)
        if before in _PLACE_BEFORE or after in _PLACE_AFTER:
            return "place"
        if before == "nearby" or (before == "of" and lower(mention.first - 2) in _PLACE_OF):
            return "place"
        if self._is_firm(mention) or after in _ITS_PEOPLE:
            return "organisation"
        if before == "," and mention.first - 2 in self._people and after in {",", "."}:
            return "person"
        if mention.first - 1 in self._people or (after == "," and self._is_described(mention)):
            return "person"
        if before != "the" and after == "," and lower(mention.last + 1) == "who":
            return "person"
        return "person" if before != "the" and self._is_speaking(mention) else None

    def _is_speaking(self, mention: Mention) -> bool:
        """Whether two plain words stand as the one who speaks: "said Noa Field"."""
        plain = len(mention.words) == _FULL_NAME and mention.words[-1].lower() not in _TITLE_ENDS
        before, after = self._layout.lower(mention.first - 1), self._layout.lower(mention.last)
        marks = {self._layout.lower(mention.first - 2), self._layout.lower(mention.first - 3)}
        asked = before in _SPOKEN_BY and not marks.isdisjoint({'"', "'", "”", "’", ","})
        return plain and (after in _SPEAKS or asked)

    def _is_firm(self, mention: Mention) -> bool:
        """Whether "a company" or the like stands beside it, in apposition."""
        before, after = mention.first - 1, mention.last
        plain = len(mention.words) == _FULL_NAME
        if self._layout.lower(before) == "," and before - 1 in self._bodies and not plain:
            return True
        if self._layout.lower(after) != "," or self._layout.lower(after + 1) not in _ARTICLES:
            return False
        near = range(after + 2, after + 5)
        bodies = [
            i
            for i in near
            if i in self._bodies
            and self._layout.lower(i) not in _SITES
            and self._layout.lower(i + 1) != "'s"
        ]
        return bool(bodies) and not any(i in self._people for i in near)

    def _is_described(self, mention: Mention) -> bool:
        start = mention.last + 1
        if is_number(self._layout.lower(start)) and self._layout.lower(start + 1) == ",":
            return True
        if self._layout.lower(start) not in _ARTICLES | {"who"}:
            return False
        for index in range(start, min(start + 5, len(self._layout.tokens))):
            if index in self._people or self._layout.lower(index) == "who":
                return True
            if self._layout.lower(index) in PREPOSITIONS or self._layout.lower(index) == ",":
                return False
        return False


def _with_people(layout: Layout, names: set[str]) -> frozenset[str]:
    """The names from which the text derives that of a people: "Karvenia", beside "Karvenian"."""
    tall = {token.text for token in layout.tokens if token.is_capitalised}
    found = (derived_from(word, names) for word in tall)
    return frozenset(name for name in found if name)
