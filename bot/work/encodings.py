"""Bytes of a text become letters: UTF-8, UTF-16, and the two old Vietnamese ways of writing, CP1258 and TCVN3 (ABC).

Belongs here: telling them apart. A text that is none of them is no text.
"""

import unicodedata

# TCVN 5712:1993 VN3, as the fonts .VnTime and .VnArial write it: one byte a letter, capitals being another font.
_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_FROM_TCVN3 = str.maketrans(_TCVN3)
_LETTERS = frozenset("abcdeghiklmnopqrstuvxy")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def text_of(content: bytes) -> str | None:
    """Return the text that `content` is, as NFC; None where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _checked(_decoded(content, encoding))
    if (found := _checked(_decoded(content, "utf-8"))) is not None:
        return found
    if _CONTROLS & set(content):
        return None
    old = [_decoded(content, "cp1258"), (_decoded(content, "latin-1") or "").translate(_FROM_TCVN3)]
    likely = [unicodedata.normalize("NFC", each) for each in old if each]
    return _checked(min(likely, key=_strange)) if likely else None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return unicodedata.normalize("NFC", content.decode(encoding))
    except UnicodeDecodeError:
        return None


def _checked(text: str | None) -> str | None:
    return None if text is None or any(ord(c) in _CONTROLS for c in text) else text


def _strange(text: str) -> int:
    """Count what no Vietnamese text has: words with two tones, and marked letters of other languages."""
    toned = sum(1 for word in unicodedata.normalize("NFD", text).split() if sum(c in _TONES for c in word) > 1)
    return toned + sum(1 for c in text if ord(c) > 127 and not _vietnamese(c))


def _vietnamese(c: str) -> bool:
    base = unicodedata.normalize("NFD", c.casefold().replace("đ", "d"))[0]
    return c.isalpha() and base in _LETTERS
