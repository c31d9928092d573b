"""The two example articles: what a reader must find in them."""

import pytest

from api.engines.rules.sources import Sources
from tests.engines.rules_sources.reading import chain_of, content_of, sources_of, voice_of
from tests.seeds import seed_000, seed_004


@pytest.fixture(scope="module")
def first() -> Sources:
    return sources_of(seed_000())


@pytest.fixture(scope="module")
def second() -> Sources:
    return sources_of(seed_004())


def _label(sources: Sources, voice_id: str) -> str:
    return next(voice.label for voice in sources.voices if voice.id == voice_id)


def _names(sources: Sources) -> dict[str, tuple[str, str, str]]:
    return {
        n.term.exact.split(" of Russian")[0]: (
            _label(sources, n.namer),
            _label(sources, n.reporter),
            n.stance,
        )
        for n in sources.namings
    }


def test_hearsay_is_nobodys_and_not_the_authors(first: Sources) -> None:
    hearsay = next(a for a in first.attributions if "abandoned Izyum" in content_of(a))
    voice = next(v for v in first.voices if v.id == hearsay.voice_id)
    assert (voice.kind, hearsay.source, hearsay.source_resolution) == ("unnamed", None, "implied")


def test_a_false_claim_is_rejected_by_the_author(first: Sources) -> None:
    claim = next(a for a in first.attributions if a.stance == "reject")
    assert voice_of(first, claim) == "Ministry of Defence"
    assert claim.source_resolution == "pronoun"
    assert claim.stance_cue is not None
    assert "falsely claimed" in claim.stance_cue.exact


def test_a_speech_over_several_sentences_has_one_speaker(first: Sources) -> None:
    speech = next(a for a in first.attributions if voice_of(first, a) == "War Informant")
    assert (len(speech.content), speech.form) == (4, "direct")
    assert speech.content[-1].exact.endswith("still fighting.")


def test_pronouns_find_their_speaker(first: Sources) -> None:
    assert [
        voice_of(first, a) for a in first.attributions if a.source and a.source.exact == "He"
    ] == [
        "Volodymyr Zelensky",
        "Volodymyr Zelensky",
    ]


def test_bloggers_and_councillors_are_heard(first: Sources) -> None:
    labels = {voice.label: voice.kind for voice in first.voices}
    assert labels["patriotic Russian bloggers"] == "collective"
    assert labels["councillors in Saint Petersburg"] == "collective"


def test_names_of_the_departure_in_the_first(first: Sources) -> None:
    names = _names(first)
    assert names["regrouping"] == ("Ministry of Defence", "the author", "distance")
    assert names["withdrawing"] == ("Ministry of Defence", "the author", "reject")
    assert {names[word][0] for word in ("flee", "abandoned", "retreat")} == {"the author"}
    one = {n.referent for n in first.namings if n.term.exact in {"flee", "retreat", "regrouping"}}
    assert len(one) == 1


def test_the_chain_of_four(second: Sources) -> None:
    naming = next(a for a in second.attributions if a.form == "naming")
    chain = chain_of(second, naming)
    assert chain == ["Kremlin", "Center for Countering Disinformation", "Ukrinform"]
    channels = {a.channel for a in second.attributions if voice_of(second, a) == chain[1]}
    assert "Telegram" in channels


def test_an_acronym_is_its_name(second: Sources) -> None:
    emphasised = next(a for a in second.attributions if a.cue and a.cue.exact == "emphasized")
    assert voice_of(second, emphasised) == "Center for Countering Disinformation"


def test_experts_speak_for_their_institute(second: Sources) -> None:
    experts = next(voice for voice in second.voices if voice.label == "ISW experts")
    assert experts.affiliation == "Institute for the Study of War"
    belief = next(a for a in second.attributions if a.voice_id == experts.id)
    assert belief.kind == "belief"
    assert "public visibility of the existing gap" in content_of(belief)


def test_names_of_the_departure_in_the_second(second: Sources) -> None:
    names = _names(second)
    center = "Center for Countering Disinformation"
    assert names["gesture of goodwill"] == ("Kremlin", center, "distance")
    assert names["organized withdrawal"] == ("Kremlin", center, "distance")
    assert names["feint"] == ("Ministry of Defense", "Ukrinform", "distance")
    terms = ("gesture of goodwill", "organized withdrawal", "feint", "retreat", "failure", "loss")
    found = {n.referent for n in second.namings if n.term.exact.startswith(terms)}
    assert len(found) == 1


def test_excluded_regions_yield_nothing(second: Sources) -> None:
    terms = {naming.term.exact for naming in second.namings}
    labels = {voice.label for voice in second.voices}
    assert not any("Shortage" in term for term in terms)
    assert not any("AFU" in label for label in labels)
    assert {entity.name for entity in second.entities}.isdisjoint({"MANPADS", "Ctrl", "Enter"})
