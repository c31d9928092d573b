"""Labels, of people or of an engine, for people to correct in a labelling tool."""

from typing import Any

from api.schemas.article import Article
from evals.exchange.doccano import line_of
from evals.exchange.label_studio import task_of
from evals.exchange.marking import sheet_of
from evals.labels import Labels


def label_studio_task(
    labels: Labels, *, as_prediction: bool, model: str | None, article: Article | None = None
) -> dict[str, Any]:
    """A task for Label Studio; a JSON list of such tasks is what it imports.

    As a prediction the labels are a pre-annotation under the name `model`, else an annotation.
    `article` adds the date and the outlet with which it was handed in.
    """
    return task_of(sheet_of(labels, article), as_prediction=as_prediction, model=model)


def doccano_line(labels: Labels, article: Article | None = None) -> dict[str, Any]:
    """A line for doccano's JSONL; what its labels cannot hold is left out."""
    return line_of(sheet_of(labels, article))
