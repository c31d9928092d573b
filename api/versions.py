"""The version of code and of the data that comes with it, told from its files."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def code_digest(*packages: str) -> str:
    """SHA-256, hexadecimal, over all files of the packages, such as `api.text`: code and data.

    Whoever changes a line changes the digest, so that no result of other code passes for one of
    this. The order in which packages are given does not count.
    """
    digest = hashlib.sha256()
    for package in sorted(packages):
        root, *inner = package.split(".")
        for name, content in _contents(files(root).joinpath(*inner), package):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name == "__pycache__":
            continue
        path = f"{name}/{item.name}"
        if item.is_dir():
            yield from _contents(item, path)
        else:
            yield path, item.read_bytes()
