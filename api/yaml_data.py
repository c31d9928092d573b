"""YAML data that comes with the package, read by the fast parser where PyYAML has it."""

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built from source without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # the same interface


def parse(text: str) -> Any:
    """The plain value of a YAML text. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Loader)
