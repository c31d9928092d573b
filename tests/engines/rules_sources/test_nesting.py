"""Who passes on whose words: never in a circle, whatever the sentence."""

from hypothesis import given
from hypothesis import strategies as st

from tests.engines.rules_sources.reading import chain_of, sources_of

PIECES = (
    "Engineers", "the mayor", "Anna Berg", "the Torvik Herald", "documents", "a memo", "a study",
    "Reuters", "she", "they", "the company", "warned", "said", "reveal", "denied", "called",
    "told reporters", "claims", "accused", "believe", "that", "and", "but", "as", "according to",
    "seen by", "obtained by", "as reported by", "reportedly", "the dam was unsafe", "it had failed",
    "raising questions", "of neglect", "a “disgrace”", "“We knew it,”", ",", ",", ".", "\n\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=40))
def test_no_attribution_is_its_own_reporter(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not any(piece.strip(" ,.\n") for piece in pieces):
        return
    sources = sources_of(text)
    by_id = {a.id: a for a in sources.attributions}
    for attribution in sources.attributions:
        seen = {attribution.id}
        above = attribution.parent_id
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = by_id[above].parent_id
        assert len(chain_of(sources, attribution)) == len(seen)
