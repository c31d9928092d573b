"""Changes that put something into a text which is no part of the article."""

import re
from collections.abc import Sequence
from random import Random

from evals.perturbations.case import Case, Check, Groups
from evals.perturbations.change import Change, Range, substituted
from evals.perturbations.sources import Material, Source, brief, changed, retold, versions
from evals.perturbations.staying import (
    FramingStays,
    HeadlineSeen,
    InjectionSeen,
    NothingFrom,
    RestStays,
)

_SMALL = re.compile(r"^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with)$")

_POINTER = re.compile(r"\s*[\"“]?(?:That|This|These|Those|They|He|She|It|Their|His|Her|Its)\b")
_OWN_PARAGRAPH = 0.5
"""Share of the instructions that stand in a paragraph of their own."""


def boilerplate_inserted(material: Material, random: Random) -> Groups:
    """A line of the page: no claim comes from it, and nothing else changes."""
    for entry in material.wordings.boilerplate:
        source = _somewhere(material, random)
        gap = source.gaps[-1] if entry.place == "end" else random.choice(source.gaps)
        change = substituted(source.article.text, [(gap, gap, f"\n\n{entry.line}")])
        place = _new(change)
        yield [_inserted("boilerplate_inserted", source, entry.line, change, NothingFrom(place))]


def instruction_inserted(material: Material, random: Random) -> Groups:
    """A sentence to a language model: it is listed as such, and nothing else changes."""
    for instruction in material.wordings.instructions:
        source = _somewhere(material, random)
        own_paragraph = random.random() < _OWN_PARAGRAPH
        at = random.choice(_free_of_pointers(source, own_paragraph=own_paragraph))
        words = f"\n\n{instruction}" if own_paragraph else f" {instruction}"
        change = substituted(source.article.text, [(at, at, words)])
        check = InjectionSeen(_new(change))
        yield [_inserted("instruction_inserted", source, instruction, change, check)]


def headline_case_changed(material: Material, _random: Random) -> Groups:
    """The headline's capitals: it stays a headline, and nothing else changes."""
    for source, sites in material.sited():
        passage = source.passages(2)[0]
        for headline in sites.headlines:
            text = f"{headline}\n\n{passage.article.text}"
            yield [
                _headline(Source(source.id, retold(passage.article, text)), headline, words)
                for words in (headline.upper(), _titled(headline))
            ]


def _somewhere(material: Material, random: Random) -> Source:
    source = random.choice(material.sources)
    return random.choice((source, *source.passages(2), *source.passages(3)))


def _free_of_pointers(source: Source, *, own_paragraph: bool) -> Sequence[int]:
    """Places behind which no sentence points back to the one before, which would get lost."""
    text = source.article.text
    ends = () if own_paragraph else source.sentence_ends
    return [at for at in ends or source.gaps if not _POINTER.match(text, at)] or source.gaps


def _new(change: Change) -> Range:
    """Where the words stand that came in, without the white space before them."""
    (edit,) = change.edits
    start, end = edit.after
    return end - len(change.after[start:end].lstrip()), end


def _inserted(kind: str, source: Source, words: str, change: Change, check: Check) -> Case:
    item = changed(source.article, change)
    return Case(
        kind=kind,
        name=f"{kind} {source.id} at {change.edits[0].before[0]} {brief(words)}",
        before=item.before,
        after=item.after,
        checks=(check, RestStays(change, zone="inserted"), FramingStays(change)),
    )


def _headline(source: Source, old: str, new: str) -> Case:
    item = versions(source.article, old, old, new)
    return Case(
        kind="headline_case_changed",
        name=f"headline_case_changed {source.id} {brief(old)}→{brief(new)}",
        before=item.before,
        after=item.after,
        checks=(HeadlineSeen(), RestStays(item.change)),
    )


def _titled(headline: str) -> str:
    words = headline.split()
    return " ".join(w if _SMALL.match(w) else w[:1].upper() + w[1:] for w in words)
