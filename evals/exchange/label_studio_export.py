"""The shape of Label Studio's JSON export, as far as it is read."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr, model_validator


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Value(_Part):
    """What one entry of a result says."""

    start: StrictInt | None = None
    end: StrictInt | None = None
    text: StrictStr | tuple[StrictStr, ...] | None = None
    """The words of a labelled stretch; in a text area what was typed, one entry each."""
    labels: tuple[StrictStr, ...] = ()
    choices: tuple[StrictStr, ...] = ()


class Entry(_Part):
    """One entry of a result: a label, a choice, typed words, or a relation."""

    type: StrictStr
    id: StrictStr | None = None
    """Entries on one stretch share it; a relation has none."""
    from_name: StrictStr | None = None
    value: Value = Value()
    from_id: StrictStr | None = None
    to_id: StrictStr | None = None
    direction: StrictStr = "right"
    labels: tuple[StrictStr, ...] | None = None
    parent_id: StrictStr | None = Field(default=None, alias="parentID")
    """The stretch under which this one was put in the list of regions."""


class Person(_Part):
    id: StrictInt | StrictStr | None = None
    email: StrictStr | None = None


class Annotation(_Part):
    """One person's labels of one task."""

    result: tuple[Entry, ...]
    id: StrictInt | StrictStr | None = None
    completed_by: Person = Person()
    was_cancelled: StrictBool = False

    @model_validator(mode="before")
    @classmethod
    def _person(cls, given: Any) -> Any:  # whatever stands in the export
        if isinstance(given, dict) and isinstance(given.get("completed_by"), int | str):
            return {**given, "completed_by": {"id": given["completed_by"]}}
        return given

    @property
    def annotator(self) -> str:
        """How to name whoever made it, by id and email address as far as the export has them."""
        known = self.completed_by
        names = [str(name) for name in (known.id, known.email) if name is not None]
        return " or ".join(names) or "unknown"

    def is_by(self, annotator: str) -> bool:
        return annotator in {str(self.completed_by.id), self.completed_by.email}


class Data(_Part):
    text: StrictStr
    article: StrictStr | None = None
    published_at: StrictStr | None = None
    outlet: StrictStr | None = None


class Task(_Part):
    data: Data
    annotations: tuple[Annotation, ...]
    id: StrictInt | StrictStr | None = None
