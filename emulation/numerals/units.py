"""Units: which a text names, how they convert inside a family, which contradict each other. No number is read here."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from emulation.numerals.lexicon import atom
from emulation.numerals.tokens import Token, bare, key, tokenise


class Family(Enum):
    """Units convert inside a family and nowhere else."""

    MONEY = "money"
    FOREIGN = "foreign"
    PERCENT = "percent"
    TIMES = "times"
    MASS = "mass"
    AREA = "area"
    LENGTH = "length"
    VOLUME = "volume"
    SCORE = "score"
    TIME = "time"
    NOUN = "noun"


MEASURES = frozenset(
    {Family.MONEY, Family.FOREIGN, Family.PERCENT, Family.MASS, Family.AREA, Family.LENGTH, Family.VOLUME}
)
"""What is measured and never counted: beside a counted noun, or another of them, it contradicts."""


class Unit(Struct, frozen=True, kw_only=True):
    """A unit by its name as shown, its family, and how many of the family's base unit it is.

    `scale`: the scale word that stands in its name (triệu đồng), which is part of the factor.
    """

    name: str
    family: Family
    factor: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)


MONEY = Unit(name="đồng", family=Family.MONEY)


def _units() -> list[tuple[list[str], Unit]]:
    listed: list[tuple[list[str], Unit]] = []

    def add(family: Family, factor: str, spellings: str, name: str = "") -> None:
        for spelling in spellings.split(","):
            unit = Unit(name=name or spelling, family=family, factor=Decimal(factor))
            listed.append((spelling.replace("-", " - ").split(), unit))

    add(Family.MONEY, "1", "đồng,đ,vnđ,vnd,đvn,việt nam đồng,đồng việt nam,₫,vn đồng", "đồng")
    add(Family.FOREIGN, "1", "usd,đô,đô la,đôla,đô la mỹ,$,us$,dollar,dollars", "USD")
    add(Family.FOREIGN, "1", "euro,eur,€", "EUR")
    add(Family.FOREIGN, "1", "bảng anh,gbp,£", "GBP")
    add(Family.FOREIGN, "1", "yên nhật,jpy,¥", "JPY")
    add(Family.FOREIGN, "1", "nhân dân tệ,cny,rmb", "CNY")
    add(Family.FOREIGN, "1", "krw,lak,thb,aud,chf,sgd")
    add(Family.PERCENT, "1", "%,phần trăm", "%")
    add(Family.TIMES, "1", "lần", "lần")
    add(Family.MASS, "1", "kg,ki lô gam,ki lô,kilogam,kilôgam,ký", "kg")
    add(Family.MASS, "0.001", "gam,gram,gr,g")
    add(Family.MASS, "10", "yến")
    add(Family.MASS, "100", "tạ")
    add(Family.MASS, "1000", "tấn")
    add(Family.AREA, "1", "m2,mét vuông,m vuông", "m2")
    add(Family.AREA, "10000", "ha,héc ta,hecta,héc-ta,hécta", "ha")
    add(Family.AREA, "1000000", "km2,ki lô mét vuông", "km2")
    add(Family.AREA, "1", "sào")
    add(Family.LENGTH, "1", "m,mét", "m")
    add(Family.LENGTH, "1000", "km,ki lô mét,kilomet,kilômét,cây số", "km")
    add(Family.LENGTH, "0.01", "cm")
    add(Family.VOLUME, "1", "lít,lit,l", "lít")
    add(Family.VOLUME, "0.001", "ml,mililit")
    add(Family.VOLUME, "1000", "m3,mét khối", "m3")
    add(Family.SCORE, "1", "điểm", "điểm")
    add(Family.TIME, "1", "giờ,tiếng,phút,ngày công")
    listed.sort(key=lambda entry: -len(entry[0]))
    return listed


_UNITS: dict[str, list[tuple[list[tuple[str, str]], Unit]]] = {}
for _spelling, _unit in _units():
    _words = [(key(word), bare(word)) for word in _spelling]
    _UNITS.setdefault(_words[0][1], []).append((_words, _unit))

_UNSURE_SIZE = frozenset({"sào"})
"""Measures whose size differs by region: read as they are, never converted."""

_NOT_MONEY_BEHIND = frozenset({"chi", "bao", "nghiep", "doi", "phuc", "ho", "ruong", "thau", "co"})
"""What makes `đồng` something else than money: đồng chí, đồng bào, đồng nghiệp, đồng đội, đồng phục, đồng hồ."""

_KINDS = (
    frozenset("người hội_viên thành_viên đoàn_viên đồng_chí em cháu trẻ học_sinh sinh_viên lao_động đảng_viên".split()),
    frozenset("nhà căn ngôi".split()),
    frozenset("hộ gia_đình".split()),
    frozenset("xã phường huyện thôn bản tỉnh ấp buôn".split()),
    frozenset("cuộc buổi lớp hội_nghị hội_thảo đợt".split()),
)
"""Nouns that surely count different things; most nouns are in none of them and contradict nothing."""


def unit_at(tokens: Sequence[Token], start: int) -> tuple[Unit, int] | None:
    """The unit of a known family that begins at an index, and the index behind it."""
    if start >= len(tokens):
        return None
    for words, unit in _UNITS.get(tokens[start].bare, ()):
        end = start + len(words)
        if end > len(tokens) or not all(map(_fits, tokens[start:end], words)):
            continue
        if unit.family is Family.MONEY and end < len(tokens) and tokens[end].bare in _NOT_MONEY_BEHIND:
            return None
        return unit, end
    return None


def _fits(token: Token, word: tuple[str, str]) -> bool:
    return token.key == word[0] or (token.unaccented and token.bare == word[1])


@lru_cache(maxsize=1024)
def indicator_unit(name: str) -> Unit:
    """An indicator's own unit: `triệu đồng` is a million of the base unit đồng, `nghìn lượt` a thousand of `lượt`."""
    tokens = tokenise(name)
    scale, at = Decimal(1), 0
    while at < len(tokens) and (word := atom(tokens[at])) and word.value >= 1000:
        scale, at = scale * word.value, at + 1
    found = unit_at(tokens, at)
    if found is None:
        return Unit(name=name, family=Family.NOUN, factor=scale, scale=scale)
    unit = found[0]
    return Unit(name=name, family=unit.family, factor=unit.factor * scale, scale=scale)


def convertible(typed: Unit, own: Unit) -> bool:
    """Whether a value in the typed unit can be told in the indicator's own."""
    if typed.family is not own.family:
        return False
    return typed.name == own.name or not {typed.name, own.name} & _UNSURE_SIZE


def contradicts(typed: Unit, own: Unit) -> bool:
    """Whether two units surely count or measure different things: ha and tấn, người and nhà."""
    if typed.family is own.family is Family.NOUN:
        first, second = _kind(typed.name), _kind(own.name)
        return first is not None and second is not None and first != second
    if {typed.family, own.family} & MEASURES:
        return not convertible(typed, own)
    return False


def _kind(noun: str) -> int | None:
    words = noun.casefold().split()
    heads = {words[0], "_".join(words[:2])} if words else set()
    return next((number for number, kind in enumerate(_KINDS) if heads & kind), None)
