"""Who and what is named."""

import pytest

from api.schemas.claims import Entity
from tests.engines.rules_sources.reading import sources_of


def _entities(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in sources_of(text).entities}


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("Laura Pike spoke. Pike then left.", "Laura Pike", "person", 2),
        ("We saw Mr Pike in Dundee.", "Pike", "person", 1),
        ("The Institute of Marine Life (IML) met. The IML agreed.", "Institute of Marine Life",
         "organisation", 3),
        ("It rained in Broadmoor and near Eastleigh.", "Eastleigh", "place", 1),
        ("The Ministry of Justice moved. The Ministry paid.", "Ministry of Justice",
         "organisation", 2),
        ("The game was in the World Cup again.", "World Cup", "event", 1),
        ("He met U.S. District Judge Karen L. Moss.", "Karen L. Moss", "person", 1),
        ("He met Environment Minister Radu Pavel. Pavel left.", "Radu Pavel", "person", 2),
        ("Grandmother Elsie Croft left.", "Elsie Croft", "person", 1),
        ("Labour councillor Mina Shah left.", "Mina Shah", "person", 1),
        ("The dam above the town of Veldara burst.", "Veldara", "place", 1),
        ("They slept in halls in nearby Torvik.", "Torvik", "place", 1),
        ("It rained across the Kurmin region.", "Kurmin", "place", 1),
        ("Hidrolun, the company that runs it, left.", "Hidrolun", "organisation", 1),
        ("We met Marlo Quinn. Later Marlo left, and Quinn sang.", "Marlo Quinn", "person", 3),
        ("The National Farmers union met. The NFU agreed.", "National Farmers",
         "organisation", 2),
        ("Acme Motors shut a plant. Acme sold it.", "Acme Motors", "organisation", 2),
        ("Sens. Amy Lund and Pete Orozco left.", "Amy Lund", "person", 1),
        ("DCI Farrah Mistry spoke.", "Farrah Mistry", "person", 1),
        ("House Speaker Don Petrakis spoke. Petrakis left.", "Don Petrakis", "person", 2),
        ("Analyst Zuri Sool of Tarn Research spoke.", "Zuri Sool", "person", 1),
        ("Analyst Zuri Sool of Tarn Research spoke.", "Tarn Research", "organisation", 1),
        ("They asked Robbie van der Berg.", "Robbie van der Berg", "person", 1),
        ("They asked Maria al-Khatib. Al-Khatib left.", "Maria al-Khatib", "person", 2),
        ("They asked William \"Buck\" Tanner of it.", 'William "Buck" Tanner', "person", 1),
        ("They held shopkeeper Orvin \"Bunny\" Tamm. Tamm left. Then Asha Tamm wept.",
         'Orvin "Bunny" Tamm', "person", 2),
        ("Then County Clerk Iris Nakamura spoke.", "Iris Nakamura", "person", 1),
        ("Then J.D. Van Houten left.", "J.D. Van Houten", "person", 1),
        ("The Foundry and Metal Workers’ League met.", "Foundry and Metal Workers’ League",
         "organisation", 1),
        ("It is at St. Mary's Church today.", "St. Mary's Church", "organisation", 1),
        ("He left Marks & Spencer.", "Marks & Spencer", "organisation", 1),
        ("Tarrow Chemical was fined. Now Tarrow will pay.", "Tarrow Chemical", "organisation", 2),
        ("Payroll processor Ardent Pay left. We blamed Ardent.", "Ardent Pay", "other", 2),
        ("Karvenia sent troops. A Karvenian jet came. Karvenia paid.", "Karvenia", "place", 2),
        ("Sir Orlo Vant rose. Sir Orlo spoke.", "Orlo Vant", "person", 2),
        ("Patricia Vant ran. Crooked Patty Vant lost. Patty Vant left.", "Patricia Vant",
         "person", 3),
        ("The Marl Examiner opened. It is said that the Examiner lied.", "Marl Examiner",
         "organisation", 2),
        ("Belcor Lifting runs it. Later Belcor paid.", "Belcor Lifting", "organisation", 2),
        ("She lives on Grant Street now.", "Grant Street", "place", 1),
        ("He met Ian Orr of King's College London.", "King's College London", "organisation", 1),
        ("Back then Corvane said it would pay.", "Corvane", "organisation", 1),
        ("On Monday ING said rates would fall.", "ING", "organisation", 1),
        ("We asked the charity Bookhouse.", "Bookhouse", "organisation", 1),
        ("We asked crane operator Stepan Holub of it. Holub said no.", "Stepan Holub", "person", 2),
        ("The British Retail Consortium met.", "British Retail Consortium", "organisation", 1),
        ("They are from Karvenia. The Karvenians left.", "Karvenians", "group", 1),
        ("Jane Macleod ran it. We met the Macleods.", "Macleods", "group", 1),
        ("The Justice Ministry left it.", "Justice Ministry", "organisation", 1),
        ("The Elections Act is old.", "Elections Act", "work", 1),
        ("They swam in Lake Orsino and sang.", "Lake Orsino", "place", 1),
        ("It passed Transport Scotland. In Scotland it rained.", "Scotland", "place", 1),
        ("We hear that No 10 will wait.", "No 10", "organisation", 1),
        ("TESSEL TO BE SOLD TO RIVAL\n\nThe board of Tessel met.", "Tessel", "other", 2),
        ("Pig Farm Laura Quinn Left\n\nWe saw Laura Quinn.", "Laura Quinn", "person", 2),
        ("The Senate Energy and Natural Resources Committee met. The Senate voted.",
         "Senate Energy and Natural Resources Committee", "organisation", 1),
        ("The Department of Health and Social Care paid.", "Department of Health and Social Care",
         "organisation", 1),
        ("It broke the Health and Care Act 2022 again.", "Health and Care Act 2022", "work", 1),
        ("The Panel on Climate Change met.", "Panel on Climate Change", "organisation", 1),
        ("The council on Monday met the Vantor Council on Tuesday.", "Vantor Council",
         "organisation", 1),
        ("He left the firm Sutter, Okafor & Lund of Leith.", "Sutter, Okafor & Lund",
         "organisation", 1),
        ("Shares of Tarn Sachs and Merrow Bank International fell.", "Tarn Sachs", "other", 1),
        ("NATO Secretary-General Aart Groot left.", "NATO", "organisation", 1),
        ("NATO Secretary-General Aart Groot left.", "Aart Groot", "person", 1),
        ("We met Lorne \"Buck\" Haverty III. Haverty left. Then Buck sang.",
         'Lorne "Buck" Haverty III', "person", 3),
        ("We met Zoran Petković. On Monday Petkovic left.", "Zoran Petković", "person", 2),
        ("We met Pieter van der Merwe. Van der Merwe left.", "Pieter van der Merwe", "person", 2),
        ("Florence Holland was cleared. Then Holland wept.", "Florence Holland", "person", 2),
        ("Florence Holland was cleared. She lives in Holland.", "Holland", "place", 1),
        ("We met Derek Paul Washington. Washington wept. Then Washington left.",
         "Derek Paul Washington", "person", 3),
        ("We met defender Papisse Diagne-Sow. Then Papisse left.", "Papisse Diagne-Sow",
         "person", 2),
        ("His counterpart Lia Weidong rose. Then Lia said so.", "Lia Weidong", "person", 2),
        ("Blackmoor Rovers won. Then Rovers left, and Blackmoor sang.", "Blackmoor Rovers",
         "organisation", 3),
        ("Ten-man Blackmoor Rovers won.", "Blackmoor Rovers", "organisation", 1),
        ("HEARTBROKEN Chantelle Vickers left.", "Chantelle Vickers", "person", 1),
        ("Co-defendant Ada Holm left.", "Ada Holm", "person", 1),
        ("They saw the Lazy H Ranch.", "Lazy H Ranch", "place", 1),
        ("They live in Upper Thornby. The Thornby dam burst.", "Upper Thornby", "place", 1),
        ("Shares in Nordwind rose. Nordwind AG paid.", "Nordwind AG", "organisation", 2),
        ("Grant County voted.", "Grant County", "place", 1),
        ("It was the British Antarctic Survey, who paid.", "British Antarctic Survey",
         "organisation", 1),
        ("It broke the Proceeds of Crime Act again.", "Proceeds of Crime Act", "work", 1),
        ("The cold will force Belmonty out.", "Belmonty", "other", 1),
        ("It broke the Criminal Justice (Scotland) Act again.",
         "Criminal Justice (Scotland) Act", "work", 1),
        ("It broke the Public Authorities (Fraud and Recovery) Bill again.",
         "Public Authorities (Fraud and Recovery) Bill", "work", 1),
        ("He left Immigration and Customs Enforcement.", "Immigration and Customs Enforcement",
         "organisation", 1),
        ("It met the Merrow Pastoralists' Union.", "Merrow Pastoralists' Union",
         "organisation", 1),
        ("It met the Merrow Mothers for Peace.", "Merrow Mothers for Peace", "other", 1),
        ("Rob Koh of Morgan Stanley left.", "Morgan Stanley", "organisation", 1),
        ("The officer, DSP Alaba Obi, left.", "Alaba Obi", "person", 1),
        ("He met Lt.-Gen. Taiwo Lagba.", "Taiwo Lagba", "person", 1),
        ("Lee accused Vantor of lies.", "Vantor", "other", 1),
        ("Then Vantor and his aides left.", "Vantor", "person", 1),
        ("We met Rick Lund. Lund left. His wife, Ellen Lund, sang. Ellen Lund wept. Lund sang.",
         "Rick Lund", "person", 3),
        ("The wife of Sgt. Luis Moss, Carmen Moss, wept. He shot Moss. Carmen Moss left.",
         "Luis Moss", "person", 2),
        ("We met Gan Yusheng, a spokesman. Gan left.", "Gan Yusheng", "person", 2),
        ("Wu Shicunli, president of it, left.", "Wu Shicunli", "person", 1),
        ("Wang Yisheng, China's top diplomat, left.", "Wang Yisheng", "person", 1),
        ("They asked Abu Dhabi for it.", "Abu Dhabi", "place", 1),
        ("They lost to the far-right and Socialists, who left.", "Socialists", "other", 1),
        ("He runs the Bexley County Sheriff's Office.", "Bexley County Sheriff's Office",
         "organisation", 1),
        ("Emirates Aero spoke. Emirates Aero Holding paid.", "Emirates Aero Holding",
         "organisation", 2),
        ("They met June Brown in June.", "June Brown", "other", 1),
        ("We met Rick Lund. Lund left. His father, Abe Lund, sang. Lund wept.", "Abe Lund",
         "person", 2),
    ],
)  # fmt: skip
def test_names_are_linked_and_typed(text: str, name: str, kind: str, mentions: int) -> None:
    entity = _entities(text)[name]
    assert (entity.type, len(entity.mentions)) == (kind, mentions)


