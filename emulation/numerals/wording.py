"""Figures written out: plain decimal strings, and words in Vietnamese and English. Grouping digits is Babel's work."""

from decimal import Decimal

from emulation.numerals.values import DECIMALS, LIMIT

_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_CLASSES = ("", "nghìn", "triệu")
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_CLASSES = ("", "thousand", "million", "billion", "trillion")


class Unwordable(ValueError):
    """No figure (negative, not finite, 10**15 or more, more than three decimals), or an unknown language."""

    def __init__(self, value: Decimal, language: str) -> None:
        super().__init__(value, language)
        self.value = value
        self.language = language


def plain(value: Decimal) -> str:
    """The value as a plain decimal string: no exponent, no grouping, no trailing zeros (`28000`, `1.5`)."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def in_words(value: Decimal, language: str) -> str:
    """The value in words, for readers who listen: `vi` (hai mươi tám nghìn) or `en` (twenty-eight thousand).

    Decimals of the Vietnamese wording are read as Vietnamese say them: leading zeros one by one, the rest as a number.
    Raises `Unwordable` for what no figure can be.
    """
    if language not in {"vi", "en"} or not value.is_finite() or not 0 <= value < LIMIT:
        raise Unwordable(value, language)
    whole, _, decimals = plain(value).partition(".")
    if len(decimals) > DECIMALS:
        raise Unwordable(value, language)
    if language == "en":
        words = _english(int(whole))
        return f"{words} point {' '.join(_EN[int(d)] for d in decimals)}" if decimals else words
    words = _vietnamese(int(whole))
    if not decimals:
        return words
    zeros = len(decimals) - len(decimals.lstrip("0"))
    return " ".join([words, "phẩy", *["không"] * zeros, _vietnamese(int(decimals))])


def _vietnamese(number: int) -> str:
    if number == 0:
        return _VI[0]
    billions, rest = divmod(number, 10**9)
    words: list[str] = []
    if billions:
        # Above 999 tỷ the coefficient of tỷ is itself read in classes: hai nghìn ba trăm tỷ.
        words += [*_classes(billions, False), "tỷ"]
    words += _classes(rest, bool(billions))
    return " ".join(words)


def _classes(number: int, follows: bool) -> list[str]:
    """The classes triệu, nghìn and units of a number below 10**9.

    An empty class between two read ones is named, because `một triệu hai trăm` is heard as 1.200.000.
    """
    words: list[str] = []
    for power in (2, 1, 0):
        part = number // 1000**power % 1000
        if part:
            words += _below_thousand(part, follows)
        elif follows and power and number % 1000**power:
            words.append(_VI[0])
        else:
            continue
        follows = True
        if _VI_CLASSES[power]:
            words.append(_VI_CLASSES[power])
    return words


def _below_thousand(number: int, follows: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [_VI[hundreds], "trăm"] if hundreds or follows else []
    if tens == 0:
        if units:
            words += ["linh", _VI[units]] if words else [_VI[units]]
        return words
    words += ["mười"] if tens == 1 else [_VI[tens], "mươi"]
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5:
        words.append("lăm")
    elif units:
        words.append(_VI[units])
    return words


def _english(number: int) -> str:
    if number == 0:
        return _EN[0]
    groups = []
    for power in range(len(_EN_CLASSES) - 1, -1, -1):
        part = number // 1000**power % 1000
        if part:
            groups.append(f"{_english_below_thousand(part)} {_EN_CLASSES[power]}".strip())
    return " ".join(groups)


def _english_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_EN[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, units = divmod(rest, 10)
        words.append(_EN[rest] if rest < 20 else _EN_TENS[tens] + (f"-{_EN[units]}" if units else ""))
    return " ".join(words)
