"""Texts with every boundary of their sentences marked by a bar, for `test_boundaries`.

The bar stands where the next sentence begins; the space before it is part of the text.
"""

TITLES = [
    "Sen. Mary Holt met Rep. Dan Oakes. |Gov. Lena Ruiz did not.",
    "The bench of Justice Smt. Leela Rao heard Adv. Harish Jog. |Alh. Musa Bello left.",
    "The spokesman, Engr. Bala Gimba, met Sub-Insp. R. Singh and Chf. Ade Cole. |It ended.",
    "Lt. Gov. Ann Pike and Col. Hugh Ward left. |Gen. Omar Saleh stayed.",
    "Staff Sgt. Lee Brandt, Spc. Tom Yates and Pfc. Ana Diaz were named. |Cmdr. Roe spoke.",
    "Cllr. Jane Moss and Ald. Peter Kerr voted no. |Msgr. Byrne gave the blessing.",
    "Reps. Oakes and Pruitt, and Sens. Holt and Dray, signed it. |Drs. Hill and Marsh did not.",
    "Asst. Chief Dale Huff said so. |Det. Sgt. Ruth Lyle agreed.",
    "The Rev. Al Moore and the Hon. Judge Pratt sat down. |Rt. Hon. members rose.",
    "Del. Nora Finch, D-Fairfax, objected. |Amb. Ruth Keane did not.",
    "Atty. Gen. Paul Reyes sued. |Dep. Supt. Mark Long and Insp. Kaur gave evidence.",
    "St. Louis lost to Ft. Worth. |Mt. Hood was closed.",
    "Supt. Gray said so to Messrs. Hall and Dunn. |Prof. Okafor disagreed.",
    "Adm. Lucia Ferro, Capt. Jo Blunt and Maj. Ray Tate were told. |Cpl. Dunn was not.",
    "Mr. and Mrs. Hale came. |Ms. Orr did not.",
]
FIRMS = [
    "Halden Inc. said profit rose. |Shares of Norvik Corp. fell.",
    "It was sold to Brightwell Ltd. |The price was not given.",
    "Marlow & Co. and Hall Bros. merged. |Pine Mfg. Co. Ltd. did not.",
    "Halden Inc. Chief Executive Ida Moe resigned. |Her deputy at Norvik Co. Inc. took over.",
    "She runs Acme Corp. |He owns Delta Inc. |They are rivals.",
    "Acme Inc. (ACME.O) rose 4.5%. |Norvik Plc. (NVK.L) fell 0.3 points to 1,204.15.",
    'He worked for Acme Inc. |"Nobody told us," he said.',
    "Booking.com and Salesforce.com Inc. gained. |Hotels.com lost.",
    "Yahoo! Inc. sold it. |Yahoo! News reported that Yum! Brands had bid.",
    "The firm, Hale Intl. Ltd., is bankrupt. |Natl. Grid plc is not.",
]
PLACES = [
    "He left the U.S. in May. |The U.S. Senate met, and U.K. ministers watched.",
    "They came back to the U.S. |The end was near.",
    "She moved to Washington, D.C. |It was cold.",
    "Washington, D.C. police and N.Y. firemen marched. |The F.B.I. Director spoke.",
    "It fell on Boise, Idaho, and Provo, Utah. |It missed Fresno, Calif., and Bend, Ore.",
    "Sen. Holt, R-Ky., and Rep. Oakes, D-N.Y., agreed. |Rep. Pruitt, R-Ga., did not.",
    "The bill was written by Sen. Dray, R-Ala. |It failed.",
    "The U.S.-led force left. |The E.U.-backed one stayed in the U.A.E. |It is small.",
    "He lives at 12 Oak St. in Leeds. |She lives on Elm Ave. |They met on Park Blvd. |Rain fell.",
    "He was born in the U.S. |His parents were not.",
    "The fire began in the U.S. |Officials blamed wind.",
    "It reached St. John's, N.L., on Sunday. |Montreal, Que., was spared.",
]
DATES = [
    "It happened on Jan. 6, 2021. |On Feb. 3 it happened again.",
    "The trial is set for Sept. 14. |Jurors return on Oct. 2.",
    "It opened at 9 a.m. Monday. |It shut at 5 p.m. |Police came at 6 p.m. ET.",
    "It struck at 3 p.m. (1900 GMT) on Friday. |Nobody was hurt.",
    "The vote is at 10 a.m. EST. |The count begins at noon.",
    "They met at 8 p.m. |Smith was late.",
    "Polls close at 7 p.m. in Ohio. |They close at 8 p.m. Central in Iowa.",
    "It rained on Fri. May 3 and Sat. May 4. |On Thurs. Feb. 1 it snowed.",
    "He was born c. 1890 and died in Dec. 1950. |She died in 1951.",
    "The law took effect in Aug. |The court struck it down in Nov. 2020.",
    "In 2019. |5,000 people fled.",
    "The attack in 2015. |Then came the war of 2016.",
]
INITIALS = [
    "J. K. Marsh wrote it. |George W. Pell read it to J.R. Stone.",
    "Samuel L. Ford and Mary J. Blythe sang. |R. Kelso did not.",
    "This is Plan B. |Plan A had failed.",
    "They are in Group C. |Norway are in Group D. |France wait.",
    "She lacked vitamin C. |Doctors gave her vitamin D.",
    "It was the end of World War I. |Germany had lost.",
    "He has hepatitis B. |Tests showed it.",
    "Malcolm T. Ward, author of E. Coli and You, spoke. |H. G. Wells would have laughed.",
    "The tunnel leads to Terminal E. |Passengers were told to wait.",
    "Witness K. was heard. |He wept.",
    "It cost Kr. 4.5 million and Rs. 900. |Judge M. A. Trask read the verdict.",
    "Lt. Col. (ret.) Ray Tate spoke. |Adj. profit fell.",
    "They tried Models A, B and C. |Model D was not tried.",
    "The ship sank off Pt. Hale. |Mts. Orr and Kerr are near, said Chas. Dunn.",
    "It fell to 5 deg. C. |Snow is due. |See App. B. |It is long.",
    "Train No. AB 12 left. |Bus No. 4A did not. |No. |IT workers did.",
    "John F. Kennedy International was shut. |LaGuardia was not.",
    "Robert F. Kane Jr. and Martin Luther Stone Sr. agreed. |Donald Hale Jr. did not.",
    "The winner was Donald Hale Jr. |He thanked nobody.",
]
NUMBERS = [
    "He lives at No. 10. |No. 11 is next door.",
    "Is it true? |No. |It is not.",
    "It rose 3.5 per cent to $1.2 million. |It fell .5 points.",
    "See p. 5 and pp. 7-9 of vol. 2. |Fig. 3 shows it.",
    "Rovers won 2-1. |City lost 3-0. |United drew 1-1.",
    "1. The tax is cut. |2. The levy is raised.",
    "The score was 6-4, 7-5. |Next is No. 3 seed Orr.",
    "Under Art. 5 and Sec. 230 it is legal. |Under Reg. 14 it is not.",
    "Version 2.0 is out. |Version 3.1.4 is not.",
    "It cost £4.5m. |That was 10.5pc more.",
    "The wind blew at 90 m.p.h. |Trees fell.",
    "The car, approx. 5 m long, and est. 1,000 kg, sank. |It was raised.",
]
COURTS = [
    "Roe v. Wade was struck down. |In Hall vs. Dunn it stood.",
    "In Brown v. Board, the court ruled. |In re Gault it did so again.",
    "The cases (Smith v. Jones and Hall v. Orr) were joined. |They were lost.",
    "Hill et al. found it. |Marsh et al. did not.",
    "Use a pan, pot, etc. |The lid matters.",
    "Some firms, e.g. Acme, and some banks, i.e. Norvik, paid. |Others did not.",
]
ELLIPSES = [
    "Well … I do not know. |He paused... |Then he left.",
    "“I was … surprised,” he said. |“Very …”",
    "It was . . . odd. |It was over.",
    "They came ... and went. |They will come again...",
    "“We can't … we won't,” he said. |She nodded.",
    "Wait… what? |Nobody knew…",
    "He spoke of “war ... and peace.” |She did not.",
]
QUOTED = [
    '"Are you?" he asked. |"No!" Mr. Hale said. |"Why?" Tom Hall asked as he left.',
    '"Who knew?" Trump said Monday. |"Nobody," the aide said.',
    '"Who pays for this?" Sen. Mary Holt, D-Ohio, asked. |"You do," he said.',
    '"What now?" City Hall spokeswoman Ana Diaz asked. |She got no answer.',
    '"We won!" Holt\'s team said in an email. |"Big!"',
    '"We won?" |Holt said on Monday that she had not. |"Why?" |Police said the same.',
    'John Doe, a.k.a. "Johnny," was held. |He worked for Acme Inc. |"Nobody," he said.',
    '"What now?" said Holt. |"Now we wait."',
    '"Stop the count!" the crowd shouted. |Police moved in.',
    '"Is it over?" |Holt did not say.',
    '"Is it over?" |He said nothing.',
    'He said "stop." |Then he left.',
    'He wrote "It is over." and left. |It rained.',
    '"I was here. |I saw it," he said. |"It was bad. |We ran."',
    "‘I was here.’ |She nodded. |‘So was I.’",
    "‘I was here’, he said. |‘So was I’. |She left.",
    "He said: “It is over. |We lost.” |“Never,” she replied.",
    '"We came. |We saw. |We left," Holt said, "and that was that. |The end."',
    '"It\'s a lie," he said. |"A lie!" |She laughed.',
    "“The mayor said, ‘We won.’ |He was wrong,” she said.",
    "“He asked, ‘Why me?’ and I said, ‘Why not?’” she said. |He left.",
    'They chanted "No more!" and "Go home!" at the gates. |Nobody came out.',
    'The film "Who Goes There?" opens on Friday. |It is long.',
    "“Do it now!” he told “60 Minutes.” |“We can't wait.”",
    '"We won." |Smith said nothing.',
    "He called it “a disgrace.” |Holt called it “a joke.”",
    "«It is over», he said. |«We lost.» |She left.",
    "„It is over.“ |He left.",
    "`` It is over , '' he said . |`` We lost . '' |She left .",
    "''It is over,'' he said. |''We lost.'' |She left.",
    "“I quit.” — Jane Hale, mayor of Leeds",
    '"This is it. |This is the end." |That is what he said.',
    "She said she was “fine.” |“I am not fine,” he said.",
    'He replied, "Yes. |Next."',
    '"Have you read it?" |"No." |"Why not?" |"No time."',
    "He told them: ‘Don’t go. |It’s the dogs’ home.’ |They went.",
]
BRACKETS = [
    "It fell (see p. 5). |(It rose later.) |All was well.",
    "(How much, it didn't say.) |The weather was fine.",
    "He left (she stayed). |They met (at last!) in May.",
    "It was over. |[Applause.] |He sat down.",
    "It is law.[12] |It was new.[3] |It stands.",
    "The bill (H.R. 1) passed. |The other (S. 2) did not.",
    "She won (again). |He lost (twice!). |They left.",
]
ODD = [
    "He left the town.|The mayor stayed.|Nobody else did.",
    "Was it fear?|He could not say.",
    "He won in 2019.|She won in 2021.",
    "He left . |She stayed . |Mr. Hale , 60 , wept .",
    "( It is based in St. Paul , Minn . ) |It is old .",
    "Did he leave ? |No , he did not .",
    "HE LEFT THE U.S. SENATE. |SEN. HOLT STAYED. |WHY? |NO ONE KNEW.",
    "He left.  |She stayed.  |They met.",
    "He left.\u00a0|She stayed at No.\u00a010.",
    "Sales fell. |iPhone revenue rose. |eBay gained.",
    "The group fled. |al-Shabab claimed it. |The army denied it.",
    "Mayor Bill de Blasio left. |de Blasio had lost.",
    "Q: Why did you go? |A: I had to. |Q: Did it help? |A: No.",
    "Q. Why did you go? |A. I had to.",
    "What?! |That cannot be!! |It is.",
    "It is on example.com. |See www.example.org/a.html. |Write to jane@example.com.",
    "The plan has three parts: a tax; a levy, etc.; and a cap. |It is law.",
    "We need: • a bridge; • a road; • a school. |That is all.",
    "He was tired, i.e., spent, a.k.a. Done. |She was not.",
    "Was it him? her? them? |Nobody said.",
    "He ran: fast. |She swam – faster. |They won — fastest.",
    "The app, node.js and ASP.NET crashed. |It is back.",
    "Dr. No is a film. |Mr. X is another.",
    "Then silence. |Then, at 4.30pm, a bang. |Then nothing.",
    "It’s a.m. or p.m. |That is the question.",
]
LINES = [
    "Bridge closes after storm\n\n|The bridge was shut. |It is old.",
    "Holt wins\n|Dray loses\n|The count is over.",
    "The plan:\n\n|- a new bridge\n|- a new road\n|- a school\n\n|It was passed.",
    "He gave three reasons.\n\n|1. Cost.\n|2. Time.\n\n|Nobody asked more.",
    "LONDON (Reuters) - |The pound fell. |It rose again.",
    "KYIV, Ukraine (AP) — |The army left. |It was night.",
    "The mayor opens the bridge. |(Photo: Jane Doe)\n\n|The bridge is open.",
    "“One went.\n\n|“Two went.\n\n|“Three went,” she said.",
    "10:45\n\n|The mayor speaks\n\n|He said it was over. |He left.",
]  # fmt: skip
WRAPPED = [
    """\
The council voted on Monday to close the bridge after engineers found
cracks in two of its four piers. |Residents said that they had not been
told of the plan, and that the detour would cost them an hour a day. |Sen.
Mary Holt said that she would ask for money.

|A spokesman for the council said that the work would begin in May. |He
gave no date for its end.
""",
    """\
From: Jane Doe <jane@example.com>
|To: All staff
|Subject: The bridge

|Dear all,

|As you will have read, the council has voted to close the bridge. |We do
not yet know for how long. |The office will stay open until 5 p.m. on
Friday, and the car park will be shut from Jan. 6 to the end of the
month.

|Best wishes,
|Jane
""",
    """The council voted on Monday to close the bridge that engineers had found
- to the surprise of nobody who crosses it each morning – full of cracks
– with two of its four piers at risk. |A spokesman for the council said
that the work would begin in May, and that buses would run all night from
the square in front of the old town hall, in the direction of the station:
|- mondays
|- fridays
""",
]

TEXTS = [
    *TITLES, *FIRMS, *PLACES, *DATES, *INITIALS, *NUMBERS, *COURTS, *ELLIPSES, *QUOTED, *BRACKETS,
    *ODD, *LINES, *WRAPPED,
]  # fmt: skip
