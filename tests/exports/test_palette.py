"""Colours of the pages: text can be read on them, and no eye confuses two relations."""

import re
from itertools import combinations
from math import dist

import pytest

from api.exports.html.rendering import asset

RELATIONS = ("agree", "conflict", "reframed", "omitted", "unsure")
LINEAR_LIMIT = 0.04045

Colour = tuple[float, float, float]

EYES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def palette(scheme: str) -> dict[str, str]:
    """The custom properties of a colour scheme that are colours."""
    dark = "@media screen and (prefers-color-scheme: dark)"
    light, _, rest = asset("factframe.css").partition(dark)
    block = light if scheme == "light" else rest[: rest.index("*, ::before")]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def linear(colour: str) -> Colour:
    values = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        v / 12.92 if v <= LINEAR_LIMIT else ((v + 0.055) / 1.055) ** 2.4 for v in values
    )
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def oklab(colour: Colour) -> Colour:
    """Björn Ottosson's Oklab, in which distance follows what eyes tell apart."""
    red, green, blue = (max(value, 0.0) for value in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def seen(colour: str, eye: str) -> Colour:
    values = linear(colour)
    first, second, third = (
        sum(weight * value for weight, value in zip(row, values, strict=True)) for row in EYES[eye]
    )
    return first, second, third


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_on_every_ground(scheme: str) -> None:
    colours = palette(scheme)
    grounds = ["paper", "card", "shade", "lit", *(f"{name}-tint" for name in RELATIONS)]
    for ground in grounds:
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
        assert contrast(colours["soft"], colours[ground]) >= 4.5, ground
        assert contrast(colours["link"], colours[ground]) >= 4.5, ground
    assert contrast(colours["accent"], colours["on-accent"]) >= 4.5
    assert contrast(colours["conflict"], colours["card"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_lines_stand_out(scheme: str) -> None:
    colours = palette(scheme)
    for name in RELATIONS:
        for ground in ("paper", "card", f"{name}-tint"):
            assert contrast(colours[name], colours[ground]) >= 3, (name, ground)
    for name in ("claim", "source", "cue", "naming", "loaded"):
        assert contrast(colours[name], colours["card"]) >= 3, name
    assert contrast(colours["bar"], colours["track"]) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_relations_are_told_apart_by_every_eye(scheme: str, eye: str) -> None:
    colours = palette(scheme)
    for one, other in combinations(RELATIONS, 2):
        apart = dist(oklab(seen(colours[one], eye)), oklab(seen(colours[other], eye)))
        assert apart >= 0.05, (one, other, round(apart, 3))
