"""Trouble that must reach a person: what the operator is told, and what to do about it.

Belongs here: the words. Noticing it is `bot.trouble`.
"""

from datetime import datetime
from enum import StrEnum

from conversation.messages import Reply
from conversation.sentences import Text, lines, say
from conversation.steps import tell


class Trouble(StrEnum):
    """What can go wrong while nobody looks."""

    MESSAGES_GIVEN_UP = "messages given up"
    CLOCK_SILENT = "clock silent"
    TOKEN_REFUSED = "token refused"  # noqa: S105 - a name, no token
    DISK_NEARLY_FULL = "disk nearly full"


def told(trouble: Trouble, *, number: int = 0, name: str = "", since: datetime | None = None) -> Reply:
    """Return the notice: `number` counts messages or megabytes, `name` is a channel, `since` when silence began."""
    match trouble:
        case Trouble.MESSAGES_GIVEN_UP:
            text: Text = say(
                "{number} messages could not be delivered and were given up. The secretary sees whom to call under"
                " reminding; tongket doctor says more.",
                number=number,
            )
        case Trouble.CLOCK_SILENT:
            text = say(
                "The clock was silent from {since} until now; reminders that were due meanwhile go out as one message"
                " each. Was the machine asleep or overloaded?",
                since=since or "",
            )
        case Trouble.TOKEN_REFUSED:
            text = say(
                "{name} refuses our token. Nothing is lost: messages wait. Please put a new token into the settings and"
                " start the program again.",
                name=name,
            )
        case _:
            text = say(
                "The disk has only {number} MB left. Please make room soon; when it is full, nothing more is accepted.",
                number=number,
            )
    return tell(lines(say("For the operator:"), text))
