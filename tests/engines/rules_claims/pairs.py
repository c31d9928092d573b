"""Pairs of statements, written for these tests, and how they stand to each other.

`None` stands for unrelated. Where two answers are fair, both stand.
"""

from typing import NamedTuple


class Pair(NamedTuple):
    left: str
    right: str
    relations: tuple[str | None, ...]


def _p(left: str, right: str, *relations: str | None) -> Pair:
    return Pair(left, right, relations)


SAME = (
    _p(
        "A fire destroyed a warehouse in Leeds on Sunday.",
        "The warehouse in Leeds was destroyed by a fire on Sunday.",
        "corroborated",
    ),
    _p(
        "The Bank of England raised interest rates to 5%.",
        "Interest rates were raised to 5% by the Bank of England.",
        "corroborated",
    ),
    _p(
        "Maria Lopez won the 400 metres final in Oslo.",
        "Lopez won the final of the 400 metres in Oslo.",
        "corroborated",
        "more_specific",
    ),
    _p(
        "Scientists in Kenya discovered a new species of frog.",
        "A new frog species was discovered by scientists in Kenya.",
        "corroborated",
    ),
    _p(
        "The court sentenced John Hale to six years in prison.",
        "Hale was sentenced to six years in prison by the court.",
        "corroborated",
        "more_specific",
    ),
    _p(
        "Northern Rail cancelled 120 trains on Friday because of a strike.",
        "A strike forced Northern Rail to cancel 120 trains on Friday.",
        "corroborated",
    ),
    _p(
        "The mayor of Lyon opened a new bridge.",
        "A new bridge was opened by the mayor of Lyon.",
        "corroborated",
    ),
    _p(
        "Tesla delivered 400,000 cars in the third quarter.",
        "Tesla delivered 400,000 cars in the quarter.",
        "corroborated",
        "more_specific",
    ),
    _p(
        "The airline Skyways filed for bankruptcy in Madrid.",
        "Skyways filed for bankruptcy in Madrid.",
        "corroborated",
        "more_specific",
    ),
)

NUMBERS = (
    _p(
        "The earthquake in Morocco killed 47 people.",
        "The earthquake in Morocco killed 52 people.",
        "possible_conflict",
    ),
    _p(
        "About 300 workers lost their jobs at the Swindon plant.",
        "Some 450 workers lost their jobs at the Swindon plant.",
        "possible_conflict",
    ),
    _p(
        "Acme's profit rose 12% to $3.1 billion.",
        "Acme's profit rose 21% to $3.1 billion.",
        "possible_conflict",
        "corroborated",
    ),
    _p(
        "Police arrested 14 people at the march in Athens.",
        "Police arrested 41 people at the march in Athens.",
        "possible_conflict",
    ),
    _p(
        "The vaccine cut hospital admissions by 60% in the trial.",
        "In the trial the vaccine cut hospital admissions by 80%.",
        "possible_conflict",
    ),
    _p(
        "The earthquake in Morocco killed about 50 people.",
        "The earthquake in Morocco killed 47 people.",
        "corroborated",
        "more_specific",
    ),
    _p(
        "At least 40 people died in the Turin flood.",
        "The Turin flood killed 47 people.",
        "possible_conflict",
    ),
    _p(
        "Acme's profit rose 12% in 2021.",
        "Acme's profit rose 21% in 2022.",
        None,
    ),
    _p(
        "Sales at Marlow rose 5%.",
        "Sales at Denby rose 9%.",
        None,
    ),
    _p(
        "The storm cut power to 12,000 homes in Ohio.",
        "The storm in Ohio left 12,000 homes without power.",
        "corroborated",
        "possible_conflict",
    ),
    _p(
        "The council will spend £2 million on roads.",
        "The council will spend £2 million on parks.",
        None,
        "corroborated",
    ),
)

OPPOSED = (
    _p(
        "The government acknowledged the scale of the losses in Ruritania.",
        "The government of Ruritania refused to acknowledge the defeat.",
        "possible_conflict",
    ),
    _p(
        "The Norland government openly admitted the failure of the dam project.",
        "Norland officials tried to play down the failure of the dam project.",
        "possible_conflict",
    ),
    _p(
        "Delta Foods confirmed the sale of its Bristol bakery.",
        "Delta Foods denied the sale of its Bristol bakery.",
        "possible_conflict",
    ),
    _p(
        "House prices in Dublin rose in March.",
        "House prices in Dublin fell in March.",
        "possible_conflict",
    ),
    _p(
        "Rovers won the match against City.",
        "Rovers lost the match against City.",
        "possible_conflict",
    ),
    _p(
        "Rovers won the match against City.",
        "City lost the match against Rovers.",
        None,
        "corroborated",
        "differently_framed",
    ),
    _p(
        "Parliament in Oslo approved the pension bill.",
        "Parliament in Oslo rejected the pension bill.",
        "possible_conflict",
    ),
    _p(
        "The pilot survived the crash near Geneva.",
        "The pilot died in the crash near Geneva.",
        "possible_conflict",
    ),
    _p(
        "Judge Ames ruled that the Texas law was unconstitutional.",
        "Judge Ames ruled that the Texas law was constitutional.",
        "possible_conflict",
    ),
    _p(
        "Minister Kole resigned over the port scandal.",
        "Minister Kole refused to resign over the port scandal.",
        "possible_conflict",
    ),
    _p(
        "The M5 near Exeter reopened after the accident.",
        "The M5 near Exeter stayed closed after the accident.",
        "possible_conflict",
    ),
    _p(
        "The union accepted the pay offer from Metro Buses.",
        "The union rejected the pay offer from Metro Buses.",
        "possible_conflict",
    ),
    _p(
        "Rebels captured the airport at Dorra.",
        "Government troops repelled the rebels at the airport at Dorra.",
        "possible_conflict",
        None,
    ),
    _p(
        "The drug did not slow the disease in the Boston trial.",
        "The drug slowed the disease in the Boston trial.",
        "possible_conflict",
    ),
    _p(
        "Smith did not attend the hearing in London.",
        "Smith attended the hearing in London.",
        "possible_conflict",
    ),
    _p(
        "The jury found Reed guilty of the Salford fraud.",
        "The jury acquitted Reed of the Salford fraud.",
        "possible_conflict",
    ),
    _p(
        "The company did not reject the offer from Apex.",
        "The company accepted the offer from Apex.",
        None,
        "corroborated",
        "more_specific",
        "differently_framed",
    ),
)

