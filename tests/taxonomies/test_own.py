"""A taxonomy of one's own is read like those that come with the package, or told what is wrong."""

import hashlib
from pathlib import Path

import pytest

from api import taxonomies
from api.errors import ConfigurationError
from api.taxonomies import load, load_file

FILE = """\
title: On the harbour
source: Our desk
labels:
  - {id: sold_out, name: Sold out, definition: It is given away.}
"""


def test_the_format_is_that_of_the_package() -> None:
    file = Path(taxonomies.__file__).with_name("generic_frames.yaml")
    assert load_file(file).model_dump() == load("generic_frames").model_dump()


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "harbour.yaml"
    file.write_text(FILE, encoding="utf-8")
    first = load_file(file)
    assert (first.name, first.ids) == ("harbour", ("sold_out",))
    assert first.digest == hashlib.sha256(FILE.encode()).hexdigest()
    assert load_file(file) is first
    file.write_text(FILE.replace("sold_out", "saved"), encoding="utf-8")
    assert load_file(file).ids == ("saved",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "title: Field required"),
        (b"- a\n- b\n", "title: Field required"),
        (b"title: [", "not YAML"),
        (b"title: caf\xe9", "not YAML in UTF-8"),
        (b"title: 2026-99-99", "not YAML"),
        (b"title: T\nsource: S\nlabels: []\n", "labels: "),
        (b"title: T\nsource: S\nlabels: [{id: a}]\n", "labels.0.name: Field required"),
        (b"title: T\nsource: S\nlabels: [{id: a, name: A}]\n", "a has no definition"),
        (FILE.encode() + FILE.encode().splitlines(keepends=True)[-1], "an id stands twice"),
        (FILE.encode() + b"lables: []\n", "lables: "),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "harbour.yaml"
    file.write_bytes(data)
    with pytest.raises(ConfigurationError) as caught:
        load_file(file)
    assert caught.value.message.startswith(f"{file} is no taxonomy: ")
    assert reason in caught.value.message


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"absent\.yaml cannot be read: No such file"):
        load_file(tmp_path / "absent.yaml")
