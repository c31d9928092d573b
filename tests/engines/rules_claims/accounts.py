# ruff: noqa: E501 the texts are laid out as articles, a line a paragraph
"""Pairs of accounts of different registers, written for these tests, and what corresponds in them.

What corresponds was labelled before the accounts were first compared, and completely: whatever else
is laid together is wrong, but for what `open` lists, on which readers may differ. The words of an
expectation are words of the claims on either side.
"""

from typing import NamedTuple

from tests.engines.rules_claims.events import ALIKE, Expected


class Accounts(NamedTuple):
    name: str
    left: str
    right: str
    aligned: tuple[Expected, ...]
    open: tuple[tuple[str, str], ...] = ()


_CONFLICT = ("possible_conflict",)
_EITHER = (*ALIKE, "possible_conflict")

WAR = Accounts(
    "wire and party to a war",
    """Ardenian troops quit Port Maren after two-week siege

MAREN, May 4 (Coast Wire) - Ardenian forces have withdrawn from the port city of Maren, the defence ministry in Castova said on Sunday, ending a two-week siege of the city.

Velian soldiers entered the centre of Maren on Sunday morning and raised their flag over the town hall.

The ministry said the pullout was meant to save the lives of its soldiers. Eleven Ardenian servicemen were killed in the last days of the fighting, it said.

President Oleg Marr called on the United Nations to send observers to the region. He rejected talks with Velia.

About 4,000 residents have fled the city since April.

Oil prices rose 3% on Monday.
""",
    """Enemy runs: Maren is free!

Velian News Agency

The cowardly Ardenian army abandoned Maren at dawn on Sunday, leaving tanks and ammunition behind.

Our heroic troops marched into the city centre and hoisted the Velian flag on the town hall.

At least 60 Ardenian soldiers died in the final assault, the General Staff in Tarsk reported.

The retreat of the Ardenian forces is a bitter humiliation for President Marr, who pleaded with the UN for observers.

Velia's foreign minister, Sona Karel, said her country was ready for talks with Ardenia.

Thousands of civilians had been forced from their homes by the siege.
""",
    (
        Expected("withdrawn from the port city", "abandoned Maren", ALIKE),
        Expected("entered the centre", "marched into the city centre", ALIKE),
        Expected("raised their flag", "hoisted the Velian flag", ALIKE),
        Expected("Eleven Ardenian", "60 Ardenian", _CONFLICT),
        Expected("called on the United Nations", "pleaded with the UN", ALIKE),
        Expected("4,000 residents", "Thousands of civilians", ALIKE),
    ),
    (
        ("withdrawn from", "The retreat of"),
        ("pullout", "The retreat of"),
        ("pullout", "abandoned Maren"),
        ("rejected talks", "ready for talks"),
        ("ending a two-week siege", "abandoned Maren"),
    ),
)

RESIGNATION = Accounts(
    "broadsheet and tabloid",
    """Transport secretary resigns over ferry contract

By Ruth Ellery, political correspondent

Transport Secretary Daniel Firth resigned on Tuesday after an inquiry found that he had misled parliament about a £90m ferry contract.

The report by Dame Joan Whitlock said Firth had known since March that the winning company owned no ships. She found no evidence of corruption.

In a letter to the prime minister, Firth said he had acted in good faith. Prime Minister Helena Stroud accepted his resignation "with regret".

The opposition leader, Tom Ashby, demanded an early election. "This government has run out of road," he told reporters.

Firth, 52, has represented Marlow East since 2010. He will be replaced by the junior minister Priya Nand.
""",
    """FERRY FIASCO MINISTER OUT

The Daily Lantern

Shamed Daniel Firth quit the Cabinet last night after being caught lying to MPs over the botched ferry deal.

A damning report by Dame Joan Whitlock revealed the Transport Secretary knew for months that the firm did not own a single ship.

He was cleared of corruption.

Helena Stroud hailed her old ally as a "dedicated public servant". Rising star Priya Nand takes over his job.

Opposition firebrand Tom Ashby called for a snap election.

Taxpayers are stuck with a bill of £140m for the contract, campaigners claim.
""",
    (
        Expected("Firth resigned", "quit the Cabinet", ALIKE),
        Expected("misled parliament", "lying to MPs", ALIKE),
        Expected("owned no ships", "did not own a single ship", ALIKE),
        Expected("no evidence of corruption", "cleared of corruption", ALIKE),
        Expected("replaced by the junior minister", "takes over his job", ALIKE),
        Expected("demanded an early election", "called for a snap election", ALIKE),
        Expected("£90m", "£140m", _CONFLICT),
    ),
    (
        ("accepted his resignation", "quit the Cabinet"),
        ("Firth resigned", "lying to MPs"),
        ("Transport secretary resigns", "quit the Cabinet"),
        ("known since March", "revealed the Transport Secretary"),
    ),
)

