"""Comparisons hold together whatever the articles, and whatever their order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from api.core.compare import compare
from api.core.invariants import InvariantError
from api.core.order import arranged
from api.errors import InputError, TooLargeError
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.comparison import Comparison
from api.schemas.reading import (
    CandidatePair,
    DraftSentence,
    Judgement,
    Matching,
    ReferentPair,
)
from api.schemas.run import EngineIdentity
from tests.builders import FakeEngine, claimed, draft

BRIDGE = "The Harrow Bridge in Selby collapsed on Tuesday."
INJURED = "Nine people were injured when the Harrow Bridge in Selby fell."
MAYOR = "Mayor Ada Quist said the Harrow Bridge had been inspected in May."
CLOSED = "Selby council closed the Harrow Bridge road after the collapse."
COURT = "Engineers warned Selby council about the Harrow Bridge last year."
SENTENCES = (BRIDGE, INJURED, MAYOR, CLOSED, COURT)


def without_time(comparison: Comparison) -> dict[str, object]:
    result = comparison.model_dump(mode="json")
    del result["run"]["seconds"]
    return result


def members(comparison: Comparison) -> Counter[tuple[str, str]]:
    return Counter(
        (member.article, claim)
        for alignment in comparison.alignments
        for member in alignment.members
        for claim in member.claim_ids
    )


def claims(comparison: Comparison) -> Counter[tuple[str, str]]:
    return Counter(
        (article.key, claim.id)
        for article in comparison.articles
        for claim in article.analysis.claims
    )


def three() -> list[ArticleAnalysis]:
    return [
        claimed(f"{BRIDGE} {INJURED} {MAYOR}", outlet="Selby Echo", published_at=date(2026, 3, 4)),
        claimed(f"{BRIDGE} {CLOSED} {INJURED}", outlet="Yorkshire Wire"),
        claimed(f"{COURT} {BRIDGE} {MAYOR}", outlet="The Dale", published_at=date(2026, 3, 5)),
    ]


async def test_the_order_of_the_accounts_permutes_the_result_and_nothing_else() -> None:
    analyses = three()
    first = await compare(analyses, FakeEngine())
    for order in permutations(analyses):
        result = await compare(order, FakeEngine())
        assert [item.analysis.id for item in result.articles] == [item.id for item in order]
        assert without_time(result) == without_time(arranged(first, [item.id for item in order]))


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
async def test_any_accounts_are_compared_alike_in_any_order(
    texts: list[list[str]], random: Random
) -> None:
    analyses = [claimed(" ".join(text)) for text in texts]
    shuffled = list(analyses)
    random.shuffle(shuffled)
    one = await compare(analyses, FakeEngine())
    other = await compare(shuffled, FakeEngine())
    assert one.id == other.id
    assert without_time(arranged(one, [a.id for a in shuffled])) == without_time(other)
    assert members(one) == claims(one)


async def test_every_claim_is_in_exactly_one_alignment() -> None:
    result = await compare(three(), FakeEngine())
    assert members(result) == claims(result)
    assert max(members(result).values()) == 1


async def test_an_account_compared_with_itself_is_corroborated_throughout() -> None:
    analysis = claimed(f"{BRIDGE} {INJURED} {BRIDGE} {MAYOR}", outlet="Selby Echo")
    engine = FakeEngine()
    result = await compare([analysis, analysis, analysis], engine)
    assert {item.relation for item in result.alignments} == {"corroborated"}
    assert members(result) == claims(result)
    assert [item.key for item in result.articles] == [
        analysis.id,
        f"{analysis.id}.2",
        f"{analysis.id}.3",
    ]
    assert not result.omissions
    assert {origin.origins for origin in result.independence} == {1}
    assert "identical_texts" in {warning.code for warning in result.run.warnings}
    assert "match" not in engine.calls


async def test_identical_statements_of_many_accounts_become_one() -> None:
    analyses = [
        claimed(f"{BRIDGE} {MAYOR} Reporter {number} was there.", outlet=f"Outlet {number}")
        for number in range(16)
    ]
    engine = FakeEngine()
    result = await compare(analyses, engine)
    widest = [item for item in result.alignments if len(item.members) == 16]
    assert {item.statement for item in widest} == {BRIDGE, MAYOR}
    assert len(engine.pairs) <= 3 * 16 * 3
    assert engine.calls.count("match") == 1
    assert engine.calls.count("synopsis") == 1


async def test_unrelated_accounts_are_not_forced_together() -> None:
    engine = FakeEngine()
    cake = claimed("Baker Ruth Olden won the Truro cake prize with a lemon sponge.")
    result = await compare([claimed(f"{BRIDGE} {INJURED}"), cake], engine)
    assert result.event.same_event == "no"
    assert result.alignments == ()
    assert result.omissions == ()
    assert engine.calls == []
    assert "unrelated_events" in {warning.code for warning in result.run.warnings}


async def test_every_span_is_verbatim_in_the_text_of_its_account() -> None:
    result = await compare(three(), FakeEngine())
    found = list(attributed_spans(result))
    texts = {item.key: item.analysis.article.text for item in result.articles}
    assert len(found) > 20
    for key, span in found:
        assert texts[key][span.start : span.end] == span.exact


def attributed_spans(value: object, key: str = "") -> Iterator[tuple[str, Span]]:
    """Every span with the key of the account that its place in the result belongs to."""
    if isinstance(value, Span):
        yield key, value
    elif isinstance(value, BaseModel):
        fields = dict(value)
        own = fields.get("key") or fields.get("article")
        inner = own if isinstance(own, str) else key
        for item in fields.values():
            yield from attributed_spans(item, inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from attributed_spans(item, key)


async def test_it_refuses_analyses_by_another_engine() -> None:
    other = EngineIdentity(engine="llm", model="openai/gpt-4.1", version="9")
    with pytest.raises(InputError, match="Send the article's text") as caught:
        await compare([claimed(BRIDGE), claimed(INJURED)], FakeEngine(identity=other))
    assert "openai/gpt-4.1" in caught.value.message


@pytest.mark.parametrize(
    ("number", "error"), [(0, InputError), (1, InputError), (17, TooLargeError)]
)
async def test_it_takes_two_to_sixteen_accounts(number: int, error: type[InputError]) -> None:
    with pytest.raises(error, match="A comparison takes"):
        await compare([claimed(BRIDGE)] * number, FakeEngine())


async def test_synopsis_keeps_only_what_the_cited_claims_carry() -> None:
    engine = FakeEngine()
    result = await compare(three(), engine)
    bridge = next(item for item in result.alignments if item.statement == BRIDGE).id
    cases = {
        "Both accounts say the Harrow Bridge collapsed.": True,
        "All 3 accounts report that Selby's bridge collapsed.": True,
        "The Harrow Bridge collapsed, killing 40.": False,
        "The Harrow Bridge collapsed, killing forty.": False,
        "Harold Wilkins saw the Harrow Bridge collapse.": False,
        "The Harrow Bridge in Leeds collapsed.": False,
        "Wilkins saw it collapse.": False,
    }
    engine.sentences = (
        *(DraftSentence(text, (bridge,)) for text in cases),
        DraftSentence("The bridge collapsed.", ("s999",)),
        DraftSentence("The bridge collapsed.", ()),
    )
    result = await compare(three(), engine)
    assert [item.text for item in result.synopsis] == [t for t, kept in cases.items() if kept]
    warning = next(w for w in result.run.warnings if w.code == "synopsis_sentences_removed")
    assert warning.message.startswith("7 ")


class Inventing(FakeEngine):
    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        return Matching(tuple(Judgement(pair, "only_in") for pair in pairs), tuple(referents))


async def test_an_engine_may_not_answer_what_the_core_derives() -> None:
    with pytest.raises(InvariantError, match="only_in"):
        await compare(three(), Inventing())


class SameThings(FakeEngine):
    async def match(
        self,
        pairs: Sequence[CandidatePair],  # noqa: ARG002 - only things matter here
        referents: Sequence[ReferentPair],
    ) -> Matching:
        return Matching((), tuple(referents))


async def test_a_thing_is_called_by_none_of_the_names_that_play_it_up_or_down() -> None:
    left = draft(f"{BRIDGE} The bridge disaster shamed Selby.")
    left.naming(left.referent("disaster"), "disaster", effect="amplify")
    right = draft(f"{BRIDGE} The council called the bridge disaster a minor incident.")
    thing = right.referent("the disaster of the bridge")
    right.naming(thing, "minor incident", effect="minimise")
    result = await compare([left.analysis(), right.analysis()], SameThings())
    assert [item.referent for item in result.naming_contrasts] == ["the disaster of the bridge"]


async def test_contrasts_stand_side_by_side() -> None:
    left = draft(f"{BRIDGE} Selby council called it a minor incident. Mayor Ada Quist wept.")
    council = left.voice("Selby council")
    left.claim(BRIDGE)
    thing = left.referent("the collapse")
    left.naming(thing, "minor incident", namer=council, effect="minimise")
    left.portrayal(left.entity("Ada Quist"), "innocent", "Mayor Ada Quist wept")
    left.frame("capacity", 0.4, "collapsed")
    left.function("problem_definition", "a minor incident")
    right = draft(f"{BRIDGE} The Harrow disaster shamed Selby. Mayor Ada Quist shrugged.")
    right.claim(BRIDGE)
    right.naming(right.referent("the collapse"), "disaster", effect="amplify")
    right.portrayal(right.entity("Ada Quist"), "antagonist", "Mayor Ada Quist shrugged")
    result = await compare([left.analysis(), right.analysis()], FakeEngine())

    (contrast,) = result.naming_contrasts
    assert {row.term: row.namer for row in contrast.rows} == {
        "minor incident": "Selby council",
        "disaster": "the author",
    }
    assert result.portrayal_shifts is not None
    assert [(s.entity, s.size) for s in result.portrayal_shifts] == [("Ada Quist", 1.0)]
    assert [(s.frame, s.size) for s in result.frame_shifts] == [("capacity", 0.4)]
    assert result.function_contrasts is not None
    assert [(c.function, c.size) for c in result.function_contrasts] == [
        ("problem_definition", 1.0)
    ]
    assert result.metrics.framing_splits == 1
    assert [row.label for row in result.voice_matrix] == ["The author's own voice", "Selby council"]


async def test_portrayals_that_were_not_assessed_stay_unassessed() -> None:
    left, right = draft(BRIDGE), draft(INJURED)
    left.portrayals = None
    result = await compare([left.analysis(), right.analysis()], FakeEngine())
    assert result.portrayal_shifts is None


@given(st.lists(st.tuples(st.sampled_from([BRIDGE, INJURED, MAYOR]), st.booleans()), min_size=1))
async def test_claims_made_twice_and_by_sources_too_stand_with_themselves(
    told: list[tuple[str, bool]],
) -> None:
    one = draft(f"{BRIDGE} {INJURED} {MAYOR}", outlet="Selby Echo")
    speaker = one.voice("Mara Quill")
    for sentence, is_reported in told:
        if is_reported:
            one.claim(sentence, voice=speaker, attribution=one.attribution(speaker, sentence))
        else:
            one.claim(sentence)
    analysis = one.analysis()
    result = await compare([analysis, analysis], FakeEngine())
    assert {item.relation for item in result.alignments} == {"corroborated"}
    assert members(result) == claims(result)
