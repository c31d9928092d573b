"""Which claims come together, and what is said of the group."""

from collections.abc import Sequence
from datetime import date

import pytest

from api.core.compare import compare
from api.schemas.comparison import Alignment, Comparison, Relation
from api.schemas.reading import CandidatePair, Judgement, Matching, ReferentPair
from tests.builders import Draft, FakeEngine, claimed, draft

NAMES = "Mayor Ada Quist of Selby spoke at the Harrow Bridge."


class Judge(FakeEngine):
    """Answers by pairs of words that the two claims hold."""

    def __init__(self, answers: dict[tuple[str, str], Relation], specific: str = "left") -> None:
        super().__init__()
        self.answers = answers
        self.specific = specific

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        self.calls.append("match")
        return Matching(tuple(self._answer(pair) for pair in pairs), tuple(referents))

    def _answer(self, pair: CandidatePair) -> Judgement:
        left, right = pair.left.claim.text, pair.right.claim.text
        for (one, other), relation in self.answers.items():
            if one in left and other in right:
                return Judgement(pair, relation, specific="left")
            if one in right and other in left:
                return Judgement(pair, relation, specific="right")
        return Judgement(pair, None)


def alignment(result: Comparison, word: str) -> Alignment:
    """The alignment with a claim that holds the word."""
    texts = {
        (article.key, claim.id): claim.text
        for article in result.articles
        for claim in article.analysis.claims
    }
    found = [
        item
        for item in result.alignments
        if any(word in texts[m.article, c] for m in item.members for c in m.claim_ids)
    ]
    assert len(found) == 1
    return found[0]


async def test_likeness_does_not_chain_claims_of_one_account() -> None:
    """A's first is like B's, B's like C's, C's like A's second: A's two stay apart."""
    one = claimed(f"Alpha opened the Harrow Bridge in Selby. Delta Selby Harrow Bridge. {NAMES}")
    two = claimed(f"Beta opened the Harrow Bridge in Selby. {NAMES}")
    three = claimed(f"Gamma opened the Harrow Bridge in Selby. {NAMES}")
    engine = Judge(
        {
            ("Alpha", "Beta"): "corroborated",
            ("Beta", "Gamma"): "corroborated",
            ("Gamma", "Delta"): "corroborated",
        }
    )
    result = await compare([one, two, three], engine)
    assert alignment(result, "Alpha").id != alignment(result, "Delta").id


async def test_two_claims_of_one_account_may_answer_one_of_another() -> None:
    one = claimed(f"Alpha opened the Harrow Bridge. Beta opened the Harrow Bridge. {NAMES}")
    two = claimed(f"Gamma opened the Harrow Bridge. {NAMES}")
    engine = Judge({("Alpha", "Gamma"): "corroborated", ("Beta", "Gamma"): "more_specific"})
    found = alignment(await compare([one, two], engine), "Alpha")
    assert sorted(len(member.claim_ids) for member in found.members) == [1, 2]
    assert found.relation == "more_specific"


async def test_a_possible_conflict_ties_one_claim_to_one() -> None:
    one = claimed(f"Alpha opened the Harrow Bridge. Beta opened the Harrow Bridge. {NAMES}")
    two = claimed(f"Gamma opened the Harrow Bridge. {NAMES}")
    doubtful: Relation = "possible_conflict"
    engine = Judge({("Alpha", "Gamma"): doubtful, ("Beta", "Gamma"): doubtful})
    found = alignment(await compare([one, two], engine), "Gamma")
    assert [len(member.claim_ids) for member in found.members] == [1, 1]


async def test_a_claim_may_agree_with_one_and_conflict_with_another() -> None:
    one = claimed(f"Alpha opened the Harrow Bridge. {NAMES}")
    two = claimed(f"Beta opened the Harrow Bridge. Gamma opened the Harrow Bridge. {NAMES}")
    engine = Judge({("Alpha", "Beta"): "possible_conflict", ("Alpha", "Gamma"): "corroborated"})
    found = alignment(await compare([one, two], engine), "Alpha")
    assert found.relation == "possible_conflict"
    assert {pair.relation for pair in found.pairs} == {"possible_conflict", "corroborated"}


async def test_the_shorter_clause_states_a_conflict() -> None:
    one = claimed(f"Alpha opened the old and famous Harrow Bridge in Selby at noon. {NAMES}")
    two = claimed(f"Alpha did not open the Harrow Bridge, a catastrophe. {NAMES}")
    engine = Judge({("Alpha", "Alpha"): "possible_conflict"})
    found = alignment(await compare([one, two], engine), "catastrophe")
    assert found.statement.startswith("Alpha did not")


