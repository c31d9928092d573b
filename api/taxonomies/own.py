"""Reads a taxonomy of the operator's own, in the format of this folder's files."""

import hashlib
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError, model_validator

from api.errors import ConfigurationError
from api.taxonomies.loading import Taxonomy
from api.yaml_data import parse


def load_file(path: Path) -> Taxonomy:
    """The taxonomy in the file, named like it; a file that has not changed is parsed once.

    Every label has a definition. Raises ConfigurationError where the file cannot be read or is
    no taxonomy.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from None
    try:
        return _taxonomy(data, path.stem)
    except ValidationError as error:
        raise ConfigurationError(f"{path} is no taxonomy: {_first(error)}.") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ConfigurationError(f"{path} is no taxonomy: it is not YAML in UTF-8.") from None


@lru_cache(maxsize=8)
def _taxonomy(data: bytes, name: str) -> Taxonomy:
    given = parse(data.decode("utf-8"))
    fields = given if isinstance(given, dict) else {}
    digest = hashlib.sha256(data).hexdigest()
    return _Defined.model_validate({**fields, "name": name, "digest": digest})


class _Defined(Taxonomy):
    """A taxonomy of which no label is left to its name: a model reads the definitions."""

    @model_validator(mode="after")
    def _definitions(self) -> "_Defined":
        for label in self.labels:
            if not label.definition.strip():
                raise ValueError(f"{label.id} has no definition")
        return self


def _first(error: ValidationError) -> str:
    """Where the file is wrong first, and how."""
    found = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, found["loc"]))
    message = found["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
