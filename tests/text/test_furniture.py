"""Lines of the page are left out, and lines of news that look like them are kept."""

import pytest

from api.schemas.document import Region
from tests.text import sheet_furniture as sheet
from tests.text.articles import document

HEADLINE = "Bridge closes after cracks"
PARAGRAPHS = [
    "The council voted on Monday to close the bridge after engineers found cracks in it.",
    "Residents said that they had not been told, and that it would cost them an hour.",
] * 5
TOP, FOOT = [HEADLINE], [HEADLINE, *PARAGRAPHS]


def _region(above: list[str], line: str, below: list[str]) -> Region:
    """The region of a line that stands between others."""
    before = "".join(f"{block}\n\n" for block in above)
    found = document(before + "\n\n".join((line, *below))).regions
    return next(region for region in found if region.span.start == len(before))


@pytest.mark.parametrize("line", sheet.FOOT.splitlines())
def test_lines_at_the_foot_are_excluded(line: str) -> None:
    assert _region(FOOT, line, []).excluded


@pytest.mark.parametrize("line", sheet.MIDST.splitlines())
def test_lines_in_the_midst_are_excluded(line: str) -> None:
    assert _region(FOOT, line, PARAGRAPHS).excluded


@pytest.mark.parametrize("line", sheet.TOP.splitlines())
def test_lines_below_the_headline_name_author_or_time(line: str) -> None:
    assert _region(TOP, line, PARAGRAPHS).kind in ("byline", "metadata")


@pytest.mark.parametrize("line", sheet.NEWS.splitlines())
def test_news_is_kept_wherever_it_stands(line: str) -> None:
    places = [(TOP, PARAGRAPHS), (FOOT, PARAGRAPHS), (FOOT, [])]
    kinds = {_region(above, line, below).kind for above, below in places}
    assert kinds <= {"body", "quote_block"}


@pytest.mark.parametrize("line", sheet.HEADINGS.splitlines())
def test_short_lines_between_paragraphs_are_headings(line: str) -> None:
    assert _region(FOOT, line, PARAGRAPHS).kind == "headline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What to do now\n- Export your data first\n- Then close the account", "headline"),
        ("14:12 – Cost\nThe damage is put at 90 million crowns.", "headline"),
        ("Jane Doe, 40, nurse\n\n- The bridge must be closed.", "body"),
    ],
)
def test_a_short_line_over_a_part_is_a_heading(text: str, expected: str) -> None:
    line, _, rest = text.partition("\n")
    before = "".join(f"{block}\n\n" for block in FOOT)
    found = document(f"{before}{line}\n{rest}\n\n{PARAGRAPHS[0]}").regions
    assert next(r for r in found if r.span.start == len(before)).kind == expected


def test_sentences_between_headline_and_byline_are_a_standfirst() -> None:
    lead = "The mayor calls it a “gift.” Those who live below it have other words."
    found = document("\n\n".join((HEADLINE, lead, "By Jane Doe, The Herald", *PARAGRAPHS))).regions
    assert [region.kind for region in found[:4]] == ["headline", "headline", "byline", "body"]


def test_sources_below_an_article_are_links() -> None:
    sources = 'Sources\n"Bridge shut". The Herald, May 4, 2024\n"A gift". The Post, May 5, 2024'
    found = document("\n\n".join((*FOOT, sources))).regions
    assert [region.kind for region in found[-3:]] == ["related_links", "teaser", "teaser"]


PAGE = """\
Menu
EXCLUSIVE
Bridge closes after cracks
The mayor is furious. Nobody wants to pay.
Mayor Tom Hall speaks at the bridge in Leeds on May 3. | Jane Doe/Herald
By Jane Doe and John Roe
05/04/2024 05:00 AM EDT
WASHINGTON — The council voted on Monday to close the bridge after engineers found cracks.
Residents said that they had not been told, and that it would cost them an hour a day.
Sign up for Bridges, our must-read newsletter.
By signing up, you agree to receive e-mails. You can unsubscribe at any time.
About Us Advertising Careers Contact Privacy Policy
"""


