"""What reading a figure gives: the quantity, the question or the refusal. No rules, no text for people."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

LIMIT = Decimal(10) ** 15
"""A figure stays below this; at or above it is asked again."""

DECIMALS = 3
"""A figure has at most so many decimals; more is asked again, never rounded."""


class Asked(StrEnum):
    """What the question asks for."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    GROWTH = "growth"


class Hedge(StrEnum):
    """How exact the officer says the figure is: `gần` is under, `hơn` is over, `khoảng` is about."""

    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Why(StrEnum):
    """Why a text is no plain figure; the conversation words the question by it."""

    EMPTY = "empty"
    NO_NUMBER = "no_number"
    NO_DATA_YET = "no_data_yet"
    VAGUE = "vague"
    RANGE = "range"
    TWO_FIGURES = "two_figures"
    FRACTION = "fraction"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    LINK = "link"
    CODE = "code"
    DOCUMENT = "document"
    ORDINAL = "ordinal"
    SLOGAN = "slogan"
    NEGATIVE = "negative"
    CHANGE = "change"
    EXCESS = "excess"
    RATIO = "ratio"
    TOO_LARGE = "too_large"
    TOO_PRECISE = "too_precise"
    TOO_LONG = "too_long"
    NOT_WHOLE = "not_whole"
    PERCENT_FOR_COUNT = "percent_for_count"
    FOREIGN_CURRENCY = "foreign_currency"
    OTHER_UNIT = "other_unit"
    SCALE_MISSING = "scale_missing"
    SCALE_ORDER = "scale_order"
    SHORTENED = "shortened"
    SEPARATOR = "separator"
    FOREIGN_DIGITS = "foreign_digits"
    EXPRESSION = "expression"
    MISSPELT = "misspelt"
    UNSURE = "unsure"


class Quantity(Struct, frozen=True, kw_only=True):
    """A figure as meant.

    `value` is in the indicator's unit where one was given to `read`, else in base units (đồng, not triệu đồng).
    `unit` is the noun as typed (`đồng` for đ and VNĐ, `%`), the indicator's where the value was converted to it, or
    None where none was typed. `extras` holds what stood beside the figure: `target` or `total` of a/b.
    """

    value: Decimal
    unit: str | None = None
    hedge: Hedge = Hedge.NONE
    extras: Mapping[str, Decimal] = field(default_factory=dict)


class Plain(Struct, frozen=True):
    """Exactly one sensible reading."""

    quantity: Quantity


class Ambiguous(Struct, frozen=True):
    """A sensible person would ask. `readings`: what to offer, likeliest first; none where only a magnitude is known."""

    readings: tuple[Quantity, ...]
    why: Why


class Unreadable(Struct, frozen=True):
    """No usable figure: ask again, store nothing."""

    why: Why


Reading = Plain | Ambiguous | Unreadable
