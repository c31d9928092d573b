"""How many distinct origins stand behind statements that several accounts make."""

from collections.abc import Sequence

from api.core.alignment import Statement
from api.core.origins import Origins
from api.core.relations import CONFLICTS
from api.schemas.comparison import Alignment, Origin


def independence(
    drawn: Sequence[tuple[Statement, Alignment]], origins: Origins
) -> tuple[Origin, ...]:
    """One entry for each statement that more than one account makes and none disputes."""
    return tuple(
        _origin(statement, alignment, origins)
        for statement, alignment in drawn
        if len(alignment.members) > 1 and alignment.relation not in CONFLICTS
    )


def _origin(statement: Statement, alignment: Alignment, origins: Origins) -> Origin:
    labels = origins.distinct(statement.sides)
    return Origin(
        alignment_id=alignment.id,
        outlets=len(alignment.members),
        origins=len(labels),
        labels=labels,
    )
