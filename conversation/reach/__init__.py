"""Reaching people: what a failed send means, what a message costs, which of somebody's addresses it goes to now.

Pure decisions over values. Belongs here: every way a send can fail (`failures`), what channels ask (`tariff`), the
plan of one message (`plan`), and of a month's messages (`budget`). Mapping a service's answer to these values is the
channel's work; carrying a decision out is `bot.deliver`'s.
"""

from conversation.reach.failures import (
    MOST_ATTEMPTS,
    BadRequest,
    Blocked,
    Decision,
    Failure,
    GiveUp,
    Gone,
    QuotaSpent,
    Retry,
    Throttled,
    Unavailable,
    WindowClosed,
    decide,
)
from conversation.reach.tariff import FREE, Tariff, Told, month_of

__all__ = [
    "FREE",
    "MOST_ATTEMPTS",
    "BadRequest",
    "Blocked",
    "Decision",
    "Failure",
    "GiveUp",
    "Gone",
    "QuotaSpent",
    "Retry",
    "Tariff",
    "Throttled",
    "Told",
    "Unavailable",
    "WindowClosed",
    "decide",
    "month_of",
]
