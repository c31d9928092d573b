# ruff: noqa: E501 the texts are laid out as articles, a line a paragraph
"""Six pairs of accounts in the manner of agencies, papers and sites, and what corresponds in them.

Labelled before the accounts were first compared. `open` lists what readers may differ on; whatever
else is laid together is wrong.
"""

from tests.engines.rules_claims.accounts import Accounts
from tests.engines.rules_claims.events import ALIKE, Expected

_CONFLICT = ("possible_conflict", "reported_vs_rejected")
_EITHER = (*ALIKE, *_CONFLICT)

CLADDING = Accounts(
    "broadsheet and tabloid on a scandal",
    """Ministers were told of school concrete risk in January, leaked memo shows

By Political Correspondent

Ministers had been told in January that concrete in at least 60 schools in England might fail without warning, according to a memo seen by this newspaper.

The four-page note, written by officials at the Department for Learning and dated 17 January, says that "loss of life cannot be ruled out".

The education secretary, Marian Holt, did not order any closures until the last week of August, three days before the start of term.

Rob Ashdown, the shadow education secretary, said the government had "gambled with the safety of children" and called for all the papers to be published.

A spokesman for Ms Holt said that she had acted as soon as new evidence reached her.

The National Heads' Union estimates that 24,000 pupils will have to be taught in temporary classrooms this autumn. Its general secretary, Paula Weiss, said repairs would take years.

The Treasury has refused to say whether it will provide extra money for the work.
""",
    """'NOBODY WARNED US' SAYS HOLT IN CLASSROOM CONCRETE STORM

Embattled Education Secretary Marian Holt hit back last night in the crumbling classrooms row.

She flatly denied that ministers had been warned in January about the danger of collapsing roofs.

"I shut schools the moment I saw the evidence," the Tory minister insisted.

More than 100 schools have been forced to close buildings just days before the new term, leaving some 40,000 children to be taught in Portakabins.

Labour's Rob Ashdown accused her of gambling with kids' lives.

Fuming heads say it will be years before the crumbling blocks are fixed. Paula Weiss of the National Heads' Union blasted the shutdown as "chaos".

The Treasury last night pledged to pay for every penny of the repairs.
""",
    (
        Expected("told in January", "warned in January", _CONFLICT),
        Expected("acted as soon as", "shut schools the moment", ALIKE),
        Expected("gambled with the safety", "gambling with kids", ALIKE),
        Expected("24,000 pupils", "40,000 children", _CONFLICT),
        Expected("repairs would take years", "will be years", ALIKE),
        Expected("refused to say", "pledged to pay", _EITHER),
    ),
    (
        ("60 schools", "100 schools"),
        ("did not order any closures", "shut schools the moment"),
        ("did not order any closures", "forced to close"),
        ("told in January", "NOBODY WARNED"),
        ("acted as soon as", "NOBODY WARNED"),
    ),
)

PLANT = Accounts(
    "regional paper and company statement",
    """140 jobs could go as Dunmore Foods plans to shut Tarvin bakery

About 140 jobs could go at the Dunmore Foods bakery in Tarvin under plans announced on Wednesday.

The company, which has made bread in the town since 1931, said it wanted to move production to its plant in Leigh by next summer.

Staff were told at a meeting in the canteen at 8am. "People were in tears," said Kelly Marsden, who has worked on the night shift for 19 years.

The Bakers' Union called the plan a betrayal and said it would fight the closure.

Dunmore's profits fell by 12% to £18m last year. It blamed the price of wheat and energy.

MP Suresh Lal has asked to meet the company's chief executive, Dana Whitlow.
""",
    """Dunmore Foods proposes changes to its bakery network

Dunmore Foods today announced proposals to consolidate its bakery operations and to invest £25 million in its site at Leigh.

Under the proposals, production would transfer from Tarvin to Leigh by June. Up to 90 posts would be affected, and the company expects to offer roles at other sites to most colleagues.

Dana Whitlow, chief executive, said: "This is a difficult day for our colleagues at Tarvin, who have served us with great loyalty."

Rising costs of wheat and energy have reduced the group's profit by 12 per cent.

A consultation with the Bakers' Union will begin on Monday.
""",
    (
        Expected("140 jobs", "90 posts", _CONFLICT),
        Expected("move production", "production would transfer", ALIKE),
        Expected("profits fell by 12%", "profit by 12 per cent", ALIKE),
        Expected("blamed the price", "Rising costs", ALIKE),
    ),
    (("plans announced", "announced proposals"),),
)

