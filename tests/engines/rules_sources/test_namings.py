"""Names chosen for things: whose they are, and what the reporter makes of them."""

import pytest

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
