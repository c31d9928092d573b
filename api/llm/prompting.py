"""Prompt files: Markdown with front matter, rendered in three parts.

A prompt file opens with YAML front matter (`id`; `purpose`; `inputs`, a mapping of each input's
name to what it is; `output`, the name of the answer's schema), followed by exactly three parts
under the headings `# Instructions`, `# Context` and `# Task`. Each part is a Jinja template;
headings inside of a part start at the second level. Inputs are data: they are never read as
templates and never searched for headings. Beyond Jinja's own filters a template has

    pairs | numbered        lines `[12] text` from pairs of number and text, one line each
    text | fenced("name")   the text between `<name KEY>` and `</name KEY>`, with a key that the
                            text cannot contain, so that it cannot end its own fence
    value | json            the value as JSON, not escaped for HTML
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from api.schemas.run import PromptRef

PARTS: Final = ("Instructions", "Context", "Task")
_ID = re.compile(r"[a-z][a-z_]*/v[0-9]+")
_HEADING = re.compile(r"^# (.*)$", re.MULTILINE)
_LINE_BREAKS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_KEY_LENGTH = 12


class PromptError(ValueError):
    """A prompt file is not as it should be, or was rendered with the wrong inputs."""


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """A prompt ready to go out. Every part ends with a line break."""

    id: str
    digest: str
    """SHA-256 of the prompt file, hexadecimal."""
    instructions: str
    context: str
    task: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file, read and checked."""

    id: str
    digest: str
    purpose: str
    inputs: Mapping[str, str]
    """What each input is, by its name."""
    output: str
    """Name of the schema of the answer."""
    parts: tuple[Template, ...]


class PromptLibrary:
    """The prompts in one folder: `claims/v1` is the file `claims/v1.md`."""

    def __init__(self, root: Traversable) -> None:
        self._root = root
        self._prompts: dict[str, Prompt] = {}

    def load(self, name: str) -> Prompt:
        """The prompt of that id. Raises PromptError with the reason."""
        if name not in self._prompts:
            self._prompts[name] = _parse(name, self._read(name))
        return self._prompts[name]

    def ids(self) -> tuple[str, ...]:
        """The ids of all prompts, by purpose and version."""
        folders = [folder for folder in self._root.iterdir() if folder.is_dir()]
        paths = [f"{folder.name}/{item.name}" for folder in folders for item in folder.iterdir()]
        names = [path.removesuffix(".md") for path in paths if path.endswith(".md")]
        return tuple(sorted(filter(_ID.fullmatch, names), key=_place))

    def render(self, name: str, /, **inputs: object) -> RenderedPrompt:
        """The prompt with its inputs. Raises PromptError naming missing and unexpected ones."""
        prompt = self.load(name)
        _check_inputs(prompt, inputs)
        try:
            parts = [_closed(part.render(inputs)) for part in prompt.parts]
        except TemplateError as error:
            raise PromptError(f"Prompt {name} cannot be rendered: {error}") from error
        return RenderedPrompt(prompt.id, prompt.digest, *parts)

    def _read(self, name: str) -> bytes:
        if not _ID.fullmatch(name):
            raise PromptError(f"No prompt can be called {name!r}: an id is like claims/v1")
        try:
            return self._root.joinpath(*f"{name}.md".split("/")).read_bytes()
        except OSError as error:
            raise PromptError(f"There is no prompt {name}") from error


def _place(name: str) -> tuple[str, int]:
    purpose, _, version = name.partition("/v")
    return purpose, int(version)


def numbered(lines: Iterable[tuple[int, str]]) -> str:
    """One line `[number] text` for each pair; line breaks inside of a text become spaces."""
    return "\n".join(f"[{number}] {_LINE_BREAKS.sub(' ', text)}" for number, text in lines)


def fenced(text: str, name: str) -> str:
    """The text between an opening and a closing line that no line in it can imitate."""
    key = _key(text)
    return f"<{name} {key}>\n{text}\n</{name} {key}>"


def _key(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    while digest[:_KEY_LENGTH] in text:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return digest[:_KEY_LENGTH]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters |= {"numbered": numbered, "fenced": fenced, "json": _json}
    return environment


_ENVIRONMENT: Final = _environment()


def _parse(name: str, source: bytes) -> Prompt:
    try:
        fields, body = _front_matter(name, source.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PromptError(f"Prompt {name} cannot be read: {error}") from error
    inputs = fields["inputs"]
    if fields["id"] != name:
        raise PromptError(f"Prompt {name} calls itself {fields['id']}")
    if not isinstance(inputs, dict) or not all(isinstance(key, str) for key in inputs):
        raise PromptError(f"Prompt {name}: inputs must map names to what they are")
    parts = _split(name, body)
    _check_names(name, parts, inputs.keys())
    return Prompt(
        id=name,
        digest=hashlib.sha256(source).hexdigest(),
        purpose=str(fields["purpose"]),
        inputs=inputs,
        output=str(fields["output"]),
        parts=tuple(_ENVIRONMENT.from_string(part) for part in parts),
    )


def _front_matter(name: str, source: str) -> tuple[Mapping[str, object], str]:
    opening, _, rest = source.partition("---\n")
    head, fence, body = rest.partition("\n---\n")
    if opening or not fence:
        raise PromptError(f"Prompt {name} does not open with front matter between lines of ---")
    fields = yaml.safe_load(head)
    expected = {"id", "purpose", "inputs", "output"}
    if not isinstance(fields, dict) or set(fields) != expected:
        raise PromptError(f"Prompt {name}: front matter needs exactly {sorted(expected)}")
    return fields, body


def _split(name: str, body: str) -> list[str]:
    before, *rest = _HEADING.split(body)
    headings, parts = tuple(rest[::2]), rest[1::2]
    if before.strip() or headings != PARTS:
        raise PromptError(f"Prompt {name} needs the headings # {', # '.join(PARTS)}, in this order")
    return [part.strip("\n") for part in parts]


def _check_names(name: str, parts: Iterable[str], inputs: Iterable[str]) -> None:
    try:
        trees = [_ENVIRONMENT.parse(part) for part in parts]
    except TemplateError as error:
        raise PromptError(f"Prompt {name} is not a template: {error}") from error
    used = {used for tree in trees for used in meta.find_undeclared_variables(tree)}
    if odd := used.symmetric_difference(inputs):
        raise PromptError(f"Prompt {name}: inputs declared but not used or the reverse: {_s(odd)}")


def _check_inputs(prompt: Prompt, given: Mapping[str, object]) -> None:
    missing, unexpected = set(prompt.inputs) - set(given), set(given) - set(prompt.inputs)
    if missing:
        raise PromptError(f"Prompt {prompt.id} lacks the inputs {_s(missing)}")
    if unexpected:
        raise PromptError(f"Prompt {prompt.id} has no inputs {_s(unexpected)}")


def _s(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _closed(part: str) -> str:
    return part.strip("\n") + "\n"


@cache
def library() -> PromptLibrary:
    """The prompts that are part of the product."""
    return PromptLibrary(files("prompts"))


def render(name: str, /, **inputs: object) -> RenderedPrompt:
    """A prompt of the product with its inputs. Raises PromptError naming wrong inputs."""
    return library().render(name, **inputs)


def prompt_ids() -> tuple[str, ...]:
    """The ids of all prompts of the product, by purpose and version."""
    return library().ids()


def prompt_ref(name: str) -> PromptRef:
    """Identity of a prompt of the product."""
    prompt = library().load(name)
    return PromptRef(id=prompt.id, digest=prompt.digest)