def test_a_metonym_tells_what_it_stands_for() -> None:
    text = "The Kremlin has agreed. Trains run in Moscow."
    entities = _entities(text)
    assert entities["Kremlin"].metonym_of == "Russian government"
    assert entities["Moscow"].metonym_of is None


@pytest.mark.parametrize(
    "text",
    [
        "Residents left. On Monday, Russian officers came. However, nobody stayed.",
        "Two trains stopped. Later they went on. Prices rose in March.",
        "“They've left us. You're next.”",
        "Democracy is not an auction. Whoever did it left. Will she reopen it?",
        "He paid Sh310 million in Q4. On Sundays his OWN mother came.",
        "URGENT Dam burst kills many. Allies of his said so.",
        "A HEARTBROKEN mum wept. It rained.",
        "TENS of thousands walked out. In June they came back.",
        "The National Security Adviser met the Police Liaison Officer.",
        "The Secretary of State for Health met the Minister for Resources.",
        "The Work and Pensions Secretary left.",
        "The Chief of Army Staff met the Director of Public Prosecutions.",
    ],
)
def test_ordinary_words_with_capitals_name_nothing(text: str) -> None:
    assert _entities(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "It was a SLAP IN THE FACE for us.",
        "SAD! They left.",
        "They will NEVER stop.",
        "CASH-STRAPPED bosses left.",
        "Let's go.",
        "Regulator says pipes must go",
    ],
)
def test_capitals_that_stress_or_open_make_no_name(text: str) -> None:
    assert not _entities(text)
