"""Chance for invitation codes and receipts; issuing a code is `storage.issuing`."""

import secrets

from storage.issuing import NoCodeLeft, Seating, issue

__all__ = ["NoCodeLeft", "Seating", "draw_digits", "issue"]


def draw_digits(number: int) -> str:
    """Draw that many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(number))
