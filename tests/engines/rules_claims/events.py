# ruff: noqa: E501 the texts are laid out as articles, a line a paragraph
"""Two accounts each of three events, written for these tests, and what should be laid together.

The expectations were written before the accounts were first compared. `parts` are words of the
claims on either side.
"""

from typing import NamedTuple


class Expected(NamedTuple):
    left: str
    right: str
    relations: tuple[str, ...]


class Event(NamedTuple):
    name: str
    left: str
    right: str
    aligned: tuple[Expected, ...]
    apart: tuple[tuple[str, str], ...]
    """Claims that must not stand together."""


AGREE = ("corroborated", "corroborated_same_origin", "more_specific", "differently_framed")
ALIKE = (*AGREE, "differently_attributed", "differently_hedged")

COURT = Event(
    "court",
    """Nurse found guilty of stealing morphine from hospice

By Helen Marsh

A nurse who stole morphine from a hospice in Castlebridge was convicted of theft on Thursday after a three-week trial.

Joanna Pryce, 44, took 68 vials from a locked cabinet at St Brendan's Hospice between 2020 and 2022, the jury at Castlebridge Crown Court found. She was cleared of a second charge of ill-treating a patient.

Judge Miriam Oyelowo told Pryce that a prison term was likely. She will be sentenced on 9 May.

Prosecutor Alan Reid said the thefts were worth about £11,000. "She betrayed people at the end of their lives," he told jurors.

Pryce denied the charges and said a colleague had used her access card. Her lawyer, Simon Vane, said she would appeal against the verdict.

The hospice said it had changed its locks and dismissed two managers.
""",
    """'Angel of theft' nurse faces jail

The Daily Lantern

Disgraced nurse Joanna Pryce is facing years behind bars after a jury found her guilty of plundering painkillers from dying patients.

The mother of two pocketed more than 70 vials of morphine worth £15,000 from St Brendan's Hospice, where she had worked since 2011.

Jurors acquitted her of mistreating an elderly patient.

Her solicitor Simon Vane vowed to fight the conviction. "This is a miscarriage of justice," he fumed outside court.

Detective Sergeant Lucy Hart said Pryce had shown no remorse. Police began their investigation in 2021 after a pharmacist raised the alarm.

Two bosses at the hospice have been sacked.
""",
    (
        Expected("convicted of theft", "guilty", ALIKE),
        Expected("68 vials", "70 vials", ("possible_conflict",)),
        Expected("cleared of a second charge", "acquitted", ALIKE),
        Expected("appeal against the verdict", "fight the conviction", ALIKE),
        Expected("£11,000", "£15,000", ("possible_conflict",)),
        Expected("dismissed two managers", "Two bosses", ALIKE),
    ),
    (
        ("changed its locks", "worked since 2011"),
        ("access card", "no remorse"),
        ("sentenced on 9 May", "Police began"),
    ),
)

RESULTS = Event(
    "business results",
    """FRANKFURT, Aug 6 (Meridian News) - Engine maker Brandt Motoren reported a 12% fall in second-quarter profit on Tuesday and cut its forecast for the year, citing weak demand in China.

Net profit fell to 410 million euros from 466 million a year earlier. Revenue rose 3% to 5.2 billion euros.

The company now expects annual sales of 20 billion to 21 billion euros, down from a previous forecast of 22 billion.

Chief executive Petra Lang said Brandt would close its plant in Linz by the end of 2025. About 900 employees will lose their jobs.

Shares in Brandt fell 7% in early trading.

The IG Werk union said it had not been consulted on the closure. Analysts at Kell Bank had expected a profit of 450 million euros.
""",
    """Brandt to shut Austrian factory as Chinese slump bites

The Linz Courier, 7 August 2024

Brandt Motoren will shutter its Linz factory next year with the loss of 900 jobs, boss Petra Lang announced, as the German group battles a brutal downturn in China.

Quarterly earnings tumbled by 12 percent while turnover climbed to 5.2 billion euros.

The firm slashed its outlook for the second time this year. Its stock plunged almost 10 percent on Tuesday.

Lang insisted that workers' representatives had been consulted in good time. IG Werk said it had learned of the plans from the press.

"This is a slap in the face for Linz," said mayor Karl Dorn. The city had granted Brandt 14 million euros in subsidies in 2019.
""",
    (
        Expected("12% fall", "12 percent", ALIKE),
        Expected("Revenue rose", "turnover climbed", ALIKE),
        Expected("close its plant in Linz", "shutter its Linz factory", ALIKE),
        Expected("900 employees", "900 jobs", ALIKE),
        Expected("Shares in Brandt fell", "stock plunged", ("possible_conflict",)),
        Expected("not been consulted", "had been consulted", ("possible_conflict",)),
        Expected("cut its forecast", "slashed its outlook", ALIKE),
    ),
    (
        ("Analysts at Kell Bank", "14 million euros"),
        ("annual sales", "14 million euros"),
        ("Shares in Brandt fell", "12 percent while"),
    ),
)

PROTEST = Event(
    "protest",
    """Police use tear gas as thousands march in Port Sevran

PORT SEVRAN, June 22 (Coast Wire) - Police fired tear gas on Saturday to disperse a march against a new fuel tax in which about 8,000 people took part, officials said.

Interior Minister Henri Dufour said 61 people were arrested and 14 officers were injured. He said protesters threw stones before the police intervened.

The march had been banned by the city on Friday.

Organisers said the demonstration was peaceful until police charged the crowd. A court will hear their complaint on Wednesday.

President Amara Diallo said the tax would not be withdrawn. The levy adds 15 cents to a litre of petrol.
""",
    """Regime gasses its own people

By the Free Sevran Collective

More than 30,000 people flooded the streets of Port Sevran on Saturday to demand an end to President Diallo's cruel petrol levy.

Riot police attacked the peaceful crowd with tear gas and batons without provocation. At least 120 people were detained and dozens hurt, among them a 16-year-old girl.

The minister, Henri Dufour, falsely claimed that demonstrators had thrown stones.

City hall had outlawed the rally the day before.

Diallo has refused to scrap the tax, which adds 15 cents to every litre of petrol.

Lawyers for the organisers filed a complaint on Monday.
""",
    (
        Expected("8,000 people", "30,000 people", ("possible_conflict",)),
        Expected("61 people were arrested", "120 people were detained", ("possible_conflict",)),
        Expected("threw stones", "thrown stones", ("reported_vs_rejected",)),
        Expected("banned by the city", "outlawed the rally", ALIKE),
        Expected("would not be withdrawn", "refused to scrap", ALIKE),
        Expected("adds 15 cents", "adds 15 cents", ALIKE),
        Expected("fired tear gas", "tear gas and batons", ALIKE),
    ),
    (
        ("14 officers were injured", "attacked the peaceful crowd"),
        ("A court will hear", "outlawed"),
    ),
)

EVENTS = (COURT, RESULTS, PROTEST)
