"""Changes to what is stated: numbers, negations, hedges."""

from collections.abc import Iterator
from random import Random

from api.schemas.comparison import Relation
from evals.perturbations.case import Case, Groups
from evals.perturbations.following import Degree, HedgeFollows, NumberFollows
from evals.perturbations.relating import OneDiffers
from evals.perturbations.sites import HedgeSite, NumberSite
from evals.perturbations.sources import Material, Source, Versions, brief, versions
from evals.perturbations.staying import RestStays

_CONFLICT: frozenset[Relation] = frozenset({"contradicted", "possible_conflict"})
_HEDGED: frozenset[Relation] = frozenset({"differently_hedged"})
_HEARSAY: frozenset[Relation] = frozenset({"differently_hedged", "differently_attributed"})
_APART = 1.2
"""The larger of two numbers is at least so many times the smaller: no rounding of it."""
_DRAWN = 4


def number_changed(material: Material, random: Random) -> Groups:
    """Another number: it follows in the claim, and the versions conflict on it alone."""
    for source, sites in material.sited():
        for site in sites.numbers:
            drawn = dict.fromkeys(_two(site, random) for _ in range(_DRAWN))
            yield [_number(source, site, old, new) for old, new in drawn]


def claim_negated(material: Material, _random: Random) -> Groups:
    """The opposite: the versions conflict on it alone."""
    for source, sites in material.sited():
        for site in sites.negations:
            article = source.holding(site.words)
            made = [versions(article, site.words, site.words, words) for words in site.to]
            yield [
                Case(
                    kind="claim_negated",
                    name=f"claim_negated {source.id} {brief(site.words)}→{brief(words)}",
                    before=item.before,
                    after=item.after,
                    checks=(
                        RestStays(item.change),
                        OneDiffers(item.change, _CONFLICT, "polarity"),
                    ),
                )
                for words, item in zip(site.to, made, strict=True)
            ]


def hedge_added(material: Material, _random: Random) -> Groups:
    """A certain statement becomes less than that."""
    for source, site, degree, words in _hedges(material):
        item = _versions(source, site, site.plain, words)
        before, after = item.places(site.at)
        checks = HedgeFollows(before, "plain", after, degree), RestStays(item.change)
        name = f"hedge_added {source.id} {brief(site.plain)}→{brief(words)}"
        yield [Case("hedge_added", name, item.before, item.after, checks)]


def hedge_removed(material: Material, _random: Random) -> Groups:
    """A statement that was less than certain becomes certain."""
    for source, site, degree, words in _hedges(material):
        item = _versions(source, site, words, site.plain)
        before, after = item.places(site.at)
        checks = HedgeFollows(before, degree, after, "plain"), RestStays(item.change)
        name = f"hedge_removed {source.id} {brief(words)}→{brief(site.plain)}"
        yield [Case("hedge_removed", name, item.before, item.after, checks)]


def hedge_compared(material: Material, _random: Random) -> Groups:
    """Certain here, less than that there: so the versions relate, and on that alone."""
    for source, site, degree, words in _hedges(material):
        item = _versions(source, site, site.plain, words)
        differs = OneDiffers(item.change, _HEARSAY if degree == "hearsay" else _HEDGED)
        name = f"hedge_compared {source.id} {brief(site.plain)}→{brief(words)}"
        yield [Case("hedge_compared", name, item.before, item.after, (differs,))]


def _two(site: NumberSite, random: Random) -> tuple[int, int]:
    numbers = range(site.low, site.high + 1, site.step)
    old = random.choice(numbers)
    apart = [n for n in numbers if max(n, old) >= _APART * min(n, old)]
    return old, random.choice(apart)


def _number(source: Source, site: NumberSite, old: int, new: int) -> Case:
    wordings = [site.to.format(number=f"{number:,}") for number in (old, new)]
    item = versions(source.holding(site.words), site.words, *wordings)
    before, after = item.edited
    return Case(
        kind="number_changed",
        name=f"number_changed {source.id} {brief(site.words)} {old:,}→{new:,}",
        before=item.before,
        after=item.after,
        checks=(
            NumberFollows(before, old, after, new),
            RestStays(item.change),
            OneDiffers(item.change, _CONFLICT, "number"),
        ),
    )


def _hedges(material: Material) -> Iterator[tuple[Source, HedgeSite, Degree, str]]:
    for source, sites in material.sited():
        for site in sites.hedges:
            yield from ((source, site, "probable", words) for words in site.probable)
            yield from ((source, site, "possible", words) for words in site.possible)
            yield from ((source, site, "hearsay", words) for words in site.hearsay)


def _versions(source: Source, site: HedgeSite, before: str, after: str) -> Versions:
    return versions(source.holding(site.words, site.at), site.words, before, after)
