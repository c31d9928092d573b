"""Words that tell that somebody dares to say something: "had the gall to call it a reform"."""

from api.engines.rules.words.grammar import words
from api.engines.rules.words.layout import Layout

_NERVE = words("gall nerve audacity temerity cheek effrontery chutzpah decency courage grace")
_WENT = words("went gone go goes going")
_FARTHEST = 4


def bold_words(layout: Layout, to: int) -> int:
    """How many words before the verb's "to", with it, tell so; 0 where none do."""
    near = [layout.words[i] for i in range(max(0, to - _FARTHEST), to + 1)]
    if len(near) > _FARTHEST and near[1:] == ["so", "far", "as", "to"] and near[0] in _WENT:
        return _FARTHEST + 1
    dares = near[-3:-2] == ["the"] and near[-2] in _NERVE
    return len(near[-3:]) if dares else 0
