"""How many messages a month will take on a channel, and whether its plan has them: pure, before a kỳ opens.

Belongs here: the estimate. Who answers how many questions on which channel is read by `handlers.budget`.
"""

from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from conversation.reach.tariff import Tariff

PER_ANSWER = Decimal("1.3")
"""Messages out for each answer: one bubble a turn, now and then a question back or a second part."""

PER_PERSON = 10
"""Messages out for each person and kỳ beside questions and reminders: coming in, the menu, reading over, the receipt,
what became of it, a vote's notice and its link, the group's news."""


class Budget(Struct, frozen=True, kw_only=True):
    """One channel's month: `people` on it (`joining`: of these, those who have yet to come in and may choose another),
    the `answers` they owe, the `reminders` that may go out, and the messages it has `sent` already."""

    channel: str
    month: str
    tariff: Tariff
    people: int
    joining: int
    answers: int
    reminders: int
    sent: int = 0
    allowed: int | None = None

    @property
    def messages(self) -> int:
        """The messages that the rest of the month will take, rounded up."""
        needed = PER_ANSWER * self.answers + PER_PERSON * self.people + self.reminders
        return int(needed.to_integral_value(rounding=ROUND_CEILING))

    @property
    def limit(self) -> int | None:
        """The messages the month has in all: as the service told, else by the tariff; None: any number."""
        return self.allowed if self.allowed is not None else self.tariff.monthly

    @property
    def fits(self) -> bool:
        """Whether the plan has room for these people and messages."""
        most, limit = self.tariff.people, self.limit
        return (most is None or self.people <= most) and (limit is None or self.sent + self.messages <= limit)
