"""The files by which a labelling tool learns our labels; they are made of the scheme."""

from collections.abc import Callable, Mapping
from pathlib import Path

from evals.exchange.doccano_scheme import relation_types, span_types
from evals.exchange.label_studio_view import view

FOLDER = Path(__file__).parent

FILES: Mapping[str, Callable[[], str]] = {
    "label_studio.xml": view,
    "doccano_spans.json": span_types,
    "doccano_relations.json": relation_types,
}
"""For each file in this folder, what makes it."""


def write(folder: Path = FOLDER) -> None:
    """Writes the files anew, as is due after a change of the scheme or of a taxonomy."""
    for name, make in FILES.items():
        (folder / name).write_text(make(), encoding="utf-8", newline="\n")
