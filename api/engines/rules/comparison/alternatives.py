"""Wordings that exclude one another, too far parted or too dependent on others for a lexicon.

The second wording of a pair is looked for first and taken out, as it may hold the first:
"pleaded not guilty", "without warning". A text that has both says neither plainly.
"""

import re
from functools import lru_cache
from typing import NamedTuple


class _Pair(NamedTuple):
    one: re.Pattern[str]
    other: re.Pattern[str]


_WEAPON = r"(?:\w+ ){0,2}(?:knife|gun|pistol|rifle|machete|axe|weapon|sword|blade|firearm)"
_PRISON = r"(?:jail|prison|custody|imprisonment)"


def _pair(one: str, other: str) -> _Pair:
    return _Pair(
        re.compile(rf"\b(?:{one})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{other})\b", re.IGNORECASE),
    )


_PAIRS = (
    _pair(
        "jail(?:ed|s)?|imprison(?:ed|s)?|sent to prison|locked up|behind bars|in prison",
        rf"(?:spar|avoid|escap)\w+ (?:\w+ ){{0,3}}{_PRISON}|suspended (?:\w+ ){{0,3}}sentences?"
        rf"|suspended (?:{_PRISON} )?term|walk(?:s|ed|ing)? free|no {_PRISON} time"
        rf"|(?:not|never) (?:be )?(?:jailed|imprisoned|sent to prison)",
    ),
    _pair(
        rf"armed|(?:hold|carry|brandish|wield|point)\w* an? {_WEAPON}|(?:had|with) an? {_WEAPON}",
        rf"unarmed|not armed|no weapons?|without an? {_WEAPON}",
    ),
    _pair(
        "plead(?:s|ed|ing)? guilty|guilty pleas?|admit(?:s|ted|ting)?|confess(?:es|ed|ing)?",
        "plead(?:s|ed|ing)? (?:not guilty|innocent)|den(?:y|ies|ied|ying)"
        r"|(?:convicted|found guilty)(?: \w+){0,4} by (?:a|the) jury|not[ -]guilty pleas?",
    ),
    _pair(
        "clear(?:s|ed) (?:over|after|in|of (?:any |all )?(?:blame|wrongdoing|responsibility))"
        "|exonerat(?:es?|ed)|absolv(?:es?|ed)|not (?:to blame|responsible|liable|at fault)",
        "blam(?:es?|ed)|to blame|responsible for|at fault|liable for|faulted|culpable",
    ),
    _pair("warned|warnings?", "without (?:any |a |prior )?warning|no (?:prior )?warning"),
    _pair(
        "deliberate(?:ly)?|intentional(?:ly)?|on purpose|arson",
        "accident(?:s|al|ally)?|unintentional(?:ly)?|inadvertent(?:ly)?|unintended|by mistake",
    ),
    _pair(
        "majority|most|nearly all|almost all", "minority|a few|few of|none of|hardly any|a handful"
    ),
    _pair(
        '(?:rat|grad|judg|call)\\w+ (?:\\S+ ){0,4}[“"]?(?:good|outstanding)',
        "requir(?:es?|ed|ing) improvement|needs improvement|inadequate|special measures"
        '|(?:rated|graded|judged) (?:\\S+ ){0,4}[“"]?(?:poor|failing)',
    ),
    _pair("peaceful(?:ly)?|orderly|calm(?:ly)?", "violent(?:ly)?|violence|riot(?:s|ed|ing|ous)?"),
    _pair("respect(?:s|ed|ing)?", "no respect|not respect|little respect|lost (?:all )?respect"),
    _pair(
        "consensual|consented|with (?:her|his|their) consent",
        "without (?:\\w+ )?consent|non-consensual",
    ),
    _pair(
        "voluntary|voluntarily|of (?:her|his|their) own accord",
        "forced|compulsory|involuntar(?:y|ily)|against (?:her|his|their) will",
    ),
    _pair("temporary|temporarily|for now", "permanent(?:ly)?|for good|for ever|forever"),
    _pair(
        "(?:was|were|is|are|been) aware|knew",
        "unaware|not aware|did not know|didn['’]t know|had no idea",
    ),
    _pair("in public|publicly", "in private|privately|behind closed doors|in secret|secretly"),
    _pair("sober", "drunk|intoxicated|over the limit|had been drinking"),
    _pair("alone", "with (?:an )?accomplices?|with others|in a group|part of a gang"),
    _pair(
        "tax cuts?|cut(?:s|ting)? (?:\\w+ )?tax(?:es)?",
        "tax (?:rises?|increases?|hikes?)|rais(?:es?|ed|ing) (?:\\w+ )?tax(?:es)?",
    ),
    _pair(
        "attend(?:s|ed|ing)?|was present|were present|took part",
        "absent|boycott(?:s|ed|ing)?|stayed away|skipp(?:ed|ing)|snubb(?:ed|ing)",
    ),
    _pair(
        "schools?|hospitals?|clinics?|kindergartens?|nurser(?:y|ies)|mosques?|church(?:es)?"
        "|markets?|residential|homes?|houses?|apartments?|civilians?|refugee camps?|bakery",
        "barracks|command (?:centre|center|post)s?|military (?:base|target|site|facility|post)s?"
        "|weapons? (?:depot|store|factory)s?|ammunition|missile (?:site|launcher)s?|militants?"
        "|terrorists?|militia|fighters?|gunmen|headquarters|air ?base",
    ),
    _pair("conscious", "unconscious"),
    _pair("insured", "uninsured"),
    _pair("unharmed|unhurt|uninjured", "injur(?:ed|ies|y)|hurt|wounded"),
    _pair(
        "on schedule|on time|as planned", "delay(?:s|ed)?|behind schedule|late|overdue|postponed"
    ),
    _pair("under budget|within budget|on budget", "over budget|overspen[dt]|overran"),
    _pair("profits?", "loss(?:es)?|in the red"),
)


def excluding(left: str, right: str) -> tuple[str, str] | None:
    """The words by which one of them excludes the other."""
    here, there = _told(left), _told(right)
    shared = here.keys() & there.keys()
    apart = next((number for number in sorted(shared) if here[number][0] != there[number][0]), None)
    return None if apart is None else (here[apart][1], there[apart][1])


@lru_cache(maxsize=1024)
def _told(text: str) -> dict[int, tuple[bool, str]]:
    """For each pair of which the text has one wording: whether it is the second, and its words."""
    found = {}
    for number, pair in enumerate(_PAIRS):
        other = pair.other.search(text)
        rest = pair.other.sub(" ", text) if other else text
        one = pair.one.search(rest)
        if (one is None) != (other is None):
            told = one or other
            found[number] = (one is None, told.group() if told else "")
    return found
