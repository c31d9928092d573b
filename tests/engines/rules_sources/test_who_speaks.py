"""Who of several persons near a verb is the one who speaks."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of, voice_of


def _speakers(text: str) -> list[str]:
    sources = sources_of(text)
    return [voice_of(sources, attribution) for attribution in sources.attributions]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A former aide to Pima County Sheriff Lon Carver said the cells were dirty.",
            "former aide to Pima County Sheriff Lon Carver",
        ),
        (
            "An adviser to President Coleman said the bill would pass.",
            "adviser to President Coleman",
        ),
        ("A deputy to Mayor Ann Cole said taxes would rise.", "deputy to Mayor Ann Cole"),
        (
            "A lawyer close to former Gov. Rick Dane said the map was fair.",
            "lawyer close to former Gov. Rick Dane",
        ),
        ("Ex-aide to sheriff says jail was dirty", "Ex-aide to sheriff"),
    ],
)
def test_an_aide_is_not_whom_the_aide_serves(text: str, speaker: str) -> None:
    assert _speakers(text)[:1] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Lucy Orr, who lost her daughter Bea, 8, told me that the city failed.",
            "Lucy Orr",
        ),
        (
            "Carla Dom, whose son Paul, 19, was on the bus, said she wept.",
            "Carla Dom",
        ),
        ("Ann Lee, a nurse, 44, said the ward was full.", "Ann Lee"),
        ("Ann Lee, 44, a nurse, said the ward was full.", "Ann Lee"),
        (
            "Ann Lee, who sold her flat, her car and her boat, said it was not enough.",
            "Ann Lee",
        ),
        (
            "Marge Dietz, a teacher from Dublin, who said she was ill, left.",
            "Marge Dietz",
        ),
        ("The owner, a friend of Bob Lee, said it was closed.", "owner"),
    ],
)
def test_who_speaks_stands_in_front_of_what_is_told_of_them(text: str, speaker: str) -> None:
    assert _speakers(text)[:1] == [speaker]


@pytest.mark.parametrize(
    "time",
    [
        "last night", "late last night", "earlier this week", "this morning", "late Monday",
        "on Tuesday night", "later on Tuesday", "on 3 June", "on May 3", "in June 2019",
        "two weeks ago", "a day later", "later", "at the weekend", "over the past few days",
        "next week", "Tuesday", "just last month",
    ],
)  # fmt: skip
def test_a_time_between_the_speaker_and_the_verb_is_passed_over(time: str) -> None:
    assert _speakers(f"The union {time} said that the lift was broken.") == ["union"]
    assert _speakers(f"Ann Cole {time} told reporters that it was broken.") == ["Ann Cole"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever is named much later, or has another role, is somebody else
        (
            "The captain said it was wet. The union's safety officer, Captain Ilse Mora, sighed.",
            "captain",
        ),
        (
            "The chairman said it was late. The former chairman, Paul Green, laughed.",
            "chairman",
        ),
        (
            "The defence minister said it was late. Foreign Minister Ada Orr left.",
            "defence minister",
        ),
        (
            "Kim Orr, the health minister, left. The defence minister said it was late.",
            "defence minister",
        ),
        (
            "The mayor said it was late. Ay. Ay. Ay. Ay. Mayor Ann Cole left.",
            "mayor",
        ),
        (
            "She met Ann Cole, whether the mayor liked it or not. The mayor said it was late.",
            "mayor",
        ),
        # and one who is meant
        ("Mayor says bridge is shut. Mayor Ann Cole spoke on Monday.", "Ann Cole"),
        (
            "Kim Orr, the new health minister, left. The minister said it was late.",
            "Kim Orr",
        ),
        (
            "The former chairman, Paul Green, left. The former chairman said it was late.",
            "Paul Green",
        ),
        (
            "The safety officer, Captain Ilse Mora, left. The safety officer said it was late.",
            "Ilse Mora",
        ),
        (
            "A member of the ruling party, Hon. Ade Bello, rose. He said the motion was hasty.",
            "Ade Bello",
        ),
        (
            "Labour's shadow minister, Dan Oye, rose. He said it was late.",
            "Dan Oye",
        ),
    ],
)
def test_a_role_stands_for_whoever_has_it_in_the_text(text: str, speaker: str) -> None:
    assert _speakers(text)[:1] == [speaker]


@pytest.mark.parametrize(
    "title", ["Rt. Hon.", "Hon.", "Chief", "Alhaji", "Otunba", "Engr.", "Barr.", "Shri", "Justice"]
)
def test_titles_of_the_english_speaking_world_are_no_part_of_the_name(title: str) -> None:
    sources = sources_of(f"{title} Abdul Ilori said the house was full.")
    assert [(entity.name, entity.type) for entity in sources.entities] == [
        ("Abdul Ilori", "person")
    ]


@pytest.mark.parametrize(
    ("text", "voice", "kind"),
    [
        ("An affidavit says the cells were dirty.", "affidavit", "document"),
        ("A draft seen by the Ledger says schools will close.", "draft", "document"),
        ("Home Office guidance says rooms must be clean.", "Home Office guidance", "document"),
        ("A Pew survey found that trust fell.", "Pew survey", "document"),
        ("FBI figures show that crime fell.", "FBI figures", "document"),
        ("The FBI's figures show that crime fell.", "FBI", "named"),
        ("The caption said the roof was new.", "caption", "document"),
        ("The firm's accounts showed that it lost money.", "firm's accounts", "document"),
        ("A statement from Acme Ltd said it was late.", "Acme Ltd", "named"),
        ("Regulator says firm must pay", "Regulator", "collective"),
    ],
)
def test_a_paper_is_no_unnamed_person(text: str, voice: str, kind: str) -> None:
    found = {(found.label, found.kind) for found in sources_of(text).voices}
    assert (voice, kind) in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Oleg Mar is due. Head of State Oleg Mar said no. The Head of State said it was late.",
            "Oleg Mar",
        ),
        (
            "Red Cross staff left. The research group Geolens said so. The group said it was late.",
            "Geolens",
        ),
        ("Lines at Belcor grew. Belcor said it was sorry. The company said it was late.", "Belcor"),
        ("The White House spoke. The company said it was late.", "company"),
        ("The Social Democrats left. The bank said it was late.", "bank"),
        ("Lumen Bank left. The central bank said it was late.", "central bank"),
        ("Lumen Bank left. The bank said it was late.", "Lumen Bank"),
        ("The United Nations envoy, Per Lind, said it was late.", "Per Lind"),
        ("A Quinn poll found that it rose. The survey also found that trust fell.", "Quinn poll"),
        ("The rights group Open Door left. The state agency said it was late.", "state agency"),
    ],
)
def test_the_group_is_the_one_that_the_text_calls_so(text: str, speaker: str) -> None:
    assert _speakers(text)[-1:] == [speaker]


def test_who_calls_something_meanwhile_does_not_take_the_turn() -> None:
    text = (
        "“We need answers,” Ann Lee said, as supporters chanted “Show us the list!” "
        "“That is no way to lead. It is a racket.”"
    )
    sources = sources_of(text)
    said = {voice_of(sources, a): a.content[-1].exact for a in sources.attributions}
    assert said["Ann Lee"].endswith("It is a racket.")
    assert said["supporters"] == "Show us the list!"


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("State television said the rebels fled.", "State television", "outlet"),
        ("The county said the road was open.", "county", "collective"),
        ("The ministry opposes the bill, arguing that it is late.", "ministry", "collective"),
    ],
)
def test_labels_and_kinds_of_those_without_a_name(text: str, speaker: str, kind: str) -> None:
    voice = sources_of(text).voices[1]
    assert (voice.label, voice.kind) == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It is a move campaigners said would leave pensioners to rot.", "campaigners"),
        ("The man police say shot him fled.", "police"),
        ("It is a plan Ann Cole said had failed.", "Ann Cole"),
        ("Two of the authors said had it rained they would stay.", "two of the authors"),
        ("They raise questions about the firm's claim that it is safe.", "firm"),
        ("The minister of health's claim that it is safe is new.", "minister of health"),
    ],
)
def test_a_noun_in_front_of_a_relative_or_an_owner_is_no_part_of_them(
    text: str, speaker: str
) -> None:
    assert _speakers(text)[:1] == [speaker]


@pytest.mark.parametrize("marks", ["“,”", "“ ”", "““,”"])
def test_marks_around_nothing_are_nobodys_speech(marks: str) -> None:
    text = (
        "“It was all my own fault” claim\n\nThe mayor spoke of the bridge.\n\n"
        f"It was closed. Mayor Ann Lee: {marks}"
    )
    assert [content_of(told) for told in sources_of(text).attributions] == ["the bridge"]
