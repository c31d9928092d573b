"""The shape of a line of doccano's JSONL export, as far as it is read."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, StrictInt, StrictStr, model_validator

from evals.goldfiles import Listed


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Entity(_Part):
    """A labelled stretch. Projects without relations write it as `[start, end, label]`."""

    id: StrictInt
    label: StrictStr
    start_offset: StrictInt
    end_offset: StrictInt


class Relation(_Part):
    from_id: StrictInt
    to_id: StrictInt
    type: StrictStr


class Line(_Part):
    """One text with its labels; what it was imported with besides stands beside them."""

    text: StrictStr
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...] | None = None
    """Null where the project has no relations."""
    id: StrictInt | None = None
    article: StrictStr | None = None
    published_at: StrictStr | None = None
    outlet: StrictStr | None = None
    none_found: tuple[Listed, ...] = ()
    offset_unit: Literal["utf-16", "codepoint"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_form(cls, given: Any) -> Any:  # whatever stands in the export
        """Brings the forms that doccano has written over the years into the present one."""
        if not isinstance(given, dict):
            return given
        meta = given.get("meta")
        line = {**meta, **given} if isinstance(meta, Mapping) else dict(given)
        line.setdefault("text", line.get("data"))
        if "entities" not in line and ("label" in line or "labels" in line):
            line["entities"] = line.get("label", line.get("labels"))
        if isinstance(line.get("entities"), list):
            line["entities"] = [_entity(n, entity) for n, entity in enumerate(line["entities"])]
        return line


_TRIPLE = 3


def _entity(number: int, given: Any) -> Any:  # whatever stands in the export
    if isinstance(given, list) and len(given) == _TRIPLE:
        return {"id": number, "start_offset": given[0], "end_offset": given[1], "label": given[2]}
    return given
