"""Where a reporter comments on words that he has passed on, within the same sentence."""

from api.engines.rules.attribution.links import Links
from api.engines.rules.words.grammar import CLOSE_MARKS, words
from api.engines.rules.words.lexicons import forms_of

_RESULTS = forms_of("report_words", "resulting")
_ECHOES = forms_of("report_words", "echoing")
_NEAR_ECHO = 5
_CONTRASTS = words("but though although")
_WITHHOLDS = forms_of("report_words", "withholding")
_WITHHELD = frozenset(form for verb in _WITHHOLDS for form in (verb + "ing", verb[:-1] + "ing"))
_GAVE = words("offered provided gave cited presented produced")
_NOT = words("not didn't doesn't has had have did does never no")
_THEY = words("he she they it")
_OPEN = words("unproven unclear unverified unconfirmed unsubstantiated untested disputed")
_REMAINS = words("remains remain is are was were")
_PROOF = words("evidence proof substantiation foundation corroboration")
_CHECKED = words("verified confirmed corroborated substantiated")
_BE_CHECKED = words("be been independently immediately")
_RELATIVES = frozenset({"who", "whose", "which", "whom"})


class Comments:
    """Finds such comments in one document."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._words = links.layout.words
        self._inside = links.layout.inside

    def starts(self, comma: int, high: int) -> bool:
        """Whether the reporter's own words follow this comma."""
        words, first = self._words, comma + 1
        first += words[first] in CLOSE_MARKS
        if first >= len(self._inside) or self._inside[first] >= 0:
            return False
        if words[first] in _RESULTS:
            return not _ECHOES.isdisjoint(words[first : min(first + _NEAR_ECHO, high)])
        if words[first] == "without":
            near = words[first + 1 : min(first + _NEAR_ECHO, high)]
            return words[first + 1] in _WITHHELD or not _PROOF.isdisjoint(near)
        if words[first] in _CONTRASTS:
            return self._withholds(first + 1) or self._doubts(first + 1, high)
        return words[first] in _RELATIVES and self._describes(first, high)

    def _withholds(self, index: int) -> bool:
        """ "…, but did not elaborate", "…, though she offered no proof"."""
        index += self._words[index] in _THEY
        if self._words[index] in _GAVE:
            return self._words[index + 1] in {"no", "little", "few"}
        while self._words[index] in _NOT:
            index += 1
        return self._words[index - 1] == "not" and self._words[index] in _WITHHOLDS

    def _doubts(self, first: int, high: int) -> bool:
        """ "…, though the theory remains unproven", "…, but this could not be verified"."""
        words = self._words
        for index in range(first + 1, high - 1):
            if words[index] in _REMAINS and words[index + 1] in _OPEN:
                return True
            if words[index] in _CHECKED and words[index - 1] in _BE_CHECKED:
                return "not" in words[max(first, index - _NEAR_ECHO) : index]
        return False

    def _describes(self, relative: int, high: int) -> bool:
        """Whether a clause to the end tells of a person, or what others say of the thing."""
        if "," in self._words[relative:high]:
            return False
        if any(
            use.subject is not None and use.subject.first == relative + 1
            for use in self._links.uses_near(relative)
        ):
            return True
        return self._words[relative] != "which" and self._links.names_person(relative - 2)
