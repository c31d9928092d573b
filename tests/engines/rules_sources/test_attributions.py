"""Who says what: short news texts in many registers, with what a reader finds in them."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.engines.rules.attribution.cues import MOST_IN_A_SENTENCE
from tests.engines.rules_sources.reading import (
    chain_of,
    content_of,
    document_of,
    sources_of,
    voice_of,
)


def _cases(name: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / name).read_text(encoding="utf-8")
    )
    return found


TEXTS = _cases("texts.yaml")
NESTED = [
    case
    for name in ("patterns", "registers", "newsroom", "disputes", "ownership")
    for case in _cases(f"{name}.yaml")
]


@pytest.mark.parametrize("case", TEXTS, ids=[case["name"] for case in TEXTS])
def test_who_says_what(case: Mapping[str, Any]) -> None:
    sources = sources_of(case["text"])
    found = [
        f"{voice_of(sources, a)} | {a.cue.exact if a.cue else '-'} | {content_of(a)} | {a.stance}"
        for a in sources.attributions
    ]
    assert found == case["attributions"]


@pytest.mark.parametrize("case", NESTED, ids=[case["name"] for case in NESTED])
def test_who_passes_on_what(case: Mapping[str, Any]) -> None:
    sources = sources_of(case["text"])
    found = [
        f"{' < '.join(chain_of(sources, a)[:2])} | {a.cue.exact if a.cue else '-'} | "
        f"{content_of(a)} | {a.stance}"
        for a in sources.attributions
    ]
    assert found == case["attributions"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declined to comment.",
        "The mayor refused to say whether she would stand again.",
        "The company did not say how many jobs would go.",
        "It would be wrong to say that the plan has failed.",
        "She has yet to say where the money went.",
        "The claims of the bank were paid, and the reports were filed.",
        "He called her at noon and told no one.",
        "She would not say whether the government plans to try him again.",
        "The firm refused to say how the council intends to pay.",
        "Labour councillor Mina Shah slammed the move.",
        "The board met on a conference call that ran for hours.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert sources_of(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The judge ordered the firm to pay.", "decree"),
        ("The party vowed to fight on.", "intention"),
        ("Residents fear that the river will rise.", "belief"),
        ("The union hopes that talks will resume.", "desire"),
        ("The minister confirmed that talks had failed.", "statement"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [a.kind for a in sources_of(text).attributions] == [kind]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (
            "Dan Hale left. He told Dawn Breakfast: “It stands until Friday.”",
            "Dawn Breakfast",
        ),
        ("Dan Hale told the BBC that the offer stands.", "BBC"),
        ("Dan Hale told Ann Brook that the offer stands.", None),
    ],
)
def test_the_programme_told_is_the_channel(text: str, channel: str | None) -> None:
    assert [a.channel for a in sources_of(text).attributions] == [channel]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor said the bridge was safe.", "named"),
        ("A spokesman said the bridge was safe.", "unnamed"),
        ("Sources close to the mayor said the bridge was safe.", "unnamed"),
        ("Residents said the bridge was safe.", "collective"),
        ("A memo said the bridge was safe.", "document"),
        ("The coast guard said the bridge was safe.", "collective"),
        ("The mayor's office said the bridge was safe.", "collective"),
        ("Officials said the bridge was safe.", "collective"),
    ],
)
def test_only_a_withheld_identity_is_unnamed(text: str, kind: str) -> None:
    assert sources_of(text).voices[1].kind == kind


def test_the_stance_cue_is_the_judging_word_and_its_verb() -> None:
    (found,) = sources_of("The minister also falsely claimed that crime had halved.").attributions
    assert found.stance_cue is not None
    assert (found.stance, found.stance_cue.exact) == ("reject", "falsely claimed")


def test_a_report_of_a_report_is_nested() -> None:
    text = (
        "The Centre for Border Studies has named the reasons for the closure.\n\n"
        "That's according to the institute's report posted on Facebook, as seen by Reuters.\n\n"
        "“The ministry called the closure a “pause,” and residents believed it,” the report says."
    )
    sources = sources_of(text)
    called = next(a for a in sources.attributions if a.cue and a.cue.exact == "called")
    assert chain_of(sources, called)[1:] == ["Centre for Border Studies", "Reuters"]
    assert "Facebook" in {a.channel for a in sources.attributions}


def test_reopened_quotations_belong_to_one_speaker() -> None:
    text = (
        "The Baker, one of the oldest blogs in town, wrote: “The council has been silent for a "
        "month now. “Nobody knows why the ovens were shut. “We want answers.”"
    )
    sources = sources_of(text)
    assert [len(a.content) for a in sources.attributions] == [3]


def test_every_span_is_verbatim_and_every_reference_holds() -> None:
    for text in (case["text"] for case in (*TEXTS, *NESTED)):
        sources = sources_of(text)
        spans = [span for a in sources.attributions for span in a.content]
        spans += [a.cue for a in sources.attributions if a.cue]
        spans += [a.source for a in sources.attributions if a.source]
        spans += [mention for entity in sources.entities for mention in entity.mentions]
        spans += [naming.term for naming in sources.namings]
        article = document_of(text).text
        assert all(article[span.start : span.end] == span.exact for span in spans)
        voices = {voice.id for voice in sources.voices}
        assert {a.voice_id for a in sources.attributions} <= voices
        assert {n.namer for n in sources.namings} | {n.reporter for n in sources.namings} <= voices
        assert {n.referent for n in sources.namings} == {r.id for r in sources.referents}
        assert sources.voices[0].kind == "author"


def test_a_sentence_without_end_costs_no_more_than_a_long_one() -> None:
    sources = sources_of("He said that the dam broke and " * 2_000 + "left.")
    found = Counter(item.content[0].sentence for item in sources.attributions)
    assert 0 < max(found.values()) <= MOST_IN_A_SENTENCE


@pytest.mark.parametrize(
    "end",
    [
        "the so-called",
        "a self-styled",
        "he said",
        "he told",
        "according to",
        "as seen by",
        "citing",
        "by the",
        "per",
        "was dubbed",
        "said to",
        "a claim that",
        "she called it",
        "“Why?” he",
        "“",
    ],
)
def test_a_text_that_breaks_off_is_read_all_the_same(end: str) -> None:
    sources = sources_of(f"Ann Lee said the dam broke. Now {end}")
    assert "the dam broke" in [content_of(a) for a in sources.attributions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A clerk asked a manager to “get someone to look at it”.", "desire"),
        ("She told him to “go home and stay there”.", "desire"),
        ("She told him: “Go home and stay there.”", "statement"),
    ],
)
def test_what_is_quoted_behind_to_is_what_somebody_is_to_do(text: str, kind: str) -> None:
    (attribution,) = sources_of(text).attributions
    assert (attribution.form, attribution.kind) == ("direct", kind)
