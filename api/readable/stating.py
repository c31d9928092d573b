"""How a statement is put to a reader, so that nobody takes it for the word of this program: in
quotation marks where it is the very words of a source, with who says it, and who denies it."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.readable.people import is_denied, said_by
from api.readable.plain import plain
from api.readable.wording import INNER
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR, Claim


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, and the account that makes it."""

    claim: Claim
    analysis: ArticleAnalysis
    letter: str
    is_telling: bool
    """Whether it is among those that gave the statement its relation."""

    @property
    def denies(self) -> bool:
        return self.is_telling and is_denied(self.claim)

    @property
    def speaker(self) -> str:
        """Who says it, be it the author."""
        return said_by(self.claim, self.analysis) or f"the author of {self.letter}"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as it is put, and behind it whose it is."""

    words: str
    by: str
    """Empty where an author says it and nobody disputes it."""

    @property
    def line(self) -> str:
        return f"{self.words} — {self.by}" if self.by else self.words


def stated(statement: str, told: Sequence[Told], *, disputed: bool) -> Stated:
    """The statement by whoever makes it in these words. Where all deny it, that comes first; else
    those who deny it come behind."""
    denials = list(dict.fromkeys(one.speaker for one in told if one.denies))
    if all(one.denies for one in told if one.is_telling):
        return Stated(f"Denied: {_marked(statement, told)}", " and ".join(denials))
    worded = [one for one in told if one.claim.text == statement] or told[:1]
    teller = min(worded, key=lambda one: (one.denies, one.claim.asserted_by != AUTHOR))
    if not (disputed or denials or teller.claim.asserted_by != AUTHOR):
        return Stated(statement, "")
    by = [] if teller.denies else [teller.speaker]
    denied_by = (f"denied by {name}" for name in denials)
    return Stated(_marked(statement, worded), "; ".join((*by, *denied_by)))


def is_verbatim(claim: Claim) -> bool:
    """Whether the claim is the very words of its evidence."""
    return _bare(claim.text) == _bare(" … ".join(span.exact for span in claim.evidence))


def in_marks(text: str) -> str:
    return f"“{text.translate(INNER)}”"


def _marked(statement: str, told: Sequence[Told]) -> str:
    """In quotation marks, where one of them says it in these very words."""
    same = any(one.claim.text == statement and is_verbatim(one.claim) for one in told)
    return in_marks(statement) if same else statement


def _bare(text: str) -> str:
    return " ".join(plain(text).split()).strip(" .,“”\"'").casefold()
