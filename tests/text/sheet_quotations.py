"""Texts with the inside of every quotation between braces, for `test_speech_marks`.

A brace is no part of the text; a pilcrow stands for a blank line. One text a line.
"""

STRAIGHT = """\
He said "{no}" twice.
"{It is over,}" he said. "{We lost.}"
The "{deal}" and the "{plan}" failed.
He called it "{a '{witch hunt}'}" again.
He said '{no}' twice.
'{It's over,}' he said. '{We don't care.}'
'{The boys' club is over,}' he said.
Minister's '{dodgy}' deal with the workers' union
Police '{ignored 999 calls}' on '{night of terror}'
Driver, 19, '{was late for nan's tea}', court told
PM: '{I won't quit}' - but MPs say '{go now}'
'{We're done,}' said O'Brien, of St John's. '{It's the dogs' home or us.}'
"{He told me '{go away}' and I went,}" she said.
'{He told me "{go away}" and I went,}' she said.
Rock 'n' roll in the '90s wasn't the Joneses' thing.
The fish 'n' chips at Harry's are the workers' choice.
'Twas the players' union, not ours, in '68 and '72.
The 6'2" guard and the 5' 11" one met.
A 12" gun and a 9" pipe were found.
A 12" gun was "{found}" in a 40' boat.
The "{12-inch}" gun.
A 65" television was sold as "{new}".
He said: "{One went.}
"{One went. "{Two}" went,}" he said.
"{Who's "{they}"?}" she asked.
He said ("{no}") and left ["{yes}"].
He said—"{no}"—and left.
He read "{The End,}" "{The Start}" and "{The Middle}".
"{Yes,}" "{no}" and "{maybe}" are the answers.
She said "{I'm the '{boss}'}" and left.
the so-called "{Islamic State}" group's "{caliphate}"
the '{so-called}' boss
'{No one's above the law,}' Smith said.
He said, '{The workers' rights are theirs.}' She nodded.
Lads' mag '{axed}' after readers' anger
Teachers' strike '{will go on}' says leaders' group
Five years' jail for the '{Teflon}' don
It was '{game over}' for the Reds' '{golden generation}'
"{It was, like, '{whoa,}'}" he said.
MP says '{sorry}'; he'd '{got it wrong}'
Holt ("{the Hammer}") Dray, 61
He wrote: "{Don't.}"
"{I'm 5'11".}" "{She's 6'.}"
'{We'll fight 'em on the beaches,}' joked O'Hara, the dockers' leader.
PM's '{dodgy dossier}': MPs' fury at No 10's '{spin}'
The "{pro-life}"/"{pro-choice}" divide
"{The '60s were ours,}" he said. '{The '70s weren't.}'
"{I can't,}" he said, "{and I won't.}"
"{...and so we left,}" he said.
"{$5 is not enough,}" he said. "{10% is.}"
"{Well}" is all he said.
'{I'll go,}' she said, '{when I'm ready}'.
'{The Browns' house was the Smiths',}' he said.
'{We'll see you at Lord's,}' he said, '{or at the Davises'.}'
The mayor said "{we will not pay}" for the bridge.
He told "{Today}" that '{they're all liars}'.
Trump's "{big, beautiful wall}"; Biden's "{malarkey}".
The court's '{unprecedented}' ruling, and the judges' '{dismay}'.
'{What's the boys' name?}' she asked. '{Tom's,}' he said.
"""

CURLY = """\
He said “{no}” twice.
“{It is over,}” he said. “{We lost.}”
“{He said ‘{no}’ to me,}” she said.
‘{He said “{no}” to me,}’ she said.
‘{It’s over}’, he said. ‘{We don’t care.}’
‘{The boys’ club is over,}’ he said.
The boys’ club of the ’90s isn’t the girls’ club.
“{It’s the workers’ fault,}” he said.
The ‘{so-called}’ deal and the ‘{plan}’ failed.
“{A “{gift}” and a “{bribe,}”}” she said.
Tributes to ‘{loving}’ dad and ‘{hero}’ mum
“{I asked, ‘{Why me?}’}” she said.
“{I asked, ‘{Why me?}’ and he said, ‘{Why not?}’,}” she said.
“{‘{Why not?}’ he said,}” she told us.
‘{“{Stop,}” I said,}’ he told us.
“{no}”, he said, “{yes}”
Smith—“{the Hammer}”—left.
He said “{no}”, “{never}” and “{not yet}”.
‘{No,}’ he said; ‘{never}’.
The firm’s ‘{bosses’ charter}’ was withdrawn.
‘{We’re not goin’ back,}’ he said.
“{They was fightin’ and cussin’,}” he said.
Rock ‘n’ roll and rock ’n’ roll in the ‘60s.
”{It is over,}” he said.
“{It is over,}“ he said.
‘{The workers’ rights are theirs,}’ he said. ‘{They’re not the bosses’.}’
“{It’s,}” he said — “{well, it’s over.}”
They chanted “{No more!}” and “{Go home!}”
Is it “{fair}”? No, it’s ‘{legal}’.
"""

OTHER = """\
«{It is over}», he said. «{We lost.}»
«{ It is over }», he said.
»{It is over}«, he said.
„{It is over}“, he said. „{We lost.}“
„{It is over}”, he said.
„{He said ‚{no}‘ to me}“, she said.
‚{It is over}‘, he said.
«{He said ‹{no}› to me}», she said.
``{It is over,}'' he said. ``{We lost.}''
``{ It is over , }'' he said . ``{ We lost . }''
''{It is over,}'' he said. ''{We lost.}''
`{It is over,}' he said. `{It isn't.}'
``{He said `{no}' to me,}'' she said.
"{ It is over , }" he said . "{ We lost . }"
"{ It is over , }" he said , "{ but it isn't . }"
＂{no}＂ and 「{yes}」 and 『{maybe}』
''{It's the boys' club,}'' he said.
``{It's over,}'' he said; ``{it isn't.}''
''{He said '{no}' to me,}'' she said.
"{ It is over,}" he said.
"""

PARAGRAPHS = """\
He said: “{One went.}¶“{Two went,}” he said.
He said: “{One went.}¶“{Two went.}¶“{Three went,}” he said.
He said: "{One went.}¶"{Two went.}¶"{Three went.}"¶"{Four,}" she said.
‘{One went.}¶‘{Two went,}’ he said.
'{One went.}¶'{Two went,}' he said.
He said “{no, and left.}¶It rained.
He said "{no, and left.}¶She said "{yes}".
"{One went.} "{Two went. Three went.}" he said.
«{One went.}¶«{Two went}», he said.
“{One went.} “{Two went.} “{Three went.}”
``{One went.}¶``{Two went,}'' he said.
"""

TEXTS = "".join((STRAIGHT, CURLY, OTHER, PARAGRAPHS)).splitlines()
