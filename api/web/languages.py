"""The languages that are recognised, by the names that readers know."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ENGLISH: Final = "en"

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        tag: name
        for line in """
af Afrikaans, sq Albanian, ar Arabic, hy Armenian, az Azerbaijani, eu Basque, be Belarusian,
bn Bengali, bs Bosnian, bg Bulgarian, my Burmese, ca Catalan, zh Chinese, hr Croatian, cs Czech,
da Danish, nl Dutch, en English, et Estonian, fi Finnish, fr French, gl Galician, ka Georgian,
de German, el Greek, gu Gujarati, he Hebrew, hi Hindi, hu Hungarian, is Icelandic, id Indonesian,
ga Irish, it Italian, ja Japanese, kn Kannada, kk Kazakh, km Khmer, ko Korean, lv Latvian,
lt Lithuanian, mk Macedonian, ms Malay, ml Malayalam, mr Marathi, mn Mongolian, ne Nepali,
no Norwegian, fa Persian, pl Polish, pt Portuguese, pa Punjabi, ro Romanian, ru Russian,
sr Serbian, si Sinhala, sk Slovak, sl Slovenian, es Spanish, sw Swahili, sv Swedish, ta Tamil,
te Telugu, th Thai, tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, cy Welsh
""".replace("\n", " ").split(",")
        for tag, name in [line.split()]
    }
)
"""Names by BCP 47 primary tag, in the order of the names."""
