"""Changes to who says something, and to how whoever reports it stands to it."""

from collections.abc import Iterator
from itertools import product
from random import Random

from api.schemas.article import Article
from api.schemas.comparison import Relation
from evals.perturbations.case import Case, Groups
from evals.perturbations.change import Range
from evals.perturbations.following import LoadedFollows, RejectionFollows, SpeakerFollows
from evals.perturbations.relating import OneDiffers
from evals.perturbations.sites import QuotedSite, RejectionSite, SpeakerSite
from evals.perturbations.sources import Material, Source, Versions, brief, versions
from evals.perturbations.staying import RestStays

AUTHOR = ("the author",)
_REJECTED: frozenset[Relation] = frozenset({"reported_vs_rejected"})
_DRAWN = 3


def speaker_swapped(material: Material, random: Random) -> Groups:
    """Somebody else says the same: the voice is another, the content is not."""
    for source, sites in material.sited():
        for site in sites.speakers:
            pool = material.wordings.speakers[site.who]
            drawn = random.sample(pool, min(_DRAWN, len(pool)))
            yield [_swapped(source, site, speaker) for speaker in drawn]


def voice_quoted(material: Material, random: Random) -> Groups:
    """The author's own loaded word is put into somebody's mouth: it is theirs."""
    for source, sites in material.sited():
        for site in sites.quoted:
            pool = material.wordings.speakers[site.who]
            drawn = random.sample(pool, min(_DRAWN, len(pool)))
            yield [_quoted(source, site, speaker) for speaker in drawn]


def falsely_added(material: Material, _random: Random) -> Groups:
    """What was passed on is called false: stance and factuality follow."""
    for source, site in _rejections(material):
        yield [
            _rejection("falsely_added", source, site, plain, rejected)
            for plain, rejected in product(site.plain, site.rejected)
        ]


def falsely_removed(material: Material, _random: Random) -> Groups:
    """What was called false is passed on: stance and factuality follow."""
    for source, site in _rejections(material):
        yield [
            _rejection("falsely_removed", source, site, rejected, plain)
            for plain, rejected in product(site.plain, site.rejected)
        ]


def rejection_compared(material: Material, _random: Random) -> Groups:
    """Passed on here, called false there: so the versions relate, and on that alone."""
    for source, site in _rejections(material):
        made = {
            rejected: versions(_passage(source, site), site.words, site.plain[0], rejected)
            for rejected in site.rejected
        }
        yield [
            Case(
                kind="rejection_compared",
                name=f"rejection_compared {source.id} {brief(site.plain[0])}→{brief(rejected)}",
                before=item.before,
                after=item.after,
                checks=(OneDiffers(item.change, _REJECTED, also=_also(item, site)),),
            )
            for rejected, item in made.items()
        ]


def _swapped(source: Source, site: SpeakerSite, speaker: str) -> Case:
    article = source.holding(site.words, site.content, *site.also)
    item = versions(article, site.words, site.words, site.to.format(speaker=speaker))
    before, after = item.places(site.content)
    also = tuple(item.places(words)[0] for words in (site.content, *site.also))
    return Case(
        kind="speaker_swapped",
        name=f"speaker_swapped {source.id} {brief(site.words)}→{brief(speaker)}",
        before=item.before,
        after=item.after,
        checks=(
            SpeakerFollows(before, after, site.was, (speaker,), item.change),
            RestStays(item.change, also=also),
        ),
    )


def _quoted(source: Source, site: QuotedSite, speaker: str) -> Case:
    quoted = site.quoted.format(speaker=speaker)
    item = versions(source.holding(site.words), site.words, site.plain, quoted)
    start = item.before.text.index(site.plain)
    old = start + site.plain.index(site.loaded)
    new = start + quoted.index(site.loaded)
    size = len(site.loaded)
    return Case(
        kind="voice_quoted",
        name=f"voice_quoted {source.id} {brief(site.loaded)} by {brief(speaker)}",
        before=item.before,
        after=item.after,
        checks=(
            LoadedFollows((old, old + size), AUTHOR, (new, new + size), (speaker,)),
            RestStays(item.change),
        ),
    )


def _rejections(material: Material) -> Iterator[tuple[Source, RejectionSite]]:
    for source, sites in material.sited():
        yield from ((source, site) for site in sites.rejections)


def _rejection(kind: str, source: Source, site: RejectionSite, old: str, new: str) -> Case:
    item: Versions = versions(_passage(source, site), site.words, old, new)
    before, after = item.places(site.content)
    return Case(
        kind=kind,
        name=f"{kind} {source.id} {brief(old)}→{brief(new)}",
        before=item.before,
        after=item.after,
        checks=(
            RejectionFollows(before, after, site.voice, added=kind == "falsely_added"),
            RestStays(item.change, also=_also(item, site)),
        ),
    )


def _passage(source: Source, site: RejectionSite) -> Article:
    return source.holding(site.words, site.content, *site.also)


def _also(item: Versions, site: RejectionSite) -> tuple[Range, ...]:
    return tuple(item.places(words)[0] for words in (site.content, *site.also))
