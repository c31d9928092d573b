"""What each block of an article is."""

import pytest

from tests.seeds import seed_000, seed_004
from tests.text.articles import document

PARAGRAPH = "The council voted on Monday to close the bridge after engineers found cracks in it."


def kinds(text: str, title: str | None = None) -> list[str]:
    return [region.kind for region in document(text, title).regions]


def test_date_line_of_an_article_is_metadata() -> None:
    assert kinds(seed_000()) == ["metadata", "body", "body", "body", "body"]


def test_links_teaser_and_footer_of_an_article_are_excluded() -> None:
    found = document(seed_004()).regions
    assert [region.kind for region in found] == [
        *["body"] * 5,
        *["related_links"] * 3,
        "teaser",
        "body",
        *["boilerplate"] * 2,
    ]
    assert all(region.excluded == (region.kind != "body") for region in found)
    assert all(region.reason for region in found if region.excluded)


NEWS = f"""\
Bridge closes after cracks are found
By Jane Doe and John Roe, transport correspondents
Updated 3 hours ago

LEEDS, England (Reuters) — {PARAGRAPH}

Photo: The bridge on Monday. Jane Doe/Reuters

{PARAGRAPH}

What happens next

{PARAGRAPH}

READ MORE: Ten bridges that changed England

“We will not be rushed.”

Bridge closes after cracks are found

* * *

Sign up for our newsletter here.
"""


def test_a_full_page() -> None:
    assert kinds(NEWS) == [
        "headline", "byline", "metadata", "dateline", "body", "caption", "body", "headline", "body",
        "related_links", "quote_block", "headline", "boilerplate", "boilerplate",
    ]  # fmt: skip
    repeated = document(NEWS).regions[11]
    assert repeated.excluded
    assert repeated.reason == "repeats the headline"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Subscribers to the newsletter were told on Monday that the firm would correct its report.",
        "The mayor asked residents to sign up for the trial and to follow the rules on Facebook.",
        "The paper said that it would publish a correction, and that the article was withdrawn.",
        "Advertisement spending fell by a tenth, and cookies will be banned from next year.",
        "By Friday the town had fallen, and its people were on the road to the coast again.",
        "As Reuters reported earlier, the talks on grain have failed for the third time this year.",
        "Copyright law will be changed next year, the minister told the house on Monday evening.",
    ],
)
def test_news_that_sounds_like_boilerplate_is_kept(paragraph: str) -> None:
    assert kinds(f"{PARAGRAPH}\n\n{paragraph}\n\n{PARAGRAPH}") == ["body"] * 3


def test_the_title_given_is_the_headline_even_with_a_full_stop() -> None:
    found = document(f"The bridge is closed.\n\n{PARAGRAPH}", "The bridge is closed.")
    assert [region.kind for region in found.regions] == ["headline", "body"]


def test_a_text_of_one_line_is_body() -> None:
    assert kinds("Police arrested two men in Leeds") == ["body"]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("KYIV, Ukraine (Reuters) — The army left.", "KYIV, Ukraine (Reuters) —"),
        ("Sept 11 (Reuters) - The army left.", "Sept 11 (Reuters) -"),
        ("LONDON — The army left.", "LONDON —"),
        ("(CNN) — The army left.", "(CNN) —"),
        ("NATO – the alliance – met.", None),
        ("BREAKING — The army left.", None),
        ("Smith (Labour) - who won - left.", None),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    first = document(text).regions[0]
    assert (first.span.exact if first.kind == "dateline" else None) == dateline
