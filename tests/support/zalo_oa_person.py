"""What an Official Account may send to one person: seven days after their last act, for nothing within 48 hours.

Here: windows, free messages, who left. Source: the facts on the OA OpenAPI (B4, B6).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

_WINDOW = timedelta(days=7)
_FREE = timedelta(hours=48)


class Refusal(Exception):
    """The service says no, in a body with HTTP 200."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


class Purse(Protocol):
    """What the account has paid for."""

    paid: int


@dataclass
class Person:
    """One person of the account. `left` unfollowed it; `free_messages` None: any number."""

    free_messages: int | None = 8
    last: datetime | None = None
    used: int = 0
    left: bool = False

    def interacts(self, now: datetime) -> None:
        """They wrote, followed, pressed a button: their windows begin anew."""
        self.last, self.used, self.left = now, 0, False

    def takes(self, now: datetime, purse: Purse) -> dict[str, Any]:
        """A message to them is to be sent; return the quota it is taken from. Raises Refusal."""
        if self.left:
            raise Refusal(-217, "User has blocked this OA")
        if self.last is None:
            raise Refusal(-213, "User has not followed OA")
        if now - self.last > _WINDOW:
            raise Refusal(-230, "User has not interacted with the OA in the past 7 days")
        if now - self.last <= _FREE and (self.free_messages is None or self.used < self.free_messages):
            self.used += 1
            return {"quota_type": "reply", "remain": self._remain(), "total": self.free_messages}
        if purse.paid <= 0:
            raise Refusal(-211, "Out of quota")
        purse.paid -= 1
        return {"quota_type": "purchase_quota", "remain": purse.paid, "total": 500, "expired_date": "31/12/2026"}

    def quota(self, now: datetime) -> dict[str, Any]:
        """Return what the quota's own method says of them."""
        last = str(int(self.last.timestamp() * 1000)) if self.last is not None else None
        free = self.last is not None and now - self.last <= _FREE
        remain = self._remain() if free else 0
        return {"last_interaction": last, "cs_reply": {"remain": remain, "total": self.free_messages}}

    def _remain(self) -> int | None:
        return None if self.free_messages is None else self.free_messages - self.used
