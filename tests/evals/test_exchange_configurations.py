"""The shipped configurations of the tools: up to date, and of the product's own closed lists."""

import json
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element, parse

import pytest

from api.schemas.claims import AttributionForm, ClaimType, FactualityValue, Stance
from api.schemas.contrasts import EntmanFunction
from api.schemas.document import RegionKind
from api.schemas.framing import Effect, Role
from api.taxonomies.loading import load
from evals.exchange.configurations import FILES, FOLDER, write
from evals.exchange.doccano_scheme import RELATIONS, labels


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_the_scheme_makes_of_it(name: str) -> None:
    """After a change: python -c "from evals.exchange.configurations import write; write()"."""
    assert (FOLDER / name).read_text(encoding="utf-8") == FILES[name]()


def test_the_files_can_be_made_anew(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)


def view() -> Element:
    return parse(FOLDER / "label_studio.xml").getroot()  # noqa: S314 - the file is our own


def values_of(path: str, attribute: str) -> list[str]:
    """An attribute of the elements on a path that have it."""
    return [e.attrib[attribute] for e in view().findall(path) if attribute in e.attrib]


@pytest.mark.parametrize(
    ("control", "values"),
    [
        ("region_kind", get_args(RegionKind)),
        ("attribution_form", get_args(AttributionForm)),
        ("attribution_stance", get_args(Stance)),
        ("claim_type", get_args(ClaimType)),
        ("claim_factuality", get_args(FactualityValue)),
        ("naming_effect", get_args(Effect)),
        ("language_technique", load("persuasion_techniques").ids),
        ("policy_frame_frame", load("policy_frames").ids),
        ("generic_frame_frame", load("generic_frames").ids),
        ("function_function", get_args(EntmanFunction)),
        ("portrayal_role", get_args(Role)),
    ],
)
def test_choices_are_those_of_the_product(control: str, values: tuple[str, ...]) -> None:
    found = values_of(f".//Choices[@name='{control}']/Choice", "value")
    assert tuple(found) == values


def test_all_finer_roles_and_no_main_role_can_be_chosen() -> None:
    found = values_of(".//Choices[@name='portrayal_fine']/Choice", "value")
    roles = load("entity_roles")
    assert len(found) == 22
    assert set(found) == {label.id for label in roles.labels if label.group}


def test_every_control_points_to_the_text_and_to_a_label() -> None:
    names = values_of(".//*", "name")
    assert len(set(names)) == len(names)
    assert set(values_of(".//*", "toName")) == set(values_of(".//Text", "name")) == {"text"}
    assert set(values_of(".//*", "whenLabelValue")) < set(values_of(".//Label", "value"))


def test_doccano_takes_the_labels() -> None:
    """It allows a hundred characters, no two alike, and colours of seven characters."""
    for name in ("doccano_spans.json", "doccano_relations.json"):
        types = json.loads((FOLDER / name).read_text(encoding="utf-8"))
        texts = [item["text"] for item in types]
        assert len(set(texts)) == len(texts)
        assert all(0 < len(text) <= 100 for text in texts)
        assert all(len(item["background_color"]) == 7 for item in types)


@pytest.mark.parametrize(
    "label",
    [
        "claim:numerical",
        "attribution:reject",
        "naming:minimise",
        "loaded:loaded_language",
        "region:teaser",
        "frame:economic",
        "generic:conflict",
        "source:unnamed",
        "cue",
    ],
)
def test_labels_of_doccano_are_spelt_as_documented(label: str) -> None:
    assert label in labels()
    assert label in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_readme_tells_of_every_relation() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in RELATIONS if f"`{name}`" not in told] == []
