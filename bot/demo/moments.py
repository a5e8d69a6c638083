"""Where in its year a demonstration stands.

Belongs here: the names, as they are typed. What is played until then is `bot.demo.year`.
"""

from enum import StrEnum


class Moment(StrEnum):
    """Up to when a year is played: the year's figures open, three days before their deadline, a vote open, its end."""

    OPENING = "opening"
    DEADLINE = "deadline"
    VOTE = "vote"
    END = "end"
