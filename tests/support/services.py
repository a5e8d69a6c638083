"""Services that fail as real ones do: out for a day, blocked, windows closed, quotas spent, answers lost.

Here: the truth of each service, which the program only learns from its answers. A `Service` is a channel like `Post`.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bot.channels.base import NotSent
from conversation.messages import Address
from conversation.reach import Blocked, QuotaSpent, Told, Unavailable, WindowClosed
from conversation.render import Capabilities, Part
from tests.support.post import Delivery, Post, StoppedClock


@dataclass(frozen=True)
class Outage:
    """A service answers nothing from `since` until `until`."""

    since: datetime
    until: datetime


class Service(Post):
    """A channel whose service has a tariff, loses the share `losing` of its answers, and keeps who wrote when."""

    def __init__(self, name: str, capabilities: Capabilities, clock: StoppedClock) -> None:
        super().__init__(name, capabilities, clock)
        self.clock = clock
        self.chance = random.Random(name)
        self.losing = 0.0
        self.outage: Outage | None = None
        self.blocked: set[str] = set()
        self.wrote: dict[str, datetime] = {}
        self.left = capabilities.tariff.monthly
        self.quota_from: datetime | None = None
        self.paid: list[Delivery] = []
        self.lost: Counter[tuple[str, str]] = Counter()
        self._free: Counter[str] = Counter()

    def is_out(self) -> bool:
        """Tell whether it answers nothing now."""
        return self.outage is not None and self.outage.since <= self.clock.now() < self.outage.until

    def takes(self, who: str) -> bool:
        """Tell whether it would deliver a message to somebody now."""
        return not self.is_out() and who not in self.blocked and self._window(who) and self.left != 0

    def is_free(self, who: str) -> bool:
        """Tell whether a message to somebody costs nothing now."""
        tariff = self.capabilities.tariff
        if tariff.price == 0:
            return True
        recent = tariff.free_for is not None and self._since(who) < tariff.free_for
        return recent and (tariff.free_messages is None or self._free[who] < tariff.free_messages)

    async def send(self, to: Address, part: Part, row: int) -> Told | None:
        """Deliver, or fail as the service would. Raises NotSent."""
        self.attempts += 1
        if self.is_out():
            # Most connections are refused; on some nothing is ever heard.
            raise NotSent(Unavailable(doubtful=self.chance.random() < 0.2))
        if to.id in self.blocked:
            raise NotSent(Blocked())
        if not self._window(to.id):
            raise NotSent(WindowClosed())
        if self.left == 0:
            raise NotSent(QuotaSpent(self.clock.now() + timedelta(days=20)))
        delivery = Delivery(to, part, row, self.clock.now())
        if self.left is not None:
            self.left -= 1
        if self.is_free(to.id):
            self._free[to.id] += 1
        else:
            self.paid.append(delivery)
        self.sent.append(delivery)
        if self.chance.random() < self.losing:
            self.lost[to.id, part.text] += 1
            raise NotSent(Unavailable(doubtful=True))
        return Told(left=self.left)

    def _since(self, who: str) -> timedelta:
        return self.clock.now() - self.wrote[who]

    def _window(self, who: str) -> bool:
        window = self.capabilities.tariff.window
        return window is None or self._since(who) < window


def apart(told: list[Delivery]) -> bool:
    """Tell whether no two of these deliveries came through two channels within an hour."""
    inorder = sorted(told, key=lambda each: each.at)
    return all(
        one.to.channel == other.to.channel or other.at - one.at >= timedelta(hours=1)
        for one, other in pairwise(inorder)
    )
