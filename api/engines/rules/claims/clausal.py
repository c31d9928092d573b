"""Whether what somebody is reported to have said makes a claim of its own."""

from collections.abc import Sequence
from functools import lru_cache

from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.claims.piece import has_words
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import OPEN_MARKS, PRONOUNS, is_number
from api.engines.rules.words.grammar import words as words_of
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import TIES, first_verb, has_subject_and_verb
from api.schemas.claims import Attribution
from api.text.quantities import COUNTING

_NO_CLAUSE = words_of("to of for as about against over with by being")
_CALLS = ("urg", "call", "accus", "blam", "prais", "condemn", "criticis", "criticiz", "denounc")
_TELLS = ("warn", "tell", "told", "remind", "advis", "instruct", "order", "command", "caution")
_CITES = frozenset({"according to", "per", "as per", "in the words of"})
_ASKS = ("ask", "wonder", "question", "quer")
_JOINS = words_of("and but or")
_OPENERS = words_of("that and but")
_CLAUSE_WORDS = 4
_CLAUSES = frozenset({"attribution.verb.clause", "attribution.verb.participle"})
"""Rules of attributions that read a clause, whatever stands between its subject and its verb."""
_ONLY_CLAUSES = listed("only_clauses")
_LONGEST_LIMIT = 5
_THAT = "that "
_PARTING = TIES - words_of("than not both either neither so")
"""What opens a clause within another one."""
_MEASURING = words_of("about over")
_COUNTS = COUNTING | {"a"}
_AMOUNTS = words_of("many much few little long")


def is_clausal(passages: Passages, part: Part) -> bool:
    """Whether what is said makes a clause of its own, with a subject and a verb."""
    tokens = passages.between(part.start, part.end)
    while tokens and (not tokens[0].is_word or tokens[0].lower in _OPENERS):
        tokens = tokens[1:]
    if not tokens:
        return False
    long = has_words(tokens, _CLAUSE_WORDS)
    if part.attribution.form == "direct":
        return long or has_subject_and_verb(tokens)
    if _is_asked(part, tokens) or _is_told_to_act(part.attribution):
        return False
    if long and (_is_cited(part) or _is_that_clause(passages, part)):
        return True
    if _is_call(part.attribution) and not passages.document.text.startswith(_THAT, part.start):
        return False
    return _has_clause(part, tokens)


def _is_cited(part: Part) -> bool:
    """Whether the source stands behind it, or behind an "according to"."""
    cue = part.attribution.cue
    return cue is not None and (cue.exact.lower() in _CITES or cue.start >= part.end)


_OF_OBJECT = "attribution.verb.object"


def _has_clause(part: Part, tokens: Sequence[Token]) -> bool:
    """Whether a clause is told, and nobody and nothing is only spoken of."""
    if tokens[0].lower in _NO_CLAUSE and not _is_measure(tokens):
        return False
    if tokens[0].lower.endswith("ing") and part.attribution.rule_id == _OF_OBJECT:
        return False  # "described having to wait": what he did
    read = part.attribution.rule_id in _CLAUSES and part.start == part.attribution.content[0].start
    if read and _is_read_clause(part.attribution, tokens):
        return True
    told = _before_tie(tokens)
    return has_subject_and_verb(told) and not _goes_on(told)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether its only verb has its subject elsewhere: "expects charges but could not tell"."""
    verb = first_verb(tokens)
    return verb is not None and verb > 0 and tokens[verb - 1].lower in _JOINS


def is_saying(attribution: Attribution, verb: Token) -> bool:
    """Whether the verb of a clause tells what somebody says, which nobody else vouches for."""
    cue = attribution.cue
    says = attribution.kind == "statement" and attribution.form != "naming"
    told = says and attribution.rule_id in _CLAUSES and not _is_call(attribution)
    return told and cue is not None and cue.start <= verb.start < cue.end


def _is_that_clause(passages: Passages, part: Part) -> bool:
    """Whether a "that" opens it, behind which a clause stands, whatever its verb is."""
    low = part.attribution.content[0].start
    told = part.attribution.rule_id == "attribution.verb.that" and low == part.start
    return (
        told
        and not _is_call(part.attribution)
        and passages.document.text[max(0, low - len(_THAT)) : low].lower() == _THAT
    )


def _is_asked(part: Part, tokens: Sequence[Token]) -> bool:
    """Whether it is a question in other words, which states nothing: "asked if it had closed"."""
    opening = tokens[0].lower if tokens else ""
    cue = part.attribution.cue
    asks = cue is not None and cue.exact.lower().startswith(_ASKS)
    return opening == "whether" or (opening == "if" and asks)


def _before_tie(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first word, behind the first, that ties on a clause of its own."""
    limit = _limit_end(tokens)
    end = next((i for i, t in enumerate(tokens) if i > limit and t.lower in TIES), len(tokens))
    return tokens[:end]


