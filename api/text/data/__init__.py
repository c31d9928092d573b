"""Word lists and phrases of this package, as YAML."""

from functools import cache
from importlib.resources import files

from api.yaml_data import parse


@cache
def load(name: str) -> object:
    """The content of the YAML file of this name, without its ending."""
    source = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return parse(source)
