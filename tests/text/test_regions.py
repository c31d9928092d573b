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
        "teaser",
        "related_links",
        *["teaser"] * 2,
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
        "teaser", "quote_block", "headline", "boilerplate", "boilerplate",
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
        ("LEEDS/YORK, May 14 (Example) - The army left.", "LEEDS/YORK, May 14 (Example) -"),
        ("LEEDS, Ohio (May 14, 2021) – The army left.", "LEEDS, Ohio (May 14, 2021) –"),
        ("LEEDS, Ohio – May 14, 2021 – The army left.", "LEEDS, Ohio – May 14, 2021 –"),
        ("LEEDS, Ohio [Example] — The army left.", "LEEDS, Ohio [Example] —"),
        ("LEEDS, Ohio--(EXAMPLE WIRE)--The army left.", "LEEDS, Ohio--(EXAMPLE WIRE)--"),
        ("LEEDS, May 14: The army left.", "LEEDS, May 14:"),
        ("SHOCK: The army left.", None),
        ("(CNN) — The army left.", "(CNN) —"),
        ("NATO – the alliance – met.", None),
        ("BREAKING — The army left.", None),
        ("Smith (Labour) - who won - left.", None),
        ("MOSCOW, May 14. /TASS/. The army left.", "MOSCOW, May 14. /TASS/."),
        ("Maputo, 3 June (Example). The army left.", "Maputo, 3 June (Example)."),
        ("Port Louis – The army left.", "Port Louis –"),
        ("Jane Doe – Mayor of Leeds – left.", None),
        ("Update – The army left.", None),
        ("Friday, May 14 was the day. The army left.", None),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    first = document(text).regions[0]
    assert (first.span.exact if first.kind == "dateline" else None) == dateline


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sat 4 Nov 2023 09.12 GMT", "metadata"),
        ("April 2, 2024 6:01 AM UTC · Updated 2 hours ago", "metadata"),
        ("PUBLISHED: 07:30, 5 May 2021 | UPDATED: 09:10, 5 May 2021", "metadata"),
        ("(€1 = 1.0834 dollars)", "metadata"),
        ("(Recasts with minister's comment)", "metadata"),
        ("How to contact us about this story", "boilerplate"),
        ("Contact reporter Jane Doe at jdoe@herald.example or follow her @jdoe.", "boilerplate"),
        ("Just now", "metadata"),
        ("Reading time: 4 minutes", "metadata"),
        ("Words by Jane Doe", "byline"),
        ("By the Editorial Board", "byline"),
        ("By Jane Doe, Health Reporter", "byline"),
        ("Picture caption, The bridge on Monday", "caption"),
        ("FILE - The bridge is seen in Leeds on May 4, 2020.", "caption"),
        ("Workers mend the bridge. (Jane Doe/Example Herald)", "caption"),
        ("Most read in Business", "related_links"),
        ("MORE FROM THE COURTS", "related_links"),
        ("Read more: A mayor and his bridge", "teaser"),
        ("Correction: An earlier version of this story gave the wrong date.", "boilerplate"),
        ("(This May 4 story has been corrected to fix a name in paragraph 2)", "boilerplate"),
        ("Editor's note: This story was updated on Monday.", "boilerplate"),
        ("Get unlimited access to all our reports.", "boilerplate"),
        ("You have read your last free article this month.", "boilerplate"),
        ("This article is for subscribers only.", "boilerplate"),
        ("This live blog is now closed. Thanks for reading.", "boilerplate"),
        ("This is a breaking news story. More to follow.", "boilerplate"),
        ("Share or comment on this article: Bridge closes", "boilerplate"),
        ("Are you affected by the closure? Message us on WhatsApp.", "boilerplate"),
        ("Do you have a view on the bridge? E-mail us a letter for publication.", "boilerplate"),
        ("Reach Jane Doe at jdoe@herald.example.", "boilerplate"),
        ("Jane Doe is a columnist for the Herald.", "boilerplate"),
        ("Reporting by our staff; editing by the day desk", "boilerplate"),
        ("Example Press writer John Roe contributed from York.", "boilerplate"),
        ("For media enquiries, contact the press office on 01632 960000.", "boilerplate"),
        ("SOURCE Example Bridges Inc.", "boilerplate"),
        ("Her book on bridges is out now. To order a copy, visit our bookshop.", "boilerplate"),
    ],
)  # fmt: skip
def test_lines_of_the_page(line: str, kind: str) -> None:
    found = document(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{line}").regions
    assert found[-1].kind == kind
    assert found[-1].excluded
    assert found[-1].reason


@pytest.mark.parametrize(
    "paragraph",
    [
        "Corrections officers at the jail said that the man had been moved to another wing.",
        "This story of two sisters was told to the court by the elder, who is now a nurse.",
        "An earlier version of the bill would have closed the bridge for two years.",
        "The report was corrected after the minister had complained of its figures on jobs.",
        "Ends do not justify means, the bishop told the assembly in a letter on Monday.",
        "About Mr Doe the witness knew nothing, and she had never heard of the company.",
        "More than half of those asked said that they would read the full report.",
        "Share prices of the builder fell by a tenth, and its chairman resigned.",
        "Do you remember the flood? The mayor does, and he tells the council about it often.",
        "Contact with the two climbers was lost at 4 p.m. on Sunday, the rescuers said.",
        "Jane Doe is a nurse at the hospital, and her husband drives the ambulance.",
        "For more than a year the bridge has been closed, and the shops beside it as well.",
        "Thanks for following the rules go to the residents, the mayor said in his speech.",
        "You have reached the limit of what is fair, the judge told the lawyer on Monday.",
        "Image is all that counts in this campaign, an adviser of the senator complained.",
        "Timeline and costs of the bridge are still open, according to the engineers.",
        "To continue reading from the will, the lawyer put on her glasses and stood up.",
        "Smith contributed to the fund for years, as did his partners in the firm.",
        "This is a breaking point for the valley, the farmers' union said on Monday.",
        "Become a father at 80? He did, and he told the paper that he would do it again.",
        "Notes to staff were found in the bin, and the auditors have asked for copies.",
        "May 4 is the day on which the bridge will open, and 900 people are invited.",
        "By John Roe's own account, the bridge was never safe, and he told the council so.",
        "Source code of the system was leaked on Monday, the electoral commission said.",
    ],
)
def test_more_news_that_sounds_like_notes_is_kept(paragraph: str) -> None:
    assert kinds(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{paragraph}") == ["body"] * 3


RELEASE = f"""\
Example Bridges to mend the crossing at Northgate

4 May 2021

{PARAGRAPH}

{PARAGRAPH}

About Example Bridges
Example Bridges builds and mends bridges in nine countries.

Forward-Looking Statements
Results may differ from what is said here.
"""


def test_a_press_release_ends_where_it_tells_of_the_company() -> None:
    assert kinds(RELEASE) == ["headline", "metadata", "body", "body", *["boilerplate"] * 4]
    ended = RELEASE.replace("About Example Bridges\n", "-ends-\n")
    assert kinds(ended) == ["headline", "metadata", "body", "body", *["boilerplate"] * 4]


@pytest.mark.parametrize("line", ["About Example Bridges", "About face", "The end"])
def test_a_subheading_does_not_end_the_article(line: str) -> None:
    assert kinds(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}") == ["body", "headline", "body"]


HEADED = f"""\
Bridge closes after cracks are found
Residents tell of a lost summer
Jane Doe
Transport correspondent
Mon 4 May 2021 09.00 BST
The mayor crosses the bridge on its last day

{PARAGRAPH}

Most read
Ten bridges that changed England
A MAYOR'S LIFE Inside the house with nine bathrooms
"""


def test_the_head_of_a_page() -> None:
    assert kinds(HEADED) == [
        "headline", "headline", "byline", "byline", "metadata", "caption", "body", "related_links",
        "teaser", "teaser",
    ]  # fmt: skip


MENU = f"""\
Skip to main content

News | Sport | Weather | Opinion

Home > News > Local

Bridge closes after cracks are found

By Jane Doe

{PARAGRAPH}
"""


def test_a_page_that_begins_with_its_menus() -> None:
    expected = ["boilerplate", "boilerplate", "boilerplate", "headline", "byline", "body"]
    assert kinds(MENU) == expected


LIVE = f"""\
Bridge live: traffic turned away

John Roe

Summary
The bridge is closed
Buses take another way

14.05
Mayor speaks to residents
By Jane Doe

{PARAGRAPH}

13.30
John Roe
{PARAGRAPH}

12.15
{PARAGRAPH}
"""


def test_a_live_report() -> None:
    assert kinds(LIVE) == [
        "headline", "byline", "headline", "body", "body", "metadata", "headline", "byline", "body",
        "metadata", "byline", "body", "metadata", "body",
    ]  # fmt: skip


def test_an_interview() -> None:
    questions = ("Q: Why was the bridge closed?", "Did you know of the cracks?")
    answer = "Because of the cracks. We had known of them for a year, and nobody would pay for it."
    text = f"{PARAGRAPH}\n\n{questions[0]}\n\nA: {answer}\n\n{questions[1]}\n\nA: {answer}"
    assert kinds(text) == ["body", "body", "quote_block", "body", "quote_block"]
