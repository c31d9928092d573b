"""A run as one HTML page, which reaches for nothing outside of itself."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Template
from markupsafe import Markup

from api.exports.html.rendering import environment, policy
from evals.report import about, figures
from evals.report.bars import bar, span_of
from evals.report.cards import SIGNS, aspects, confusions, text_views
from evals.report.changes import by_kind, in_all
from evals.report.families import families, title
from evals.report.worst import worst
from evals.results import Run

_FOLDER: Final = Path(__file__).parent


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


@cache
def _template() -> Template:
    return environment(_FOLDER).get_template("report.html.j2")


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
