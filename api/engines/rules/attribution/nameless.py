"""Those who speak without a name: whose spokeswoman it is, and whether they want none told."""

import re
from functools import cached_property

from api.engines.rules.attribution.gathered import Gathered
from api.engines.rules.attribution.speaker import Speaker
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words

_NO_NAME = re.compile(
    r"\banonym(?:ity|ously)|not (?:to )?be(?:ing)? (?:named|identified|quoted by name)"
    r"|declined to be (?:named|identified)|withh[eo]ld (?:their|his|her) names?"
    r"|not authori[sz]ed to (?:speak|discuss|talk|comment|brief)"
)
_PIECES = ("anonym", " named", " identified", "quoted by name", "withh", "authori")
"""Of these every such wording holds one, and most texts none."""
_PART = re.compile(
    r"(?:one|another|some|several|many|most|others|two|three|both)(?: of them)?", re.IGNORECASE
)
_THEY = words("they both all the these")
_SPOKESMEN = words("spokesman spokeswoman spokesperson")


class Nameless:
    """Tells of one document whose spokeswoman "a spokeswoman" is, and who else is left unnamed."""

    def __init__(self, phrases: Phrases, gathered: Gathered) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._names = phrases.names
        self._gathered = gathered

    def completed(self, speaker: Speaker, phrase: Phrase) -> Speaker:
        """The speaker with the body, or the group, that the text tells of right before."""
        if _PART.fullmatch(speaker.label) is not None:
            return self._of_group(speaker, phrase)
        if speaker.label.lower() not in _SPOKESMEN or speaker.affiliation is not None:
            return speaker
        body = self._body_before(phrase)
        if body is None:
            return speaker
        return speaker._replace(key=("np", f"{speaker.key[1]} ({body})"), affiliation=body)

    def _of_group(self, speaker: Speaker, phrase: Phrase) -> Speaker:
        """The speaker as one of many who spoke before: "one of the residents"."""
        heard = (turn for turn in self._gathered.spoken if turn.order < phrase.first)
        groups = (self._gathered.speakers[turn.voice - 1] for turn in reversed([*heard]))
        group = next((one for one in groups if one.sort == "plural" and one.head[-1:] == "s"), None)
        if group is None:
            return speaker
        count = speaker.label.split()[0].lower()
        label = f"other {group.head}" if count == "others" else f"{count} of the {group.head}"
        return speaker._replace(key=("np", label), label=label)

    def is_nearer(self, phrase: Phrase, head: int, person: int | None) -> bool:
        """Whether somebody else called so spoke behind the last mention of the person."""
        if person is None:
            return False
        noun = self._layout.words[head]
        said = self._layout.tokens[phrase.first].start
        named = [m.start for m in self._names.entities[person].mentions if m.start < said]
        last = self._layout.at(named[-1]) if named else phrase.first
        speakers = self._gathered.speakers
        heard = (speakers[t.voice - 1] for t in self._gathered.spoken if t.order > last)
        return any(s.head == noun and s.entity is None for s in heard)

    def wants_no_name(self, phrase: Phrase) -> bool:
        """Whether these people speak on condition of anonymity, as the text tells right there."""
        here = self._layout.tokens[phrase.first].sentence
        following = self._layout.bounds.get(here + 1)
        goes_on = following is not None and self._layout.words[following[0]] in _THEY
        return here in self._unwilling or (goes_on and here + 1 in self._unwilling)

    @cached_property
    def _unwilling(self) -> frozenset[int]:
        """The sentences that tell that somebody wants no name."""
        text, at = self._layout.document.text.lower(), self._layout.document.sentence_at
        if not any(piece in text for piece in _PIECES):
            return frozenset()
        found = (match.start() for match in _NO_NAME.finditer(text))
        return frozenset(at(start) for start in found)

    def _body_before(self, phrase: Phrase) -> str | None:
        """The body that does something in the sentence before."""
        subject = self._subject_before(phrase)
        number = None if subject is None else self._names.at.get(self._phrases.head(subject))
        if number is None or self._phrases.head(subject or phrase) in self._names.known.outlets:
            return None
        entity = self._names.entities[number]
        return entity.name if entity.type == "organisation" and not entity.metonym_of else None

    def _subject_before(self, phrase: Phrase) -> Phrase | None:
        bounds = self._layout.bounds.get(self._layout.tokens[phrase.first].sentence - 1)
        return self._gathered.subject(*bounds) if bounds else None
