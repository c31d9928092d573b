"""One dictionary of all lexicons, which texts are looked up in while it grows."""

from collections.abc import Iterator

from api.engines.rules.words.dictionary import Dictionary
from api.engines.rules.words.tokens import Tokens, scan


def test_a_lexicon_that_is_added_while_a_text_is_read_is_found_whole() -> None:
    dictionary, tokens = Dictionary(), Tokens(scan("first second"))
    known = dictionary.add(["second"], ())

    def words() -> Iterator[str]:
        yield "first"
        assert list(tokens.places(dictionary, known)) == [1]
        yield "second"

    number = dictionary.add(words(), ())
    assert list(tokens.places(dictionary, number)) == [0, 1]
