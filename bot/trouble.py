"""Watching for trouble that nobody would see, and telling the operator: once a day for each.

Belongs here: noticing. The words are `handlers.trouble`.
"""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bot.receive import put_notice
from conversation.translation import Translators
from handlers.trouble import Trouble, told
from storage.store import Store

_SILENT = timedelta(minutes=5)
_LEAST_FREE = 500 * 2**20


class Watch:
    """Looks each minute: messages given up, a silent clock, a disk nearly full; and hears of refused tokens."""

    def __init__(self, place: Path | None, translators: Translators) -> None:
        self._place = place
        self._translators = translators
        self._last: datetime | None = None
        self._refused: set[str] = set()

    def token_refused(self, channel: str) -> None:
        """A channel's service no longer takes our token."""
        self._refused.add(channel)

    def look(self, store: Store, now: datetime) -> int:
        """Tell the operators what is wrong; return how many notices were put in the outbox."""
        since, self._last = self._last, now
        number = 0
        if since is not None and now - since > _SILENT:
            number += self._tell(store, now, Trouble.CLOCK_SILENT, since=since)
        if lost := store.outbox.given_up(now - timedelta(days=1)):
            number += self._tell(store, now, Trouble.MESSAGES_GIVEN_UP, number=lost)
        for channel in sorted(self._refused):
            number += self._tell(store, now, Trouble.TOKEN_REFUSED, name=channel)
        if self._place is not None and (free := shutil.disk_usage(self._place).free) < _LEAST_FREE:
            number += self._tell(store, now, Trouble.DISK_NEARLY_FULL, number=free // 2**20)
        return number

    def _tell(
        self,
        store: Store,
        now: datetime,
        trouble: Trouble,
        *,
        number: int = 0,
        name: str = "",
        since: datetime | None = None,
    ) -> int:
        notice = told(trouble, number=number, name=name, since=since)
        put = 0
        for operator in store.people.operators():
            key = f"trouble:{trouble.value}:{name}:{now.date()}:{operator}"
            put += put_notice(store, self._translators, operator, notice, now, key=key) is not None
        return put