def _limit_end(tokens: Sequence[Token]) -> int:
    """Where the number stands whose limit opens this, as in "more than 40"; 0 if there is none."""
    return limit_end([*(token.lower for token in tokens[:_LONGEST_LIMIT]), "", ""], 0)


def _is_measure(tokens: Sequence[Token]) -> bool:
    """Whether a number follows: "about 400 people", "as many as half of them"."""
    behind = tokens[1].lower if len(tokens) > 1 else ""
    if tokens[0].lower in _MEASURING and (is_number(behind) or behind in _COUNTS):
        return True
    return _limit_end(tokens) > 0


def _is_read_clause(attribution: Attribution, tokens: Sequence[Token]) -> bool:
    """Whether a verb is seen in what was read as a clause, behind an aside at most.

    What is "said" or "thought" is a clause wherever its verb is; one may be "told" a story.
    """
    cue = attribution.cue.exact.lower().split() if attribution.cue else []
    only = not _ONLY_CLAUSES.isdisjoint(cue)
    return _has_verb(tokens if only else _without_asides(tokens))


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands behind a subject: a pronoun has one, even if none is known."""
    if first_verb(tokens) or (len(tokens) >= _CLAUSE_WORDS and tokens[0].lower in PRONOUNS):
        return True
    return any(_opens_quoted(tokens, i) for i in range(2, len(tokens) - 1))


def _opens_quoted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb opens what is quoted: "said the deal “raises more questions”"."""
    marked = tokens[index - 1].text in OPEN_MARKS and tokens[index - 2].is_word
    return marked and tokens[index].lower.endswith(("s", "ed"))


def _without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first tie, without asides between commas: ", who lied, was"."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if index and _parts(tokens, index):
            end = _aside_end(tokens, index)
            if end is None:
                break
            index = end
        kept.append(tokens[index])
        index += 1
    return kept


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause opens here, and no measure: "as many as 40"."""
    if tokens[index].lower not in _PARTING:
        return False
    behind = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return tokens[index].lower != "as" or not (behind in _AMOUNTS or is_number(behind))


def _aside_end(tokens: Sequence[Token], index: int) -> int | None:
    """Place of the comma that closes the aside which opens at `index`, behind another comma."""
    if tokens[index - 1].text != ",":
        return None
    return next((i for i in range(index, len(tokens) - 1) if tokens[i].text == ","), None)


def _is_call(attribution: Attribution) -> bool:
    """Whether the source wants somebody to act: what follows is no statement of fact."""
    if attribution.kind in {"decree", "desire"}:
        return True
    return attribution.cue is not None and _calls(attribution.cue.exact)


def _is_told_to_act(attribution: Attribution) -> bool:
    """Whether somebody is warned or told to do something: "warned jurors to ignore it"."""
    will = attribution.rule_id == "attribution.verb.will"
    cue = attribution.cue.exact.lower().split() if will and attribution.cue else []
    return bool(cue) and cue[-1].startswith(_TELLS)


@lru_cache(maxsize=1024)
def _calls(cue: str) -> bool:
    return any(token.lower.startswith(_CALLS) for token in scan(cue))
