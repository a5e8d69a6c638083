"""What an answer of the Bot API means for the message that was sent: a failure of `conversation.reach`.

Pure. Belongs here: status codes and Telegram's English. What is then done is `conversation.reach`.
Source: https://core.telegram.org/bots/api#making-requests, /bots/api#responseparameters
"""

from datetime import timedelta

from bot.channels.base import Lost
from bot.channels.telegram.wire import Refused
from conversation.reach import BadRequest, Blocked, Failure, Gone, Throttled, Unavailable

_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was deactivated",
    "bots can't send messages to bots",
    "chat_id is empty",
)
_NO_RIGHT = ("not enough rights", "have no rights", "chat_write_forbidden", "need administrator rights")
_NOTHING_TO_DO = ("message is not modified",)
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)
# A 429 without `retry_after` comes from a proxy in front of the service.
_UNTOLD = 5.0
_LONGEST_REASON = 120


def failure_of(error: Refused | Lost) -> Failure:
    """Name what happened to a message."""
    if isinstance(error, Lost):
        return Unavailable(doubtful=error.asked)
    said = error.description.casefold()
    match error.code:
        case 429:
            return Throttled(retry_after(error))
        case 403:
            return Gone() if _says(said, _GONE) else Blocked()
        case 400 if _says(said, _GONE):
            return Gone()
        case 400 if _says(said, _NO_RIGHT):
            return Blocked()
        case 400 | 413:
            return BadRequest(error.description[:_LONGEST_REASON] or str(error.code))
        case code if code >= 500:
            return Unavailable(doubtful=True)
        case 401 | 404:
            # The token was taken back; a path that holds none that is known is not found.
            return Unavailable(refused=True)
        case _:
            # The service answers what it never answers: nothing was sent.
            return Unavailable()


def retry_after(error: Refused) -> timedelta:
    """Return for how long a 429 asks us to wait."""
    try:
        seconds = float(error.parameters["retry_after"])
    except (LookupError, TypeError, ValueError):
        seconds = _UNTOLD
    return timedelta(seconds=seconds if seconds > 0 else _UNTOLD)


def moved_to(error: Refused | Lost) -> str | None:
    """Return the supergroup that a group has become, where that is why it was refused."""
    told = error.parameters.get("migrate_to_chat_id") if isinstance(error, Refused) else None
    return str(told) if isinstance(told, int) else None


def changes_nothing(error: Refused) -> bool:
    """Tell whether an edit was refused because the message reads like that already."""
    return error.code == 400 and _says(error.description.casefold(), _NOTHING_TO_DO)


def not_editable(error: Refused) -> bool:
    """Tell whether a message cannot be edited (any more), so that a new one has to be sent."""
    return error.code == 400 and _says(error.description.casefold(), _NOT_EDITABLE)


def _says(said: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in said for phrase in phrases)
