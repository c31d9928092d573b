"""How many of the statements that belong together are laid together, and how many others are.

Most pairs were seen while the rules were written, so the figures are a floor against relapses and
no estimate for other texts.
"""

import asyncio
from collections.abc import Sequence

import pytest

from api.core.compare import compare
from api.engines.rules import RulesEngine
from tests.engines.rules_claims.accounts import HELD_OUT, WORKED_ON, Accounts
from tests.engines.rules_claims.events import EVENTS, Event, Expected
from tests.engines.rules_claims.judging import analysed, judged
from tests.engines.rules_claims.newsroom import NEWSROOM
from tests.engines.rules_claims.pairs import PAIRS

_CONFLICTS = {"possible_conflict", "contradicted", "reported_vs_rejected"}
_LEAST_FOUND = 0.65

Told = tuple[str, str, str]
"""Claims of the left and of the right account that stand together, and their relation."""


def _share(found: int, of: int) -> float:
    if of == 0:
        raise ValueError("no cases")
    return found / of


def test_precision_and_recall_of_what_is_aligned() -> None:
    answers = [(judged(p.left, p.right).relation is not None, p.relations) for p in PAIRS]
    related = [aligned for aligned, wanted in answers if None not in wanted]
    aligned = [wanted for is_aligned, wanted in answers if is_aligned]
    assert _share(sum(related), len(related)) >= 0.95
    assert _share(sum(wanted != (None,) for wanted in aligned), len(aligned)) >= 0.95


def test_precision_and_recall_of_conflicts() -> None:
    answers = [(judged(p.left, p.right).relation, set(p.relations)) for p in PAIRS]
    told = [wanted for relation, wanted in answers if relation in _CONFLICTS]
    real = [relation for relation, wanted in answers if wanted <= _CONFLICTS]
    assert _share(sum(bool(wanted & _CONFLICTS) for wanted in told), len(told)) >= 0.95
    assert _share(sum(relation in _CONFLICTS for relation in real), len(real)) >= 0.95


def _told(event: Event | Accounts) -> list[Told]:
    left, right = analysed(event.left), analysed(event.right)
    comparison = asyncio.run(compare([left, right], RulesEngine()))
    key = next(a.key for a in comparison.articles if a.analysis.id == left.id)
    texts = {(a.key, c.id): c.text for a in comparison.articles for c in a.analysis.claims}
    told = []
    for pair in (pair for alignment in comparison.alignments for pair in alignment.pairs):
        sides = sorted((pair.left, pair.right), key=lambda ref: ref.article != key)
        here, there = (texts[ref.article, ref.claim_id] for ref in sides)
        told.append((here, there, str(pair.relation)))
    return told


def test_most_of_what_two_accounts_share_is_found() -> None:
    found = total = 0
    for event in EVENTS:
        told = _told(event)
        total += len(event.aligned)
        found += sum(
            any(e.left in here and e.right in there and r in e.relations for here, there, r in told)
            for e in event.aligned
        )
    assert _share(found, total) >= _LEAST_FOUND


@pytest.mark.parametrize("event", EVENTS, ids=[event.name for event in EVENTS])
def test_what_has_nothing_to_do_with_each_other_stays_apart(event: Event) -> None:
    told = _told(event)
    for left, right in event.apart:
        assert not [item for item in told if left in item[0] and right in item[1]]


def _within(words: tuple[str, str], told: Told) -> bool:
    return all(part.lower() in text.lower() for part, text in zip(words, told, strict=False))


def _is_expected(expected: Expected, told: Told) -> bool:
    words = expected.left, expected.right
    return _within(words, told) and told[2] in expected.relations


def _tally(pairs: Sequence[Accounts]) -> tuple[int, int, int, int]:
    """How much was found of what corresponds, and how much of what was told is right."""
    found = right = of_told = 0
    for accounts in pairs:
        told = [
            item for item in _told(accounts) if not any(_within(w, item) for w in accounts.open)
        ]
        found += sum(
            any(_is_expected(e, item) for item in _told(accounts)) for e in accounts.aligned
        )
        right += sum(any(_is_expected(e, item) for e in accounts.aligned) for item in told)
        of_told += len(told)
    return found, sum(len(accounts.aligned) for accounts in pairs), right, of_told


@pytest.mark.parametrize(("pairs", "recall"), [(WORKED_ON, 0.8), (HELD_OUT, 0.7), (NEWSROOM, 0.5)])
def test_accounts_of_different_registers(pairs: Sequence[Accounts], recall: float) -> None:
    found, expected, right, told = _tally(pairs)
    assert _share(found, expected) >= recall
    assert _share(right, told) >= 0.9


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "At least 47 people died in the Orrin flood.",
            "The Orrin flood killed 52 people.",
            "only a limit",
        ),
        (
            "Vacancies at Kent NHS fell to 3,100 from 3,600.",
            "Vacancies at Kent NHS plummeted by 500.",
            "plummeted",
        ),
    ],
)
def test_the_rationale_is_honest_about_bounds_and_wordings(
    left: str, right: str, words: str
) -> None:
    assert words in judged(left, right).rationale
