"""Frames, functions, portrayals and loaded words."""

import pytest

from api.engines.rules.words.lexicons import load
from api.taxonomies import load as load_taxonomy
from tests.engines.rules_claims.readings import document, labels, read
from tests.seeds import seed_000, seed_004

MARKETS = (
    "Profits fell at three banks. Shares in the largest lost a tenth of their value. "
    "Investors blamed higher interest rates. The weather was fine."
)


def test_salience_is_the_share_of_words_in_sentences_with_evidence() -> None:
    reading = read(MARKETS)
    assert reading.framing.dimensions is not None
    economic = reading.framing.dimensions[0]
    assert economic.frame == "economic"
    assert economic.primary
    assert not economic.in_headline
    assert economic.salience == pytest.approx(20 / 24)


def test_a_text_without_evidence_has_no_frames() -> None:
    reading = read("The cat slept on the mat in the warm kitchen until the afternoon.")
    assert reading.framing.dimensions == ()
    assert reading.framing.generic == ()


def test_a_word_that_opens_a_name_is_no_evidence() -> None:
    text = "Smith of War Child said the shop was open. She thanked War Child for the cake."
    reading = read(text)
    assert reading.framing.generic == ()


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("City were cruelly denied by a late goal. The striker rued the defeat.", "conflict"),
        ("The union president met staff in May. The club’s president stayed away.", "political"),
        (
            "He called it a fraud on the poor. The fraud, he said, would go on.",
            "crime_and_punishment",
        ),
        (
            "Her mother met the press on Monday. The bus came late. Her mother waited.",
            "human_interest",
        ),
    ],
)
def test_words_in_another_sense_or_alone_make_no_frame(text: str, frame: str) -> None:
    framing = read(text).framing
    assert frame not in {
        one.frame for one in (*(framing.generic or ()), *(framing.dimensions or ()))
    }


def test_two_words_in_two_sentences_make_a_frame() -> None:
    text = "The candidate met his party on Monday. Voters waited for their ballots for hours."
    assert [one.frame for one in read(text).framing.dimensions or ()] == ["political"]


def test_frame_words_belong_to_frames_of_the_taxonomies() -> None:
    for lexicon, taxonomy in (
        ("policy_cues", "policy_frames"),
        ("generic_cues", "generic_frames"),
        ("functions", "entman"),
        ("portrayals", "entity_roles"),
    ):
        ids = set(load_taxonomy(taxonomy).ids)
        assert {entry.category for entry in load(lexicon).entries} <= ids


def test_techniques_belong_to_the_taxonomy() -> None:
    ids = set(load_taxonomy("persuasion_techniques").ids)
    for text in (seed_000(), seed_004()):
        assert {item.technique for item in read(text).language} <= ids
    named = {e.features["technique"] for e in load("loaded").entries if "technique" in e.features}
    assert named <= ids


def test_fine_roles_belong_to_the_taxonomy() -> None:
    roles = load_taxonomy("entity_roles")
    for entry in load("portrayals").entries:
        if "fine" in entry.features:
            assert roles.label(entry.features["fine"]).group == entry.category


