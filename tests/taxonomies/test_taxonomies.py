"""The taxonomies are complete, closed and fit for rendering."""

import hashlib
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from api import taxonomies
from api.errors import NotFoundError
from api.schemas.claims import FactualityValue
from api.schemas.framing import Functions
from api.taxonomies import Label, Taxonomy, WordList, contrast_sets, load, other_phrases, verdicts

SIZES = {
    "policy_frames": 15,
    "generic_frames": 5,
    "entman": 4,
    "entity_roles": 25,
    "persuasion_techniques": 23,
    "factuality": 7,
}


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_taxonomy_has_all_its_labels(name: str, size: int) -> None:
    taxonomy = load(name)
    assert len(taxonomy.labels) == size
    assert len(set(taxonomy.ids)) == size
    assert all(label.definition for label in taxonomy.labels)


def test_fine_roles_stand_under_main_roles() -> None:
    roles = load("entity_roles")
    fine = {main: len(roles.under(main)) for main in ("protagonist", "antagonist", "innocent")}
    assert fine == {"protagonist": 6, "antagonist": 12, "innocent": 4}


def test_taxonomies_agree_with_the_schema() -> None:
    assert set(load("factuality").ids) == set(get_args(FactualityValue))
    assert set(load("entman").ids) == set(Functions.model_fields)


def test_a_digest_is_that_of_the_file() -> None:
    file = Path(taxonomies.__file__).parent / "entman.yaml"
    assert load("entman").digest == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_taxonomy_is_read_once() -> None:
    assert load("entman") is load("entman")


@pytest.mark.parametrize("name", ["nothing", "../entman", "", "entman.yaml", "ENTMAN"])
def test_an_unknown_name_is_an_error_that_lists_the_known_ones(name: str) -> None:
    with pytest.raises(NotFoundError, match="policy_frames"):
        load(name)


def test_names_lists_every_taxonomy() -> None:
    assert set(taxonomies.names()) == {*SIZES, "contrast_sets"}


def test_two_labels_never_share_an_id() -> None:
    twice = Label(id="a", name="A", definition="x")
    with pytest.raises(ValidationError, match="stands twice"):
        Taxonomy(name="t", title="T", source="s", labels=(twice, twice), digest="")


def test_a_label_is_found_by_its_id() -> None:
    assert load("entman").label("moral_evaluation").name == "Moral evaluation"
    with pytest.raises(KeyError):
        load("entman").label("nothing")


def test_there_are_many_contrast_sets_with_a_contrast_in_each() -> None:
    sets = contrast_sets()
    assert len(sets) >= 40
    for entry in sets:
        assert len({(term.effect, term.valence) for term in entry.terms}) > 1, entry.id


def test_no_form_stands_twice_in_a_set() -> None:
    for entry in contrast_sets():
        forms = [term.term.casefold() for term in entry.terms]
        assert len(forms) == len(set(forms)), entry.id


def test_inflections_share_a_lemma() -> None:
    departure = next(entry for entry in contrast_sets() if entry.id == "departure")
    by_form = {term.term: term for term in departure.terms}
    assert by_form["fled"].lemma == by_form["fleeing"].lemma == "flee"
    assert by_form["fled"].effect == "amplify"
    assert by_form["regrouping"].effect == "minimise"


def test_contrast_sets_are_a_taxonomy_as_well() -> None:
    taxonomy = load("contrast_sets")
    assert taxonomy.ids == tuple(entry.id for entry in contrast_sets())
    assert "fled" in taxonomy.label("departure").terms


def test_a_form_tells_one_set_at_most_without_context() -> None:
    sure: dict[str, list[str]] = {}
    for entry in contrast_sets():
        for term in entry.terms:
            if entry.names_things and not term.ambiguous:
                sure.setdefault(term.term.casefold(), []).append(entry.id)
    assert {form: ids for form, ids in sure.items() if len(ids) > 1} == {}


def test_ambiguous_terms_have_words_of_their_sense() -> None:
    for entry in contrast_sets():
        if entry.names_things and any(term.ambiguous for term in entry.terms):
            assert entry.sense.exact or entry.sense.prefixes, entry.id


@pytest.mark.parametrize("term", ["bribery", "fraud", "murder", "industrial action", "refugee"])
def test_terms_of_law_are_neutral(term: str) -> None:
    effects = {
        t.effect for s in contrast_sets() if s.names_things for t in s.terms if t.term == term
    }
    assert effects == {"neutral"}


def test_a_word_list_holds_words_and_beginnings() -> None:
    words = WordList.of("union* pay")
    assert [word in words for word in ("unions", "union", "pay", "payment")] == [
        True,
        True,
        True,
        False,
    ]
    assert "anything" not in WordList.of("")


def test_what_colours_anything_and_what_means_something_else() -> None:
    assert {t.effect for t in verdicts() if t.term == "disgrace"} == {"amplify"}
    assert "riot police" in other_phrases()
