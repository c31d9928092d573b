"""Names chosen for things: whose they are, and what the reporter makes of them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engines.rules_sources.reading import sources_of

CASES = [
    ("The ministry called the raid a “visit”.", "visit", "ministry", "naming", "neutral"),
    ("The club framed the defeat as “progress”.", "progress", "club", "naming", "distance"),
    ("Fans dubbed the new stand “the Shed”.", "the Shed", "Fans", "naming", "neutral"),
    ("The “reform” cost 900 people their jobs.", "reform", "the author", "scare", "distance"),
    ("The army tried to convince voters that the rout was a “pause”.", "pause", "army", "naming",
     "distance"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "namer", "kind", "stance"), CASES)
def test_names_in_marks(text: str, term: str, namer: str, kind: str, stance: str) -> None:
    sources = sources_of(text)
    labels = {voice.id: voice.label for voice in sources.voices}
    naming = next(n for n in sources.namings if n.quoted)
    assert (naming.term.exact, labels[naming.namer]) == (term, namer)
    assert (naming.quote_kind, naming.stance) == (kind, stance)


def test_rival_words_share_a_referent_and_keep_their_speakers() -> None:
    text = "Police said rioters had burned cars. The protesters denied it, residents said."
    sources = sources_of(text)
    labels = {voice.id: voice.label for voice in sources.voices}
    found = {n.term.exact: (labels[n.namer], n.effect) for n in sources.namings}
    assert found["rioters"] == ("Police", "amplify")
    assert found["protesters"] == ("residents", "neutral")
    assert len({n.referent for n in sources.namings}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The band played “Yellow River” at the end.",
        "“We are leaving,” the mayor said.",
        "The council met on Tuesday and adjourned.",
    ],
)
def test_titles_and_speech_are_no_names(text: str) -> None:
    assert sources_of(text).namings == ()


NEW_CASES = [
    ("The board warned of “contagion” to other banks.", "contagion", "naming.quoted_word",
     "speech", "amplify"),
    ("Lee said the firm had made an “exceptionally generous” offer.", "exceptionally generous",
     "naming.quoted_word", "speech", "amplify"),
    ("The firm blamed a “limited timing anomaly” for it.", "limited timing anomaly",
     "naming.quoted_word", "speech", "minimise"),
    ("Ann Lee dismissed the report as fan fiction.", "fan fiction", "naming.given_plain", "none",
     "amplify"),
    ("Ann Lee called the offer “a lump of coal”.", "offer", "naming.object", "none", "neutral"),
    ("Ann Lee called the offer “a lump of coal”.", "lump of coal", "naming.given", "naming",
     "amplify"),
    ("He paid a sum that Ann Lee called “loose change”.", "sum", "naming.object", "none",
     "neutral"),
    ("“This is a reset, not a retreat,” Ann Lee said.", "reset", "naming.set_against", "none",
     "minimise"),
    ("“This is a marriage, not a shopping trip,” Ann Lee said.", "shopping trip",
     "naming.set_against", "none", "neutral"),
    ("The so-called water rights were sold.", "water rights", "naming.so_called", "none",
     "neutral"),
]  # fmt: skip


NAMERS = [
    ("The road has been dubbed the “Road to Nowhere” by campaigners.", "Road to Nowhere",
     "campaigners"),
    ("The rule, which the council styled “zero tolerance”, failed.", "zero tolerance", "council"),
    ("He backed a scheme that opponents brand amnesty.", "amnesty", "opponents"),
    ("They were labelled scroungers by ministers.", "scroungers", "ministers"),
    ("The deal was seen as a betrayal by fishermen.", "betrayal", "fishermen"),
    ("The bill, derided by critics as a fudge, passed.", "fudge", "critics"),
    ("The bill, derided as a fudge by critics, passed.", "fudge", "critics"),
    ("Officials call the camps vocational training centres.", "vocational training centres",
     "Officials"),
    ("“They call it order. I call it theft,” said Ann Lee.", "theft", "Ann Lee"),
    ("The fee is nothing short of a raid on savers, Ann Lee said.", "raid", "Ann Lee"),
    ("Officials prefer the term “rightsizing”.", "rightsizing", "Officials"),
    ("Campaigners branded it a snoopers' charter.", "snoopers' charter", "Campaigners"),
    ("The camp, which tribal elders have dubbed the “gate”, shut.", "gate", "tribal elders"),
    ("Ann Lee said it was not a coup but a correction.", "correction", "Ann Lee"),
    ("It was less a debate than a shouting match, Ann Lee said.", "shouting match", "Ann Lee"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "namer"), NAMERS)
def test_a_name_is_whose_the_wording_makes_it(text: str, term: str, namer: str) -> None:
    sources = sources_of(text)
    labels = {voice.id: voice.label for voice in sources.voices}
    assert {n.term.exact: labels[n.namer] for n in sources.namings}[term] == namer


@pytest.mark.parametrize(
    "text",
    [
        "The cuts amount to a third of the budget.",
        "“I'll call it a day,” said Ann Lee.",
        "“We call them every week,” said Ann Lee.",
        "The man was seen as he left the bank.",
        "It took less than a year, Ann Lee said.",
        "Lee slams ban as fishing boats collide\n\nThe town met on Monday.",
    ],
)
def test_amounts_and_times_are_no_names(text: str) -> None:
    assert sources_of(text).namings == ()


def test_names_set_against_each_other_are_of_one_thing() -> None:
    text = "“This is not a closure. It is a transfer of care,” Ann Lee said."
    namings = sources_of(text).namings
    assert [n.term.exact for n in namings] == ["closure", "transfer of care"]
    assert len({n.referent for n in namings}) == 1


def test_a_denial_of_something_else_in_the_sentence_before_sets_no_name_against_another() -> None:
    text = "The bus had not come. “This is a bathtub,” Anna Lund said."
    assert sources_of(text).namings == ()


RIVALS = [
    ("The raiders swallowed the firm in a bid worth 3 billion pounds.", "swallowed", "amplify"),
    ("Three senators broke with their party, and rebels called the vote treachery.", "broke with",
     "neutral"),
    ("The minister's spin doctors told the press to wait.", "spin doctors", "amplify"),
    ("The star and her husband call it quits: he dumped her before the wedding.", "call it quits",
     "neutral"),
    ("The governor handed the polluter a free pass and waived its fine.", "free pass", "amplify"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "effect"), RIVALS)
def test_words_of_a_set_are_listed_where_one_of_them_tells(
    text: str, term: str, effect: str
) -> None:
    named = {n.term.exact: n for n in sources_of(text).namings}
    assert named[term].effect == effect


@pytest.mark.parametrize(("text", "term", "rule", "kind", "effect"), NEW_CASES)
def test_each_kind_of_name(text: str, term: str, rule: str, kind: str, effect: str) -> None:
    named = {n.term.exact: n for n in sources_of(text).namings}
    naming = named[term]
    assert (naming.rule_id, naming.quote_kind, naming.effect) == (rule, kind, effect)


@pytest.mark.parametrize(
    "text",
    [
        "Lee said she was “willing” to go.",
        "The board urged staff to “come back inside and talk”.",
        "The mayor said that “talks between colleagues are private”.",
        "Lee said the price would be “under 20”.",
        "“This is not a good day,” Ann Lee said.",
        "When? “Soon.” They asked again.",
    ],
)
def test_moods_and_clauses_in_marks_are_no_names(text: str) -> None:
    assert sources_of(text).namings == ()


TEXTS = yaml.safe_load((Path(__file__).parent / "namings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TEXTS, ids=[case["register"] for case in TEXTS])
def test_telling_names_and_no_others(case: dict[str, Any]) -> None:
    sources = sources_of(case["text"])
    labels = {voice.id: voice.label.lower() for voice in sources.voices}
    listed = [(n.term.exact.lower(), labels[n.namer]) for n in sources.namings]
    expected = [tuple(name.lower().split(" | ")) for name in case["names"]]
    for term, namer in expected:
        assert any(term == t and namer in n for t, n in listed), (term, namer, listed)
    terms = {term for term, _ in listed}
    assert terms.isdisjoint(term.lower() for term in case.get("not_names", ()))
    if case.get("only"):
        assert terms == {term for term, _ in expected}


@pytest.mark.parametrize("case", TEXTS, ids=[case["register"] for case in TEXTS])
def test_what_the_names_are_of_and_what_they_do(case: dict[str, Any]) -> None:
    sources = sources_of(case["text"])
    by_term = {n.term.exact: n for n in sources.namings}
    things = {by_term[term].referent for term in case.get("one_thing", ())}
    assert len(things) <= 1
    apart = case.get("two_things", ())
    assert len({by_term[term].referent for term in apart}) == len(apart)
    assert {t: by_term[t].effect for t in case.get("effects", {})} == case.get("effects", {})
    assert case.get("label") in {None, *(r.label for r in sources.referents)}


OBJECTS = [
    ("The minister slammed the walkout as “a disgrace”.", "the walkout"),
    ("Critics called his offer a “trap”.", "the offer"),
    ("Critics called her offer a “trap”.", "the offer"),
    ("Critics called this offer a “trap”.", "the offer"),
    ("Residents dubbed the closure of the library a “midnight massacre”.", "the closure"),
    ("They voted to close the school in what parents branded a “massacre”.", "a service"),
    ("The army called Norland's failure at Tarn a “success”.", "Norland's failure at Tarn"),
]


@pytest.mark.parametrize(("text", "label"), OBJECTS)
def test_the_object_of_a_naming_tells_what_is_named(text: str, label: str) -> None:
    sources = sources_of(text)
    quoted = next(n for n in sources.namings if n.quoted)
    referent = next(r for r in sources.referents if r.id == quoted.referent)
    assert referent.label.startswith(label)


def test_a_word_of_law_makes_nothing_greater() -> None:
    text = "A court jailed him for bribery and fraud. His lawyer called the bribes “gifts”."
    effects = {n.term.exact: n.effect for n in sources_of(text).namings}
    assert effects["gifts"] == "minimise"
    assert set(effects.values()) <= {"neutral", "minimise"}


def test_marks_around_reported_words_are_no_scare_quotes() -> None:
    assert sources_of("Inspectors found “serious cracks” in the wall.").namings == ()
    (named,) = sources_of("It was described as “theft”.").namings
    assert named.quote_kind == "naming"


def _labels(text: str) -> dict[str, str]:
    sources = sources_of(text)
    things = {referent.id: referent.label for referent in sources.referents}
    return {naming.term.exact: things[naming.referent] for naming in sources.namings}


def test_a_predicate_in_a_reported_clause_has_that_clauses_subject() -> None:
    text = "Ann Hart's spokesman said Briggs was “a stranger to the truth” on Monday."
    assert _labels(text)["stranger to the truth"] == "Briggs"


def test_an_adjective_in_marks_is_no_name() -> None:
    text = "Judge Helena Croft warned that a prison sentence was “all but inevitable”."
    assert "all but inevitable" not in _labels(text)


def test_the_holder_of_an_office_is_named_where_the_sentence_tells() -> None:
    text = "The blame moved from Ivan Petrov to some advisers in the dictator’s entourage."
    assert _labels(text)["dictator"] == "Ivan Petrov"


def test_somebody_elses_act_is_no_other_word_for_this_one() -> None:
    text = (
        "Ukraine’s blistering counterattack stunned the generals in the Kharkiv region. Troops "
        "swept all before them. The loss limits Vladimir Putin and his army in its offensive."
    )
    labels = _labels(text)
    assert "counterattack" in labels
    assert "offensive" not in labels


COLOURED = [
    ("The mayor said the plan was a shambles.", "shambles", "mayor", "amplify", "the plan"),
    ("Looters broke into four shops.", "Looters", "the author", "amplify", "Looters"),
    ("“The merger is a lifeline,” said Ann Cole.", "lifeline", "Ann Cole", "amplify", "merger"),
    ("The singer dumped her agent.", "dumped", "the author", "amplify", "dumped"),
]


@pytest.mark.parametrize(("text", "term", "namer", "effect", "thing"), COLOURED)
def test_a_loaded_word_names_what_it_is_said_of(
    text: str, term: str, namer: str, effect: str, thing: str
) -> None:
    sources = sources_of(text)
    labels = {voice.id: voice.label for voice in sources.voices}
    things = {referent.id: referent.label for referent in sources.referents}
    (naming,) = [n for n in sources.namings if n.term.exact == term]
    assert (labels[naming.namer], naming.effect) == (namer, effect)
    assert thing in things[naming.referent]


@pytest.mark.parametrize(
    "text",
    ["Ann Cole was furious.", "It is now or never for the reef.", "The firm is in dire straits."],
)
def test_feelings_and_turns_of_speech_are_no_names(text: str) -> None:
    assert sources_of(text).namings == ()


def test_the_authors_own_name_is_endorsed() -> None:
    (naming,) = sources_of("The naysayers met on Monday.").namings
    assert naming.stance == "endorse"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("What my colleague calls “repairs”, the town calls “a siege”.", {"repairs", "siege"}),
        ("Fans call it a rescue, and critics call it a bailout.", {"rescue", "bailout"}),
    ],
)
def test_two_who_name_what_is_only_pointed_at_name_one_thing(text: str, terms: set[str]) -> None:
    sources = sources_of(text)
    assert {naming.term.exact for naming in sources.namings} >= terms
    assert len(sources.referents) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The senator seized on the letter at once.",
        "The rivals trade barbs before each vote.",
        "The tabloids pounced on the letter.",
        "He bellowed at the clerk.",
        "The plan was reckless.",
        "Ann Lee said it was irresponsible.",
    ],
)
def test_a_word_for_a_manner_or_a_quality_names_nothing(text: str) -> None:
    assert sources_of(text).namings == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("She described herself as “the scourge of greed”.", "scourge of greed"),
        ("He left with stolen emails. Lee ran what he called “a hush-money mill”.", "mill"),
    ],
)
def test_what_is_only_pointed_at_goes_by_the_name_given(text: str, label: str) -> None:
    (referent,) = sources_of(text).referents
    assert referent.label.endswith(label)
