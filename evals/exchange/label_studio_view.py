"""The labelling configuration for Label Studio, made of the scheme."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.exchange.scheme import KINDS, LINKS, LISTED, Field, Kind

LABELS = "kind"
"""Name of the control that gives a stretch its label."""
TEXT = "text"
VOICES = "voices"
REFERENTS = "referents"
NONE_FOUND = "none_found"
WHOLE = (VOICES, REFERENTS, NONE_FOUND)
"""Names of the controls that are about the text as a whole."""

_LISTS = {
    VOICES: "One voice at a time: id | kind | label | affiliation | other names, each after a |",
    REFERENTS: "One thing at a time that is named: id | label in plain words",
}


def control(kind: str, field: str) -> str:
    """Name of the control that holds a field of a kind of stretch."""
    return f"{kind}_{field}"


def view() -> str:
    """The configuration, as it is pasted into a project's labelling interface."""
    root = Element("View")
    SubElement(root, "Style").text = ".htx-text, .lsf-richtext { white-space: pre-wrap; }"
    labels = SubElement(root, "Labels", name=LABELS, toName=TEXT, choice="single")
    for kind in KINDS:
        SubElement(labels, "Label", value=kind.name, background=kind.colour)
    relations = SubElement(root, "Relations")
    for name in LINKS:
        SubElement(relations, "Relation", value=name)
    SubElement(root, "Text", name=TEXT, value="$text", saveTextResult="yes")
    for kind in KINDS:
        _ask(root, kind)
    for name, hint in _LISTS.items():
        SubElement(root, "Header", value=name, size="6")
        SubElement(root, "TextArea", name=name, toName=TEXT, editable="true", placeholder=hint)
    SubElement(root, "Header", value="looked for, and none found", size="6")
    _choices(root, {"name": NONE_FOUND, "toName": TEXT, "choice": "multiple"}, LISTED)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _ask(root: Element, kind: Kind) -> None:
    """Adds what is asked of a stretch of this kind while it is selected."""
    if not kind.fields:
        return
    part = SubElement(root, "View", visibleWhen="region-selected", whenLabelValue=kind.name)
    for field in kind.fields:
        SubElement(part, "Header", value=f"{kind.name}: {field.name}", size="6")
        _add_control(part, kind, field)


def _add_control(part: Element, kind: Kind, field: Field) -> None:
    common = {
        "name": control(kind.name, field.name),
        "toName": TEXT,
        "perRegion": "true",
        "whenLabelValue": kind.name,
    }
    if field.required:
        common |= {"required": "true", "requiredMessage": f"{kind.name}: give its {field.name}"}
    if not field.choices:
        once = {} if field.many else {"maxSubmissions": "1"}
        SubElement(
            part, "TextArea", {**common, **once, "editable": "true", "placeholder": field.hint}
        )
        return
    several = "multiple" if field.many or field.flag else "single"
    _choices(part, {**common, "choice": several}, field.choices)


def _choices(part: Element, attributes: dict[str, str], values: Iterable[str]) -> None:
    choices = SubElement(part, "Choices", {**attributes, "showInline": "true"})
    for value in values:
        SubElement(choices, "Choice", value=value)
