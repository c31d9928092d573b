"""Changes to how a text is set, of which no reading may take notice."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

from evals.perturbations.case import Case, Groups
from evals.perturbations.change import Change, substituted
from evals.perturbations.sources import Material, Source, changed, retold
from evals.perturbations.staying import FramingStays, RestStays

Edits = Iterable[tuple[int, int, str]]
Setting = Callable[[str, Random], Edits]
"""The edits that set a text so; where it is drawn, they touch only some of the places."""

_STRAIGHT = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"}
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–“‘\"']))[\"'](?=\S)")
_WORD_SPACE = re.compile(r"(?<=\S) (?=\S)")
_LINE_END = re.compile(r"(?<=\S)(?=\n)")
_LINE_START = re.compile(r"(?:^|(?<=\n))(?=[^\n])")
_LONG_WORD = re.compile(r"\b[^\W\d_]{8,}\b")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
_PLAIN = re.compile(r"(?<=.)[aeioucszn]")
_ACCENTED = str.maketrans("aeioucszn", "áéíóúčšžñ")
_SOME = 0.2
"""Share of the places that are touched where not all of them are."""
_NAMES = 3


def quotes_straightened(material: Material, random: Random) -> Groups:
    """Typographic marks become straight ones."""
    return _cases("quotes_straightened", material, random, _STRAIGHTENING)


def quotes_curled(material: Material, random: Random) -> Groups:
    """Straight marks become typographic ones, of one house style or another."""
    return _cases("quotes_curled", material, random, _CURLING)


def whitespace_changed(material: Material, random: Random) -> Groups:
    """Other white space at the same places, or more of it."""
    return _cases("whitespace_changed", material, random, _SPACING)


def unicode_form_changed(material: Material, random: Random) -> Groups:
    """The same characters in another form."""
    return _cases("unicode_form_changed", material, random, _FORMS, _with_accents)


def _cases(
    kind: str,
    material: Material,
    random: Random,
    settings: Mapping[str, Setting],
    prepared: Callable[[Source, Random], Source] = lambda source, _random: source,
) -> Groups:
    for source in material.sources:
        for size, text in _texts(source):
            yield [
                case
                for name, setting in settings.items()
                for case in _case(
                    kind, f"{source.id} {size} {name}", prepared(text, random), setting, random
                )
            ]


def _texts(source: Source) -> Iterator[tuple[str, Source]]:
    yield "whole", source
    for number, passage in enumerate(source.passages(2), 1):
        yield f"from paragraph {number}", passage


def _case(kind: str, name: str, source: Source, setting: Setting, random: Random) -> Iterator[Case]:
    """The case; none where the setting changes nothing."""
    change = substituted(source.article.text, setting(source.article.text, random))
    if change.after != change.before:
        yield _still(kind, name, source, change)


def _still(kind: str, name: str, source: Source, change: Change) -> Case:
    item = changed(source.article, change)
    return Case(
        kind=kind,
        name=f"{kind} {name}",
        before=item.before,
        after=item.after,
        checks=(RestStays(change, zone="inserted"), FramingStays(change)),
    )


def _straight(marks: str) -> Setting:
    return lambda text, _random: [
        (at, at + 1, _STRAIGHT[char]) for at, char in enumerate(text) if char in marks
    ]


def _curled(double: str, single: str) -> Setting:
    """Straight marks by pairs of opening and closing ones; apostrophes by their usual sign."""

    def edits(text: str, _random: Random) -> Edits:
        opening = {match.start() for match in _OPENS.finditer(text)}
        for at, char in enumerate(text):
            if char == '"':
                yield at, at + 1, double[0] if at in opening else double[1]
            elif char == "'":
                inside = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
                yield at, at + 1, "’" if inside else single[0] if at in opening else single[1]

    return edits


def _everywhere(pattern: re.Pattern[str], words: str) -> Setting:
    return lambda text, _random: [(*match.span(), words) for match in pattern.finditer(text)]


def _somewhere(pattern: re.Pattern[str], words: str) -> Setting:
    return lambda text, random: [
        (*match.span(), words) for match in pattern.finditer(text) if random.random() < _SOME
    ]


def _soft_hyphens(text: str, _random: Random) -> Edits:
    for match in _LONG_WORD.finditer(text):
        middle = (match.start() + match.end()) // 2
        yield middle, middle, "\u00ad"


def _decomposed(text: str, _random: Random) -> Edits:
    for at, char in enumerate(text):
        form = unicodedata.normalize("NFD", char)
        if form != char:
            yield at, at + 1, form


def _with_accents(source: Source, random: Random) -> Source:
    """The text in which some names are spelt with an accent, wherever they stand."""
    text = source.article.text
    names = sorted({match.group() for match in _NAME.finditer(text)})
    for name in random.sample(names, min(_NAMES, len(names))):
        spelt = _PLAIN.sub(lambda match: match.group().translate(_ACCENTED), name, count=1)
        text = re.sub(rf"\b{name}\b", spelt, text)
    return Source(source.id, retold(source.article, text))


_STRAIGHTENING: Mapping[str, Setting] = {
    "all": _straight("“”„‘’"),
    "double": _straight("“”„"),
    "apostrophes": _straight("‘’"),
}
_CURLING: Mapping[str, Setting] = {
    "“ ”": _curled("“”", "‘’"),
    "„ “": _curled("„“", "‚‘"),
    "« »": _curled("«»", "‹›"),
}
_SPACING: Mapping[str, Setting] = {
    "double spaces": _everywhere(_WORD_SPACE, "  "),
    "some double spaces": _somewhere(_WORD_SPACE, "  "),
    "no-break spaces": _somewhere(_WORD_SPACE, "\u00a0"),
    "thin spaces": _somewhere(_WORD_SPACE, "\u2009"),
    "tabs": _somewhere(_WORD_SPACE, "\t"),
    "trailing spaces": _everywhere(_LINE_END, "  "),
    "indented lines": _everywhere(_LINE_START, "    "),
    "CRLF": _everywhere(re.compile(r"\n"), "\r\n"),
    "more blank lines": _everywhere(re.compile(r"\n\n"), "\n\n\n\n"),
}
_FORMS: Mapping[str, Setting] = {
    "decomposed accents": _decomposed,
    "soft hyphens": _soft_hyphens,
    "straight apostrophes": _straight("’"),
    "modifier apostrophes": _everywhere(re.compile(r"(?<=\w)’(?=\w)"), "ʼ"),
}
