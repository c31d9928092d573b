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


_ALIKE = (
    "corroborated",
    "more_specific",
    "differently_framed",
    "differently_hedged",
    "differently_attributed",
)
"""All answers by which two statements tell of one thing without a conflict."""

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

PARAPHRASED = (
    _p("Two climbers perished on Mount Harrow.", "Two climbers died on Mount Harrow.", *_ALIKE),
    _p(
        "The council slashed the library budget.",
        "The library budget was cut by the council.",
        *_ALIKE,
    ),
    _p(
        "Health minister Ada Roy quit on Monday.",
        "Ada Roy stepped down as health minister.",
        *_ALIKE,
    ),
    _p(
        "Eleven passengers were hurt in the Dover crash.",
        "The Dover crash injured 11 passengers.",
        *_ALIKE,
    ),
    _p(
        "Police detained Karim Said at the airport.",
        "Karim Said was arrested at the airport.",
        *_ALIKE,
    ),
    _p(
        "Lawmakers in Peru passed the mining bill.",
        "Peru's congress approved the mining bill.",
        *_ALIKE,
    ),
    _p(
        "Orion bought the chip maker Zeta for $2 billion.",
        "Orion acquired Zeta for $2 billion.",
        *_ALIKE,
    ),
    _p(
        "The festival in Bray was called off.",
        "Organisers cancelled the festival in Bray.",
        *_ALIKE,
    ),
    _p(
        "Judges sent banker Leo Katz to prison for four years.",
        "Banker Leo Katz was jailed for four years.",
        *_ALIKE,
    ),
    _p("The blaze gutted a school in Malton.", "A fire destroyed a school in Malton.", *_ALIKE),
    _p(
        "Rescuers pulled nine miners from the Tarn pit.",
        "Nine miners were rescued from the Tarn pit.",
        *_ALIKE,
    ),
    _p("The airline Skyways went bust in June.", "Skyways filed for bankruptcy in June.", *_ALIKE),
    _p("Turnover at Denby climbed 4%.", "Revenue at Denby rose 4%.", *_ALIKE),
    _p("The river Aln flooded 200 homes.", "The river Aln inundated 200 houses.", *_ALIKE),
    _p(
        "Unemployment in Spain fell from 13% to 12%.",
        "Unemployment in Spain fell by one percentage point to 12%.",
        *_ALIKE,
    ),
    _p(
        "Visitor numbers at the Leeds museum halved.",
        "Visitor numbers at the Leeds museum fell by 50%.",
        *_ALIKE,
    ),
    _p("Sales of the Lux van doubled.", "Sales of the Lux van rose by 100%.", *_ALIKE),
    _p(
        "Kinley Council voted to shut the swimming pool.",
        "Kinley Council voted to close the swimming pool.",
        *_ALIKE,
    ),
    _p(
        "Scientists found a link between noise and strokes.",
        "Researchers found a link between noise and strokes.",
        *_ALIKE,
    ),
    _p("A tremor shook Lima on Friday.", "An earthquake shook Lima on Friday.", *_ALIKE),
    _p(
        "The committee turned down the plan for a stadium in Hove.",
        "The plan for a stadium in Hove was rejected.",
        *_ALIKE,
    ),
    _p(
        "Nora Lind was named as head of the central bank.",
        "Nora Lind was appointed chief of the central bank.",
        *_ALIKE,
    ),
    _p(
        "The company apologised for the leak of customer data.",
        "The company said sorry for the leak of customer data.",
        *_ALIKE,
    ),
    _p(
        "Train drivers at Westline walked out for 24 hours.",
        "Drivers at Westline went on strike for 24 hours.",
        *_ALIKE,
    ),
    _p(
        "Mayor Kay Dunn urged the minister to resign.",
        "Mayor Kay Dunn called on the minister to step down.",
        *_ALIKE,
    ),
    _p(
        "Officials ordered 3,400 residents to leave Porto Vale.",
        "About 3,400 people were evacuated from Porto Vale.",
        *_ALIKE,
    ),
)

