"""Changes to how something is told: loaded words and plain ones."""

from collections.abc import Iterator
from itertools import product
from random import Random

from api.schemas.comparison import Relation
from evals.perturbations.case import Case, Groups
from evals.perturbations.following import LoadedFollows
from evals.perturbations.relating import OneDiffers
from evals.perturbations.sites import LoadedSite
from evals.perturbations.sources import Material, Source, brief, versions
from evals.perturbations.staying import RestStays

_FRAMED: frozenset[Relation] = frozenset({"differently_framed"})


def loaded_to_neutral(material: Material, _random: Random) -> Groups:
    """A plain word in place of a loaded one: it is gone from the loaded ones, the claims stay."""
    for source, site in _sites(material):
        yield [_case(source, site, *words) for words in product(site.neutral, site.loaded)]


def neutral_to_loaded(material: Material, _random: Random) -> Groups:
    """A loaded word in place of a plain one: it is somebody's loaded word, the claims stay."""
    for source, site in _sites(material):
        yield [
            _case(source, site, *words, loads=True) for words in product(site.neutral, site.loaded)
        ]


def loaded_compared(material: Material, _random: Random) -> Groups:
    """Plain here, loaded there: so the versions relate, and on that alone."""
    for source, site in _sites(material):
        made = {
            loaded: versions(source.holding(site.words), site.words, site.neutral[0], loaded)
            for loaded in site.loaded
        }
        yield [
            Case(
                kind="loaded_compared",
                name=f"loaded_compared {source.id} {brief(site.neutral[0])}→{brief(loaded)}",
                before=item.before,
                after=item.after,
                checks=(OneDiffers(item.change, _FRAMED),),
            )
            for loaded, item in made.items()
        ]


def _sites(material: Material) -> Iterator[tuple[Source, LoadedSite]]:
    for source, sites in material.sited():
        yield from ((source, site) for site in sites.loaded)


def _case(
    source: Source, site: LoadedSite, neutral: str, loaded: str, *, loads: bool = False
) -> Case:
    kind = "neutral_to_loaded" if loads else "loaded_to_neutral"
    old, new = (neutral, loaded) if loads else (loaded, neutral)
    item = versions(source.holding(site.words), site.words, old, new)
    before, after = item.edited
    owners = (None, site.owner) if loads else (site.owner, None)
    return Case(
        kind=kind,
        name=f"{kind} {source.id} {brief(old)}→{brief(new)}",
        before=item.before,
        after=item.after,
        checks=(
            LoadedFollows(before, owners[0], after, owners[1]),
            RestStays(item.change, zone="wording"),
        ),
    )
