"""What to do when a send fails: decisions over named failures.

Belongs here: every way a send can fail, and whether to try again or give this address up. Which address comes next is
`conversation.reach.plan`.
"""

from datetime import datetime, timedelta
from typing import TypeAlias

from msgspec import Struct


class Throttled(Struct, frozen=True):
    """The service wants fewer messages: wait `after`."""

    after: timedelta


class Blocked(Struct, frozen=True):
    """The person blocked us, or never let us speak first."""


class Gone(Struct, frozen=True):
    """The address exists no more."""


class BadRequest(Struct, frozen=True):
    """The service refused the message itself: our fault, never retried. `reason` holds no personal data."""

    reason: str


class Unavailable(Struct, frozen=True):
    """No answer, or a server's fault. `doubtful`: it may have been delivered all the same. `refused`: the service does
    not take us (a token that was withdrawn), and will not until somebody mends that."""

    doubtful: bool = False
    refused: bool = False


class WindowClosed(Struct, frozen=True):
    """The service lets us write only for a time after the person wrote, and that time is over."""


class QuotaSpent(Struct, frozen=True):
    """The service's quota is used up until `until`."""

    until: datetime


Failure: TypeAlias = Throttled | Blocked | Gone | BadRequest | Unavailable | WindowClosed | QuotaSpent


class Retry(Struct, frozen=True):
    """Try again at `at`; `whole_channel`: until then nothing of that channel is sent."""

    at: datetime
    whole_channel: bool = False


class GiveUp(Struct, frozen=True):
    """Do not try this address again for this message; `unreachable`: nor for any other until it opens again."""

    unreachable: bool


Decision: TypeAlias = Retry | GiveUp

MOST_ATTEMPTS = 12
_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=10)
_UNTIL_MENDED = timedelta(minutes=1)


def decide(failure: Failure, attempts: int, now: datetime) -> Decision:
    """Decide after the `attempts`-th failed attempt (1 is the first)."""
    match failure:
        case Throttled(after):
            return Retry(now + after)
        case QuotaSpent(until):
            return Retry(until, whole_channel=True)
        case Unavailable(refused=True):
            # Somebody has to mend it first, however long that takes; then what waits goes out soon.
            return Retry(now + _UNTIL_MENDED)
        case Unavailable():
            if attempts >= MOST_ATTEMPTS:
                return GiveUp(unreachable=False)
            return Retry(now + min(_FIRST_WAIT * 2 ** (attempts - 1), _LONGEST_WAIT))
        case Blocked() | Gone() | WindowClosed():
            return GiveUp(unreachable=True)
        case BadRequest():
            return GiveUp(unreachable=False)