@pytest.mark.parametrize(
    ("lesser", "greater"),
    [
        ("corroborated", "more_specific"),
        ("more_specific", "differently_hedged"),
        ("differently_hedged", "differently_attributed"),
        ("differently_attributed", "differently_framed"),
        ("differently_framed", "possible_conflict"),
        ("possible_conflict", "reported_vs_rejected"),
        ("reported_vs_rejected", "contradicted"),
    ],
)
async def test_the_relation_that_matters_most_names_the_group(
    lesser: Relation, greater: Relation
) -> None:
    texts = [f"{word} opened the Harrow Bridge. {NAMES}" for word in ("Alpha", "Beta", "Gamma")]
    engine = Judge({("Alpha", "Beta"): lesser, ("Beta", "Gamma"): greater})
    result = await compare([claimed(text) for text in texts], engine)
    found = alignment(result, "Alpha")
    assert (found.relation, len(found.members)) == (greater, 3)
    assert {pair.relation for pair in found.pairs} == {lesser, greater}


@pytest.mark.parametrize("swap", [False, True])
async def test_the_more_specific_claim_stands_left(swap: bool) -> None:
    texts = [f"Alpha opened the Harrow Bridge. {NAMES}", f"Beta opened Harrow Bridge. {NAMES}"]
    analyses = [claimed(text) for text in (reversed(texts) if swap else texts)]
    result = await compare(analyses, Judge({("Alpha", "Beta"): "more_specific"}))
    (pair,) = alignment(result, "Alpha").pairs
    analysis = next(a.analysis for a in result.articles if a.key == pair.left.article)
    assert analysis.claims[0].text.startswith("Alpha")


async def test_conflicts_come_first() -> None:
    one = claimed(f"Alpha opened the Harrow Bridge. Four were hurt at Harrow Bridge. {NAMES}")
    two = claimed(f"Beta opened the Harrow Bridge. Seven were hurt at Harrow Bridge. {NAMES}")
    engine = Judge({("Alpha", "Beta"): "corroborated", ("Four", "Seven"): "contradicted"})
    result = await compare([one, two], engine)
    assert [item.relation for item in result.alignments][:1] == ["contradicted"]
    assert [item.id for item in result.alignments] == [
        f"s{number}" for number in range(1, len(result.alignments) + 1)
    ]
    assert result.metrics.contradictions == 1


async def test_the_least_loaded_wording_states_the_group() -> None:
    one = draft(f"Alpha slammed the gate of the Harrow Bridge. {NAMES}", outlet="A")
    one.claim("Alpha slammed the gate of the Harrow Bridge.")
    one.loaded("slammed")
    two = draft(f"Alpha shut the gate of the old and famous Harrow Bridge. {NAMES}", outlet="B")
    two.claim("Alpha shut the gate of the old and famous Harrow Bridge.")
    engine = Judge({("slammed", "shut"): "differently_framed"})
    result = await compare([one.analysis(), two.analysis()], engine)
    assert alignment(result, "slammed").statement.startswith("Alpha shut")


def said_by(label: str, outlet: str) -> Draft:
    text = f"The Harrow Bridge fell, {label} said. {NAMES} {outlet} was there."
    made = draft(text, outlet=outlet)
    voice = made.voice(label)
    made.claim("The Harrow Bridge fell", voice=voice)
    return made


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        ("Ministry of Defence", "Russia’s Ministry of Defense", 1),
        ("Institute for the Study of War (ISW)", "ISW", 1),
        ("Ada Quist", "Quist", 1),
        ("council officer's report", "report by officers", 1),
        ("report by doctors", "report by officers", 2),
        ("Selby police", "Ada Quist", 2),
        ("Ukraine’s Ministry of Defence", "Russia’s Ministry of Defence", 2),
    ],
)
async def test_two_outlets_with_one_source_are_one_origin(
    left: str, right: str, origins: int
) -> None:
    analyses = [said_by(left, "Echo").analysis(), said_by(right, "Wire").analysis()]
    result = await compare(analyses, FakeEngine())
    found = alignment(result, "fell")
    assert found.relation == ("corroborated_same_origin" if origins == 1 else "corroborated")
    (origin,) = result.independence
    assert (origin.outlets, origin.origins) == (2, origins)