SEAGRASS = Accounts(
    "press release and popular science",
    """Restored seagrass stores carbon twice as fast as expected, Orvik study finds

Seagrass meadows replanted off the coast of Norrland capture carbon twice as fast as scientists had thought, according to research by the University of Orvik.

The team took 214 sediment cores from nine bays between 2015 and 2022. The replanted meadows held 31 tonnes of carbon per hectare after seven years.

"Restoration works faster than any of us had hoped," said lead author Professor Maria Paz.

The researchers found no effect in bays where bottom trawling is allowed.

The study was published in the journal Coastal Letters and was funded by the Nordic Sea Fund.
""",
    """Could this humble plant save the planet?

By our science reporter

Underwater meadows may soak up carbon two times quicker than experts believed, a new paper suggests.

Scientists from Orvik University collected more than 200 cores of mud from nine bays.

Where fishing boats drag their nets over the seabed, the plants made no difference.

Maria Paz, who led the work, said restoration worked faster than the team had hoped.

Nordic Sea Fund paid for the research, which appeared in Coastal Letters.

But Greta Holm of the Institute of Marine Research warned that storms could release the carbon again.
""",
    (
        Expected("capture carbon twice", "soak up carbon two times", ALIKE),
        Expected("214 sediment cores", "200 cores of mud", _EITHER),
        Expected("no effect in bays", "made no difference", ALIKE),
        Expected("Restoration works faster", "restoration worked faster", ALIKE),
        Expected("published in the journal", "appeared in Coastal Letters", ALIKE),
        Expected("funded by the Nordic", "paid for the research", ALIKE),
    ),
)

CUP = Accounts(
    "agency and local sport",
    """Soccer-Harbour City beat Athletic 3-1 to reach cup final

BRENT, April 12 (Meridian News) - Harbour City came from behind to beat Athletic 3-1 on Saturday and reached the National Cup final for the first time since 1998.

Athletic took the lead in the 12th minute when captain Joel Marsh converted a penalty.

Luka Brandt scored twice in the second half before Theo Osei added a third in stoppage time.

Athletic's goalkeeper Sam Pryor was sent off for a foul on Brandt after 70 minutes.

City coach Ana Ruiz said it was the proudest day of her career. City will meet Rovers or United in the final on 17 May.
""",
    """Heartbreak for Athletic as ten men crumble

The Athletic Echo

Athletic are out of the cup after a 3-1 defeat by Harbour City in Brent.

Joel Marsh's spot kick gave the visitors an early lead.

But Luka Brandt's double and a late strike from Theo Osei sank them after the break.

The turning point was the red card for keeper Sam Pryor, which manager Colin Webb called "a joke".

Webb said the referee had ruined the game. City boss Ana Ruiz described it as the proudest day of her career.

Pryor will miss the next three league matches.
""",
    (
        Expected("beat Athletic 3-1", "3-1 defeat", ALIKE),
        Expected("Joel Marsh converted a penalty", "spot kick gave", ALIKE),
        Expected("Brandt scored twice", "Brandt's double", ALIKE),
        Expected("sent off", "red card", ALIKE),
        Expected("proudest day", "proudest day", ALIKE),
    ),
    (
        ("took the lead", "spot kick gave"),
        ("Theo Osei added a third", "late strike"),
        ("reached the National Cup final", "3-1 defeat"),
    ),
)

STREET = Accounts(
    "local paper and press release",
    """Councillors approve car-free High Street

Wexley councillors voted by 18 to 11 on Wednesday to ban cars from High Street from next spring.

The council said the scheme would cost £2.4 million and cut air pollution by a fifth.

Council leader Janet Okoro said the street was one of the most polluted in the county.

Shopkeepers handed in a petition with 3,200 signatures against the plan. The Wexley Traders' Association fears that shops will lose customers.

The bus company Redline will move its terminal to Station Road.

A public consultation last year showed that 61% of residents supported the ban.
""",
    """Traders' association condemns High Street closure

Press release

The Wexley Traders' Association today condemned the council's decision to shut High Street to traffic.

Councillors approved the ill-judged scheme by 18 votes to 11 despite the objections of local businesses.

More than 3,000 people signed our petition against the plan.

Our members expect to lose customers, association chairman Raj Patel said.

The project will cost taxpayers at least £4 million.

Redline's bus terminal is to be relocated to Station Road, half a mile from the shops.

Only 900 residents replied to the council's consultation.
""",
    (
        Expected("ban cars", "approved the ill-judged scheme", ALIKE),
        Expected("£2.4 million", "£4 million", _CONFLICT),
        Expected("3,200 signatures", "3,000 people signed", _EITHER),
        Expected("will lose customers", "expect to lose customers", ALIKE),
        Expected("move its terminal", "relocated to Station Road", ALIKE),
    ),
    (("ban cars", "decision to shut High Street"),),
)

