"""The two things asked of an article, claims and framing, as one shape."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from api.engines.llm.claims import ground_claims
from api.engines.llm.framing import ground_framing
from api.engines.llm.merging import merge_claims, merge_framing
from api.engines.llm.parts import ClaimsPart, Failures, FramingPart
from api.engines.llm.quotes import Quotes
from api.engines.llm.windows import Window
from api.schemas.base import Draft
from api.schemas.document import Document
from api.schemas.drafts import ClaimsDraft, FramingDraft
from api.taxonomies import Label, load

D = TypeVar("D", bound=Draft)
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Section(Generic[D, P]):
    """A prompt, the draft that answers it, and what becomes of the draft."""

    name: str
    prompt: str
    draft: type[D]
    inputs: Mapping[str, object]
    ground: Callable[[D, Window, Quotes, str, Failures], P]
    """Grounds a draft for a window; the text sets this answer's uids apart."""
    merge: Callable[[Sequence[P]], P]
    open: Callable[[P, Window], tuple[int, ...]]
    """Sentences that the window was to cover and that the part says nothing of."""


def claims_section(document: Document, prompt: str) -> Section[ClaimsDraft, ClaimsPart]:
    def ground(
        draft: ClaimsDraft, window: Window, quotes: Quotes, tag: str, failures: Failures
    ) -> ClaimsPart:
        part = ground_claims(document, draft, quotes, tag, failures)
        return replace(part, own=window.cover)

    return Section(
        name="claims",
        prompt=prompt,
        draft=ClaimsDraft,
        inputs={"factuality": load("factuality").labels},
        ground=ground,
        merge=merge_claims,
        open=_unaccounted,
    )


def framing_section(
    document: Document, narratives: tuple[Label, ...], prompt: str
) -> Section[FramingDraft, FramingPart]:
    asked = tuple(label.id for label in narratives)

    def ground(
        draft: FramingDraft, _window: Window, quotes: Quotes, _tag: str, failures: Failures
    ) -> FramingPart:
        return ground_framing(document, draft, quotes, asked, failures)

    taxonomies = (
        "entman",
        "policy_frames",
        "generic_frames",
        "entity_roles",
        "persuasion_techniques",
    )
    return Section(
        name="framing",
        prompt=prompt,
        draft=FramingDraft,
        inputs={name: load(name).labels for name in taxonomies} | {"narratives": narratives},
        ground=ground,
        merge=merge_framing,
        open=lambda _part, _window: (),
    )


def _unaccounted(part: ClaimsPart, window: Window) -> tuple[int, ...]:
    told = {span.sentence for item in part.statements for span in item.evidence}
    told |= {item.sentence for item in part.dropped}
    return tuple(number for number in window.sentences if number not in told)