FIRE = Accounts(
    "US wire and local television site",
    """Wildfire kills 3, forces thousands from homes in northern California

REDMOND VALLEY, Calif. (Pacific Wire) — A wind-driven wildfire killed at least three people and destroyed more than 200 homes in northern California, authorities said Thursday.

The Cutler Fire had burned 31,000 acres by nightfall and was 5% contained, according to the state's forestry department.

Sheriff Tom Barragan said about 12,000 residents were under evacuation orders. He said two of the dead were found in a car on Ridge Road.

Gov. Alicia Monroe declared a state of emergency.

The cause is under investigation. Investigators are looking at a power line owned by Sierra Electric, whose shares fell 9%.

Forecasters expect the winds to ease on Saturday.
""",
    """Cutler Fire: 5 dead, town of Redmond Valley in ashes

The death toll from the Cutler Fire has risen to five, the sheriff's office confirmed Friday morning.

Two victims, a couple in their 70s, died in their vehicle as they tried to escape along Ridge Road, Sheriff Barragan told Channel 6.

Roughly 240 houses have been reduced to rubble in Redmond Valley. The blaze has now scorched 38,500 acres. Containment stands at 10%.

Some 12,000 people have been told to leave.

"We smelled the gas and ran," said Joanne Pruitt, whose home of 30 years is gone.

Sierra Electric said it had found no evidence that its equipment sparked the fire.

Monroe toured the area on Friday and promised federal aid.
""",
    (
        Expected("killed at least three", "has risen to five", _CONFLICT),
        Expected("200 homes", "240 houses", ALIKE),
        Expected("31,000 acres", "38,500 acres", _CONFLICT),
        Expected("5% contained", "Containment stands", _CONFLICT),
        Expected("12,000 residents", "12,000 people", ALIKE),
        Expected("found in a car", "died in their vehicle", ALIKE),
    ),
    (
        ("looking at a power line", "no evidence"),
        ("Wildfire kills 3", "risen to five"),
        ("31,000 acres", "Containment"),
        ("5% contained", "38,500"),
        ("killed at least three", "240 houses"),
    ),
)

SHUTDOWN = Accounts(
    "US agency and partisan site",
    """Senate passes stopgap bill to avert shutdown

WASHINGTON (AP-style) — The Senate voted 74-24 late Thursday to keep the government funded through March 8, sending the measure to the House hours before a deadline.

The bill extends current spending levels and includes $6.2 billion in disaster aid. It does not include money for Ukraine.

Majority Leader Carl Brandeis praised Republicans who, he said, had put the country first.

Sen. Wade Colton of Texas, who voted against the measure, said it did nothing to secure the southern border.

House Speaker Dale Rusk has not said whether he will bring it to a vote on Friday. If it fails, about 800,000 federal workers will go without pay.

President Dunn is expected to sign the bill.
""",
    """RINOs cave as Senate rams through spending bill in dead of night

Twenty-six spineless Republicans joined Democrats Thursday night to ram a bloated stopgap bill through the Senate, 74 to 24.

The deal hands Brandeis everything he wanted and does nothing to secure the border, Sen. Wade Colton said in a fiery floor speech.

It funds the government until March 8 and throws another $6.2 billion at so-called disaster relief, but the Senate stripped out aid for Ukraine.

Speaker Dale Rusk vowed not to bring the bill to the floor, two people close to him said.

Dunn has already promised to sign it.
""",
    (
        Expected("voted 74-24", "74 to 24", ALIKE),
        Expected("did nothing to secure", "does nothing to secure", ALIKE),
        Expected("keep the government funded", "funds the government until", ALIKE),
        Expected("$6.2 billion", "$6.2 billion", ALIKE),
        Expected("does not include money", "stripped out aid", ALIKE),
        Expected("not said whether", "vowed not to bring", _EITHER),
        Expected("expected to sign", "promised to sign", ALIKE),
    ),
    (
        ("74-24", "funds the government"),
        ("keep the government funded", "74 to 24"),
        ("sending the measure", "74 to 24"),
    ),
)

