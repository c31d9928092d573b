"""A run as one HTML page, which reaches for nothing outside of itself."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from evals.report import about, figures
from evals.report.bars import bar, span_of
from evals.report.cards import SIGNS, aspects, confusions, text_views
from evals.report.changes import by_kind, in_all
from evals.report.families import families, title
from evals.report.worst import worst
from evals.results import Run

_FOLDER: Final = Path(__file__).parent
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, marks that turn the direction of writing, what has no width, tags, half pairs."""


def page(run: Run) -> str:
    """The whole page. It works without scripts; they add filters and full texts in place."""
    style, script = _asset("report.css"), _asset("report.js")
    return _template().render(
        policy=policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        run=run,
        header=run.header,
        about=about,
        figures=figures,
        families=families(run.header.measures),
        bar=bar,
        scale=span_of(run.header.measures),
        in_all=in_all(run.header),
        changes=by_kind(run.header),
        confusions=confusions(run.header.confusions),
        aspects=aspects(run),
        worst=[(run.items.index(item) + 1, item) for item in worst(run.items)],
        texts=text_views(run),
        signs=SIGNS,
        title=title,
    )


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def visible(text: str) -> str:
    """The text with what cannot be seen, or would reorder the page, shown by its code point."""
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", bare)


def _shown(value: object) -> object:
    """Every word that the template prints passes here, before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
