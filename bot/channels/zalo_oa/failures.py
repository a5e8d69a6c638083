"""What an answer of the Official Account means for the message that was sent: a failure of `conversation.reach`.

Pure. Belongs here: the service's codes, each by its name, and which of them a person must mend. What is then done is
`conversation.reach`, what the operator reads `handlers.trouble`. Source: the facts' table of codes, quoted from
https://docs.zaloplatforms.com/docs/OA by several integrations.
"""

from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from bot.channels.base import Lost
from bot.channels.zalo_oa.wire import Refused
from conversation.reach import (
    BadRequest,
    Blocked,
    Failure,
    Gone,
    QuotaSpent,
    Throttled,
    Unavailable,
    WindowClosed,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# How long everything rests when the service says that there is too much.
REST = timedelta(seconds=15)
_MORNING = time(6, 0)
_LONGEST_REASON = 120


class Code(IntEnum):
    """Every code that is documented for sends, uploads and templates."""

    RATE_LIMITED = -32
    ATTACHMENT_EXPIRED = -100
    PHONE_INVALID = -108
    USER_CANNOT_RECEIVE = -114
    TEMPLATE_QUOTA = -115
    USER_CANNOT_RECEIVE_TYPE = -119
    TEMPLATE_TOKEN = -124
    TEMPLATE_NOT_APPROVED = -131
    TEMPLATE_PARAMETER = -132
    TEMPLATE_NIGHT = -133
    TEMPLATE_QUOTA_OF_OA = -144
    TEMPLATE_DAILY_LIMIT = -147
    SEND_FAILED = -200
    WRONG_PARAMETER = -201
    OA_DISABLED = -204
    OA_NOT_EXISTING = -205
    APP_NOT_ACTIVATED = -209
    OVER_A_LIMIT = -210
    OUT_OF_QUOTA = -211
    API_NOT_REGISTERED = -212
    NOT_FOLLOWING = -213
    ARTICLE_PROCESSING = -214
    TOKEN_INVALID = -216
    BLOCKED_BY_USER = -217
    RECEIVER_QUOTA = -218
    TOKEN_EXPIRED = -220
    OA_NOT_VERIFIED = -221
    NOT_AUTHORISED = -223
    TIER_TOO_LOW = -224
    USER_BANNED_OR_IDLE = -227
    NO_INTERACTION_IN_7_DAYS = -230
    NO_INTERACTION = -232
    TYPE_UNSUPPORTED = -233
    NIGHT_HOURS = -234
    OA_TYPE_UNSUPPORTED = -235
    V2_CLOSED = -240
    WRONG_PROOF = -242
    TYPE_BLOCKED_BY_USER = -244
    AGAINST_POLICY = -248
    TEMPLATE_PARAMETER_VALUE = -1121


class Mend(StrEnum):
    """What only the operator can mend, while messages wait."""

    ACCOUNT = "account"
    PERMISSION = "permission"
    QUOTA = "quota"


# With these the pair of tokens is renewed once, and the request made once more.
OF_THE_TOKEN = frozenset({Code.TOKEN_INVALID, Code.TOKEN_EXPIRED, Code.TEMPLATE_TOKEN})

TO_MEND = {
    Code.OA_DISABLED: Mend.ACCOUNT,
    Code.OA_NOT_EXISTING: Mend.ACCOUNT,
    Code.APP_NOT_ACTIVATED: Mend.ACCOUNT,
    Code.OA_NOT_VERIFIED: Mend.ACCOUNT,
    Code.TIER_TOO_LOW: Mend.ACCOUNT,
    Code.API_NOT_REGISTERED: Mend.PERMISSION,
    Code.NOT_AUTHORISED: Mend.PERMISSION,
    Code.WRONG_PROOF: Mend.PERMISSION,
    Code.OVER_A_LIMIT: Mend.QUOTA,
    Code.OUT_OF_QUOTA: Mend.QUOTA,
    Code.TEMPLATE_QUOTA: Mend.QUOTA,
    Code.TEMPLATE_QUOTA_OF_OA: Mend.QUOTA,
    Code.TEMPLATE_DAILY_LIMIT: Mend.QUOTA,
}


def failure_of(error: Refused | Lost, now: datetime) -> Failure:
    """Name what happened to a message at `now`."""
    if isinstance(error, Lost):
        return Unavailable(doubtful=error.asked)
    try:
        code = Code(error.code)
    except ValueError:
        # A code nobody documented: tried again a few times, as a failure of theirs.
        return Unavailable()
    match TO_MEND.get(code):
        case Mend.QUOTA:
            return QuotaSpent(_next_day(now))
        case Mend():
            # It will not take us before somebody mends that: nothing is lost, and other ways are open meanwhile.
            return Unavailable(refused=True)
        case None:
            return _of_the_message(code, error, now)


def _of_the_message(code: Code, error: Refused, now: datetime) -> Failure:
    match code:
        case Code.RATE_LIMITED:
            return Throttled(REST)
        case Code.TOKEN_INVALID | Code.TOKEN_EXPIRED | Code.TEMPLATE_TOKEN | Code.ARTICLE_PROCESSING:
            return Throttled(timedelta(minutes=1))
        case Code.NIGHT_HOURS | Code.TEMPLATE_NIGHT:
            return Throttled(_morning(now) - now)
        case Code.SEND_FAILED:
            return Unavailable()
        case (
            Code.NOT_FOLLOWING
            | Code.BLOCKED_BY_USER
            | Code.USER_BANNED_OR_IDLE
            | Code.TYPE_BLOCKED_BY_USER
            | Code.USER_CANNOT_RECEIVE
            | Code.USER_CANNOT_RECEIVE_TYPE
        ):
            return Blocked()
        case Code.PHONE_INVALID:
            return Gone()
        case Code.NO_INTERACTION_IN_7_DAYS | Code.NO_INTERACTION | Code.RECEIVER_QUOTA:
            # Whatever was used up, it opens again when the person writes.
            return WindowClosed()
        case _:
            return BadRequest(f"{error.code} {error.description}"[:_LONGEST_REASON])


def _next_day(now: datetime) -> datetime:
    there = now.astimezone(VIETNAM)
    return datetime.combine(there.date() + timedelta(days=1), time(0, 5), VIETNAM).astimezone(now.tzinfo)


def _morning(now: datetime) -> datetime:
    there = now.astimezone(VIETNAM)
    day = there.date() if there.time() < _MORNING else there.date() + timedelta(days=1)
    return datetime.combine(day, _MORNING, VIETNAM)
