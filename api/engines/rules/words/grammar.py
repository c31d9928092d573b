"""The closed word classes of English, as far as finding speakers needs them."""

from functools import lru_cache

from api.text import english


def words(text: str) -> frozenset[str]:
    """The words of a text that are parted by white space."""
    return frozenset(text.split())


DETERMINERS = words(
    "the a an this that these those its his her their our my your some any each every no both "
    "another several many few most all one two three"
)
PREPOSITIONS = words(
    "of in on at for from with by against about over under between among within behind near "
    "around across through during into onto off towards toward despite outside inside amid "
    "amidst alongside beyond along following per via until without including"
)
ARTICLES = frozenset({"a", "an", "the"})
PRONOUNS = words("he she they it we i you who")
SINGULAR_PERSON = frozenset({"he", "she"})
FIRST_PERSON = frozenset({"i", "we", "you"})
POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Each with the pronoun of whoever owns."""
BE = words("is are was were be been being am")
HAVE = words("has have had")
AUXILIARIES = BE | HAVE | words("having do does did")
MODALS = words(
    "would could might may should must can cannot won't wouldn't couldn't can't shouldn't"
)
FUTURE = frozenset({"will", "shall"})
HELPING = AUXILIARIES | MODALS | FUTURE
"""All that helps a verb."""
NEGATIONS = words(
    "not never nor neither isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
    "didn't without nobody none nothing no"
)
SUBORDINATORS = words(
    "that as because while when whenever after before since if although though but so whether "
    "whereas than where how what why once unless yet or nor and/or"
)
CONTRASTS = frozenset({"and", "but", "while", "although", "though", "whereas"})
"""Those behind a comma of which another's clause may start."""
RELATIVES = frozenset({"who", "which", "that", "whose"})
ADVERBS = words(
    "also then afterwards afterward "
    "later earlier soon now again once still even already just only both reportedly "
    "however meanwhile further furthermore moreover therefore thus instead too never today "
    "yesterday tomorrow tonight recently previously yet first ever often sometimes always so "
    "far long twice nevertheless nonetheless himself herself themselves itself"
)
OPENERS = words(
    "but and so yet meanwhile however still also then later earlier today yesterday tomorrow "
    "tonight recently instead separately elsewhere now nevertheless nonetheless moreover "
    "furthermore indeed for or nor once only even perhaps on last this next"
)
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | AUXILIARIES
    | MODALS
    | NEGATIONS
    | SUBORDINATORS
    | ADVERBS
    | OPENERS
)
"""Words of closed classes, that are no nouns."""
WEEKDAYS = frozenset(english.WEEKDAYS)
MAY = "may."
"""The month among the words of a layout, where "may" is the verb."""
MONTHS = frozenset(english.MONTHS) | {MAY}
PAST = words(
    "was were took made went came got ran won lost fell held led left gave saw met put set "
    "cut hit struck broke brought built bought sold spent grew rose drove drew flew kept knew "
    "began became fought faced sent paid stood shot won died"
)
OPEN_MARKS = frozenset("“‘\"«'")
CLOSE_MARKS = frozenset("”’\"'")
QUOTE_MARKS = frozenset('“”«»„"‘‹›')
DASHES = frozenset("—–")
STOPS = frozenset({":", ";", "—", "–", "(", ")", "[", "]", "{", "}", "|", "?", "!", "...", "…"})


_SHORTEST_ADVERB = 5
_WORDS_REMEMBERED = 16_384
_NOT_ADVERBS = words(
    "family supply reply ally bully assembly monopoly july italy rally jelly belly anomaly homily "
    "friendly deadly elderly weekly monthly daily ugly costly likely imply apply comply"
)


@lru_cache(maxsize=_WORDS_REMEMBERED)
def is_adverb(word: str) -> bool:
    """Whether a word in lower case stands between a subject and its verb without changing them."""
    if word in ADVERBS:
        return True
    return word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word not in _NOT_ADVERBS


def is_number(word: str) -> bool:
    return word[:1].isdigit()
