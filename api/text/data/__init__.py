"""Word lists and phrases of this package, as YAML."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def load(name: str) -> object:
    """The content of the YAML file of this name, without its ending."""
    source = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(source)