TOLD_OTHERWISE = (
    _p(
        "Police killed four protesters in Lagos.",
        "Police massacred four protesters in Lagos.",
        "differently_framed",
    ),
    _p(
        "The army withdrew from the town of Karo.",
        "The army fled from the town of Karo.",
        "differently_framed",
        "possible_conflict",
    ),
    _p(
        "The minister criticised the Herald over its report.",
        "The minister slammed the Herald over its report.",
        "differently_framed",
        "corroborated",
    ),
    _p(
        "The dam at Orrin failed on Tuesday.",
        "Engineers said the dam at Orrin failed on Tuesday.",
        "differently_attributed",
    ),
    _p(
        "Northgate Bank closed 30 branches in Wales.",
        "Northgate Bank closed 30 branches in Wales, the union said.",
        "differently_attributed",
    ),
    _p(
        "The virus came from a market in Holm.",
        "The virus may have come from a market in Holm.",
        "differently_hedged",
    ),
    _p(
        "Kestrel will close its factory in Derby.",
        "Kestrel is likely to close its factory in Derby.",
        "differently_hedged",
    ),
    _p(
        "A bomb killed three soldiers in Tarin.",
        "A bomb killed soldiers in Tarin.",
        "more_specific",
    ),
    _p(
        "The president met ministers in Cairo.",
        "The president met ministers in Cairo on Monday with Sara Nour.",
        "more_specific",
    ),
    _p(
        "The president met ministers in Cairo on Monday.",
        "The president met ministers in Cairo on Tuesday.",
        "possible_conflict",
        "corroborated",
    ),
)

UNRELATED = (
    _p("The dog show opened in Perth.", "Shares in Meridian fell 4%.", None),
    _p(
        "The earthquake in Morocco killed 47 people.",
        "Rescue teams from Spain arrived in Morocco with dogs.",
        None,
    ),
    _p(
        "Putin spoke about grain exports in Sochi.",
        "Putin met the Turkish president in Tehran.",
        None,
    ),
    _p(
        "The government denied a deal with the miners.",
        "The government admitted delays to the hospital plan.",
        None,
    ),
    _p(
        "Ruritania denied shelling the hospital.",
        "Ruritania acknowledged the loss of a ship.",
        None,
        "possible_conflict",
    ),
    _p(
        "The minister resigned after the report.",
        "The report criticised the police.",
        None,
    ),
    _p("Apple unveiled a new phone.", "Apple faces a lawsuit in Texas over fees.", None),
    _p(
        "The Bank of England raised interest rates.",
        "The Bank of England appointed a new chief economist.",
        None,
    ),
    _p(
        "United won the cup final at Wembley.",
        "City lost the league match at Anfield.",
        None,
    ),
    _p(
        "Inflation in Germany rose to 8%.",
        "Inflation in France fell to 5%.",
        None,
    ),
    _p(
        "Smith was arrested in Leeds in 2019.",
        "Smith was released from prison in 2023.",
        None,
    ),
    _p(
        "Ukraine's forces entered Kupiansk.",
        "Russian forces shelled Nikopol.",
        None,
    ),
    _p(
        "The council approved 200 homes in Marsh Lane.",
        "The council rejected a supermarket on High Street.",
        None,
    ),
    _p(
        "The hospital in Kent treated 30 patients.",
        "A hospital in Devon employs 30 surgeons.",
        None,
    ),
    _p(
        "The prime minister visited a school in Hull.",
        "The prime minister will call an election in May.",
        None,
    ),
    _p(
        "Protesters marched through Paris against the pension reform.",
        "The pension reform raises the retirement age to 64.",
        None,
    ),
    _p(
        "The trial of the drug began in June.",
        "The trial of Tom Reeve ended in June.",
        None,
    ),
    _p(
        "Zelensky urged leaders to send weapons.",
        "Zelensky mocked Putin in his address.",
        None,
    ),
    _p(
        "Heavy rain caused floods in Kerala.",
        "Kerala elected a new assembly.",
        None,
    ),
    _p(
        "The team signed a striker from Porto.",
        "The team sacked its coach after the defeat by Porto.",
        None,
    ),
)

PAIRS = SAME + NUMBERS + OPPOSED + TOLD_OTHERWISE + UNRELATED
