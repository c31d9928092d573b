"""One article with its labels as a labelling tool holds them: stretches, values and links."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from evals.exchange.errors import ExchangeError
from evals.goldfiles import AUTHOR, GoldReferent, GoldVoice

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_SAFE = re.compile(r"_(10[0-9a-f]{4}|[0-9a-f]{1,5})_")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text under a label."""

    id: str
    """Unique within the sheet."""
    kind: str
    start: int
    """Offsets in code points of the text, half-open."""
    end: int
    values: Mapping[str, tuple[str, ...]]
    """What is said of it, by name of the field."""
    name: str | None = None
    """Its id in a label file, where it was given one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two stretches, as from a cue to what it attributes."""

    origin: str
    """Id of the mark from which it leads."""
    target: str
    name: str | None = None
    """What the tool calls it; null where it is left to the kinds of the two stretches."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article's labels."""

    article: str
    """Id of the article in the gold."""
    text: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    voices: tuple[GoldVoice, ...] = ()
    referents: tuple[GoldReferent, ...] = ()
    published_at: date | None = None
    outlet: str | None = None
    none_found: tuple[str, ...] = ()
    """Lists of a label file for which somebody looked and found nothing to label."""
    labelled_by: str = ""


def slug(name: str, taken: Collection[str]) -> str:
    """An id in plain letters for a name, different from those taken and from the author's."""
    plain = re.sub(r"\W+", "_", name.casefold()).strip("_") or "unnamed"
    found, number = plain, 1
    while found in taken or found == AUTHOR:
        number += 1
        found = f"{plain}_{number}"
    return found


def mark_id(kind: str, name: str) -> str:
    """An id for a mark that tells its kind and its name, in letters that CSS allows in a class."""
    plain = _UNSAFE.sub(lambda match: f"_{ord(match.group()):x}_", name)
    return f"{kind}-{plain}"


def name_in(known: str, kind: str) -> str | None:
    """The name that `mark_id` put into an id; null where another hand gave the id."""
    prefix, _, plain = known.partition("-")
    if prefix != kind or not plain:
        return None
    return _SAFE.sub(lambda match: chr(int(match.group(1), 16)), plain)


def published(given: str | None) -> date | None:
    """The day on which an article was published. Raises ExchangeError."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        message = f"published_at is {given!r}; write a date such as 2022-09-11"
        raise ExchangeError(message) from error
