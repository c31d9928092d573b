"""Bytes to text: by byte order mark, by what is declared, else UTF-8; never by guessing."""

import codecs
import re

from api.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSETS = frozenset(
    {
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be"),
        *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "mac-roman"),
        *("iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-7"),
        *("iso8859-9", "iso8859-13", "iso8859-15", "koi8-r", "koi8-u"),
        *("shift_jis", "euc_jp", "gb2312", "gbk", "gb18030", "big5", "euc_kr"),
    }
)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_DECLARED_WITHIN = 4096
_META_CHARSET = re.compile(
    rb"""<meta\s[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of these bytes, without a leading byte order mark.

    A mark decides; then valid UTF-8; then `charset` as declared. Raises EncodingError naming the
    first byte that does not fit.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, len(mark))
    declared = _codec(charset) if charset else None
    if declared and declared.startswith("utf-16"):
        return _strict(data, "utf-16-le" if declared == "utf-16" else declared)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and declared != "utf-8":
            return _strict(data, declared)
        raise _broken(data, "UTF-8", error.start) from None


def decode_page(page: bytes, charset: str | None = None) -> str:
    """The markup of a page, by byte order mark, UTF-8, or the charset that it declares."""
    head = page[:_DECLARED_WITHIN]
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    declared = charset or (found.group(1).decode("ascii") if found else None)
    # A page whose declaration can be read byte by byte is not in UTF-16, whatever it says.
    if declared and declared.lower().startswith("utf-16") and found:
        declared = None
    return decode(page, declared)


def _codec(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        name = ""
    if name not in _CHARSETS:
        raise EncodingError(
            "The declared charset is not one that is read. Convert the article to UTF-8 with iconv."
        )
    return _AS_BROWSERS_DO.get(name, name)


def _strict(data: bytes, encoding: str, offset: int = 0) -> str:
    try:
        return data[offset:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, encoding, offset + error.start) from None


def _broken(data: bytes, encoding: str, offset: int) -> EncodingError:
    byte = f" (0x{data[offset]:02X})" if offset < len(data) else ""
    return EncodingError(
        f"Byte {offset}{byte} is not valid {encoding.upper()}. Convert the article to UTF-8, for "
        "example with: iconv -f WINDOWS-1252 -t UTF-8 article.txt > article.utf8.txt"
    )
