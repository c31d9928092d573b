"""Labels of blocks: what a block is, and why."""

from typing import NamedTuple

from api.schemas.document import RegionKind

EXCLUDED: frozenset[RegionKind] = frozenset(
    ("dateline", "byline", "caption", "teaser", "related_links", "boilerplate", "metadata")
)


class Label(NamedTuple):
    """What a block is, and why."""

    kind: RegionKind
    reason: str | None = None
    repeated: bool = False

    @property
    def excluded(self) -> bool:
        return self.repeated or self.kind in EXCLUDED


WRITTEN_AT = Label("metadata", "tells when it was written")
BY = Label("byline", "names the author")
PLACED = Label("dateline", "place, date or agency of the report")
HEADING = Label("headline", "a heading")