async def test_twelve_words_in_a_row_are_one_wire() -> None:
    wire = (
        "The Harrow Bridge fell into the river at dawn after a night of rain that had lasted "
        "nine hours."
    )
    texts = [f"{wire} {NAMES} One.", f"{wire} {NAMES} Two."]
    result = await compare([claimed(text) for text in texts], FakeEngine())
    assert alignment(result, "fell").relation == "corroborated_same_origin"


async def test_an_account_older_than_what_is_told_is_out_of_scope() -> None:
    text = f"Alpha opened the Harrow Bridge on Sunday. {NAMES}"
    early = claimed(f"{NAMES} Beta crossed the bridge at noon.", published_at=date(2026, 5, 1))
    late = claimed(text, published_at=date(2026, 5, 3))
    result = await compare([early, late], FakeEngine())
    absences = {
        (absence.article, absence.in_scope): absence.reason
        for omission in result.omissions
        for absence in omission.not_found_in
    }
    assert set(absences) == {(early.id, False), (late.id, True)}
    assert absences[late.id, True] == "Not found in the supplied text."
    assert absences[early.id, False] == (
        "This account is of 2026-05-01, and what is told of 2026-05-03."
    )


async def test_a_day_of_publication_alone_excuses_nothing() -> None:
    early = claimed(f"{NAMES} Beta crossed the bridge.", published_at=date(2026, 5, 1))
    late = claimed(f"Alpha opened the bridge. {NAMES}", published_at=date(2026, 5, 3))
    result = await compare([early, late], FakeEngine())
    absences = [absence for item in result.omissions for absence in item.not_found_in]
    assert {absence.in_scope for absence in absences} == {True}


@pytest.mark.parametrize(
    ("evidence", "other", "absent"),
    [
        ("The dam near Torda had cracks.", "He said the dam near Torda had cracks in May.", False),
        ("The THREAT is “a hole in the ground”.", "Quist saw ‘a hole in the ground’ there.", False),
        ("The dam burst.", "Engineers said the dam burst at noon.", True),
        ("The dam near Torda had cracks.", "The dam near Torda had no cracks.", True),
        ("It was “contained”, they insisted again.", "The spill was contained.", True),
    ],
)
async def test_words_that_stand_in_a_text_are_not_absent_from_it(
    evidence: str, other: str, absent: bool
) -> None:
    one = claimed(f"{evidence} {NAMES}")
    two = claimed(f"{other} {NAMES}")
    result = await compare([one, two], Judge({}))
    told = alignment(result, evidence).id
    assert (told in {item.alignment_id for item in result.omissions}) is absent


async def test_a_person_named_by_an_office_is_no_other_topic() -> None:
    aside = "Ruth Olden met the captain."
    texts = (f"{NAMES} {aside}", f"{NAMES} The captain, 51, is ill.")
    result = await compare([claimed(text) for text in texts], Judge({}))
    met = alignment(result, "Olden").id
    (absence,) = next(i for i in result.omissions if i.alignment_id == met).not_found_in
    assert absence.in_scope


async def test_a_statement_of_another_topic_is_out_of_scope() -> None:
    aside = "Ruth Olden baked sponges."
    result = await compare([claimed(f"{NAMES} {aside}"), claimed(f"{NAMES} Rain fell.")], Judge({}))
    baked = alignment(result, "sponges").id
    (omission,) = (item for item in result.omissions if item.alignment_id == baked)
    (absence,) = omission.not_found_in
    assert not absence.in_scope
    assert "another topic" in absence.reason


async def test_an_account_of_another_event_is_out_of_scope() -> None:
    cake = claimed("Baker Ruth Olden won the Truro cake prize with a lemon sponge on Sunday.")
    others = [claimed(f"{NAMES} {word} followed." * 2) for word in ("Rain", "Wind")]
    result = await compare([*others, cake], FakeEngine())
    assert result.event.same_event == "partly"
    absences = [
        absence
        for omission in result.omissions
        for absence in omission.not_found_in
        if cake.id in (absence.article, *omission.found_in)
    ]
    assert len(absences) > 3
    assert not any(absence.in_scope for absence in absences)
    assert all("another event" in absence.reason for absence in absences)


async def test_a_much_shorter_account_is_out_of_scope() -> None:
    long = claimed(f"{NAMES} " + "The Harrow Bridge fell in Selby after rain. " * 5)
    result = await compare([long, claimed(NAMES)], FakeEngine())
    reasons = [absence.reason for item in result.omissions for absence in item.not_found_in]
    assert reasons
    assert all("much shorter" in reason for reason in reasons)