@pytest.mark.parametrize(
    ("text", "function", "voice"),
    [
        ("The union urged ministers to act.", "treatment_recommendation", "union"),
        ("The collapse was caused by rust, Ann Cole said.", "causal_interpretation", "Ann Cole"),
        ("There is a shortage of nurses in Kent.", "problem_definition", "the author"),
        ("The ruling is unjust, Ann Cole said.", "moral_evaluation", "Ann Cole"),
        ("The vote is a travesty, Ann Cole said.", "moral_evaluation", "Ann Cole"),
        ("The rail network is at breaking point.", "problem_definition", "the author"),
        ("It is high time for a bridge, Ann Cole said.", "treatment_recommendation", "Ann Cole"),
    ],
)
def test_functions_with_their_voice(text: str, function: str, voice: str) -> None:
    reading = read(text)
    assert reading.framing.functions is not None
    (item,) = getattr(reading.framing.functions, function)
    assert voice.lower() in labels(reading)[item.voice_id].lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The scandal rocked the government.", ["scandal", "rocked"]),
        ("The blast rocked the building.", []),
        ("The army fled in disarray.", ["fled", "in disarray"]),
        ("Thousands of refugees fled the war.", []),
        ("He slammed the plan.", ["slammed"]),
        ("The car slammed into a wall.", []),
        ("It was a toxic culture.", ["toxic"]),
        ("The lorry spilled toxic waste.", []),
        ("It was a hot day in Rome.", []),
        ("POISON TIDE! A REELING captain sailed on.", ["POISON TIDE", "REELING"]),
        ("Champions City lost.", []),
        ("She joined the Golden Age Society in May.", []),
        ("The car sped off at breakneck speed.", ["breakneck"]),
        ("He was poisoned with arsenic, police said.", []),
        ("He poisoned the debate.", ["poisoned"]),
        ("Ministers ducked the issue.", ["ducked the issue"]),
        ("Chefs grilled the chicken.", []),
        ("The doctor heard three blasts. A flood in Kent closed a road.", []),
        ("A butcher told the court that a duck had crossed the road.", []),
        ("Scientists studied rats in the swamp.", []),
        ("Council ducks library decision", ["ducks"]),
        ("Children fed the ducks on the pond.", []),
        ("City robbed as Rovers steal it at the death", ["robbed", "steal it", "at the death"]),
        ("The bank was robbed by masked men.", []),
        ("MPs grilled the minister.", ["grilled"]),
        ("The council propped up an ailing club.", ["propped up", "ailing"]),
    ],
)
def test_loaded_words_and_their_literal_uses(text: str, expected: list[str]) -> None:
    assert [item.span.exact for item in read(text).language] == expected


def test_a_quoted_loaded_word_is_not_the_authors() -> None:
    reading = read("The scheme is a shambles. “The scheme is a fiasco,” Ann Cole said.")
    by = {item.span.exact: item.in_quote_of for item in reading.language}
    assert by["shambles"] is None
    assert labels(reading)[by["fiasco"] or "v0"] == "Ann Cole"


@pytest.mark.parametrize(
    ("text", "word", "whose"),
    [
        ("The army is reported to be in disarray.", "in disarray", "the author"),
        ("The army is reported to be “in disarray”.", "in disarray", "unnamed sources"),
        ("Ministers believe the fiasco will end.", "fiasco", "the author"),
        ("Ministers believe that the fiasco will end.", "fiasco", "Ministers"),
        ("Ministers said the fiasco would end.", "fiasco", "Ministers"),
        ("The open recognition by Russia of a fiasco came late.", "fiasco", "the author"),
        ("It was Russia’s open recognition of a fiasco.", "fiasco", "the author"),
        ("“He is said to be a thug,” Ann Cole said.", "thug", "Ann Cole"),
    ],
)
def test_whose_a_loaded_word_is(text: str, word: str, whose: str) -> None:
    reading = read(text)
    by = {item.span.exact: item.in_quote_of or "v0" for item in reading.language}
    assert labels(reading)[by[word]] == whose


def test_loaded_words_in_marks_of_nobody_are_not_the_authors() -> None:
    text = "“The scheme is a fiasco from start to end.” It was raining in Leeds."
    assert all(item.in_quote_of for item in read(text).language)


def test_scare_quotes_of_the_author_show_doubt() -> None:
    reading = read("The “reform” began on Monday. Nobody came.")
    (item,) = reading.language
    assert (item.span.exact, item.technique, item.in_quote_of) == ("reform", "doubt", None)


def test_the_list_of_loaded_words_is_a_broad_one() -> None:
    forms = {form for entry in load("loaded").entries for form in entry.forms}
    assert len(forms) > 2300


