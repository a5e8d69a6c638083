"""What an answer of the Bot Platform means for the message that was sent: a failure of `conversation.reach`.

Pure. Belongs here: its codes and its English. What is then done is `conversation.reach`.
Source: https://docs.zaloplatforms.com/docs/BOT (error codes): 400 parameter or path, 401 token, 403 "Internal server
error" (sic), 404 not found, 408 poll timeout, 426 daily limit of testWebhook, 429 "Quota exceeded". Which code a person
who blocked the bot gives is not documented.
"""

from datetime import datetime, timedelta, tzinfo

from bot.channels.base import Lost
from bot.channels.zalo_bot.wire import Refused
from conversation.reach import BadRequest, Blocked, Failure, Gone, QuotaSpent, Throttled, Unavailable

THROTTLED_FOR = timedelta(seconds=60)

_NO_SUCH = ("chat not found", "user not found", "chat_id is invalid", "invalid chat_id", "group not found")
_BLOCKED = ("block", "forbidden", "not allowed", "not a member", "kicked")
_LONGEST_REASON = 120


def failure_of(error: Refused | Lost, now: datetime, zone: tzinfo, *, quota_is_monthly: bool = False) -> Failure:
    """Name what happened to a message.

    A 429 says "Quota exceeded" without saying of what: of the minute, or, with `quota_is_monthly`, of the plan's month,
    which ends in the office's `zone`.
    """
    if isinstance(error, Lost):
        return Unavailable(doubtful=error.asked)
    said = error.description.casefold()
    match error.code:
        case 401:
            return Unavailable(refused=True)
        case 429:
            return QuotaSpent(_next_month(now, zone)) if quota_is_monthly else Throttled(THROTTLED_FOR)
        case 400 | 403 | 404 if _says(said, _NO_SUCH):
            return Gone()
        case 403 if _says(said, _BLOCKED):
            return Blocked()
        case 403 | 408:
            return Unavailable(doubtful=True)
        case 404:
            # A chat that is no more, told in the service's own words; without any it is a wrong address of the service.
            return Gone() if said else Unavailable()
        case 400 | 413:
            return BadRequest(error.description[:_LONGEST_REASON] or str(error.code))
        case code if code >= 500:
            return Unavailable(doubtful=True)
        case _:
            return Unavailable()


def _next_month(now: datetime, zone: tzinfo) -> datetime:
    here = now.astimezone(zone)
    year, month = (here.year + 1, 1) if here.month == 12 else (here.year, here.month + 1)
    return datetime(year, month, 1, tzinfo=zone)


def _says(said: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in said for phrase in phrases)