NUMBERS_APART = (
    _p(
        "At least 12 people were hurt in the Oslo blast.",
        "The Oslo explosion injured 30 people.",
        "possible_conflict",
    ),
    _p(
        "About 5,000 people attended the rally in Turin.",
        "Organisers said 20,000 people took part in the rally in Turin.",
        "possible_conflict",
    ),
    _p(
        "Norvik will cut 400 jobs in Bergen.",
        "Norvik will shed 900 jobs in Bergen.",
        "possible_conflict",
    ),
    _p(
        "The ferry sank with 80 passengers aboard.",
        "The ferry sank with 130 passengers aboard.",
        "possible_conflict",
    ),
    _p(
        "Police seized 40 kilograms of cocaine in Rotterdam.",
        "Police seized 90 kilograms of cocaine in Rotterdam.",
        "possible_conflict",
    ),
    _p(
        "The bridge at Ross will cost £12 million.",
        "The bridge at Ross will cost £19 million.",
        "possible_conflict",
    ),
    _p(
        "Prices rose from 100 to 110 euros at Casa Bank.",
        "Prices at Casa Bank rose by 40 euros.",
        "possible_conflict",
        None,
    ),
    _p(
        "The storm killed eight people in Cuba.",
        "Fifteen people died in the storm in Cuba.",
        "possible_conflict",
    ),
    _p(
        "The clinic in Hale cancelled 60 operations.",
        "The clinic in Hale postponed 200 operations.",
        "possible_conflict",
    ),
)

DENIED = (
    _p(
        "Galt Foods has not recalled the soup.",
        "Galt Foods recalled the soup.",
        "possible_conflict",
    ),
    _p(
        "The tax on sugar was not raised.",
        "The government raised the tax on sugar.",
        "possible_conflict",
    ),
    _p(
        "The mayor of Bath did not meet the developers.",
        "The mayor of Bath met the developers.",
        "possible_conflict",
    ),
    _p(
        "The minister never signed the Calder contract.",
        "The minister signed the Calder contract.",
        "possible_conflict",
    ),
    _p(
        "Petrol prices in Malta rose in May.",
        "Petrol prices in Malta dropped in May.",
        "possible_conflict",
    ),
    _p(
        "The senate approved the judge Ann Poe.",
        "The senate rejected the judge Ann Poe.",
        "possible_conflict",
    ),
)

TURNED = (
    _p(
        "The guards had followed every procedure.",
        "The guards had ignored procedure.",
        "possible_conflict",
    ),
    _p("The guards had followed every procedure.", "The bank ignored the letter.", None),
    _p(
        "Corvane Shipping denied that the vessel had been speeding.",
        "Corvane Shipping admitted that the vessel had been speeding.",
        "possible_conflict",
    ),
    _p(
        "The mayor denied that the clinic had closed.",
        "The clinic had closed, residents said.",
        "possible_conflict",
    ),
    _p(
        "The firm denied that the boiler had failed.",
        "The boiler had not failed, the firm said.",
        *_ALIKE,
    ),
    _p(
        "City boss Marco Vieri refused to blame the referee for the defeat.",
        "City manager Marco Vieri blamed the referee, Carl Jensen, for the defeat.",
        "possible_conflict",
    ),
    _p(
        "Coach Ana Duarte stopped short of blaming the goalkeeper.",
        "Coach Ana Duarte blamed the goalkeeper.",
        "possible_conflict",
    ),
    _p(
        "The airline declined to refund the stranded passengers.",
        "The airline refunded the stranded passengers.",
        "possible_conflict",
    ),
    _p(
        "The council failed to inspect the Tarrow bridge.",
        "The council inspected the Tarrow bridge.",
        "possible_conflict",
    ),
    _p(
        "Police deny using tear gas on striking dockers.",
        "Police used tear gas on striking dockers.",
        "possible_conflict",
    ),
    _p(
        "Claire Dumont had asked Lacombe for an account.",
        "Claire Dumont, the mayor, has refused to ask Lacombe for an account.",
        "possible_conflict",
    ),
    _p(
        "Novak did not refuse to shake hands with Ruiz.",
        "Novak shook hands with Ruiz.",
        *_ALIKE,
        None,
    ),
    _p(
        "The tax, which Ruiz has refused to scrap, adds 15 cents to a litre of petrol.",
        "The tax adds 15 cents to a litre of petrol.",
        *_ALIKE,
    ),
    _p(
        "It was not immediately clear when the port would reopen.",
        "The port will reopen on Wednesday.",
        None,
        "differently_hedged",
    ),
    _p(
        "City boss Marco Vieri praised the referee Carl Jensen.",
        "City boss Marco Vieri phoned the referee Carl Jensen.",
        None,
    ),
    _p(
        "Mayor Ada Quist of Selby met Harlan Voss.",
        "Mayor Ada Quist of Selby sued Harlan Voss.",
        None,
    ),
)

