# ruff: noqa: E501 a pair stands in one line
"""Pairs of statements that only look alike, and pairs that do agree; written before they were run.

The first may be in conflict or unrelated, and never in agreement. The second agree, and may not be
flagged; they may be missed, though only few of them.
"""

VOTES = (
    ("The Senate voted 51-48 to approve the harbour bill.", "The Senate voted 53-46 to approve the harbour bill."),
    ("The council in Selby voted 4 to 3 to delay the tram.", "The council in Selby voted 5 to 2 to delay the tram."),
    ("The Senate passed the harbour bill 51-48 in Salem.", "The Senate passed the harbour bill unanimously in Salem."),
    ("Rovers beat Albion 3-1 in Derby.", "Rovers beat Albion 4-1 in Derby."),
    ("Moss won the Selby seat by 212 votes.", "Moss won the Selby seat by 2,120 votes."),
)  # fmt: skip
AGES = (
    ("Ada Moss, 54, died at Leeds General Infirmary in March.", "Ada Moss, 53, died at Leeds General Infirmary in March."),
    ("Ivo Maltar, aged 19, was arrested in Split.", "Ivo Maltar, 21, was arrested in Split."),
    ("The 12-year-old boy drowned in Lake Orta.", "The 14-year-old boy drowned in Lake Orta."),
)  # fmt: skip
TIMES = (
    ("The dockers' strike in Genoa began on March 3.", "The dockers' strike in Genoa began on March 13."),
    ("Corvane was fined by the regulator on 2 May.", "Corvane was fined by the regulator on 9 May."),
    ("The council in Leeds meets on Tuesday at 7 p.m.", "The council in Leeds meets on Tuesday at 9 p.m."),
    ("The ferry to Bastia sank at 04:15.", "The ferry to Bastia sank at 05:40."),
    ("The minister in Oslo was told of the leak in 2019.", "The minister in Oslo was told of the leak in 2022."),
    ("The ferry to Bastia sank shortly before midnight.", "The ferry to Bastia sank shortly before noon."),
)  # fmt: skip
ROLES = (
    ("Paul Reyes killed Dana Whitlock in Tucson.", "Dana Whitlock killed Paul Reyes in Tucson."),
    ("Dana Whitlock was shot by Paul Reyes in Tucson.", "Paul Reyes was shot by Dana Whitlock in Tucson."),
    ("Police attacked the strikers outside the mill in Prato.", "The strikers attacked police outside the mill in Prato."),
    ("Corvane bought Meridor for £3bn.", "Meridor bought Corvane for £3bn."),
    ("Norway sued Iceland over the fishing treaty.", "Iceland sued Norway over the fishing treaty."),
)  # fmt: skip
PREDICATES = (
    ("A hospital in Ashford was cleared over the death of Carl Munt.", "A hospital in Ashford was blamed for the death of Carl Munt."),
    ("Judge Ann Lee jailed Ivo Maltar for three years.", "Judge Ann Lee spared Ivo Maltar jail."),
    ("Judge Ann Lee jailed Ivo Maltar for three years.", "Judge Ann Lee gave Ivo Maltar a suspended sentence of three years."),
    ("Police in Bergen shot dead a man who was armed with a knife.", "Police in Bergen shot dead a man who was unarmed."),
    ("Police in Bergen shot dead a man who was holding a knife.", "Police in Bergen shot dead a man who was unarmed."),
    ("Ivo Maltar pleaded guilty to fraud at Leeds Crown Court.", "Ivo Maltar was convicted of fraud by a jury at Leeds Crown Court after denying it."),
    ("The court in Lyon acquitted Marc Duval of bribery.", "The court in Lyon convicted Marc Duval of bribery."),
    ("Parliament in Oslo approved the pension bill.", "Parliament in Oslo rejected the pension bill."),
    ("The border crossing at Gao was open on Friday.", "The border crossing at Gao was closed on Friday."),
    ("Shares in Corvane fell 9 per cent on Tuesday.", "Shares in Corvane rose 9 per cent on Tuesday."),
    ("Inspectors rated Ashford school good last year.", "Inspectors said last year that Ashford school requires improvement."),
    ("Most of those in Selby who spoke opposed the bike lane.", "Most of those in Selby who spoke supported the bike lane."),
    ("The march in Lima was peaceful, police said.", "The march in Lima was violent, police said."),
    ("The mayor Ada Moss resigned on Monday, her office said.", "The mayor Ada Moss has not resigned, her office said."),
    ("Police fired on the crowd in Lima after a warning.", "Police fired on the crowd in Lima without warning."),
    ("The blaze at the Prato mill was started deliberately.", "The blaze at the Prato mill was started accidentally."),
    ("Ann Lowe, his widow, said that she respected the jury.", "Ann Lowe, his widow, said: \"I have no respect for that jury.\""),
    ("The bridge at Gao is safe, engineers said.", "The bridge at Gao is unsafe, engineers said."),
    ("A majority of members in Selby backed the merger.", "A minority of members in Selby backed the merger."),
)  # fmt: skip
OBJECTS = (
    ("Police arrested Omar Haddad in Leeds on suspicion of murder.", "Police arrested Omar Haddad in Leeds on suspicion of fraud."),
    ("Ivo Maltar was charged with robbery in Split.", "Ivo Maltar was charged with arson in Split."),
    ("The army struck a school in Gao, killing nine.", "The army struck a barracks in Gao, killing nine."),
    ("The council in Selby closed the library on Monday.", "The council in Selby closed the swimming pool on Monday."),
    ("Vandals destroyed a statue in Ghent on Friday.", "Vandals destroyed a greenhouse in Ghent on Friday."),
)  # fmt: skip
PLACES = (
    (
        "Two men were stabbed in Leeds on Friday night.",
        "Two men were stabbed in Hull on Friday night.",
    ),
    ("A bomb killed nine soldiers in Tarin.", "A bomb killed nine soldiers in Wolin."),
)
NUMBERS = (
    ("Hale said that the trust had hired 22 additional nurses.", "Hale said that the trust had hired 12 more nurses."),
    ("Police said 12 more officers were injured in Genoa.", "Police said 22 officers were injured in Genoa."),
    ("The Senate approved a $41 billion border bill.", "The Senate approved a $14 billion border bill."),
    ("Police fired tear gas at dockers in Genoa, injuring at least 12 people.", "At least 27 dockers were hurt when police opened fire on a picket in Genoa."),
    ("About 2,000 people had gathered outside the town hall in Genoa.", "More than 5,000 people had come to the town hall in Genoa."),
    ("Corvane plans to cut 800 jobs in Lund.", "Corvane plans to axe 1,100 posts in Lund."),
    ("The jury at Ashford Crown Court deliberated for six hours.", "The jury at Ashford Crown Court deliberated for less than an hour."),
    ("Carl Munt was seen within 40 minutes at the clinic in Ashford.", "Carl Munt was seen within four hours at the clinic in Ashford."),
    ("The fire in Prato hurt 12 of the 30 workers.", "The fire in Prato hurt 12 of the 47 workers."),
    ("Maltar was jailed for three years and four months.", "Maltar was jailed for three years and nine months."),
    ("Corvane cut its dividend to 7.5p.", "Corvane cut its dividend to 4.5p."),
)  # fmt: skip
APART = (*VOTES, *AGES, *TIMES, *ROLES, *PREDICATES, *OBJECTS, *PLACES, *NUMBERS)

