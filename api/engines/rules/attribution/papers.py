"""Which paper "the report" or "the statement" is: the last of its kind, or whose it was."""

from api.engines.rules.attribution.gathered import Gathered
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import DETERMINERS, words

_MEMORY = 240
_NEAR_PAPER = 40
_SENT = words("reply answer response text caption inscription card ticket envelope screen")
"""Papers that are no sources elsewhere."""
PAST = words("previous earlier past prior older old former other another")
"""Words that tell a paper from the one that came behind it."""
_UTTERED = words(
    "statement release letter email note memo post tweet message communique communiqué missive"
)
_STUDIES = words(
    "report study research findings paper review analysis audit assessment inquiry investigation "
    "evaluation survey surveys poll polls polling polling census trial experiment figures data "
    "statistics numbers results estimates model dossier reports studies papers reviews"
)
_RECORDS = words(
    "document documents file files filing filings lawsuit complaint indictment affidavit warrant "
    "ruling judgment judgement verdict order opinion memo letter email emails letters transcript "
    "transcripts records draft contract notice petition"
)
_KINDS = (
    words("survey surveys poll polls polling"),
    words("statement statements release communique communiqué missive bulletin announcement"),
    words("post posts tweet tweets message messages thread blog"),
    words("letter letters missive"),
    words("memo memos memorandum note"),
    words("email emails e-mail e-mails"),
    words("lawsuit suit"),
    words("complaint indictment filing filings petition affidavit"),
    words("ruling judgment judgement decision verdict opinion order"),
    words("video videos footage clip recording recordings tape film"),
    words("article story piece editorial report column"),
    words("document documents papers files paper"),
    words("figures data statistics numbers estimates"),
)
"""Papers that may be called by each other's names."""
_GENERAL = words("report study research findings paper papers document documents")
"""What a paper of many kinds may be called."""


class Papers:
    """The papers of one document whose words were told, in the order of the text."""

    def __init__(self, phrases: Phrases, gathered: Gathered) -> None:
        self._layout = phrases.layout
        self._gathered = gathered
        self._heard: list[tuple[int, str, int]] = []

    def heard(self, index: int, head: int, voice: int) -> None:
        """Notes that the paper named at this token speaks with that voice."""
        self._heard.append((index, self._layout.words[head], voice))

    def meant_by(self, index: int, head: int) -> int | None:
        """The voice of the paper, or of whoever issued or said, what "the report" goes on about."""
        noun = self._layout.words[head]
        recent = [(w, v) for at, w, v in self._heard if index - at < _MEMORY]
        recent.reverse()
        recent.sort(key=lambda known: self._is_past(known[1]))
        for fits in (_is_same, _may_be):
            for word, voice in recent:
                if fits(noun, word) and self._gathered.speakers[voice - 1].kind != "outlet":
                    return voice
        return self._said(index, noun) if noun in _UTTERED else None

    def _is_past(self, voice: int) -> bool:
        """Whether the paper is one that others came behind: "previous research"."""
        return not PAST.isdisjoint(self._gathered.speakers[voice - 1].label.lower().split())

    def _said(self, index: int, noun: str) -> int | None:
        """The body that spoke last in such a paper, else the one that spoke last.

        What a person signed speaks for itself.
        """
        layout = self._layout
        turns = [t for t in reversed(self._gathered.spoken) if index - t.order < _MEMORY]
        for turn in turns:
            if noun in layout.words[slice(*layout.sentence(turn.order))]:
                return turn.voice if self._is_body(turn.voice) else None
        return next((t.voice for t in turns if self._is_body(t.voice)), None)

    def _is_body(self, voice: int) -> bool:
        speaker = self._gathered.speakers[voice - 1]
        return speaker.sort == "thing" and speaker.kind not in {"outlet", "document"}


def written(phrases: Phrases, index: int) -> Phrase | None:
    """The paper told of last before this token: "The REPLY came in May. It read: “No.”"."""
    said, speakers = phrases.layout.words, phrases.speakers
    for noun in range(index - 1, max(0, index - _NEAR_PAPER), -1):
        if speakers.get(noun) == "document" or said[noun] in _SENT:
            return Phrase(noun - (said[noun - 1] in DETERMINERS), noun + 1)
    return None


def is_uttered(noun: str) -> bool:
    """Whether somebody speaks by such a paper: "a statement from Lee"."""
    return noun in _UTTERED


def _is_same(noun: str, paper: str) -> bool:
    return noun.removesuffix("s") == paper.removesuffix("s")


def _may_be(noun: str, paper: str) -> bool:
    """Whether a paper of one kind may be called so: "the document", "the survey" of a poll."""
    if any(noun in kind and paper in kind for kind in _KINDS):
        return True
    return noun in _GENERAL and (paper in _STUDIES or (paper in _RECORDS and noun not in _STUDIES))
