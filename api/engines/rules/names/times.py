"""Times between a subject and its verb: "the union LATE LAST NIGHT said"."""

from collections.abc import Container, Sequence

from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.grammar import WEEKDAYS, is_number, words

_LONE = words("today yesterday tonight tomorrow later earlier then overnight afterwards since")
_AGO = words("ago later earlier")
_SEASONS = words("spring summer autumn winter christmas easter quarter term session")
_NOUNS = TIME_NOUNS | _SEASONS
_WITHIN = words(
    "the a an past few several recent some many same following previous first second third next "
    "coming least of or and"
)
_COUNTS = _WITHIN | words("one two three four five six seven eight nine ten dozen hundred couple")
_POINTING = words("last this that next")
_BEFORE_POINTING = words("late early earlier later only just")
_TIMED = words("for since in on at by until over during within after before from through around")
_MADE = words(
    "made held led given written taken drawn sent put set seen shown said done begun born due"
)
_LONGEST = 7
_SHORT = 2


def without_time(
    said: Sequence[str],
    named: Container[int],
    speakers: Container[int],
    end: int,
    lowest: int,
) -> int:
    """Where the phrase that ends at `end` ends without the times that follow its noun.

    `said`: the words of the text; `named`, `speakers`: its tokens in names, and of nouns for those
    who speak. What tells of another noun stays: "a report published last week", "minutes of a
    meeting on 12 May".
    """
    while end - 1 > lowest and end - 1 not in named:
        start = _start(said, end - 1, lowest)
        if start is None or start <= lowest or not _may_part(said[start - 1]):
            return end
        able = start - 1 in named or start - 1 in speakers
        if said[start] in _TIMED and end - start > _SHORT and not able:
            return end
        end = start
    return end


def behind_comma(said: Sequence[str], named: Container[int], end: int, lowest: int) -> int:
    """Where a time starts between an aside and a verb: "Lee, who left, | ON MONDAY said"."""
    start = None if end - 1 in named else _start(said, end - 1, lowest)
    return start if start and start > lowest and said[start - 1] == "," else end


def _may_part(before: str) -> bool:
    """Whether the word in front of a time may end a subject."""
    return before[-1:].isalnum() and not (before.endswith("ed") or before in _MADE)


def _start(said: Sequence[str], last: int, lowest: int) -> int | None:
    """Where the time starts whose last word this is."""
    word = said[last]
    if word in _AGO and said[last - 1] in TIME_NOUNS:
        return _counted(said, last - 1, lowest)
    if word in TIME_NOUNS and said[last + 1] in _AGO:
        return _counted(said, last, lowest)
    if word in _LONE:
        return last
    if word in _NOUNS or is_number(word):
        return _dated(said, last, lowest)
    return None


def _counted(said: Sequence[str], noun: int, lowest: int) -> int:
    """Where "two weeks AGO" and "a day LATER" start."""
    start = noun
    while start - 1 > lowest and (is_number(said[start - 1]) or said[start - 1] in _COUNTS):
        start -= 1
    return start


def _dated(said: Sequence[str], last: int, lowest: int) -> int | None:
    """Where "on 3 May", "late on Monday night" or "earlier this week" starts."""
    for start in range(last, max(lowest, last - _LONGEST), -1):
        word = said[start]
        if word in _TIMED and start < last:
            return start - (said[start - 1] in _BEFORE_POINTING)
        if word in _POINTING and start < last:
            before = start - 1 if said[start - 1] in _BEFORE_POINTING else start
            return before - (said[before - 1] in _TIMED)
        if not (word in _NOUNS or word in _COUNTS or is_number(word)):
            break
    return _weekday(said, last)


def _weekday(said: Sequence[str], last: int) -> int | None:
    """Where a bare day starts, as in American news: "the group late Monday said"."""
    day = last if said[last] in WEEKDAYS else last - 1
    if said[day] not in WEEKDAYS or is_number(said[last]):
        return None
    return day - (said[day - 1] in _BEFORE_POINTING)
