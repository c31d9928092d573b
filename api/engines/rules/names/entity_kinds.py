"""What kind of thing a name names: the votes of all its mentions."""

from collections import defaultdict
from collections.abc import Sequence

from api.engines.rules.names.kinds_by_context import KindsByContext
from api.engines.rules.names.kinds_by_name import KindsByName
from api.engines.rules.names.mention import Mention
from api.engines.rules.names.speakers import Speakers
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import EntityType

_NO_SURNAMES = forms_of("around_names", "title_end", "firm_end")
_PLACE_FIRST = forms_of("around_names", "place_first")
_MEN = forms_of("around_names", "man")
_WOMEN = forms_of("around_names", "woman")
_FULL_NAME = 2
_BY_NAME, _BY_SURNAME, _BY_CONTEXT = 3, 2, 1


class Kinds:
    """Decides the type of an entity by the evidence in and around its mentions."""

    def __init__(
        self, layout: Layout, known: Known, speakers: Speakers, mentions: Sequence[Mention]
    ) -> None:
        self._words = layout.words
        self._known = known
        self._by_name = KindsByName(layout, known, mentions)
        self._by_context = KindsByContext(layout, speakers)

    def of(self, mentions: Sequence[Mention]) -> EntityType:
        votes: dict[EntityType, int] = defaultdict(int)
        for mention in mentions:
            if by_name := self._by_name.of(mention):
                if by_name == "person" and len(mention.words) > 1:
                    return "person"
                votes[by_name] += _BY_NAME
            if by_context := self._by_context.of(mention):
                votes[by_context] += _BY_CONTEXT
        if self._goes_by_surname(mentions):
            votes["person"] += _BY_SURNAME
        return max(votes, key=votes.__getitem__) if votes else "other"

    def gender(self, mentions: Sequence[Mention]) -> str | None:
        titles = (self._by_title(mention) for mention in mentions if mention.titled)
        if titled := next((title for title in titles if title), None):
            return titled
        for mention in mentions:
            kinds = self._known.kinds.get(mention.first, ())
            for kind in ("male", "female"):
                if kind in kinds:
                    return kind
        return None

    def _by_title(self, mention: Mention) -> str | None:
        """What "Mr" or "Mrs" tells, also of somebody whose surname is a given name."""
        before = self._words[mention.first - 1]
        title = self._words[mention.first - 2] if before == "." else before
        return "male" if title in _MEN else "female" if title in _WOMEN else None

    def _goes_by_surname(self, mentions: Sequence[Mention]) -> bool:
        """Whether two plain words are cut to the last of them, as the names of persons are."""
        if len(mentions) == 1:
            return False
        full = next((m for m in mentions if len(m.words) == _FULL_NAME), None)
        if full is None or all(m.words != full.words[-1:] for m in mentions):
            return False
        if full.words[-1].lower() in _NO_SURNAMES or full.words[0].lower() in _PLACE_FIRST:
            return False
        headed = any(i in self._known.parts for i in range(full.first, full.last))
        return not headed and all(self._words[m.first - 1] != "the" for m in mentions)
