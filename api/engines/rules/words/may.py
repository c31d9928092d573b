"""“May”: the verb, the month and the name, told apart by what stands beside it."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import MAY, PREPOSITIONS, is_number, words
from api.engines.rules.words.tokens import Token

_BEFORE_MONTH = PREPOSITIONS | words(
    "last this next late early earlier later mid since until till between each every the"
)
_BEFORE_EITHER = words("and or but that when as after before while because if to")
_BEHIND_NAME = words(
    "said says told tells has had was is did does insisted added announced called argued warned "
    "claimed denied urged accused refused vowed pledged promised rejected admitted asked wants "
    "wanted believes thinks faced faces made took gave won lost left met and 's hopes hoped"
)


def month_or_name(tokens: Sequence[Token], index: int, opens: bool) -> str:
    """How "May" stands among the words of a layout: as MAY, the month; as "May", the name; or as
    "may", the verb. `opens`: whether a sentence or a quotation starts with it."""
    before = tokens[index - 1]
    behind = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    named = behind in _BEHIND_NAME
    if opens:
        return "May" if named else "may"
    if is_number(before.lower) or is_number(behind) or before.lower in _BEFORE_MONTH:
        return MAY
    if before.is_word and before.lower not in _BEFORE_EITHER:
        named |= before.is_capitalised
    return "May" if named else MAY
