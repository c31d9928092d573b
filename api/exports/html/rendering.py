"""Templates and assets made pages.

Every word that a template prints is escaped, and what cannot be seen in it, or would reorder the
page, is shown by its code point.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from api.readable.places import place
from api.readable.vocabulary import told
from api.readable.wording import after, before
from api.schemas.base import Span

_FOLDER: Final = Path(__file__).parent
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, marks that turn the direction of writing, what has no width, tags, half pairs."""

_QUOTATION_MARKS: Final = '“”„«»"'

LINKED_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The content security policy of pages that the server sends."""


@dataclass(frozen=True, slots=True)
class Assets:
    """How a page comes by its style sheet and its script."""

    root: str = ""
    """Path under which the server's pages stand."""
    style: str = ""
    """Address of the style sheet; "" where the page holds it."""
    script: str = ""
    """Address of the script; "" where the page holds it."""
    icon: str = ""
    """Address of the icon."""

    @property
    def inlined(self) -> bool:
        return not self.style


INLINED: Final = Assets()


def environment(*folders: Path) -> Environment:
    """Templates from these folders, then those that all pages share. The filter `given` prints
    words as they are, for fields that hand them in again."""
    made = Environment(
        loader=FileSystemLoader([*folders, _FOLDER / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "given": escape,
        "before": before,
        "after": after,
        "place": place,
        "told": told,
    }
    made.tests |= {"quoted": _has_marks, "marked": _is_marked}
    return made


def _has_marks(words: str) -> bool:
    """Whether the words hold quotation marks of their own."""
    return any(mark in words for mark in _QUOTATION_MARKS)


def _is_marked(span: Span) -> bool:
    """Whether quotation marks stand in the words, or right before or behind them."""
    return _has_marks(span.prefix[-1:] + span.exact + span.suffix[:2])


@cache
def environment_of(folders: Sequence[Path]) -> Environment:
    """The same, made once."""
    return environment(*folders)


def render(
    template: str, assets: Assets, *, folders: tuple[Path, ...] = (), **values: object
) -> str:
    """The page of this template. A page that holds its assets also holds its policy."""
    style, script = asset("factframe.css"), asset("factframe.js")
    return (
        environment_of(folders)
        .get_template(template)
        .render(
            assets=assets,
            policy=policy(style, script) if assets.inlined else "",
            style=Markup(style) if assets.inlined else "",  # noqa: S704 - our own file
            script=Markup(script) if assets.inlined else "",  # noqa: S704 - our own file
            **values,
        )
    )


@cache
def asset(name: str) -> str:
    """The style sheet, the script or the icon that all pages share."""
    return (_FOLDER / "static" / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """SHA-256 of the content as a policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def visible(text: str) -> str:
    """The text with what cannot be seen, or would reorder the page, shown by its code point."""
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", bare)


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
