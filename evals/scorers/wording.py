"""Names chosen and words that are loaded, with whose they are."""

from collections.abc import Callable

from api.schemas.framing import LoadedLanguage, Naming
from evals.labels import Labels
from evals.scorers.pairs import Pairs, Rows, Sides


def named(gold: Labels, answer: Labels) -> Pairs[Naming]:
    """Paired by the term; of several on the same words, those of the same namer."""
    sides = Sides(gold, answer)
    return sides.pairs(
        gold.namings,
        answer.namings,
        lambda naming: (naming.term,),
        lambda one, other: float(sides.same_voice(one.namer, other.namer)),
    )


def names(gold: Labels, answer: Labels) -> Rows:
    """Names chosen for things, with partial credit."""
    return named(gold, answer).extent()


def namer(gold: Labels, answer: Labels) -> Rows:
    """Who coined each name here."""
    return named(gold, answer).voiced(lambda _, naming: (naming.namer,))


def reporter(gold: Labels, answer: Labels) -> Rows:
    """Who passes each name on."""
    return named(gold, answer).voiced(lambda _, naming: (naming.reporter,))


def naming_label(label: Callable[[Naming], str]) -> Callable[[Labels, Labels], Rows]:
    """A scorer of one label of the names."""
    return lambda gold, answer: named(gold, answer).labelled(label)


def _loaded(gold: Labels, answer: Labels) -> Pairs[LoadedLanguage]:
    sides = Sides(gold, answer)

    def same_owner(one: LoadedLanguage, other: LoadedLanguage) -> float:
        return float(sides.same_voice(one.in_quote_of or "v0", other.in_quote_of or "v0"))

    return sides.pairs(gold.language, answer.language, lambda item: (item.span,), same_owner)


def loaded(gold: Labels, answer: Labels) -> Rows:
    """Loaded wordings, whoever's they are, with partial credit."""
    return _loaded(gold, answer).extent()


def technique(gold: Labels, answer: Labels) -> Rows:
    """The technique of each loaded wording."""
    return _loaded(gold, answer).labelled(lambda item: item.technique)


def owner(gold: Labels, answer: Labels) -> Rows:
    """Whether each loaded wording is the author's own or a source's."""
    return _loaded(gold, answer).labelled(
        lambda item: "the author" if item.in_quote_of is None else "a source"
    )
