"""What kind of thing a name names, by the words around it."""

from api.engines.rules.names.mention import Mention
from api.engines.rules.names.speakers import Speakers
from api.engines.rules.words.grammar import ARTICLES, FUTURE, MODALS, PREPOSITIONS, is_number, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import EntityType

_PLACE_BEFORE = words("in near outside around across throughout nearby")
_PLACE_AFTER = forms_of("around_names", "place_after")
_PLACE_OF = forms_of("around_names", "place_after", "place_of")
_ITS_PEOPLE = forms_of("around_names", "its_people")
"""What stands behind the name of a firm or body."""
_INVESTED = forms_of("around_names", "invested")
_LEADS_TO_VERB = MODALS | FUTURE | {"to"}
_SITES = forms_of("around_names", "site")
_TITLE_ENDS = forms_of("around_names", "title_end")
_SPEAKS = words("said says told tells wrote writes added")
_SPOKEN_BY = words(
    "said says asked added recalled replied joked quipped wrote explained continued insisted"
)
_REPORTS = _SPEAKS | words(
    "announced announces reported reports confirmed confirms admitted admits denied denies claimed "
    "claims insisted warned warns expects expected plans planned"
)
_ITSELF = words("it its")
_OWN = words("his her")
_OF = words("of at for")
_LINKS = words("of at for to")
_PARTIES = ("ists", "crats", "ians")
_PUBLISHED = words("published appeared appearing appears")
_MARKS = words("\" ' ” ’ ,")
_OPENS_DESCRIPTION = ARTICLES | {"who"}
_ENDS_DESCRIPTION = PREPOSITIONS | {","}
_FULL_NAME = 2
_REACH = 5


class KindsByContext:
    """Reads what stands around the names of one document."""

    def __init__(self, layout: Layout, speakers: Speakers) -> None:
        self._words = layout.words
        self._people = speakers.persons
        self._bodies = speakers.bodies

    def of(self, mention: Mention) -> EntityType | None:
        """The kind that the context tells, if it tells any."""
        before, after = self._words[mention.first - 1], self._words[mention.last]
        led_by = self._words[mention.first - 2]
        if before in {"in", "by"} and led_by in _PUBLISHED:
            return "work" if before == "in" else None
        if before == "in" and led_by in _INVESTED:
            return "organisation"
        if before in _PLACE_BEFORE or after in _PLACE_AFTER:
            return "place"
        if before == "of" and led_by in _PLACE_OF:
            return "place"
        if after in _ITS_PEOPLE or self._is_firm(mention) or self._acts_as_body(mention):
            return "organisation"
        return "person" if self._is_person(mention, before, after) else None

    def _is_person(self, mention: Mention, before: str, after: str) -> bool:
        first, last = mention.first, mention.last
        if before == "," and after in {",", "."} and self._is_role(first - 2):
            return True
        if before == "the" or mention.words[-1].endswith(_PARTIES):
            return False
        if self._is_noun(first - 1) or (after == "," and self._is_described(last + 1)):
            return True
        if after == "and" and self._words[last + 1] in _OWN:
            return True
        return (after == "," and self._words[last + 1] == "who") or self._is_speaking(mention)

    def _is_role(self, last: int) -> bool:
        """Whether a noun for a person ends here, or what he is of: "counsel to the inquiry"."""
        near = range(last, last - _REACH, -1)
        link = next((i for i in near if self._words[i] in _LINKS), last + 1)
        return last in self._people or (link - 1 in self._people and self._words[last] != ",")

    def _is_noun(self, index: int) -> bool:
        """Whether it is a noun for a person, and no verb: "lawyer Orlo", not "accused Labor"."""
        told = index in self._people
        return told and (self._words[index] != "accused" or self._words[index - 1] in ARTICLES)

    def _is_speaking(self, mention: Mention) -> bool:
        """Whether two plain words stand as the one who speaks: "said Noa Field"."""
        if len(mention.words) != _FULL_NAME or mention.words[-1].lower() in _TITLE_ENDS:
            return False
        verb = mention.first - 1
        if self._words[mention.last] in _SPEAKS:
            return self._words[verb] not in {"of", "for"}
        marks = (self._words[verb - 1], self._words[verb - 2])
        return self._words[verb] in _SPOKEN_BY and not _MARKS.isdisjoint(marks)

    def _is_firm(self, mention: Mention) -> bool:
        """Whether "a company" or the like stands beside it, in apposition."""
        before, after = mention.first - 1, mention.last
        plain = len(mention.words) == _FULL_NAME
        may_be_person = plain and self._words[before].endswith(("er", "or"))
        led = self._words[before - 1] in _LEADS_TO_VERB
        if before in self._bodies and not may_be_person and not led:
            return True
        if self._words[before] == "," and before - 1 in self._bodies and not plain:
            return True
        if self._words[after] != "," or self._words[after + 1] not in ARTICLES:
            return False
        near = range(after + 2, after + _REACH)
        if not self._people.isdisjoint(near):
            return False
        return any(i in self._bodies and self._is_body(i) for i in near)

    def _acts_as_body(self, mention: Mention) -> bool:
        """Whether it calls itself "it", or an acronym speaks: "Acme said it", "ACME said"."""
        verb = mention.last
        if self._words[verb] not in _REPORTS:
            return False
        text = mention.words[0]
        acronym = len(mention.words) == 1 and text.isupper() and len(text) > 1
        behind = verb + 1 + (self._words[verb + 1] == "that")
        return acronym or self._words[behind] in _ITSELF

    def _is_body(self, index: int) -> bool:
        """Whether the noun stands for a body itself, and not for its site or for whose it is."""
        return self._words[index] not in _SITES and self._words[index + 1] != "'s"

    def _is_described(self, start: int) -> bool:
        """Whether an age or a noun for a person follows the comma: "Orlo, 43,", "Orlo, a nurse"."""
        opening = self._words[start]
        if is_number(opening) and self._words[start + 1] == ",":
            return True
        if start in self._people and self._words[start + 1] in _OF:
            return True
        if self._words[start + 1] == "'s":
            start, opening = start + 2, "a"
        if opening not in _OPENS_DESCRIPTION:
            return False
        for index in range(start, start + _REACH):
            if index in self._people or self._words[index] == "who":
                return True
            if self._words[index] in _ENDS_DESCRIPTION:
                return False
        return False