COUNTED = (
    _p(
        "Councillors voted 14 to 9 to keep Brayford library open.",
        "Brayford council, voting 14-9, propped up the ailing library.",
        *_ALIKE,
    ),
    _p(
        "Rovers beat City 2-1 thanks to a 93rd-minute header from Danny Okafor.",
        "City lost 2-1 to Rovers after Danny Okafor headed home in the 93rd minute.",
        *_ALIKE,
    ),
    _p(
        "Rovers won in front of 31,204 fans at Mill Lane.",
        "The attendance was 31,204.",
        *_ALIKE,
    ),
    _p(
        "At least seven crew members were hurt and 300 tonnes of diesel spilled off Halden.",
        "Twelve sailors were injured off Halden, and 900 tonnes of diesel leaked.",
        "possible_conflict",
    ),
    _p(
        "Fifteen dockers had been taken to hospital.",
        "The attack of the police put 15 dockers in hospital.",
        *_ALIKE,
    ),
    _p(
        "The captain, Jan Vos, has not been charged.",
        "The captain, Jan Vos, has been charged with negligence.",
        "possible_conflict",
    ),
    _p(
        "Striker Luis Berto would probably miss the semi-final.",
        "Striker Luis Berto would be fit for the semi-final.",
        "possible_conflict",
    ),
    _p("Rovers beat City 2-1.", "United lost 2-1 to Athletic.", None),
    _p("The attendance was 30,000.", "The firm sold 30,000 vans.", None),
    _p("The captain, 51, was quizzed.", "A 51-year-old baker, Ann Lee, won the prize.", None),
    _p("Police charged the crowd at the gate.", "The captain has not been charged.", None),
    _p("The vote was at 3.40pm.", "The tanker sank at 3.40pm.", None),
)

APART = (
    _p("Shares in Corvo fell 4%.", "Profits at Lindt fell 4%.", None),
    _p("Profits at Corvo fell 4%.", "Sales at Corvo fell 9%.", None, "possible_conflict"),
    _p("A flood in Bihar killed 40 people.", "A train crash in Bihar killed 25 people.", None),
    _p(
        "Police arrested 12 people in Lyon on Monday.",
        "Police arrested 30 people in Lyon on Tuesday.",
        None,
    ),
    _p("The army killed 20 rebels near Goma.", "Rebels killed three aid workers in Beni.", None),
    _p(
        "The minister resigned over the leak.",
        "The minister's aide was arrested over the leak.",
        None,
    ),
    _p("The union called a strike for Monday.", "The union rejected the pay offer.", None),
    _p("The judge sentenced Ruiz to six years.", "The judge adjourned the trial of Ruiz.", None),
    _p("The firm bought 40 buses.", "The firm sold 40 vans.", None),
    _p("The company raised its forecast.", "The company cut 300 jobs.", None),
    _p("Governor Hill visited the flooded town.", "Governor Hill vetoed the gun bill.", None),
    _p("Doctors treated 15 children for burns.", "Doctors at the hospital went on strike.", None),
    _p("The court cleared Mr Ames of fraud.", "The court fined Mr Boyle for fraud.", None),
    _p("The vaccine was approved in June.", "The vaccine was tested on 4,000 people.", None),
    _p("Keane scored twice for Cork.", "Keane was sent off at Cork in March.", None),
    _p("Residents of Hale fled the fire.", "Residents of Hale demanded an inquiry.", None),
    _p(
        "The prime minister promised new hospitals.",
        "The prime minister attacked the opposition over tax.",
        None,
    ),
    _p("The bank closed 40 branches.", "The bank lent 40 million euros to farmers.", None),
    _p(
        "Exports to China rose 6%.",
        "Imports from China rose 6%.",
        None,
        "corroborated",
        "differently_framed",
    ),
    _p("Ten people died in the Riga fire.", "Ten fire engines were sent to Riga.", None),
)

_NEW = PARAPHRASED + NUMBERS_APART + DENIED + TURNED + COUNTED + APART
PAIRS = SAME + NUMBERS + OPPOSED + TOLD_OTHERWISE + UNRELATED + _NEW