AGREEING = (
    ("Ivo Maltar was jailed for three years and four months in Leeds.", "Ivo Maltar was jailed for 40 months in Leeds."),
    ("The council in Selby voted 4 to 3 to delay the tram.", "The council in Selby voted 4-3 to delay the tram."),
    ("The dockers' strike in Genoa began on March 3.", "The dockers' strike in Genoa started on 3 March."),
    ("The council in Leeds meets on Tuesday at 7 p.m.", "The council in Leeds meets on Tuesday at 7pm."),
    ("The ferry to Bastia sank at 4:15 p.m.", "The ferry to Bastia sank at 16:15."),
    ("The council in Leeds meets on Tuesday at 12pm.", "The council in Leeds meets on Tuesday at noon."),
    ("The storm in Bergen destroyed 1,986 homes.", "The storm in Bergen destroyed nearly 2,000 homes."),
    ("Corvane was fined £3.2 million by the regulator.", "The regulator fined Corvane £3.2m."),
    ("The trial of Ada Moss lasted two weeks.", "The trial of Ada Moss lasted 14 days."),
    ("Paul Reyes killed Dana Whitlock in Tucson.", "Dana Whitlock was killed by Paul Reyes in Tucson."),
    ("Corvane bought Meridor for £3bn.", "Meridor was bought by Corvane for £3bn."),
    ("Police arrested Omar Haddad in Leeds on suspicion of murder.", "Omar Haddad was detained by police in Leeds on suspicion of murder."),
    ("The army struck a school in Gao, killing nine.", "A school in Gao was struck by the army, killing nine."),
    ("Judge Ann Lee jailed Ivo Maltar for three years.", "Ivo Maltar was jailed for three years by Judge Ann Lee."),
    ("Ada Moss, 54, died at Leeds General Infirmary.", "Ada Moss, aged 54, died at Leeds General Infirmary."),
    ("Ada Moss, 54, died at Leeds General Infirmary.", "Ada Moss died at Leeds General Infirmary."),
    ("Corvane plans to cut 640 jobs in Lund.", "Corvane plans to cut about 640 posts in Lund."),
    ("Parliament in Oslo approved the pension bill.", "Parliament in Oslo passed the pension bill."),
    ("Maria Ortega Lopez won the mayoral race in Cadiz.", "Maria Lopez won the mayoral race in Cadiz."),
    ("A fire destroyed the old mill in Prato.", "A fire destroyed the old mill in Prato, where 40 people once worked."),
    ("The court in Lyon acquitted Marc Duval of bribery.", "Marc Duval was cleared of bribery by the court in Lyon."),
    ("The company shut its plant in Lund on Friday.", "The company closed its factory in Lund on Friday."),
    ("Police in Bergen shot dead a man who was holding a knife.", "Police in Bergen shot dead a man armed with a knife."),
    ("The Senate passed the harbour bill by 51 votes to 48.", "The Senate voted 51-48 to pass the harbour bill."),
    ("Shares in Corvane fell 9 per cent on Tuesday.", "Corvane shares dropped nine percent on Tuesday."),
)  # fmt: skip
