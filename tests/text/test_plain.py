"""What a text reads as, and where its characters came from."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.schemas.document import Document
from api.text.plain import plain_text, plain_words
from tests.text.articles import document


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Beyonce\u0301 sang", "Beyoncé sang"),
        ("par\u00adlia\u00admen\u00adtary", "parliamentary"),
        ("He\u200b said\u2060 so\ufeff.", "He said so."),
        ("\ufeffPolice said", "Police said"),
        ("two  words \t here", "two words here"),
        ("two\u00a0words\u2009here\u3000now", "two words here now"),
        ("90\u00a0000 people, 5\u202f000 cars", "90\u00a0000 people, 5\u202f000 cars"),
        ("a line  \n  indented", "a line  \n  indented"),
        ("the mayorʼs car and the driversʼ", "the mayor’s car and the drivers’"),
        ("donʼt, don`t, don´t and don′t", "don’t, don’t, don’t and don’t"),
        ("a 5′ gap and ``so''", "a 5′ gap and ``so''"),
        ("non‑stop", "non-stop"),
        ("the oﬃcial ﬁle", "the official file"),
        ("Izyu\u0301\u00adm", "Izyúm"),
    ],
)
def test_reads_as(text: str, plain: str) -> None:
    assert plain_words(text) == plain


@pytest.mark.parametrize("text", ["Plain words.", "“Été”, he said – ‘so’.\n\n  Next line", "", " "])
def test_a_plain_text_is_left_alone(text: str) -> None:
    assert plain_text(text) is None


@pytest.mark.parametrize(
    ("text", "words", "given"),
    [
        ("Beyonce\u0301 sang", "Beyoncé", "Beyonce\u0301"),
        ("the par\u00adlia\u00adment sat", "parliament", "par\u00adlia\u00adment"),
        ("He said\u200b so", "said", "said\u200b"),
        ("so \u200bit was", "it", "\u200bit"),
        ("two  \u00a0 words", "two words", "two  \u00a0 words"),
    ],
)
def test_leads_back(text: str, words: str, given: str) -> None:
    plain = plain_text(text)
    assert plain is not None
    at = plain.text.index(words)
    start, end = plain.back(at, at + len(words))
    assert text[start:end] == given


NOISE = "aé .\n'’ʼ \u00a0\u00ad\u200b\u0301\u2009\tﬁ‑\ufeff5"


@given(st.text(st.sampled_from(NOISE), max_size=60))
def test_covers_the_text_in_order(text: str) -> None:
    plain = plain_text(text)
    if plain is not None:
        places = list(zip(plain.starts, plain.ends, strict=True))
        assert len(places) == len(plain.text)
        assert all(a < b for a, b in places)
        assert all(a <= c and b <= d for (a, b), (c, d) in pairwise(places))
        between = [text[a[1] : b[0]] for a, b in pairwise(places)]
        assert "".join(between).strip() == ""


ARTICLE = """\
Café owner’s appeal fails

SAINT-DENIS, France (Reuters) — The café’s owner, Zoë Müller, “won’t give up”, her lawyer said on
Monday. “We’re not done.

“We’ll appeal,” he added.

READ MORE: The mayor’s plan for the café

It wasn’t the first case of its kind in the département, according to the prosecutor’s office.
"""


def _structure(found: Document) -> list[object]:
    return [
        [(r.kind, r.excluded, r.reason, plain_words(r.span.exact)) for r in found.regions],
        [(s.region, plain_words(s.span.exact)) for s in found.sentences],
        [(plain_words(found.text[q.start : q.end]), q.depth) for q in found.quotations],
    ]


def _soft(text: str) -> str:
    return "".join(char + "\u00ad" * (char in "aeo") for char in text)


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", ARTICLE),
        _soft(ARTICLE),
        ARTICLE.replace(" ", "  "),
        ARTICLE.replace(" ", "\u00a0"),
        ARTICLE.replace("’", "ʼ"),
        _soft(unicodedata.normalize("NFD", ARTICLE.replace(" ", "\t\t"))),
    ],
    ids=["decomposed", "soft hyphens", "double", "no-break", "apostrophes", "all"],
)
def test_the_structure_is_that_of_the_plain_text(text: str) -> None:
    found = document(text, "Café ownerʼs appeal fails")
    assert _structure(found) == _structure(document(ARTICLE, "Café owner’s appeal fails"))
    for span in (*(r.span for r in found.regions), *(s.span for s in found.sentences)):
        assert text[span.start : span.end] == span.exact


def test_hostile_texts_are_rewritten_at_once() -> None:
    for noise in (
        "\u00ad" * 100_000,
        " " + "\u00ad" * 100_000 + " ",
        " \u00a0" * 50_000,
        "e" + "\u0301" * 20_000,
    ):
        assert plain_words(f"a{noise}b\u00adc")
