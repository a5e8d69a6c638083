"""Column types: exact figures and instants, the same on SQLite and PostgreSQL.

Belongs here: how a value lies in a column. Which columns there are is `storage.tables`.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

_THOUSAND = 1000
_SMALLEST = Decimal("0.001")
_LIMIT = 10**15
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# SQLite numbers rows by itself only where the key is spelled INTEGER.
Key = BigInteger().with_variant(Integer(), "sqlite")


class NotExact(ValueError, DontWrapMixin):
    """A figure with more than three decimals, or of 10^15 and above, was about to be stored; it is never rounded."""


class Exact(TypeDecorator[Decimal]):
    """A `Decimal` below 10^15 with at most three decimals, as BIGINT thousandths: sums are exact on both engines."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Return thousandths. Raises NotExact."""
        del dialect
        if value is None:
            return None
        # Quantized, not multiplied: a product is rounded to the context's digits before it can be looked at.
        if not value.is_finite() or abs(value) >= _LIMIT or (exact := value.quantize(_SMALLEST)) != value:
            raise NotExact(value)
        return int(exact * _THOUSAND)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Return the figure without trailing zeros, never in exponent form."""
        del dialect
        if value is None:
            return None
        whole, rest = divmod(int(value), _THOUSAND)
        return Decimal(whole) if rest == 0 else (Decimal(int(value)) / _THOUSAND).normalize()


class Instant(TypeDecorator[datetime]):
    """An aware `datetime`, as BIGINT microseconds since 1970 UTC; comes back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return microseconds. Raises ValueError for a naive datetime."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment knows its time zone")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        del dialect
        return None if value is None else _EPOCH + int(value) * _MICROSECOND