STRIKE = Accounts(
    "two sides of a war",
    """Missile strike on Lyman market kills 17, governor says

A Russian missile hit a market in the town of Lyman on Tuesday, killing 17 people and wounding 32, the regional governor said.

Three children are among the dead, Pavlo Kirichenko wrote on Telegram.

"There were only civilians here," said Olena, a flower seller whose stall was destroyed.

President Volodymyr Zelensky condemned the attack as an act of terrorism.

Russia denied that it had targeted civilians. The Defence Ministry in Moscow said a command post had been hit.

The UN's human rights mission said it would send a team to Lyman.

Ukraine's air force shot down 14 of 20 drones overnight.
""",
    """Russian army destroys command post in Lyman - Defence Ministry

MOSCOW, September 12. /RIAN/. The Russian armed forces destroyed a command post of the Ukrainian army in Lyman with a high-precision missile, the Defence Ministry reported on Tuesday.

Up to 50 servicemen were eliminated in the strike, the ministry said.

Kiev's allegations of civilian deaths at a market are a provocation, ministry spokesman Oleg Sorokin told journalists. He said that no strike was carried out on the market.

Russian air defences intercepted nine drones over the Belgorod Region, governor Vadim Gladkin said.

The UN announced that it would send observers to Lyman.
""",
    (
        Expected("missile hit a market", "no strike was carried out", _CONFLICT),
        Expected("command post had been hit", "destroyed a command post", ALIKE),
        Expected("send a team", "send observers", ALIKE),
    ),
    (
        ("killing 17", "50 servicemen"),
        ("denied that it had targeted", "no strike was carried out"),
        ("it had targeted civilians", "no strike was carried out"),
        ("denied that it had targeted", "allegations of civilian deaths"),
        ("missile hit a market", "destroyed a command post"),
        ("missile hit a market", "allegations of civilian deaths"),
        ("killing 17", "allegations of civilian deaths"),
    ),
)

TRIAL = Accounts(
    "court report and comment",
    """Former minister jailed for six years over port bribes

A former infrastructure minister was jailed for six years on Friday for taking bribes of €1.4m from a construction group.

Judge Ilse Brandauer told Viktor Hrast that he had "sold the trust of the public". He was found guilty on four of five counts.

Hrast, 61, who was a minister from 2012 to 2016, denied wrongdoing throughout the eleven-week trial. His lawyer said he would appeal.

Prosecutors had asked for nine years.

The court heard that cash was handed over in shoeboxes at a motorway service station. The head of Balkor Construction, Milan Petek, was acquitted.

Prime Minister Ana Kovar, a former colleague, said the verdict showed that nobody was above the law.
""",
    """Hrast's six years are a triumph for the rule of law

Viktor Hrast, once tipped as a future prime minister, will spend the next six years in a cell. It is a great day for this country.

The judge convicted him of pocketing some €1.4 million in kickbacks for the contract to expand the port of Lusk.

He insists that he is innocent, and he will challenge the verdict.

The prosecution wanted nine.

Shoeboxes stuffed with banknotes changed hands in a motorway car park, the trial was told.

Milan Petek, Balkor's boss, walked free. That is a scandal.

Ana Kovar, who sat beside Hrast in cabinet for four years, now declares that no one is above the law.
""",
    (
        Expected("jailed for six years", "six years in a cell", ALIKE),
        Expected("bribes of", "kickbacks", ALIKE),
        Expected("denied wrongdoing", "insists that he is innocent", ALIKE),
        Expected("would appeal", "challenge the verdict", ALIKE),
        Expected("asked for nine years", "wanted nine", ALIKE),
        Expected("cash was handed over", "changed hands", ALIKE),
        Expected("was acquitted", "walked free", ALIKE),
        Expected("above the law", "above the law", ALIKE),
    ),
    (
        ("jailed for six years", "convicted him"),
        ("found guilty", "convicted him"),
        ("a former colleague", "sat beside"),
    ),
)

NEWSROOM = (CLADDING, PLANT, FIRE, SHUTDOWN, STRIKE, TRIAL)
