"""All kinds of changes, and the drawing of cases."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from api.schemas.article import Article
from evals.perturbations import (
    accounts,
    inserting,
    parts,
    statements,
    tone,
    typesetting,
    voices,
)
from evals.perturbations.case import Case, Groups
from evals.perturbations.draw import generator, spread
from evals.perturbations.sites import DATA, SiteError, read_others, read_sites, read_wordings
from evals.perturbations.sources import Material, Source

Maker = Callable[[Material, Random], Groups]

KINDS: Mapping[str, tuple[Maker, int]] = {
    "number_changed": (statements.number_changed, 16),
    "claim_negated": (statements.claim_negated, 18),
    "hedge_added": (statements.hedge_added, 16),
    "hedge_removed": (statements.hedge_removed, 14),
    "hedge_compared": (statements.hedge_compared, 10),
    "speaker_swapped": (voices.speaker_swapped, 16),
    "falsely_added": (voices.falsely_added, 12),
    "falsely_removed": (voices.falsely_removed, 12),
    "rejection_compared": (voices.rejection_compared, 10),
    "voice_quoted": (voices.voice_quoted, 10),
    "loaded_to_neutral": (tone.loaded_to_neutral, 16),
    "neutral_to_loaded": (tone.neutral_to_loaded, 16),
    "loaded_compared": (tone.loaded_compared, 10),
    "quotes_straightened": (typesetting.quotes_straightened, 10),
    "quotes_curled": (typesetting.quotes_curled, 6),
    "whitespace_changed": (typesetting.whitespace_changed, 18),
    "unicode_form_changed": (typesetting.unicode_form_changed, 12),
    "boilerplate_inserted": (inserting.boilerplate_inserted, 20),
    "instruction_inserted": (inserting.instruction_inserted, 26),
    "headline_case_changed": (inserting.headline_case_changed, 8),
    "paragraphs_reordered": (parts.paragraphs_reordered, 10),
    "shortened_self": (parts.shortened_self, 14),
    "itself": (accounts.itself, 10),
    "unrelated": (accounts.unrelated, 18),
    "order_swapped": (accounts.order_swapped, 12),
    "copied_in_other_words": (accounts.copied_in_other_words, 26),
}
"""How the cases of each kind are made, and how many of them are drawn at most."""


def cases(
    articles: Mapping[str, Article],
    seed: int,
    *,
    limit_per_kind: int | None = None,
    sites: Path = DATA / "sites",
) -> tuple[Case, ...]:
    """Changes of known effect to the articles, by their ids; the same seed gives the same ones.

    Kinds that need words of the article to change are made for the articles that have a file in
    the folder `sites`; the others for all. Raises SiteError where a file does not fit its article,
    or nothing can be changed, ValueError where the limit is negative.
    """
    if limit_per_kind is not None and limit_per_kind < 0:
        raise ValueError(f"there cannot be {limit_per_kind} cases of a kind")
    material = Material(
        sources=tuple(Source(name, article) for name, article in sorted(articles.items())),
        sites=read_sites(sites),
        wordings=read_wordings(),
        others=read_others(),
    )
    _check(material)
    drawn: list[Case] = []
    for kind, (maker, number) in KINDS.items():
        random = generator(seed, kind)
        most = number if limit_per_kind is None else min(number, limit_per_kind)
        made = spread(maker(material, random), most, random)
        drawn += _told_apart(sorted(made, key=lambda case: case.name))
    return tuple(drawn)


def _check(material: Material) -> None:
    if not material.sources:
        raise SiteError("there is no article to change")
    for source in material.sources:
        if not source.gaps:
            raise SiteError(f"{source.id}: nothing of this article is read, so nothing can change")


def _told_apart(made: Iterable[Case]) -> Iterator[Case]:
    """The cases, names that occur again with a number."""
    seen: Counter[str] = Counter()
    for case in made:
        seen[case.name] += 1
        again = seen[case.name]
        yield case if again == 1 else replace(case, name=f"{case.name} ({again})")
