"""Which language a text is in, as far as can be told."""

import pytest

from api.text.language import detect
from tests.seeds import seed_000, seed_004


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police arrested two men in Leeds on Monday night.", "en"),
        ("The mayor resigned.", "en"),
        ("The striker scored twice as the visitors came from behind to win.", "en"),
        ("Президент России заявил о частичной мобилизации.", "ru"),
        ("Президент України заявив про перемогу під Харковом.", "uk"),
        ("Der Kanzler trat am Montag nach langem Streit zurück.", "de"),
        ("Le ministre a démissionné lundi soir après le vote.", "fr"),
        ("El presidente anunció ayer nuevas medidas contra la inflación.", "es"),
        ("总统周一宣布辞职。", "zh"),
        ("أعلن الرئيس استقالته يوم الاثنين", "ar"),
        ("The president said on Monday that the talks would go on. " * 5_000, "en"),
    ],
)
def test_recognises(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", [seed_000(), seed_004()])
def test_recognises_articles(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text", ["", "ok", "2022-09-11", "https://example.com/the-news", "Donald Trump", "xyzzy qwfp"]
)
def test_says_nothing_where_it_cannot_tell(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bayern Munich beat Borussia Dortmund in Der Klassiker.",
        "Pope Francis celebrates Mass in Santa Maria Maggiore",
        "Prime Minister Narendra Modi met Xi Jinping in Samarkand, Uzbekistan.",
        "Rishi Sunak slammed over tax plan",
        "Arsenal beat Chelsea 2-1.",
        "Gov. Abbott signs border bill",
        "Liverpool FC v Real Madrid CF",
    ],
)
def test_english_full_of_names_is_never_another_language(text: str) -> None:
    assert detect(text) in (None, "en")


_LONG = {
    "en": "The council said on Monday that the bridge would stay closed until engineers had looked "
    "at every cable. Drivers were told to use the ferry, which runs twice an hour. ",
    "de": "Der Stadtrat teilte am Montag mit, dass die Brücke gesperrt bleibt, bis die Ingenieure "
    "alle Seile geprüft haben. Autofahrer sollen die Fähre nehmen, die zweimal je Stunde fährt. ",
    "fr": "La mairie a annoncé lundi que le pont resterait fermé jusqu'à ce que les ingénieurs "
    "aient vérifié chaque câble. Les conducteurs doivent prendre le bac, deux fois par heure. ",
    "ru": "Городской совет сообщил в понедельник, что мост останется закрытым, пока инженеры не "
    "проверят все тросы. Водителям советуют пользоваться паромом, который ходит дважды в час. ",
}


@pytest.mark.parametrize("language", _LONG)
@pytest.mark.parametrize("times", [1, 8, 20, 60])
def test_recognises_texts_of_every_length(language: str, times: int) -> None:
    assert detect(_LONG[language] * times) == language


@pytest.mark.parametrize("other", ["de", "fr", "ru"])
def test_a_quotation_in_another_language_changes_nothing(other: str) -> None:
    around = _LONG["en"] * 10
    assert detect(f"{_LONG[other]}\n\n{around}") == "en"
    assert detect(f"{around}\n\n“{_LONG[other]}”\n\n{around}") == "en"
