"""Where texts are changed: words of an article and what may stand in their place.

One file for each article, in `data/sites`; `wordings.yaml` and `unrelated.yaml` serve all. All
words are verbatim and stand in the article exactly once. Of several wordings the seed number
draws. A wording may be the words of the article themselves. An article without a file is changed
in all ways that need no words of it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.yaml_data import parse
from evals.goldfiles import GoldError

DATA = Path(__file__).parent / "data"

Who = Literal["person", "man", "body", "group", "outlet"]
Wordings = tuple[str, ...]


class SiteError(GoldError):
    """A file of changes is not as it should be. The message names the file, place and cure."""


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Site(Entry):
    """A place in an article."""

    words: str
    """The words that give way."""


class NumberSite(Site):
    """A number comes in, and then another."""

    to: str
    """What stands in their place, with `{number}`."""
    low: int
    high: int
    step: int = Field(gt=0)
    """The numbers that are drawn: from `low` to `high` in steps."""


class NegationSite(Site):
    """A statement becomes its opposite."""

    to: Wordings = Field(min_length=1)


class SpeakerSite(Site):
    """Somebody else speaks."""

    to: str
    """What stands in their place, with `{speaker}`."""
    who: Who
    """What sort of speaker fits."""
    was: Wordings = Field(min_length=1)
    """The names by which the voice may be listed before."""
    content: str
    """Words of what is said, which stay."""
    also: Wordings = ()
    """Words of other sentences that hang on the speaker, and so may be told otherwise."""


class RejectionSite(Site):
    """What a source says is passed on, or called false."""

    voice: Wordings = Field(min_length=1)
    """The names by which the source may be listed."""
    content: str
    """Words of what is said, which stay."""
    also: Wordings = ()
    """Words of other sentences that belong to what is said."""
    plain: Wordings = Field(min_length=1)
    rejected: Wordings = Field(min_length=1)


class HedgeSite(Site):
    """A statement is made for certain, or with less than that."""

    at: str
    """Words of the statement beside those that give way."""
    plain: str
    probable: Wordings = ()
    """Wordings that make it likely: PR+."""
    possible: Wordings = ()
    """Wordings that make it possible: PS+."""
    hearsay: Wordings = ()
    """Wordings that leave it to nobody in particular, as in "is reported to"."""


class LoadedSite(Site):
    """A loaded word and a plain one."""

    owner: Wordings = ("the author",)
    """The names by which the voice may be listed whose word it is."""
    neutral: Wordings = Field(min_length=1)
    loaded: Wordings = Field(min_length=1)


class QuotedSite(Site):
    """The author's own loaded word becomes somebody's."""

    who: Who
    loaded: str
    """The loaded words, which stand in both wordings."""
    plain: str
    quoted: str
    """With `{speaker}`."""


class Block(Entry):
    """Paragraphs, or part of one, that can stand elsewhere."""

    first: str
    """Its first words."""
    last: str
    """Its last words."""
    after: tuple[int, ...] = ()
    """Numbers, from 0, of the blocks that must come before it, since it points back to them."""


class CopySite(Entry):
    """A statement that another account can make in other words."""

    claim: str
    """Words of the statement in this article."""
    into: Wordings = Field(min_length=1)
    """Ids of the articles that can take it."""
    words: Wordings = Field(min_length=1)
    """The statement in other words, as sentences that can stand alone."""


class Sites(Entry):
    """What can be changed in one article."""

    article: str
    """Its id."""
    opening: str
    """Words of it, so that no other article of this id is meant."""
    numbers: tuple[NumberSite, ...] = ()
    negations: tuple[NegationSite, ...] = ()
    speakers: tuple[SpeakerSite, ...] = ()
    rejections: tuple[RejectionSite, ...] = ()
    hedges: tuple[HedgeSite, ...] = ()
    loaded: tuple[LoadedSite, ...] = ()
    quoted: tuple[QuotedSite, ...] = ()
    blocks: tuple[Block, ...] = ()
    headlines: Wordings = ()
    """Headlines that fit it, capitals only where any sentence has them."""
    copies: tuple[CopySite, ...] = ()


class BoilerplateLine(Entry):
    """A line that belongs to the page, not to the article."""

    line: str
    place: Literal["within", "end"] = "within"
    """Whether it is met between paragraphs, or only behind the last one."""


class WordingFile(Entry):
    """What any article can be changed with."""

    speakers: Mapping[Who, Wordings]
    boilerplate: tuple[BoilerplateLine, ...]
    instructions: Wordings
    """Sentences that address a language model."""


class OtherArticle(Entry):
    """An article on something else."""

    id: str
    genre: str
    """What sort of text it is."""
    published_at: str
    text: str


EntryT = TypeVar("EntryT", bound=Entry)


class OtherArticles(Entry):
    articles: tuple[OtherArticle, ...]


def read_sites(folder: Path = DATA / "sites") -> dict[str, Sites]:
    """The files of the folder, by the id of their article. Raises SiteError."""
    found: dict[str, Sites] = {}
    for path in sorted(folder.glob("*.yaml")):
        sites = _read(path, Sites)
        if sites.article in found:
            raise SiteError(
                f"{path}: another file changes the article {sites.article!r}; join them"
            )
        found[sites.article] = sites
    return found


def read_wordings() -> WordingFile:
    """What any article can be changed with."""
    return _read(DATA / "wordings.yaml", WordingFile)


def read_others() -> tuple[OtherArticle, ...]:
    """Articles on other things than the gold."""
    return _read(DATA / "unrelated.yaml", OtherArticles).articles


def _read(path: Path, kind: type[EntryT]) -> EntryT:
    try:
        return kind.model_validate(parse(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise SiteError(f"{path}: {error}") from error
