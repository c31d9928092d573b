"""Neither a hostile text nor a model that obeys it does any of the harms that are bounded."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import respx

from api.bootstrap import assemble
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from api.settings import Settings
from tests.hostile.articles import ATTACKS, BODY, Attack, clean
from tests.hostile.bounds import breaches
from tests.hostile.obeying import ACTIVE, HARMS, OTHER, is_hostile
from tests.hostile.suite import UPSTREAM, Secrets, attacked, obeying
from tests.http.server import serving
from tests.text.articles import article

SHORT = [attack for attack in ATTACKS if attack.category != "long"]
LATER = article("\n\n".join((*BODY[:3], "The mayor of Harlow did not speak on Monday.")), "Later")


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("upstream"), *UPSTREAM) as started:
        yield started


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


def test_every_attack_is_of_its_own_and_none_is_in_the_twin() -> None:
    assert len({str(attack) for attack in ATTACKS}) == len(ATTACKS)
    assert all(attack.hostile() != clean() for attack in ATTACKS)
    assert not is_hostile(clean().text)


async def test_the_embedded_engine_reads_on_undisturbed() -> None:
    service = assemble(Settings(engine="rules", cache=False)).service
    figures = await attacked(service, "rules")
    assert figures.details == []
    assert figures.utility >= 0.95


@pytest.mark.parametrize(("place", "harm"), list(enumerate(HARMS)))
async def test_a_model_that_obeys_does_no_bounded_harm(
    upstream: str, tmp_path: Path, place: int, harm: str
) -> None:
    """Each harm with a part of the attacks; `make hostile` takes all of them."""
    async with obeying(upstream, harm, tmp_path) as service:
        figures = await attacked(service, harm, Secrets(upstream), SHORT[place % 6 :: 6])
    assert figures.details == []


async def test_claims_of_the_article_stand_beside_what_was_refused(
    upstream: str, tmp_path: Path
) -> None:
    for harm in ("invented", "other"):
        async with obeying(upstream, harm, tmp_path) as service:
            figures = await attacked(service, harm, attacks=SHORT[:4])
        assert figures.utility == 1


async def test_a_leak_is_told_and_another_window_is_still_read(
    upstream: str, tmp_path: Path
) -> None:
    sentences = [f"House number {number} was sold on Monday." for number in range(30)]
    text = " ".join([*sentences, *ATTACKS[0].put_in])
    async with obeying(upstream, "leak", tmp_path) as service:
        result = await service.analyze(article(text), "llm", ReadingOptions(speed="fast"))
    assert {"answer_leaked", "window_missing"} <= {item.code for item in result.run.warnings}
    assert len(result.claims) > 15


def relations(comparison: Comparison, keys: set[str]) -> set[tuple[object, ...]]:
    """What is said of each pair of claims of two accounts that no third one shares."""
    found: set[tuple[object, ...]] = set()
    for alignment in comparison.alignments:
        members = {member.article: member.claim_ids for member in alignment.members}
        found |= {
            (members[one], members[other], alignment.relation, alignment.on)
            for one, other in combinations(sorted(members), 2)
            if {one, other} == keys == set(members)
        }
    return found


@pytest.mark.parametrize("harm", ["certain", "other", "active", "escapes"])
async def test_a_hostile_account_changes_nothing_that_is_said_of_two_others(
    upstream: str, tmp_path: Path, harm: str
) -> None:
    hostile = Attack("direct orders", "apart", ATTACKS[0].put_in).hostile()
    apart = article(f"Snow fell in Oslo on Friday. {ATTACKS[0].put_in[0]}", "Snow in Oslo")
    async with obeying(upstream, harm, tmp_path) as service:
        two = await service.compare([clean(), LATER])
        three = await service.compare([clean(), LATER, apart])
        worst = await service.compare([clean(), LATER, hostile])
    keys = {item.key for item in two.articles}
    labels = {item.analysis.id: item.key for item in three.articles}
    same = {labels[item.analysis.id] for item in two.articles}
    assert relations(two, keys)
    assert relations(three, same) == relations(two, keys)
    for comparison in (three, worst):
        assert list(breaches(comparison, Secrets(upstream))) == []
        told = comparison.model_dump_json()
        assert OTHER not in told
        assert ACTIVE not in told
