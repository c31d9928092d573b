"""Names chosen and words that are loaded, with whose they are."""

from collections.abc import Callable

from api.schemas.framing import LoadedLanguage, Naming
from evals.scorers.pairs import Pairs, Rows, Sides, once


@once
def named(sides: Sides) -> Pairs[Naming]:
    """Paired by the term; of several on the same words, those of the same namer."""
    return sides.pairs(
        sides.gold.namings,
        sides.answer.namings,
        lambda naming: (naming.term,),
        lambda one, other: float(sides.same_voice(one.namer, other.namer)),
    )


def names(sides: Sides) -> Rows:
    """Names chosen for things, with partial credit."""
    return named(sides).extent()


def namer(sides: Sides) -> Rows:
    """Who coined each name here."""
    return named(sides).voiced(lambda _, naming: (naming.namer,))


def reporter(sides: Sides) -> Rows:
    """Who passes each name on."""
    return named(sides).voiced(lambda _, naming: (naming.reporter,))


def naming_label(label: Callable[[Naming], str]) -> Callable[[Sides], Rows]:
    """A scorer of one label of the names."""
    return lambda sides: named(sides).labelled(label)


@once
def loaded_pairs(sides: Sides) -> Pairs[LoadedLanguage]:

    def same_owner(one: LoadedLanguage, other: LoadedLanguage) -> float:
        return float(sides.same_voice(one.in_quote_of or "v0", other.in_quote_of or "v0"))

    return sides.pairs(
        sides.gold.language, sides.answer.language, lambda item: (item.span,), same_owner
    )


def loaded(sides: Sides) -> Rows:
    """Loaded wordings, whoever's they are, with partial credit."""
    return loaded_pairs(sides).extent()


def technique(sides: Sides) -> Rows:
    """The technique of each loaded wording."""
    return loaded_pairs(sides).labelled(lambda item: item.technique)


def owner(sides: Sides) -> Rows:
    """Whether each loaded wording is the author's own or a source's."""
    return loaded_pairs(sides).labelled(
        lambda item: "the author" if item.in_quote_of is None else "a source"
    )
