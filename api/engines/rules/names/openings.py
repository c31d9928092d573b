"""Whether a capitalised word that opens a sentence is a name, and no common word."""

from api.engines.rules.names.runs import Runs
from api.engines.rules.names.spelling import Spelling
from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import AUXILIARIES, DETERMINERS, PAST, PRONOUNS, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token

_VERBS_TOO = words("will may mark grant rose bill rob sue drew chase wade")
_SPEAKERS = forms_of("speakers", "organisation", "person", "collective", "document")
_FIELDS = words(
    "health education transport defence defense justice finance trade energy culture labour "
    "labor agriculture environment housing police prison prisons water rail tax immigration "
    "security treasury planning tourism climate food drug drugs safety weather competition"
)
_NAMED = ("organisation", "place", "male", "female", "given")
_SUBJECTS = PRONOUNS | DETERMINERS
_BEHIND_NAMES = AUXILIARIES | PAST | words("said says told wrote tells , will and plc ltd inc 's")
_VERB_ENDS = ("ed", "ing", "ly")
_NOUN_ENDS = (
    "cy",
    "ty",
    "ness",
    "tion",
    "sion",
    "ment",
    "ism",
    "ship",
    "ance",
    "ence",
    "hood",
    "ology",
    "ics",
    "ings",
    "ers",
    "ors",
    "ists",
)
"""How common nouns end, and few names."""
_NO_NAME_ENDS = ("s", *_VERB_ENDS, *_NOUN_ENDS)
_SHORTEST_NAME = 3


class Openings:
    """Judges the openings of the sentences of one document."""

    def __init__(self, layout: Layout, known: Known, runs: Runs, spelling: Spelling) -> None:
        self._layout = layout
        self._known = known
        self._runs = runs
        self._spelling = spelling

    def is_name(self, first: int, last: int) -> bool:
        """Whether `tokens[first:last]` is a name, by its spelling elsewhere or what follows it."""
        if first not in self._runs.openings:
            return True
        token, lone = self._layout.tokens[first], last - first == 1
        if lone and (self._is_common(first) or self._is_field(first)):
            return False
        if self._is_spelt_as_name(token) or self._is_known(first):
            return True
        if lone:
            return self._acts(token, last) and not self._spelling.has_lower(token.lower)
        return self._layout.tokens[first + 1].text not in self._spelling.solid or not (
            token.lower.endswith(_VERB_ENDS) or self._spelling.has_lower(token.lower)
        )

    def _is_common(self, index: int) -> bool:
        """Whether it is the head of names, or a verb that asks: "Will he …"."""
        if index in self._known.parts and not self._known.is_a(index, "organisation"):
            return True
        words = self._layout.words
        if words[index] in _SPEAKERS and not self._known.is_a(index, *_NAMED):
            return self._layout.tokens[index].text not in self._spelling.sure
        return words[index] in _VERBS_TOO and words[index + 1] in _SUBJECTS

    def _is_field(self, index: int) -> bool:
        """Whether it tells of what a body is one: "Health agency", beside a "Health Minister"."""
        return self._layout.words[index] in _FIELDS and self._layout.words[index + 1] in _SPEAKERS

    def _is_spelt_as_name(self, token: Token) -> bool:
        text, sure = token.text, self._spelling.sure
        if text in sure or (text.isupper() and len(text) > 1):
            return True
        return text[0].lower() + text[1:] in sure

    def _is_known(self, index: int) -> bool:
        known = self._known
        return (
            known.is_a(index, "male", "female", "given", "place", "organisation", "demonym")
            or index in known.outlets
            or index in known.metonyms
        )

    def _acts(self, token: Token, after: int) -> bool:
        """Whether a lone unknown word at an opening is followed as a name is."""
        if len(token.text) < _SHORTEST_NAME or token.lower.endswith(_NO_NAME_ENDS):
            return False
        following = self._layout.words[after]
        return following in _BEHIND_NAMES or following.endswith("ed")