MINE = Accounts(
    "live blog and state agency",
    """Live: Mine explosion in Karsk

14.20 Rescue teams have brought nine miners to the surface after an explosion at the Severny coal mine in Karsk, the regional governor says.

14.05 Six people are confirmed dead. Another 23 are still trapped underground, according to the mine's operator, Karskugol.

13.40 Governor Pavel Dronin says the cause was probably a build-up of methane.

13.10 Relatives are gathering at the gates. Some accuse the company of ignoring safety warnings.

12.55 Prosecutors have opened a criminal investigation.
""",
    """KARSK, February 3 /Novost/. The situation at the Severny mine is under control, Governor Pavel Dronin said.

Nine workers were rescued, he said. Four miners died as a result of the accident.

A methane leak caused the blast, the Energy Ministry reported.

Karskugol has denied that warnings were ignored.

The prosecutor's office launched a criminal probe into the incident.

President Ilya Gromov expressed his condolences to the families of the dead.
""",
    (
        Expected("nine miners to the surface", "Nine workers were rescued", ALIKE),
        Expected("Six people", "Four miners died", _CONFLICT),
        Expected("build-up of methane", "methane leak caused", ALIKE),
        Expected("ignoring safety warnings", "warnings were ignored", _CONFLICT),
        Expected("opened a criminal investigation", "launched a criminal probe", ALIKE),
    ),
)

TARIFFS = Accounts(
    "wire and comment on trade",
    """US and EU reach tariff deal

WASHINGTON (Coast Wire) - The United States and the European Union agreed on Thursday to suspend tariffs on steel for five years.

Under the accord, Washington will lift its 25% duty on European steel in January. Brussels promised to buy more American gas.

Treasury Secretary Lena Ford said the agreement would protect 12,000 jobs. The European Commission's president, Karl Dietz, hailed it as a new beginning.

The United Steel Union criticised the deal. Beijing warned that it would defend its interests.
""",
    """Brussels caves in to White House on steel

America and the EU have struck a deal to freeze steel duties for five years, after months of wrangling.

The White House says the 25 percent levy on EU steel will be scrapped in January. In return the bloc pledged to purchase more US gas.

Commission chief Karl Dietz praised the pact as a "new beginning".

Lena Ford claimed that the pact would save 12,000 jobs.

China threatened to retaliate. Steelworkers slammed the agreement as a sell-out.
""",
    (
        Expected("agreed on Thursday to suspend", "struck a deal to freeze", ALIKE),
        Expected("lift its 25% duty", "25 percent levy", ALIKE),
        Expected("promised to buy", "pledged to purchase", ALIKE),
        Expected("12,000 jobs", "12,000 jobs", ALIKE),
        Expected("new beginning", "new beginning", ALIKE),
        Expected("Union criticised", "Steelworkers slammed", ALIKE),
    ),
    (("Beijing warned", "China threatened"),),
)

RAILWAY = Accounts(
    "two events of the same people",
    """Drivers at Westline walk out in row over rotas

Train drivers at Westline walked out for 24 hours on Monday in a dispute over rotas, the Drivers' Union said.

About 300 services were cancelled between Hull and Marlow.

Union leader Carla Moss said members were exhausted. Westline chief executive Peter Gaunt called the strike unnecessary.

Talks will resume on Thursday.
""",
    """Westline fined over signal failures

Westline was fined £3 million on Friday after a passenger was killed at Marlow station in 2019.

The court heard that the company had ignored 40 reports of faulty signals.

Chief executive Peter Gaunt apologised to the family. The Drivers' Union called the fine too small.

Carla Moss, the union's leader, said Westline put profit before safety. About 30 trains were delayed on the day of the hearing.
""",
    (),
)

WORKED_ON = (WAR, RESIGNATION, SEAGRASS, CUP, RAILWAY)
HELD_OUT = (STREET, MINE, TARIFFS)
"""Not looked at one by one while the rules were improved; the figures alone were."""
