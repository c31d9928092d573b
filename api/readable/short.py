"""What a comparison comes to, in a few short lines that name the accounts by their letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from api.readable.accounts import Accounts
from api.readable.alignments import CONFLICTS, decisive, telling_claims
from api.readable.differing import contrasted, differing, parts_of
from api.readable.people import is_denied, said_by
from api.readable.plain import plain
from api.readable.vocabulary import ON, RELATIONS
from api.readable.wording import INNER, clip_around
from api.schemas.claims import AUTHOR
from api.schemas.comparison import Alignment, ClaimRef, Member, Relation, SynopsisSentence

_MOST_WORDS = 14
_PAIR = 2
_AGREED = frozenset[Relation]({"corroborated", "corroborated_same_origin", "only_in"})
_LEADS: dict[Relation, str] = {
    "contradicted": "The accounts contradict each other",
    "possible_conflict": "The accounts may contradict each other",
    "reported_vs_rejected": "Reported in one, rejected in another",
    "differently_framed": "The same fact in different words",
    "differently_attributed": "Stated as fact in one, attributed in another",
    "differently_hedged": "More certain in one than in another",
    "more_specific": "More detail in one than in another",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line, or the letter of an account, or a quote of one."""

    text: str
    is_letter: bool = False
    is_quote: bool = False

    @property
    def shown(self) -> str:
        return f"“{self.text}”" if self.is_quote else self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the summary and the statements that it rests on."""

    parts: tuple[Part, ...]
    rests_on: tuple[str, ...]
    """Ids of statements."""

    @property
    def text(self) -> str:
        return "".join(part.shown for part in self.parts)


def sentences(accounts: Accounts) -> tuple[Sentence, ...]:
    """The synopsis with its citations. A model's sentences stand as they are, but for letters
    in place of the accounts' labels; otherwise each statement is told anew, the difference first.
    """
    by_model = accounts.comparison.run.model is not None
    told = accounts.comparison.synopsis
    return tuple(
        Sentence(
            tuple(
                _lettered(one.text, accounts)
                if by_model or len(one.alignment_ids) > 1
                else _told(accounts.alignments[one.alignment_ids[0]], accounts)
            ),
            one.alignment_ids,
        )
        for one in (told if by_model else sorted(told, key=partial(_weight, accounts=accounts)))
    )


def _weight(sentence: SynopsisSentence, accounts: Accounts) -> int:
    """Its place among others: what the accounts dispute comes before what they agree on."""
    relations = (accounts.alignments[one].relation for one in sentence.alignment_ids)
    return min(map(list(RELATIONS).index, relations))


def _lettered(text: str, accounts: Accounts) -> Iterator[Part]:
    """The text with letters for labels, where they do not stand in a quote."""
    letters = {a.label: accounts.letters[a.key] for a in accounts.comparison.articles}
    labels = "|".join(re.escape(label) for label in sorted(letters, key=len, reverse=True))
    end = 0
    for match in re.finditer(rf"(?<!\w)(?P<label>{labels})(?!\w)|“[^”]*”", text):
        if match["label"]:
            yield Part(text[end : match.start()])
            yield Part(letters[match["label"]], is_letter=True)
            end = match.end()
    yield Part(text[end:])


def _told(alignment: Alignment, accounts: Accounts) -> Iterator[Part]:
    if alignment.relation in _AGREED:
        refs = [_one_of(member, alignment) for member in alignment.members]
        yield from _agreed(alignment, _in_order(refs, accounts), accounts)
        return
    roles = _roles(alignment, accounts)
    refs = list(roles) or _in_order(_deciding(alignment), accounts)
    apart = _apart(alignment, [accounts.words(ref) for ref in refs])
    if not roles:
        yield Part(f"{_lead(alignment, apart)} ")
    for ref, words in zip(refs, apart, strict=True):
        yield Part(f"{roles[ref]} " if roles else "")
        yield Part(accounts.letters[ref.article], is_letter=True)
        yield Part(": ")
        yield from _said(ref, words, accounts)
        yield Part("." if ref is refs[-1] else "; ")


def _in_order(refs: Sequence[ClaimRef], accounts: Accounts) -> list[ClaimRef]:
    return sorted(refs, key=lambda ref: accounts.letters[ref.article])


def _deciding(alignment: Alignment) -> Sequence[ClaimRef]:
    """The two claims that gave the statement its relation, else one of each account."""
    pairs = decisive(alignment)
    if pairs:
        return pairs[0].left, pairs[0].right
    return [_one_of(member, alignment) for member in alignment.members]


def _one_of(member: Member, alignment: Alignment) -> ClaimRef:
    return ClaimRef(article=member.article, claim_id=telling_claims(member, alignment)[0])


def _roles(alignment: Alignment, accounts: Accounts) -> dict[ClaimRef, str]:
    """What each of two claims is to the other, where that is known, in the order of telling."""
    refs = _deciding(alignment)
    if len(refs) != _PAIR:
        return {}
    if alignment.relation == "more_specific" and alignment.pairs:
        return dict(zip(refs, ("More detail in", "less in"), strict=True))
    if alignment.relation != "differently_attributed":
        return {}
    own = [ref for ref in refs if accounts.claims[ref.article, ref.claim_id].asserted_by == AUTHOR]
    if len(own) != 1:
        return {}
    others = [ref for ref in refs if ref not in own]
    return {own[0]: "Stated as fact in", others[0]: "attributed in"}


def _apart(alignment: Alignment, words: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """What each of two has that the other has otherwise."""
    if len(words) != _PAIR:
        return [()] * len(words)
    left, right = words
    parts = parts_of(alignment.on)
    if alignment.relation in CONFLICTS.relations:
        found = differing(left, right, parts), differing(right, left, parts)
        if any(found):
            return found
    because = alignment.rationale
    return contrasted(because, left, right), contrasted(because, right, left)


def _lead(alignment: Alignment, apart: Sequence[tuple[str, ...]]) -> str:
    """The words that differ as a question, where there are two; else what sort of difference."""
    if alignment.relation == "differently_framed" and all(len(words) == 1 for words in apart):
        return f"The same fact, “{apart[0][0]}” or “{apart[1][0]}”:"
    if alignment.relation in CONFLICTS.relations and all(len(words) == 1 for words in apart):
        one, other = (words[0].rstrip(".,;:") for words in apart)
        if alignment.on == ("number",):
            return f"{one[0].upper()}{one[1:]} or {other[0].lower()}{other[1:]}?"
        return f"“{one[0].upper()}{one[1:]}” or “{other}”?"
    on = f" about {' and '.join(ON[matter] for matter in alignment.on)}" if alignment.on else ""
    return f"{_LEADS[alignment.relation]}{on}:"


def _agreed(alignment: Alignment, refs: Sequence[ClaimRef], accounts: Accounts) -> Iterator[Part]:
    """Who reports it, and the quote of the claim that is nearest to the statement."""
    yield from _who(refs, accounts)
    yield Part(f" {_how(alignment, accounts, one=len(refs) == 1)}: ")
    claims = [accounts.claims[ref.article, ref.claim_id] for ref in refs]
    nearest = next((n for n, c in enumerate(claims) if c.text == alignment.statement), 0)
    yield from _said(refs[nearest], (), accounts)
    yield Part(".")


def _said(ref: ClaimRef, told: Sequence[str], accounts: Accounts) -> Iterator[Part]:
    """The quote; before it whether it is denied, behind it who says it but the author."""
    claim = accounts.claims[ref.article, ref.claim_id]
    yield Part("denied: " if is_denied(claim) else "")
    yield Part(_quote(accounts.words(ref), told), is_quote=True)
    speaker = said_by(claim, accounts.analyses[ref.article])
    yield Part(f" — {plain(speaker)}" if speaker else "")


def _who(refs: Sequence[ClaimRef], accounts: Accounts) -> Iterator[Part]:
    if len(refs) == len(accounts.letters):
        yield Part("Both accounts" if len(refs) == _PAIR else f"All {len(refs)} accounts")
        return
    if len(refs) == 1:
        yield Part("Only ")
    for number, ref in enumerate(refs):
        yield Part(accounts.letters[ref.article], is_letter=True)
        yield Part({len(refs) - 1: "", len(refs) - 2: " and "}.get(number, ", "))


def _how(alignment: Alignment, accounts: Accounts, *, one: bool) -> str:
    if one:
        return "reports"
    if not _is_plain(alignment, accounts):
        return "report it, not all as fact"
    return "report, from one source" if "origin" in alignment.relation else "report"


def _is_plain(alignment: Alignment, accounts: Accounts) -> bool:
    """Whether all are as sure of it, and no author keeps a distance from it."""
    refs = [(m.article, one) for m in alignment.members for one in m.claim_ids]
    distant = {
        (key, told.id)
        for key, analysis in accounts.analyses.items()
        for told in analysis.attributions
        if told.stance in {"distance", "reject"}
    }
    claims = [(key, accounts.claims[key, one]) for key, one in refs]
    sure = {claim.factuality[0].value for _, claim in claims}
    return len(sure) == 1 and not any((key, c.attribution_id) in distant for key, c in claims)


def _quote(text: str, told: Sequence[str]) -> str:
    """The words on one line, a line at most, among them the first of those to be told."""
    return clip_around(plain(text).strip().rstrip("."), *told[:1], most=_MOST_WORDS).translate(
        INNER
    )
