"""An analysis is verbatim, counted by code, and free of excluded text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from api.core.analyze import analyze
from api.core.exclusion import claimed_sentences, with_unclaimed_only, without_excluded
from api.core.invariants import InvariantError, spans, verify
from api.core.sourcing import source
from api.errors import EmptyTextError
from api.schemas.claims import Dropped
from api.schemas.document import Document, Quotation
from api.schemas.reading import Reading
from tests.builders import Draft, FakeEngine, make_article, make_document

TEXT = (
    "The bridge fell on Tuesday. Mayor Quist said the council had heard from Brill Ltd that the "
    "steel was sound."
)


def chained() -> Draft:
    made = Draft(make_document(TEXT))
    mayor, firm = made.voice("Mayor Quist", affiliation="Council"), made.voice("Brill Ltd")
    outer = made.attribution(mayor, "the council had heard from Brill Ltd that the steel was sound")
    inner = made.attribution(firm, "the steel was sound", parent=outer)
    made.claim("The bridge fell on Tuesday.")
    made.claim("the steel was sound", voice=firm, attribution=inner)
    return made


def test_words_belong_to_the_innermost_source() -> None:
    made = chained()
    voices, sourcing = source(made.document, made.reading())
    assert {voice.label: voice.words for voice in voices} == {
        "the author": 8,
        "Mayor Quist": 8,
        "Brill Ltd": 4,
    }
    assert sum(entry.share for entry in sourcing.by_voice) == pytest.approx(1)
    assert sourcing.deepest_chain == 2
    assert sourcing.unattributed_share == pytest.approx(0.4)
    assert [(a.affiliation, a.words) for a in sourcing.by_affiliation] == [("Council", 8)]


def test_unnamed_voices_have_a_share_of_their_own() -> None:
    made = Draft(make_document("Officials said nine died."))
    made.attribution(made.voice("officials", kind="unnamed"), "nine died")
    _, sourcing = source(made.document, made.reading())
    assert sourcing.unnamed_share == pytest.approx(0.5)


def quoted(text: str, mark: str = "“") -> Document:
    document = make_document(text)
    start, end = text.index("“"), text.index("”")
    quotation = Quotation(start, end + 1, start + 1, end, depth=0, closed=True)
    return replace(document, quotations=(quotation,))


@pytest.mark.parametrize(
    ("form", "share"), [("direct", 3 / 6), ("mixed", 3 / 6), ("indirect", 0), ("naming", 0)]
)
def test_only_attributed_speech_is_direct_quotation(form: str, share: float) -> None:
    made = Draft(quoted("Quist told reporters: “Steel never lies.”"))
    made.attribution(made.voice("Quist"), "Steel never lies", form=form)  # type: ignore[arg-type] # from the table above
    _, sourcing = source(made.document, made.reading())
    assert sourcing.direct_quotation_share == pytest.approx(share)


def test_excluded_regions_yield_nothing() -> None:
    teaser = "Read more: Acme slashed its prices, Bob Stone said."
    made = Draft(make_document(f"Quist closed the bridge.\n{teaser}", excluded=[teaser]))
    bob = made.voice("Bob Stone")
    inside = made.attribution(bob, "Acme slashed its prices")
    made.claim("Quist closed the bridge.")
    made.claim("Acme slashed its prices", voice=bob, attribution=inside)
    made.loaded("slashed")
    made.naming(made.referent("the cut"), "slashed")
    made.portrayal(made.entity("Acme", "organisation"), "antagonist", "slashed its prices")
    made.frame("economic", 0.5, "slashed its prices")
    made.function("problem_definition", "slashed its prices")

    found = verify(made.document, made.reading())
    kept, left_out = without_excluded(made.document, made.reading(), found)
    assert left_out == len(found) - 1
    assert [span.exact for span in spans(kept.claims)] == ["Quist closed the bridge."]
    gone = (kept.attributions, kept.language, kept.namings, kept.referents, kept.entities)
    assert not any((*gone, kept.portrayals, kept.framing.dimensions))
    assert kept.framing.functions is not None
    assert not kept.framing.functions.problem_definition
    _, sourcing = source(made.document, kept)
    assert sourcing.words == 4


def test_dropped_sentences_are_those_without_a_claim() -> None:
    made = Draft(make_document("One fell. Two rose.\nFooter.", excluded=["Footer."]))
    made.claim("One fell")
    listed = tuple(Dropped(sentence=index, why="opinion") for index in (2, 1, 0, 1))
    reading = replace(made.reading(), dropped=listed)
    claimed = claimed_sentences(made.document, reading.claims)
    reading = with_unclaimed_only(made.document, reading, claimed)
    assert [item.sentence for item in reading.dropped] == [1]


def moved(reading: Reading) -> Reading:
    claim = reading.claims[0]
    wrong = claim.evidence[0].model_copy(update={"exact": "The bridge rose on Tuesday."})
    return replace(reading, claims=(claim.model_copy(update={"evidence": (wrong,)}),))


def circled(reading: Reading) -> Reading:
    first = reading.attributions[0].model_copy(update={"parent_id": "t2"})
    return replace(reading, attributions=(first, *reading.attributions[1:]))


def stranger(reading: Reading) -> Reading:
    claim = reading.claims[0].model_copy(update={"asserted_by": "v9"})
    return replace(reading, claims=(claim,))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [(moved, "verbatim"), (circled, "nested in itself"), (stranger, "unknown voice: v9")],
)
def test_a_broken_reading_is_a_bug_and_raised(
    spoil: Callable[[Reading], Reading], message: str
) -> None:
    made = chained()
    verify(made.document, made.reading())
    with pytest.raises(InvariantError, match=message):
        verify(made.document, spoil(made.reading()))


async def test_one_sentence_is_an_article() -> None:
    analysis = await analyze(make_article("The bridge fell."), FakeEngine())
    assert [claim.text for claim in analysis.claims] == ["The bridge fell."]
    assert analysis.sourcing.unattributed_share == 1


async def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        await analyze(make_article(" \n "), FakeEngine())


async def test_the_language_is_read_from_the_text_and_marked_so() -> None:
    text = "The council of the town said on Tuesday that the bridge had been closed to traffic."
    analysis = await analyze(make_article(text, language=None), FakeEngine())
    assert analysis.article.language == "en"
    assert "language" in analysis.article.read_from_text


class Silent(FakeEngine):
    async def read(self, document: Document, options: object) -> Reading:
        self.calls.append(f"read {options}")
        return Draft(document).reading()


async def test_a_text_without_claims_is_said_to_have_none() -> None:
    analysis = await analyze(make_article("What a day it was!"), Silent())
    assert "no_claims" in {warning.code for warning in analysis.run.warnings}


class Partial(FakeEngine):
    async def read(self, document: Document, options: object) -> Reading:
        self.calls.append(f"read {options}")
        made = Draft(document)
        made.claim("The bridge fell.")
        return made.reading()


async def test_sentences_that_the_engine_passed_over_are_told() -> None:
    analysis = await analyze(make_article("The bridge fell. Nobody came."), Partial())
    (warning,) = (w for w in analysis.run.warnings if w.code == "sentences_unaccounted")
    assert warning.message.startswith("1 sentences")
