"""What a comparison is headed with: the words that the headlines share, or whose accounts it is."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from api.readable.articles import title_of
from api.readable.plain import plain
from api.readable.wording import clip, listed
from api.schemas.comparison import Comparison
from api.text.english import FUNCTION_WORDS

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BREAK: Final = re.compile(r"[^\w\s'’-]")
_LONGEST = 44
_FEWEST = 2


def headline(comparison: Comparison) -> str:
    """The run of a headline that most accounts bear out; without one, the accounts' names."""
    if comparison.event.same_event == "no":
        return outlets(comparison)
    _, longest = max(_runs(comparison), default=(0, ""))
    return longest or outlets(comparison)


def outlets(comparison: Comparison) -> str:
    """The accounts by their outlets, where they have one; else by how they begin."""
    names = (
        account.analysis.article.outlet or f"“{clip(title_of(account.analysis), _LONGEST)}”"
        for account in comparison.articles
    )
    return listed([plain(name) for name in dict.fromkeys(names)])


def _runs(comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Runs of two or more words that most accounts have, with their weights."""
    texts = [account.analysis.article.text for account in comparison.articles]
    shared = Counter(word for text in texts for word in {*_words(text)})
    for title in dict.fromkeys(title_of(account.analysis) for account in comparison.articles):
        run: list[re.Match[str]] = []
        for match in _WORD.finditer(title):
            word = match[0].casefold()
            if shared[word] * 2 > len(texts):
                if run and _BREAK.search(title[run[-1].end() : match.start()]):
                    run = []
                run.append(match)
                if len(run) >= _FEWEST:
                    weight = sum(shared[one[0].casefold()] for one in run)
                    yield weight, title[run[0].start() : match.end()]
            elif word not in FUNCTION_WORDS:
                run = []


def _words(text: str) -> Iterator[str]:
    """The words that tell something."""
    for match in _WORD.finditer(text):
        if (word := match[0].casefold()) not in FUNCTION_WORDS:
            yield word
