"""Changes to which texts are laid side by side."""

from datetime import date
from itertools import combinations
from random import Random

from api.ingest import from_text
from api.schemas.article import ArticleMetadata
from evals.perturbations.case import Case, Check, Groups
from evals.perturbations.change import substituted
from evals.perturbations.relating import AllCorroborated, CopyFound, OrderFree, Unrelated
from evals.perturbations.sites import CopySite, OtherArticle
from evals.perturbations.sources import Material, Source, brief, changed
from evals.perturbations.statements import claim_negated, number_changed

_MOST_PAIRS = 12
"""Pairs of articles from which cases are drawn: there are more pairs than anybody could try."""


def itself(material: Material, _random: Random) -> Groups:
    """An article beside itself: it agrees with itself."""
    for source in material.sources:
        yield [_pair("itself", f"{source.id} whole", source, source, AllCorroborated())]
        for size in (1, 2, 3):
            yield [
                _pair(
                    "itself", f"{source.id} {_opening(text)}, {size}", text, text, AllCorroborated()
                )
                for text in source.passages(size)
            ]


def unrelated(material: Material, _random: Random) -> Groups:
    """An article beside one on something else: there is nothing to align."""
    for other in material.others:
        stranger = _stranger(other)
        yield [
            _pair("unrelated", f"{source.id} and {other.id}", source, stranger, Unrelated())
            for source in material.sources
        ]


def order_swapped(material: Material, random: Random) -> Groups:
    """The accounts in the other order: the same in the other order."""
    check = OrderFree()
    pairs = list(combinations(material.sources, 2))
    for one, other in pairs if len(pairs) <= _MOST_PAIRS else random.sample(pairs, _MOST_PAIRS):
        name = f"{one.id} and {other.id}"
        yield [_pair("order_swapped", f"{name} whole", one, other, check)]
        yield [
            _pair("order_swapped", f"{name} {_opening(a)}, {_opening(b)}", a, b, check)
            for a in one.passages(2)
            for b in other.passages(3)
        ]
    for source in material.sources:
        neighbours = list(zip(source.passages(2), source.passages(2)[1:], strict=False))
        yield [
            _pair("order_swapped", f"{source.id} {_opening(a)}, {_opening(b)}", a, b, check)
            for a, b in neighbours
        ]
    for kind in (claim_negated, number_changed):
        for group in kind(material, random):
            yield [_turned(case) for case in group]


def copied_in_other_words(material: Material, random: Random) -> Groups:
    """A statement that the other account makes too, in other words: one statement of both."""
    sources = {source.id: source for source in material.sources}
    for source, sites in material.sited():
        for site in sites.copies:
            targets = [sources[target] for target in site.into if target in sources]
            yield [
                _copied(source, site, words, target, random.choice(target.gaps))
                for target in targets
                for words in site.words
            ]


def _pair(kind: str, name: str, one: Source, other: Source, check: Check) -> Case:
    return Case(kind, f"{kind} {name}", one.article, other.article, (check,))


def _opening(source: Source) -> str:
    return brief(source.article.text[:30])


def _stranger(other: OtherArticle) -> Source:
    known = ArticleMetadata(published_at=date.fromisoformat(other.published_at), outlet=other.id)
    return Source(other.id, from_text(other.text, known))


def _turned(case: Case) -> Case:
    name = f"order_swapped of {case.name}"
    return Case("order_swapped", name, case.before, case.after, (OrderFree(),))


def _copied(source: Source, site: CopySite, words: str, target: Source, gap: int) -> Case:
    change = substituted(target.article.text, [(gap, gap, f"\n\n{words}")])
    copy = gap + 2, gap + 2 + len(words)
    return Case(
        kind="copied_in_other_words",
        name=f"copied_in_other_words {source.id}→{target.id} {brief(site.claim)} {brief(words)}",
        before=source.article,
        after=changed(target.article, change).after,
        checks=(CopyFound(source.find(site.claim), copy),),
    )
