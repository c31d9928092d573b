"""Adjectives by which somebody judges a thing: "called the claim false"."""

from api.engines.rules.words.grammar import words

_ENDINGS = ("ous", "ful", "less")
_LISTED = words(
    "false true untrue wrong unfair unjust fair dishonest incorrect inaccurate unacceptable "
    "unconscionable deplorable despicable reasonable inevitable laughable irresponsible "
    "indefensible reprehensible regrettable unforgivable inexcusable terrible horrible credible "
    "implausible unthinkable unworkable unaffordable unsustainable unconstitutional illegal "
    "immoral criminal unethical racist sexist antisemitic fascist undemocratic unpatriotic "
    "un-american troubling alarming disturbing concerning chilling shocking damning appalling "
    "disgusting insulting embarrassing disappointing encouraging misleading sickening staggering "
    "astonishing devastating heartbreaking absurd bizarre obscene grotesque fake bogus phony "
    "unfit corrupt weak inept crazy insane sad sick evil rigged flawed overblown exaggerated "
    "unfounded politicized politicised unprecedented premature inadequate unwise historic tragic "
    "toxic cynical hypocritical political partisan nonsensical divisive excessive abusive "
    "offensive insensitive unnecessary extraordinary inhumane cruel barbaric heroic disloyal "
    "unsafe void invalid unreliable unlikely crucial vital essential critical discriminatory "
    "retaliatory inflammatory defamatory contradictory arbitrary incompetent negligent "
    "complacent arrogant pathetic idiotic stupid"
)


def judges(word: str) -> bool:
    """Whether a word in lower case is such an adjective; no nouns such as "hospital" are."""
    return word in _LISTED or word.endswith(_ENDINGS)