def test_the_examples_own_words_and_those_of_others() -> None:
    reading = read(seed_000())
    own = {item.span.exact for item in reading.language if item.in_quote_of is None}
    assert {"rocked", "blistering", "sweeping all before them", "flee"} <= own
    others = {i.span.exact for i in reading.language if i.in_quote_of is not None}
    assert {"regrouping", "deathly silence"} <= others


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Cole betrayed her party.", "antagonist"),
        ("Ann Cole rescued ten people from the sea.", "protagonist"),
        ("Ann Cole was stabbed in Leeds.", "innocent"),
    ],
)
def test_plain_portrayals(text: str, role: str) -> None:
    reading = read(text)
    assert reading.portrayals is not None
    assert [item.role for item in reading.portrayals] == [role]
    names = {entity.id: entity.name for entity in reading.entities}
    assert names[reading.portrayals[0].entity_id] == "Ann Cole"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Cole is not a hero.",
        "Ann Cole met the victims.",
        "Voters in Leeds feel betrayed.",
        "The Leeds Union, whose aide Ann Cole saw it, met. “They are terrorists,” she said.",
        "Ann Cole condemned what she described as Leeds's mistake.",
    ],
)
def test_no_portrayal_where_the_wording_is_not_plain(text: str) -> None:
    assert read(text).portrayals == ()


def test_a_charge_is_the_chargers_portrayal() -> None:
    reading = read(seed_000())
    assert reading.portrayals is not None
    by = {labels(reading)[p.by_voice] for p in reading.portrayals if "traitor" in p.fine_roles}
    assert by == {"patriotic Russian bloggers", "councillors in Saint Petersburg"}


def test_every_span_holds_the_words_at_its_offsets() -> None:
    text = seed_000()
    held = document(text).text
    for item in read(text).language:
        assert held[item.span.start : item.span.end] == item.span.exact


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("MILITANT NURSES OUT\n\nThe militant union closed two wards.", "security_and_defense"),
        ("That is a long sentence. He wrote another sentence.", "crime_and_punishment"),
        ("He said they were playing politics. She said so too.", "political"),
    ],
)
def test_one_weak_word_or_an_idiom_makes_no_frame(text: str, frame: str) -> None:
    dimensions = read(text).framing.dimensions or ()
    assert frame not in [score.frame for score in dimensions]


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("Two unions are due to vote on action next month.", "causal_interpretation"),
        ("He could ban strikes altogether if the chaos continues.", "problem_definition"),
        ("It was nothing short of a triumph.", "problem_definition"),
        ("How many must wait in the rain?", "treatment_recommendation"),
    ],
)
def test_no_function_where_the_sentence_is_about_something_else(text: str, function: str) -> None:
    functions = read(text).framing.functions
    assert functions is not None
    assert getattr(functions, function) == ()


@pytest.mark.parametrize(
    ("text", "role", "rule"),
    [
        ("Ann Cole, a liar, spoke first.", "antagonist", "portrayal.label"),
        ("Ann Cole, the much-loved nurse, retired.", "protagonist", "portrayal.label"),
        ("Ann Cole lost everything in the flood.", "innocent", "portrayal.deed"),
        ("Ann Cole was unfairly dismissed.", "innocent", "portrayal.wrong"),
    ],
)
def test_by_which_rule_somebody_is_cast(text: str, role: str, rule: str) -> None:
    found = read(text).portrayals
    assert found is not None
    assert [(item.role, item.rule_id) for item in found] == [(role, rule)]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "The pollster asked 900 residents. A petition has 4,000 signatures.",
            "public_opinion",
        ),
        (
            "Disabled people protested against racism. The poorest pay most, campaigners said.",
            "fairness_and_equality",
        ),
        (
            "Sailors were rescued from the floods. Paramedics treated six for smoke inhalation.",
            "health_and_safety",
        ),
    ],
)
def test_news_of_many_fields_has_its_frame(text: str, frame: str) -> None:
    assert frame in {score.frame for score in read(text).framing.dimensions or ()}


def test_no_more_than_five_statements_of_one_function() -> None:
    reading = read(" ".join(f"The plan for town {n} is a disgrace." for n in range(1, 9)))
    assert reading.framing.functions is not None
    assert len(reading.framing.functions.moral_evaluation) == 5
