"""How claims, things and statements are shown to the model in lists."""

from collections.abc import Iterable, Mapping, Sequence

from api.schemas.base import Span
from api.schemas.reading import ReferentSide, Side, SynopsisInput

_QUOTED = 200
_TERMS = 8


def letters(sides: Iterable[Side], things: Iterable[ReferentSide]) -> Mapping[str, str]:
    """A letter for each account by its key, in the order of their texts' digests.

    A key changes with every version of the code; a question that did not change is not to be asked
    in other words for that. An account without claims in question follows, by its key.
    """
    digests = {side.key: side.analysis.article.sha256 for side in sides}
    keys = digests.keys() | {thing.key for thing in things}
    ordered = sorted(keys, key=lambda key: (key not in digests, digests.get(key, ""), key))
    return {key: _letter(number) for number, key in enumerate(ordered)}


def _letter(number: int) -> str:
    beyond, rest = divmod(number, 26)
    return (_letter(beyond - 1) if beyond else "") + chr(ord("A") + rest)


def claim_name(side: Side, names: Mapping[str, str]) -> str:
    """The letter of the account and the claim's place among its claims, such as `A3`."""
    place = next(n for n, claim in enumerate(side.analysis.claims, 1) if claim.id == side.claim.id)
    return f"{names[side.key]}{place}"


def claim_line(side: Side, names: Mapping[str, str]) -> str:
    certain = ", ".join(
        f"{_voice(side, entry.voice_id)} {entry.value}" for entry in side.claim.factuality
    )
    return _line(
        f"{claim_name(side, names)}: {side.claim.text} | evidence: {_quoted(side.claim.evidence)} "
        f"| {certain}"
    )


def referent_line(side: ReferentSide, names: Mapping[str, str]) -> str:
    terms = ", ".join(f'"{term}"' for term in sorted(set(side.terms))[:_TERMS])
    return _line(f"{names[side.key]}: {side.label} ({terms})")


def account_line(side: Side) -> str:
    published = side.analysis.article.published_at
    return str(published) if published else "no date"


def statement_line(number: int, item: SynopsisInput) -> str:
    conflict = f" on {', '.join(item.on)}" if item.on else ""
    accounts = [
        f"{label}: {'; '.join(map(_said, sides))}"
        for label, sides in sorted(item.members, key=lambda member: member[0])
    ]
    return _line(
        f"{number}: {item.statement} | " + " | ".join([item.relation + conflict, *accounts])
    )


def _said(side: Side) -> str:
    return f"{_quoted(side.claim.evidence)} ({_voice(side, side.claim.asserted_by)})"


def _voice(side: Side, voice_id: str) -> str:
    if voice_id == side.analysis.voices[0].id:
        return "author"
    return next(voice.label for voice in side.analysis.voices if voice.id == voice_id)


def _quoted(spans: Sequence[Span]) -> str:
    return " … ".join(f'"{_cut(span.exact)}"' for span in spans)


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def _line(text: str) -> str:
    return " ".join(text.split())
