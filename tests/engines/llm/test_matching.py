"""Judging pairs: in batches, alike for all accounts, nothing unanswered in silence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from api.engines.llm.listing import letters
from api.engines.llm.matching import BATCH
from api.errors import UpstreamRejectedError, UpstreamTimeoutError, UpstreamUnavailableError
from api.ports import CompletionRequest
from api.schemas.analysis import ArticleAnalysis, Sourcing
from api.schemas.claims import Claim, Factuality, Voice
from api.schemas.framing import Framing
from api.schemas.reading import (
    CandidatePair,
    Matching,
    ReferentPair,
    ReferentSide,
    Side,
    SynopsisInput,
)
from api.schemas.run import Run
from tests.engines.llm.scripted import ScriptedCompletion, document, engine

Answer = dict[str, Any]


def analysis(key: str, count: int) -> ArticleAnalysis:
    """An account of so many sentences, each a claim of its author."""
    doc = document(" ".join(f"House {n} of {key} was sold." for n in range(count)))
    claims = tuple(
        Claim(
            id=f"c{n}",
            text=sentence.span.exact,
            evidence=(sentence.span,),
            type="event_property",
            asserted_by="v0",
            factuality=(Factuality(voice_id="v0", value="CT+"),),
        )
        for n, sentence in enumerate(doc.sentences, 1)
    )
    return ArticleAnalysis(
        id=key,
        article=doc.article,
        regions=doc.regions,
        sentences=doc.sentences,
        entities=(),
        voices=(Voice(id="v0", label="the author", kind="author", words=0, share=1),),
        attributions=(),
        claims=claims,
        dropped=(),
        referents=(),
        namings=(),
        framing=Framing(functions=None, dimensions=None, generic=None),
        portrayals=None,
        language=(),
        sourcing=Sourcing(
            words=1,
            by_voice=(),
            by_affiliation=(),
            unnamed_share=0,
            unattributed_share=1,
            direct_quotation_share=0,
            deepest_chain=0,
        ),
        run=Run(engine="llm", model="m", notice="n", engine_version="1", cached=False, seconds=0),
    )


def side(account: ArticleAnalysis, number: int) -> Side:
    return Side(key=account.id, claim=account.claims[number], analysis=account)


def pairs(count: int) -> list[CandidatePair]:
    one, other = analysis("aaa", count), analysis("bbb", count)
    return [CandidatePair(side(one, n), side(other, n), 0.5) for n in range(count)]


def turned(pair: CandidatePair) -> CandidatePair:
    return CandidatePair(pair.right, pair.left, pair.score)


def numbers(request: CompletionRequest) -> list[int]:
    listed = request.context.partition("Pairs of claims\n")[2].partition("\n\n")[0]
    return [int(n) for n in re.findall(r"^(\d+): ", listed, re.MULTILINE)]


def item(n: int, rel: str = "corroborated", **changes: Any) -> Answer:
    return {"n": n, "rel": rel, "on": [], "spec": "none", "why": "w", "text": "t"} | changes


def reply(
    judged: Sequence[Answer], unrelated: Sequence[int] = (), same: Sequence[int] = ()
) -> Answer:
    return {"pairs": list(judged), "unrelated": list(unrelated), "same": list(same)}


def all_pairs(request: CompletionRequest) -> Answer:
    return reply([item(n) for n in numbers(request)])


async def match(
    given: Sequence[CandidatePair],
    script: Callable[[CompletionRequest], Any] = all_pairs,
    referents: Sequence[ReferentPair] = (),
) -> tuple[Matching, ScriptedCompletion]:
    completion = ScriptedCompletion(match=script)
    return await engine(completion).match(given, referents), completion


async def test_pairs_are_judged_in_batches_at_the_same_time() -> None:
    matching, completion = await match(pairs(2 * BATCH + 1))
    assert len(completion.requests) == 3
    assert completion.most_in_flight == 3
    assert len(matching.judgements) == 2 * BATCH + 1
    assert matching.account.usage.upstream_calls == 3
    assert matching.account.warnings == ()


async def test_nothing_to_judge_costs_nothing() -> None:
    matching, completion = await match([])
    assert (matching.judgements, completion.requests) == ((), [])


async def test_the_order_of_pairs_and_accounts_changes_nothing_that_is_sent() -> None:
    given = pairs(BATCH + 3)
    _, one = await match(given)
    _, other = await match([turned(pair) for pair in reversed(given)])
    assert [r.context for r in one.requests] == [r.context for r in other.requests]


async def test_each_claim_is_listed_once() -> None:
    given = pairs(3)
    crossed = [CandidatePair(given[0].left, pair.right, 0.4) for pair in given[1:]]
    _, completion = await match([*given, *crossed])
    listed = completion.requests[0].context
    assert listed.count("House 0 of aaa was sold. |") == 1
    assert "A2 - B1" in listed
    assert "| author CT+" in listed


@pytest.mark.parametrize(("spec", "specific"), [("a", "left"), ("b", "right")])
async def test_the_more_specific_side_is_that_of_the_given_pair(spec: str, specific: str) -> None:
    def script(_request: CompletionRequest) -> Answer:
        return reply([item(1, "more_specific", spec=spec)])

    (pair,) = pairs(1)
    straight, _ = await match([pair], script)
    crossed, _ = await match([turned(pair)], script)
    assert straight.judgements[0].specific == specific
    assert crossed.judgements[0].specific != specific
    assert crossed.judgements[0].pair == turned(pair)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (item(1, "contradicted", on=["number", "number"]), ("contradicted", ("number",))),
        (item(1, "corroborated", on=["number"]), ("corroborated", ())),
    ],
)
async def test_answers_become_judgements(given: Answer, expected: tuple[Any, Any]) -> None:
    matching, _ = await match(pairs(1), lambda _request: reply([given]))
    (judgement,) = matching.judgements
    assert (judgement.relation, judgement.on) == expected


async def test_unrelated_pairs_are_told_by_number_and_a_relation_goes_before_none() -> None:
    matching, completion = await match(
        pairs(3), lambda _request: reply([item(3)], unrelated=[1, 2, 3, 2, 99])
    )
    assert [j.relation for j in matching.judgements] == [None, None, "corroborated"]
    assert len(completion.requests) == 1


def only_first_batch_answer(first: Answer, then: Answer) -> Callable[[CompletionRequest], Answer]:
    answers = iter([first, then])
    return lambda _request: next(answers)


async def test_pairs_left_out_are_asked_once_more() -> None:
    script = only_first_batch_answer(reply([item(2), item(77)]), reply([item(1), item(2)]))
    matching, completion = await match(pairs(3), script)
    assert numbers(completion.requests[1]) == [1, 2]
    assert "left out of an earlier answer" in completion.requests[1].task
    assert [j.relation for j in matching.judgements] == ["corroborated"] * 3
    assert {j.pair.left.claim.id for j in matching.judgements} == {"c1", "c2", "c3"}
    assert matching.account.warnings == ()


async def test_pairs_that_stay_unanswered_are_warned_of() -> None:
    script = only_first_batch_answer(
        reply([item(1), item(2, "more_specific", spec="none")]), reply([])
    )
    matching, _ = await match(pairs(3), script)
    assert len(matching.judgements) == 1
    (warning,) = matching.account.warnings
    assert (warning.code, warning.message[:2]) == ("match_missing", "2 ")


async def test_a_batch_that_fails_twice_is_reported_and_the_others_kept() -> None:
    def script(request: CompletionRequest) -> Any:
        down = UpstreamUnavailableError("Down.")
        return down if len(numbers(request)) == 1 else all_pairs(request)

    matching, completion = await match(pairs(BATCH + 1), script)
    assert len(matching.judgements) == BATCH
    assert [w.code for w in matching.account.warnings] == ["match_missing"]
    assert len(completion.requests) == 3


async def test_pairs_of_things_that_are_not_judged_are_warned_of() -> None:
    def script(request: CompletionRequest) -> Any:
        late = f"x{BATCH:03}" in request.context
        return UpstreamTimeoutError("Late.") if late else all_pairs(request)

    things = [
        ReferentPair(
            ReferentSide("a", f"x{n:03}", ("t",), f"r{n:03}"),
            ReferentSide("b", f"x{n:03}", ("t",), f"r{n:03}"),
        )
        for n in range(BATCH + 20)
    ]
    matching = await engine(ScriptedCompletion(match=script)).match(pairs(3), things)
    assert len(matching.judgements) == 3
    (warning,) = matching.account.warnings
    assert warning.code == "match_missing"
    assert "20 pairs of named things" in warning.message
    assert "statements" not in warning.message


@pytest.mark.parametrize("error", [UpstreamTimeoutError("Late."), UpstreamRejectedError("Key.")])
async def test_when_all_batches_fail_the_error_is_raised(error: Exception) -> None:
    with pytest.raises(type(error)):
        await match(pairs(2), lambda _request: error)


def thing(key: str, n: int) -> ReferentSide:
    return ReferentSide(key=key, label=f"thing {n}", terms=("b", "a"), referent_id=f"r{n}")


async def test_things_that_are_the_same_are_told_by_number() -> None:
    given = [ReferentPair(thing("bbb", n), thing("aaa", n)) for n in (1, 2)]
    matching, completion = await match([], lambda _request: reply([], same=[2, 2, 9, -1]), given)
    assert matching.same_referents == (given[1],)
    assert '1: A: thing 1 ("a", "b") - B: thing 1 ("a", "b")' in completion.requests[0].context


async def test_the_keys_of_accounts_change_nothing_that_is_sent() -> None:
    """They change with every version of the code, and kept answers would be lost for that."""

    def keyed(first: str, second: str) -> tuple[list[CandidatePair], list[ReferentPair]]:
        given = [
            CandidatePair(replace(pair.left, key=first), replace(pair.right, key=second), 0.5)
            for pair in pairs(BATCH + 3)
        ]
        return given, [ReferentPair(thing(first, n), thing(second, n + 1)) for n in (1, 2)]

    sent = []
    for given, things in (keyed("a", "b"), keyed("b", "a")):
        _, completion = await match(given, referents=things)
        sent.append([request.context for request in completion.requests])
    assert sent[0] == sent[1]


def test_accounts_without_claims_get_the_last_letters() -> None:
    (pair,) = pairs(1)
    sides = (replace(pair.left, key="y"), replace(pair.right, key="z"))
    found = letters(sides, [thing(key, 1) for key in ("b", "z", "a")])
    assert (found["a"], found["b"]) == ("C", "D")
    assert {found["y"], found["z"]} == {"A", "B"}


def test_there_are_letters_for_any_number_of_accounts() -> None:
    assert letters((), [thing(str(n).zfill(2), 1) for n in range(28)])["27"] == "AB"


def statements() -> list[SynopsisInput]:
    (pair,) = pairs(1)
    members = (("Post", (pair.right,)), ("Herald", (pair.left,)))
    return [
        SynopsisInput("a1", "A house was sold.", "contradicted", ("number",), members),
        SynopsisInput("a2", "It rained.", "only_in", (), members[:1]),
    ]


async def synopsis(*answers: Any) -> tuple[Any, ScriptedCompletion]:
    completion = ScriptedCompletion(synopsis=list(answers))
    return await engine(completion).synopsis(statements()), completion


async def test_a_synopsis_cites_only_statements_that_exist() -> None:
    sentences = [
        {"text": "A house was  sold.", "ids": [1, 1, 9]},
        {"text": "Nothing stands behind this.", "ids": [3, 0]},
        {"text": " ", "ids": [1]},
    ]
    draft, completion = await synopsis({"sentences": sentences})
    assert [(s.text, s.alignment_ids) for s in draft.sentences] == [("A house was sold.", ("a1",))]
    assert (
        '1: A house was sold. | contradicted on number | Herald: "House 0 of aaa was sold."'
        in completion.requests[0].context
    )


async def test_a_broken_synopsis_is_asked_for_again() -> None:
    draft, completion = await synopsis("No.", {"sentences": [{"text": "It rained.", "ids": [2]}]})
    assert "could not be read" in completion.requests[1].task
    assert len(draft.sentences) == 1


async def test_a_missing_synopsis_is_said_to_be_missing() -> None:
    draft, _ = await synopsis(UpstreamTimeoutError("No answer within 2 s."))
    assert draft.sentences == ()
    (warning,) = draft.account.warnings
    assert warning.code == "synopsis_missing"
    assert "No answer within 2 s." in warning.message


async def test_a_rejected_synopsis_is_an_error() -> None:
    with pytest.raises(UpstreamRejectedError):
        await synopsis(UpstreamRejectedError("Key."))


async def test_no_statements_need_no_synopsis() -> None:
    completion = ScriptedCompletion()
    draft = await engine(completion).synopsis([])
    assert (draft.sentences, completion.requests) == ((), [])


def addressing(told: ArticleAnalysis) -> ArticleAnalysis:
    """The analysis of a text in which a sentence to a model was noticed."""
    noticed = {"suspected_injections": (told.sentences[0].span,)}
    return told.model_copy(update={"run": told.run.model_copy(update=noticed)})


@pytest.mark.parametrize(
    ("suspects", "together"),
    [
        (set(), [["aaa", "bbb", "ccc"]]),
        ({"ccc"}, [["aaa", "bbb"], ["aaa", "ccc"], ["bbb", "ccc"]]),
    ],
)
async def test_an_account_that_addresses_a_model_is_in_no_question_about_two_others(
    suspects: set[str], together: list[list[str]]
) -> None:
    read = {key: analysis(key, 2) for key in ("aaa", "bbb", "ccc")}
    accounts = [addressing(one) if key in suspects else one for key, one in read.items()]
    given = [
        CandidatePair(side(one, n), side(other, n), 0.5)
        for one, other in combinations(accounts, 2)
        for n in range(2)
    ]
    things = [
        ReferentPair(
            ReferentSide(one.id, f"a thing of {one.id}", (), "r1"),
            ReferentSide(other.id, f"a thing of {other.id}", (), "r1"),
        )
        for one, other in combinations(accounts, 2)
    ]
    matching, completion = await match(given, referents=things)
    shown = [
        [key for key in ("aaa", "bbb", "ccc") if key in request.context]
        for request in completion.requests
    ]
    assert sorted(shown) == together
    assert len(matching.judgements) == 6


async def test_an_account_of_which_only_names_are_asked_about_is_kept_apart() -> None:
    stranger = ReferentSide("zzz", "a thing of zzz", (), "r1")
    known = ReferentSide("aaa", "a thing of aaa", (), "r1")
    given = [CandidatePair(side(analysis("aaa", 1), 0), side(analysis("bbb", 1), 0), 0.5)]
    _, completion = await match(given, referents=[ReferentPair(known, stranger)])
    assert ["zzz" in request.context for request in completion.requests] == [False, True]


async def test_reasons_and_statements_of_other_things_are_left_out() -> None:
    foreign = "Senators rejected yesterday every proposal that governors submitted"
    script = lambda _request: reply([item(1, why=foreign, text=foreign)])  # noqa: E731
    matching, _ = await match(pairs(1), script)
    (judged,) = matching.judgements
    assert (judged.relation, judged.rationale, judged.statement) == ("corroborated", "", None)


async def test_a_synopsis_asks_apart_about_accounts_that_address_a_model() -> None:
    clean, held = statements()[:2]
    (label, (member,)), *_ = held.members
    suspect = replace(member, analysis=addressing(member.analysis))
    held = replace(held, members=((label, (suspect,)),))
    answer = {"sentences": [{"text": "It rained.", "ids": [1]}]}
    completion = ScriptedCompletion(synopsis=[answer, answer])
    draft = await engine(completion).synopsis([held, clean])
    first, second = (request.context for request in completion.requests)
    assert clean.statement in first
    assert held.statement not in first
    assert clean.statement not in second
    cited = [sentence.alignment_ids for sentence in draft.sentences]
    assert cited == [(clean.alignment_id,), (held.alignment_id,)]