def test_the_page_of_a_news_site() -> None:
    assert [region.kind for region in document(PAGE).regions] == [
        "boilerplate", "metadata", "headline", "headline", "caption", "byline", "metadata",
        "dateline", "body", "body", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


LIVE = """\
Storm live

What we know
• The storm made landfall at 6:10 a.m. local time
• At least 12 people have died, officials say

4:32 p.m. ET, September 12, 2023
Governor declares an emergency
From the Herald's Jane Doe

Gov. Tom Hall has declared an emergency in 14 counties, and he called the storm a monster.

2:15 p.m. ET, September 12, 2023
Analysis: Why the storm grew so fast
By John Roe, Herald meteorologist

The storm went from Category 1 to Category 4 in 18 hours, and warm water is to blame for it.
"""


def test_the_posts_of_a_live_report() -> None:
    assert [region.kind for region in document(LIVE).regions] == [
        "headline", "headline", "body", "body", "metadata", "headline", "byline", "body",
        "metadata", "headline", "byline", "body",
    ]  # fmt: skip


def test_a_picture_is_described_below_its_label() -> None:
    lines = "Image source, PA Media\nImage caption,\nThe bridge on Monday at noon"
    found = document("\n\n".join((*FOOT, lines, *PARAGRAPHS))).regions
    assert [region.kind for region in found].count("caption") == 3


def test_a_label_of_a_picture_names_what_stands_below_it_though_a_line_is_blank() -> None:
    lines = "Image caption,\n\nThe bridge on Monday at noon"
    found = document("\n\n".join((*FOOT, lines, *PARAGRAPHS))).regions
    assert [region.kind for region in found].count("caption") == 2


def test_what_readers_may_skip_is_furniture_up_to_its_end() -> None:
    skipped = ["skip past newsletter promotion", "Down to Earth", "The best. Every week."]
    text = "\n\n".join((*FOOT, *skipped, "after newsletter promotion", *PARAGRAPHS))
    found = [r.span.exact for r in document(text).regions if r.kind == "boilerplate"]
    assert found == [*skipped, "after newsletter promotion"]


def test_nothing_is_skipped_without_an_end_of_its_own() -> None:
    text = "\n\n".join((*FOOT, "Skip the bridge", *PARAGRAPHS[:2], "After the war", *PARAGRAPHS))
    assert not any(region.kind == "boilerplate" for region in document(text).regions)


def test_posts_are_listed_by_time_and_signed_by_those_who_report() -> None:
    listed = ["Reporting by Jane Doe in Cardiff and John Roe in York", "15:40 GMT Line closed"]
    post = ["15:40 GMT", "Line closed", "John Roe", PARAGRAPHS[0], "15:10 GMT No train in May"]
    found = document("\n\n".join((HEADLINE, *listed, *post, *PARAGRAPHS))).regions
    assert [region.kind for region in found][:8] == [
        "headline", "boilerplate", "related_links", "metadata", "headline", "byline", "body",
        "headline",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["WASHINGTON (AP) —", "CARVER COUNTY, Minn. (KXYZ) --", "New Delhi, Aug 21 (PTI)"]
)
def test_a_dateline_may_stand_alone(line: str) -> None:
    assert _region(TOP, line, PARAGRAPHS).kind == "dateline"


def test_short_lines_below_furniture_at_the_very_end_are_furniture() -> None:
    foot = "\n\n".join(("Sign up for our newsletter.", "Herald Plus", "Our other papers"))
    found = document("\n\n".join((*FOOT, foot))).regions
    assert [region.kind for region in found[-3:]] == ["boilerplate"] * 3


def test_short_lines_below_furniture_in_the_midst_are_kept() -> None:
    lines = ("Sign up for our newsletter.", "The mayor", PARAGRAPHS[0], "Rovers 2 City 1")
    found = document("\n\n".join((*FOOT, *lines))).regions
    assert [region.kind for region in found[-3:]] == ["headline", "body", "body"]
