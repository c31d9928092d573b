"""The vocabularies that the identifiers in results come from."""

from fastapi import APIRouter, Request, Response

from api.http import documented
from api.http.results import readable
from api.schemas.base import Result
from api.taxonomies import Taxonomy, load, names

router = APIRouter(prefix="/v1/taxonomies", tags=["engines"])


class TaxonomyLabel(Result):
    """One label."""

    id: str
    """Identifier as it stands in results."""
    name: str
    """Name for a reader."""
    definition: str
    """What it means, in this service's own words."""
    group: str | None
    """Id of the label above this one, or null."""
    terms: tuple[str, ...]
    """Words that typically show the label, as far as the `rules` engine goes by words."""


class TaxonomyView(Result):
    """A closed list of labels."""

    name: str
    """Name of the taxonomy."""
    title: str
    """Name for a reader."""
    source: str
    """The publication that introduced the labels; `ours` where there is none."""
    digest: str
    """SHA-256 of the data file, hexadecimal; part of every content address through the engine."""
    labels: tuple[TaxonomyLabel, ...]
    """The labels."""


class TaxonomySummary(Result):
    """A taxonomy without its labels."""

    name: str
    """Name of the taxonomy; its labels are at `/v1/taxonomies/<name>`."""
    title: str
    """Name for a reader."""
    source: str
    """The publication that introduced the labels; `ours` where there is none."""
    labels: int
    """Number of labels."""


class TaxonomyList(Result):
    """All taxonomies."""

    taxonomies: tuple[TaxonomySummary, ...]
    """The taxonomies, by name."""


@router.get(
    "",
    summary="The taxonomies",
    response_model=TaxonomyList,
    responses=documented.GET_LISTING,
)
async def taxonomies(request: Request) -> Response:
    """All vocabularies that results use."""
    found = tuple(_summary(load(name)) for name in names())
    return readable(TaxonomyList(taxonomies=found), request)


@router.get(
    "/{name}",
    summary="The labels of a taxonomy",
    response_model=TaxonomyView,
    responses=documented.GET_TAXONOMY,
)
async def taxonomy(name: str, request: Request) -> Response:
    """The labels with their definitions, and the words that show them."""
    return readable(TaxonomyView.model_validate(load(name).model_dump()), request)


def _summary(found: Taxonomy) -> TaxonomySummary:
    return TaxonomySummary(
        name=found.name, title=found.title, source=found.source, labels=len(found.labels)
    )
