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
    GRANT_LOST = "grant lost"
    ACCOUNT_REFUSED = "account refused"
    QUOTA_SPENT = "quota spent"
    DISK_NEARLY_FULL = "disk nearly full"


def told(
    trouble: Trouble, *, number: int = 0, name: str = "", since: datetime | None = None, command: str = ""
) -> Reply:
    """Return the notice.

    `number` counts messages or megabytes, or is a service's code; `name` is a channel, `since` when it began,
    `command` what is typed to mend it.
    """
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
        case Trouble.GRANT_LOST:
            text = say(
                "{name} has taken back our permission to send, at {since}. No message is lost: {number} are waiting,"
                " and what people write still arrives. The account's administrator allows it again in two minutes;"
                " on the machine, type: {command}",
                name=name,
                command=command,
                since=since or "",
                number=number,
            )
        case Trouble.ACCOUNT_REFUSED:
            text = say(
                "{name} does not let our account send (code {number}). No message is lost, they wait. Please look at"
                " the account's state, package and permissions; the operator's page lists the codes.",
                name=name,
                number=number,
            )
        case Trouble.QUOTA_SPENT:
            text = say(
                "{name} says that our messages are used up (code {number}). Until tomorrow people are reached another"
                " way where they have one; please buy more messages, or wait for the next month.",
                name=name,
                number=number,
            )
        case _:
            text = say(
                "The disk has only {number} MB left. Please make room soon; when it is full, nothing more is accepted.",
                number=number,
            )
    return tell(lines(say("For the operator:"), text))
