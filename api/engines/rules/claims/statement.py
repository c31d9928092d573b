"""What a clause states, and whose words they are."""

from api.engines.rules.claims.piece import Piece
from api.schemas.claims import Attribution
from api.text.values import value


@value
class Statement:
    """A clause, and whoever asserts it (None for the author)."""

    piece: Piece
    attribution: Attribution | None
    carries: tuple[Attribution, ...] = ()
    """Attributions whose source and cue stand within the statement."""
    speech: tuple["Statement", ...] = ()
    """What is said within it in clauses of their own: the statement itself is that it was said."""

    @property
    def quotes(self) -> list[Attribution]:
        """The attributions in it whose words stand in quotation marks."""
        return [carried for carried in self.carries if carried.form == "direct"]
